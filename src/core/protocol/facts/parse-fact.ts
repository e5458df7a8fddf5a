import { ok, refuse, type Result } from '../../kernel/kernel.ts';
import type { Fact } from '../facts.ts';
import { answers, flagIds, skipGrounds } from '../words.ts';
import type { Known } from './known.ts';
import { below, isRecord, listed, reasonAt, unknownKeys, type FactError, type Fields } from './wrong.ts';

type Parsed = Result<Fact, readonly FactError[]>;

/** One fact of the list; `path` names its place in the errors. */
export function parseFact(known: Known, path: string, value: unknown): Parsed {
  if (!isRecord(value)) return refuse([{ path, says: kinds }]);
  if ('flag' in value) return parseFlag(path, value);
  if ('question' in value) return parseQuestion(known, path, value);
  if ('act' in value) return 'skipped' in value ? parseSkipped(known, path, value) : parseAct(known, path, value);
  if ('decision' in value) return parseDecision(known, path, value);
  return refuse([{ path, says: kinds }, ...unknownKeys(path, value, ['flag', 'question', 'act', 'decision'])]);
}

const kinds = 'Hier hoort een object met één van: flag, question, act, decision.';

function parseFlag(path: string, fields: Fields): Parsed {
  const errors = [...unknownKeys(path, fields, ['flag', 'is'])];
  const flag = listed(below(path, 'flag'), fields['flag'], flagIds, errors);
  const is = listed(below(path, 'is'), fields['is'], answers, errors);
  return flag === null || is === null || errors.length > 0 ? refuse(errors) : ok({ flag, is });
}

function parseQuestion(known: Known, path: string, fields: Fields): Parsed {
  const errors = [...unknownKeys(path, fields, ['question', 'answer'])];
  const question = listed(below(path, 'question'), fields['question'], known.questions, errors);
  const answer = listed(below(path, 'answer'), fields['answer'], answers, errors);
  return question === null || answer === null || errors.length > 0 ? refuse(errors) : ok({ question, answer });
}

function parseAct(known: Known, path: string, fields: Fields): Parsed {
  const errors = [...unknownKeys(path, fields, ['act', 'with', 'skipped', 'because'])];
  if ('because' in fields)
    errors.push({ path: below(path, 'because'), says: 'Een reden hoort alleen bij "skipped". Laat hem hier weg.' });
  const act = listed(below(path, 'act'), fields['act'], known.acts, errors);
  const company = 'with' in fields ? companyOf(known, below(path, 'with'), fields['with'], errors) : undefined;
  if (act === null || errors.length > 0) return refuse(errors);
  return ok(company === undefined ? { act } : { act, with: company });
}

function companyOf(known: Known, path: string, value: unknown, errors: FactError[]): readonly string[] {
  if (!Array.isArray(value)) {
    errors.push({ path, says: 'Hier hoort een lijst met rollen.' });
    return [];
  }
  const named = value.map((role: unknown, at) =>
    listed(`${path}[${at}]`, role, [...known.roles, ...known.teams], errors),
  );
  return named.filter((role) => role !== null);
}

function parseSkipped(known: Known, path: string, fields: Fields): Parsed {
  const errors = [...unknownKeys(path, fields, ['act', 'skipped', 'because'])];
  const act = listed(below(path, 'act'), fields['act'], known.acts, errors);
  if (act !== null && known.reportActs.has(act))
    errors.push({ path: below(path, 'skipped'), says: `${act} is de melding. Die kan niet worden overgeslagen.` });
  const skipped = listed(below(path, 'skipped'), fields['skipped'], skipGrounds, errors);
  const because = reasonAt(below(path, 'because'), fields['because'], errors);
  return act === null || skipped === null || errors.length > 0 ? refuse(errors) : ok({ act, skipped, because });
}

function parseDecision(known: Known, path: string, fields: Fields): Parsed {
  const errors = [...unknownKeys(path, fields, ['decision', 'is', 'by', 'because'])];
  const decision = listed(below(path, 'decision'), fields['decision'], ['report'], errors);
  const is = listed(below(path, 'is'), fields['is'], ['yes', 'no'], errors);
  const by = listed(below(path, 'by'), fields['by'], known.roles, errors);
  const because = reasonAt(below(path, 'because'), fields['because'], errors);
  if (decision === null || is === null || by === null || errors.length > 0) return refuse(errors);
  return ok({ decision, is, by, because });
}
