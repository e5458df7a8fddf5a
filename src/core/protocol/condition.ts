import type { Answer } from '../kernel/kernel.ts';
import type { Circumstance, FlagId, HelpState, Outcome, ReportState, StepId } from './words.ts';

/** A closed little language. A new operator needs a decision record. */
export type Condition =
  | { readonly flag: FlagId; readonly is: Answer }
  | { readonly answered: string; readonly is?: readonly Answer[] | undefined }
  | { readonly act: string }
  | { readonly reached: StepId }
  | { readonly outcome: readonly Outcome[] }
  | { readonly report: readonly ReportState[] }
  | { readonly help: readonly HelpState[] }
  | { readonly doubt: 'stands' }
  | { readonly noted: Circumstance }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** What a condition can ask of a case. */
export type Situation = {
  readonly flags: ReadonlyMap<FlagId, Answer>;
  /** Answers of the round that runs. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly acts: ReadonlySet<string>;
  readonly reached: ReadonlySet<StepId>;
  readonly outcome: Outcome;
  readonly report: ReportState;
  readonly help: HelpState;
  readonly doubtStands: boolean;
  readonly noted: ReadonlySet<Circumstance>;
};

export function holds(condition: Condition, on: Situation): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, on));
  if ('any' in condition) return condition.any.some((part) => holds(part, on));
  if ('not' in condition) return !holds(condition.not, on);
  return holdsAlone(condition, on);
}

type Plain = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function holdsAlone(condition: Plain, on: Situation): boolean {
  if ('flag' in condition) return on.flags.get(condition.flag) === condition.is;
  if ('answered' in condition) return wasAnswered(on.answers.get(condition.answered), condition.is);
  if ('act' in condition) return on.acts.has(condition.act);
  if ('reached' in condition) return on.reached.has(condition.reached);
  if ('noted' in condition) return on.noted.has(condition.noted);
  if ('doubt' in condition) return on.doubtStands;
  if ('outcome' in condition) return condition.outcome.includes(on.outcome);
  if ('report' in condition) return condition.report.includes(on.report);
  return condition.help.includes(on.help);
}

function wasAnswered(given: Answer | undefined, wanted: readonly Answer[] | undefined): boolean {
  if (given === undefined) return false;
  return wanted === undefined || wanted.includes(given);
}
