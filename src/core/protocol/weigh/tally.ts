import type { Fact } from '../facts.ts';
import type { SkipGround } from '../words.ts';
import { missingFrom } from './participants.ts';
import type { Prepared } from './prepare.ts';
import { start, type State } from './state.ts';
import { take } from './take.ts';

/** What was recorded, beside the small state: which acts were done, left out, or done in incomplete company. */
export type Tally = {
  readonly state: State;
  /** Every act recorded, also in incomplete company. */
  readonly recorded: ReadonlySet<string>;
  /** Acts that fulfil their duty: recorded, in complete company where it was named. */
  readonly done: ReadonlySet<string>;
  readonly skipped: ReadonlyMap<string, SkipGround>;
  readonly incomplete: ReadonlyMap<string, readonly string[]>;
  /** Who is named at the report act. */
  readonly reportedBy: readonly string[] | null;
  readonly decided: boolean;
  readonly questionAnswered: boolean;
};

export function tally(on: Prepared, facts: readonly Fact[]): Tally {
  const recorded = new Set<string>();
  const done = new Set<string>();
  const skipped = new Map<string, SkipGround>();
  const incomplete = new Map<string, readonly string[]>();
  for (const fact of facts) {
    if (!('act' in fact)) continue;
    if ('skipped' in fact) {
      skipped.set(fact.act, fact.skipped);
      continue;
    }
    const missing = missingAt(on, fact);
    recorded.add(fact.act);
    if (missing.length === 0) done.add(fact.act);
    else incomplete.set(fact.act, missing);
  }
  return {
    state: facts.reduce((state, fact) => take(on, state, fact), start),
    recorded,
    done,
    skipped,
    incomplete,
    reportedBy: reporterNamed(on, facts),
    decided: facts.some((fact) => 'decision' in fact),
    questionAnswered: facts.some((fact) => 'question' in fact),
  };
}

function reporterNamed(on: Prepared, facts: readonly Fact[]): readonly string[] | null {
  const reports = facts.flatMap((fact) =>
    'act' in fact && !('skipped' in fact) && on.acts.get(fact.act)?.does === 'report' ? [fact.with ?? null] : [],
  );
  return reports.at(-1) ?? null;
}

type Recorded = { readonly act: string; readonly with?: readonly string[] | undefined };

function missingAt(on: Prepared, fact: Recorded): string[] {
  const act = on.acts.get(fact.act);
  if (fact.with === undefined || act === undefined || act.does === 'report') return [];
  return missingFrom(on.code, act, fact.with, on.location);
}
