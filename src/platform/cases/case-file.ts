import { assess, type Assessment } from '../../core/assess/assess.ts';
import { protocolOf, replay, type Dossier } from '../../core/dossier/dossier.ts';
import { schoolCalendar, veiligThuisCalendar } from '../../core/duties/calendar.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { ReadDossier } from '../dossier-store/dossier-store.ts';
import { toEntry, type Written } from './written.schema.ts';

export type Codes = ReadonlyMap<string, Code>;

/** The school's own reminders follow the holidays of the middle region until a board says otherwise. */
const calendars = { veilig_thuis: veiligThuisCalendar(), school: schoolCalendar({ region: 'midden', holidays: [] }) };

export type CaseFile = { readonly code: Code; readonly dossier: Dossier; readonly assessment: Assessment };

/** Reads a stored dossier by the code it was opened under. Throws when that code is not loaded. */
export function caseFile(codes: Codes, stored: ReadDossier<Written>, now: Instant): CaseFile {
  const dossier = replay(stored.entries.map(toEntry));
  const code = codeFor(codes, protocolOf(dossier) ?? stored.protocol);
  return { code, dossier, assessment: assessNow(code, dossier, now) };
}

export function codeFor(codes: Codes, protocol: string): Code {
  const code = codes.get(protocol);
  if (code === undefined) throw new Error(`the code ${protocol} is not loaded`);
  return code;
}

export function assessNow(code: Code, dossier: Dossier, now: Instant): Assessment {
  return assess(code, dossier, { now, calendars });
}
