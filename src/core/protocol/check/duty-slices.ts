import { add, has, none, type Bits } from '../../kernel/bits.ts';
import type { Fact } from '../facts.ts';
import type { Item, Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';
import { take } from '../weigh/take.ts';
import { verdict } from '../weigh/verdict.ts';
import { judgementsOf, reportFacts } from './alphabet.ts';
import { nothingOwed, isUnderNorm1, watchDuty, type DutyWatch } from './duty-watch.ts';
import { fault, type LawFinding } from './finding.ts';
import { meaningOf, type Meaning } from './grounds.ts';
import { pathTo, search, type Seen } from './search.ts';

type Watched = { readonly state: State; readonly watch: DutyWatch };
export type Proof = { readonly findings: readonly LawFinding[]; readonly visited: number };

/**
 * L1 and L3: the report duty, over every pair of kinds of judgement with question 1 for the rounds.
 * Why pairs are enough: docs/decisions/0031-proof-by-slices.md.
 */
export function checkDuty(on: Prepared): Proof {
  const meaning = meaningOf(on);
  const proofs = pairsOf(on, meaning).map((pair) => checkPair(on, meaning, pair));
  return {
    findings: proofs.flatMap(({ findings }) => findings),
    visited: proofs.reduce((sum, { visited }) => sum + visited, 0),
  };
}

/** One pair for each two kinds, and two members of one kind where it has them. */
function pairsOf(on: Prepared, meaning: Meaning): readonly (readonly Item[])[] {
  const kinds = kindsOf(on, meaning);
  return kinds.flatMap((kind, at) => {
    const [one, two] = kind;
    const own = one === undefined ? [] : two === undefined ? [[one]] : [[one, two]];
    const others = kinds
      .slice(at + 1)
      .flatMap(([other]) => (one === undefined || other === undefined ? [] : [[one, other]]));
    return [...own, ...others];
  });
}

/** Judgements that oblige in the same way are one kind: same grounds, same doubt, same mates, own or national. */
function kindsOf(on: Prepared, meaning: Meaning): readonly (readonly Item[])[] {
  const kinds = new Map<string, Item[]>();
  for (const item of on.items) {
    const grounds = meaning.grounds[item.index] ?? {};
    if (item === on.first || (Object.keys(grounds).length === 0 && Object.keys(item.meets).length === 0)) continue;
    const alone = meaning.mates[item.index] === add(none, item.index) && item.mates === add(none, item.index);
    const sign = JSON.stringify([
      grounds.yes,
      grounds.no,
      grounds.doubt,
      item.meets.yes,
      item.meets.no,
      item.meets.doubt,
      item.doubtAsks,
      alone ? 0 : item.mates,
      has(meaning.national, item.index),
      has(on.national, item.index),
    ]);
    kinds.set(sign, [...(kinds.get(sign) ?? []), item]);
  }
  return [...kinds.values()];
}

function checkPair(on: Prepared, meaning: Meaning, pair: readonly Item[]): Proof {
  const facts: readonly Fact[] = [...[on.first, ...pair].flatMap(judgementsOf), ...reportFacts(on)];
  const { bad, visited } = search<Watched>({
    first: { state: start, watch: nothingOwed },
    facts: () => facts,
    after: ({ state, watch }, fact) => ({
      state: take(on, state, fact),
      watch: watchDuty(on, meaning, watch, fact),
    }),
    key: (seen) => keyOf(on, seen),
    bad: (seen) => wrong(on, meaning, seen) !== null,
  });
  const found = bad === null ? null : wrong(on, meaning, bad);
  return { findings: bad === null || found === null ? [] : [{ ...found, path: pathTo(bad) }], visited };
}

/** What the duty depends on, and nothing else: answers count only where a duty rests on them. */
function keyOf(on: Prepared, { state, watch }: Watched): string {
  const open = state.standing | state.declined;
  const owed = watch.owed | watch.declined;
  return [
    state.yes & open,
    state.no & open,
    state.standing,
    state.declined,
    state.reported & on.norm1,
    flags(
      has(state.round, on.first.index),
      has(state.round & state.doubt, on.first.index),
      state.reportedNorm1 || state.reportedOther,
      state.askedSinceDuty,
      state.dutyArose,
      state.norm1Fulfilled,
      state.wanted,
      watch.reportedAny,
      watch.norm1Reported,
      watch.asked,
      watch.arose,
      watch.begun,
      watch.beginDoubt,
    ),
    state.report,
    watch.yes & owed,
    watch.no & owed,
    watch.owed,
    watch.declined,
    watch.reported,
  ].join();
}

function flags(...all: readonly boolean[]): Bits {
  return all.reduce((set, one, at) => (one ? add(set, at) : set), none);
}

/** What is wrong in this state, if anything. */
function wrong(on: Prepared, meaning: Meaning, seen: Seen<Watched>): LawFinding | null {
  const { state, watch } = seen.state;
  const said = verdict(on, state, 'home');
  const what = subject(seen.fact);
  if (watch.owed !== none && (said.outcome !== 'report' || said.report !== 'due')) return passedBy(seen, what);
  if (watch.arose && !said.reportDuty)
    return fault('L3', what, 'Er is een plicht om te melden geweest, en die is hier niet meer te zien.');
  if (isUnderNorm1(meaning, watch) && !said.withVeiligThuis)
    return fault('L1', what, 'Onder norm 1 beantwoordt u de vragen met Veilig Thuis. Dat zegt het protocol hier niet.');
  return isReport(on, seen.fact) && said.report !== 'made'
    ? fault('L5', what, 'De melding is gedaan, maar het protocol neemt haar hier niet aan.')
    : null;
}

/** A duty that never came is L1; one that came and went is L3. */
function passedBy({ state, from }: Seen<Watched>, what: string): LawFinding {
  const before = from?.state.watch.owed ?? none;
  if ((state.watch.owed & ~before) !== none)
    return fault('L1', what, 'Hier moet de uitkomst ‘melden’ zijn, maar het protocol gaat eraan voorbij.');
  return fault(
    'L3',
    what,
    'De plicht om te melden verdwijnt hier, zonder melding en zonder geldig besluit om ervan af te zien.',
  );
}

function isReport(on: Prepared, fact: Fact | null): boolean {
  return fact !== null && 'act' in fact && on.acts.get(fact.act)?.does === 'report';
}

function subject(fact: Fact | null): string {
  if (fact === null) return 'begin';
  if ('flag' in fact) return fact.flag;
  if ('question' in fact) return fact.question;
  return 'act' in fact ? fact.act : 'besluit';
}
