import type { Refusal } from '../../core/dossier/decide.ts';

/** Why the record would become untrue, in words a person can act on. */
export function refusalSays({ code }: Refusal): string {
  return says[code] ?? 'Dit kan niet worden vastgelegd. Kijk of alles klopt en probeer het opnieuw.';
}

const says: Readonly<Record<string, string>> = {
  AlreadyOpen: 'Dit dossier is al open.',
  NotOpen: 'Dit dossier is gesloten. Heropen het eerst. Een melding of noodcontact kan altijd.',
  NotClosed: 'Dit dossier is al open.',
  UnknownEntry: 'Deze regel staat niet in dit dossier.',
  AlreadyWithdrawn: 'Deze regel is al ingetrokken.',
  NotCorrectable: 'Deze regel kan niet worden veranderd.',
  OtherKind: 'Een verbetering blijft van dezelfde soort.',
  AlreadyRecorded: 'Dit is al vastgelegd.',
  InTheFuture: 'De dag ligt in de toekomst. Vul een dag in tot en met vandaag.',
};
