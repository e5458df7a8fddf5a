import type { Answer } from '../../kernel/kernel.ts';
import type { Fact } from '../facts.ts';
import type { Item, Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';
import { take } from '../weigh/take.ts';
import { verdict } from '../weigh/verdict.ts';
import { actsWith, judgementsOf } from './alphabet.ts';
import type { Proof } from './duty-slices.ts';
import { fault, type LawFinding } from './finding.ts';
import { meaningOf } from './grounds.ts';
import { pathTo, search } from './search.ts';

type Doubt = 'none' | 'open' | 'asked';
type Watched = { readonly state: State; readonly doubt: Doubt };

/** L3: doubt about any one signal or question holds until Veilig Thuis was asked and it was judged again. */
export function checkDoubts(on: Prepared): Proof {
  const grounds = meaningOf(on).grounds;
  const proofs = on.items.map((item) => checkDoubt(on, item, grounds[item.index]?.doubt !== undefined));
  return {
    findings: proofs.flatMap(({ findings }) => findings),
    visited: proofs.reduce((sum, { visited }) => sum + visited, 0),
  };
}

function checkDoubt(on: Prepared, item: Item, reports: boolean): Proof {
  const judgements = judgementsOf(item);
  const again = item === on.first ? [] : judgementsOf(on.first).slice(0, 2);
  const facts = [
    ...judgements,
    ...again,
    ...actsWith(on, 'report', 'ask_veilig_thuis', 'plan_help', 'decide_help', 'weigh_again'),
  ];
  const { bad, visited } = search<Watched>({
    first: { state: start, doubt: 'none' },
    facts: () => facts,
    after: ({ state, doubt }, fact) => ({
      state: take(on, state, fact),
      doubt: reports ? 'none' : hear(on, item, doubt, fact),
    }),
    key: ({ state, doubt }) => JSON.stringify([state, doubt]),
    bad: ({ state }) => wrong(on, item, state) !== null,
  });
  const found = bad === null ? null : wrong(on, item, bad.state);
  return { findings: bad === null || found === null ? [] : [{ ...found, path: pathTo(bad) }], visited };
}

function hear(on: Prepared, item: Item, doubt: Doubt, fact: Fact): Doubt {
  if ('flag' in fact) return fact.flag === item.id ? doubtAfter(fact.is) : doubt;
  if ('question' in fact) return fact.question === item.id ? doubtAfter(fact.answer) : doubt;
  const does = 'act' in fact ? on.acts.get(fact.act)?.does : undefined;
  return doubt === 'open' && (does === 'ask_veilig_thuis' || does === 'report') ? 'asked' : doubt;
}

function doubtAfter(answer: Answer): Doubt {
  return answer === 'doubt' ? 'open' : 'none';
}

function wrong(on: Prepared, item: Item, { state, doubt }: Watched): LawFinding | null {
  const { outcome, again } = verdict(on, state, 'home');
  if (doubt === 'none' || outcome === 'report') return null;
  if (doubt === 'open' && outcome !== 'consult')
    return fault(
      'L3',
      item.id,
      'Twijfel moet hier naar advies van Veilig Thuis leiden, maar telt als een ander antwoord.',
    );
  if (doubt === 'asked' && !(outcome === 'continue' && again.some(({ id }) => id === item.id)))
    return fault(
      'L3',
      item.id,
      'Na het advies moet hetzelfde opnieuw worden beoordeeld, maar het protocol gaat verder.',
    );
  return null;
}
