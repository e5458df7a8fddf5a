import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, shipped } from '../../../../test/builders/codes.ts';
import { none } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { Fact } from '../facts.ts';
import { prepare, type Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';
import { take } from '../weigh/take.ts';
import { verdict } from '../weigh/verdict.ts';
import { judgementsOf } from './alphabet.ts';
import { isUnderNorm1, nothingOwed, watchDuty, type DutyWatch } from './duty-watch.ts';
import { meaningOf } from './grounds.ts';

const because = 'De reden staat in het verslag.';

/** Everything that can be said or done under this code; the long way round that the slices of the proof leave out. */
function allFacts(on: Prepared): readonly Fact[] {
  const decisions = Object.keys(on.code.protocol.roles).flatMap((by) =>
    (['yes', 'no'] as const).map((is): Fact => ({ decision: 'report', is, by, because })),
  );
  const acts = [...on.acts.values()].filter(({ does }) => does !== undefined).map(({ id }): Fact => ({ act: id }));
  const skips = on.duties
    .filter(({ does }) => does !== 'report')
    .map(({ id }): Fact => ({ act: id, skipped: 'safety', because }));
  return [...on.items.flatMap(judgementsOf), ...decisions, ...acts, ...skips];
}

const everywhere = shipped.flatMap((id) => codeOf(id).protocol.locations.map((at) => ({ id, at })));

/** Every fact in the list with the books of the engine and those of the observer after it. */
function follow(on: Prepared, facts: readonly Fact[], look: (state: State, watch: DutyWatch) => void): void {
  const meaning = meaningOf(on);
  let state = start;
  let watch = nothingOwed;
  for (const fact of facts) {
    state = take(on, state, fact);
    watch = watchDuty(on, meaning, watch, fact);
    look(state, watch);
  }
}

describe.each(everywhere)('over all facts together, in any order ($id, $at)', ({ id, at }) => {
  const on = prepare(codeOf(id), at);
  const meaning = meaningOf(on);
  const lists = fc.array(fc.constantFrom(...allFacts(on)), { minLength: 20, maxLength: 150, size: 'max' });

  test('a duty to report that is owed is the outcome, and one that ever arose stays to be seen', () => {
    fc.assert(
      fc.property(lists, (facts) => {
        follow(on, facts, (state, watch) => {
          const said = verdict(on, state, 'home');
          if (watch.owed !== none) expect([said.outcome, said.report]).toEqual(['report', 'due']);
          if (watch.arose) expect(said.reportDuty).toBe(true);
          if (isUnderNorm1(meaning, watch)) expect(said.withVeiligThuis).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('a doubt stays until Veilig Thuis was asked and the same was judged again', () => {
    fc.assert(
      fc.property(lists, (facts) => {
        let doubts: Doubts = new Map();
        let state = start;
        for (const fact of facts) {
          state = take(on, state, fact);
          doubts = hear(on, doubts, fact);
          const { outcome, again } = verdict(on, state, 'home');
          if (outcome === 'report' || doubts.size === 0) continue;
          const isOpen = [...doubts.values()].includes('open');
          expect(outcome).toBe(isOpen ? 'consult' : 'continue');
          if (!isOpen) expect(again.map((item) => item.id)).toEqual(expect.arrayContaining([...doubts.keys()]));
        }
      }),
      { numRuns: 100 },
    );
  });
});

type Doubts = ReadonlyMap<string, 'open' | 'asked'>;

/** Which doubts stand after this fact, by the words of the contract alone. */
function hear(on: Prepared, doubts: Doubts, fact: Fact): Doubts {
  if ('flag' in fact) return judge(on, doubts, fact.flag, fact.is);
  if ('question' in fact) return judge(on, doubts, fact.question, fact.answer);
  if (!('act' in fact) || 'skipped' in fact) return doubts;
  const does = on.acts.get(fact.act)?.does;
  if (does !== 'ask_veilig_thuis' && does !== 'report') return doubts;
  return new Map([...doubts.keys()].map((doubt) => [doubt, 'asked']));
}

function judge(on: Prepared, doubts: Doubts, id: string, answer: Answer): Doubts {
  const others = [...doubts].filter(([doubt]) => doubt !== id);
  const reports = meaningOf(on).grounds[on.byId.get(id)!.index]?.doubt !== undefined;
  return new Map(answer === 'doubt' && !reports ? [...others, [id, 'open']] : others);
}
