import { formatDay } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import { monthInWords } from '../../core/log-review/months.ts';
import type { CannotDestroy } from '../../platform/retention/carry-out.ts';
import type { Destruction, Ground } from './destruction.queries.ts';
import type { HoldGround } from './holds.queries.ts';

export const holdGrounds: Readonly<Record<HoldGround, string>> = {
  report: 'Er loopt een melding of onderzoek',
  complaint: 'Er loopt een klacht',
  court: 'Er loopt een rechtszaak',
  inspection: 'Iemand vroeg om inzage of om een kopie',
  other: 'Een andere reden',
};

export const earlyGrounds: Readonly<Record<Ground, string>> = {
  request: 'Een ouder of kind vraagt erom en heeft daar recht op',
  mistake: 'Het is per vergissing gemaakt, bijvoorbeeld bij een verkeerd kind',
  other: 'Een andere reden',
};

export const isHoldGround = (word: string): word is HoldGround => Object.hasOwn(holdGrounds, word);
export const isGround = (word: string): word is Ground => Object.hasOwn(earlyGrounds, word);

/** "oktober 2026", or that it is one dossier. */
export function subjectOf({ bucket }: Pick<Destruction, 'bucket'>): string {
  return bucket === null ? 'Eén dossier, voor zijn tijd' : `Alles wat weg mag sinds ${monthInWords({ name: bucket })}`;
}

export function stateOf(
  { state, final_on: finalOn }: Pick<Destruction, 'state' | 'final_on'>,
  today: PlainDate,
): string {
  switch (state) {
    case 'proposed':
      return 'wacht op akkoord van een ander';
    case 'approved':
      return 'akkoord, nog niet uitgevoerd';
    case 'withdrawn':
      return 'niet doorgegaan';
    case 'begun':
    case 'erased':
      return 'wordt uitgevoerd';
    case 'done':
      return finalOn !== null && finalOn > today ? `vernietigd; definitief op ${formatDay(finalOn)}` : 'vernietigd';
  }
}

export function counted(dossiers: number, signals: number): string {
  return `${dossiers === 1 ? '1 dossier' : `${dossiers} dossiers`} en ${signals === 1 ? '1 signaal' : `${signals} signalen`}`;
}

export function refusalSays({ code }: CannotDestroy): string {
  switch (code) {
    case 'Held':
      return 'Dit dossier moet nu bewaard blijven. Kijk bij het dossier waarom.';
    case 'Open':
      return 'Dit dossier is nog open. Sluit het eerst.';
    case 'TooEarly':
      return 'De maand is nog niet voorbij.';
    case 'NotApproved':
      return 'Dit voorstel is intussen ingetrokken.';
  }
}
