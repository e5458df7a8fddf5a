import type { Refusal } from '../../core/dossier/decide.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { FieldErrors } from '../../ui/forms/form-state.ts';

/** What would make the dossier untrue, said at the field where it can be mended. */
export function refusalErrors(refusal: Refusal): FieldErrors {
  const [field, says] = told(refusal);
  return new Map([[field, says]]);
}

const atField: Partial<Record<Refusal['code'], readonly [string, string]>> = {
  NotOpen: ['on', 'Dit dossier is gesloten. Heropen het eerst. Een signaal, noodcontact of melding kan wel.'],
  AlreadyInDossier: ['name', 'Dit kind staat al in het dossier.'],
  UnknownChild: ['about', 'Kies een kind dat in dit dossier staat.'],
  UnknownRole: ['company-1-role', 'Kies een rol die uw code kent.'],
  UnknownForm: ['also', 'Kies iets dat in uw code staat.'],
  UnknownAct: ['also', 'Kies iets dat in uw code staat.'],
  NotSkippable: ['ground', 'Een melding kunt u niet overslaan. U kunt wel besluiten om niet te melden, met reden.'],
};
const anyField = ['on', 'Dit past niet bij wat er al in het dossier staat. Open het dossier en kijk het na.'] as const;

function told(refusal: Refusal): readonly [string, string] {
  if (refusal.code === 'InTheFuture')
    return ['on', `${formatDay(refusal.on)} ligt nog voor ons. Vul een dag in tot en met vandaag.`];
  return atField[refusal.code] ?? anyField;
}
