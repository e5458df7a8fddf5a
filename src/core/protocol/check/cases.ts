import type { Fact } from '../facts.ts';
import type { Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';
import { take } from '../weigh/take.ts';
import { actsWith, judgementsOf, reportFacts } from './alphabet.ts';
import { wrongInCase } from './case-laws.ts';
import type { Proof } from './duty-slices.ts';
import { everyCase } from './every-case.ts';
import type { LawFinding } from './finding.ts';
import { pathTo, search } from './search.ts';

const most = 60_000;

/** L2, L3 and L4 in every case that the outcome can depend on; of each kind of fault one, with the shortest way there. */
export function checkCases(on: Prepared): Proof {
  const found = new Map<string, LawFinding>();
  let visited = 0;
  for (const state of everyCase(on)) {
    visited += 1;
    const wrong = wrongInCase(on, state);
    if (wrong !== null && !found.has(sign(wrong))) found.set(sign(wrong), wrong);
  }
  return { findings: [...found.values()].map((one) => ({ ...one, path: wayTo(on, one) })), visited };
}

function sign({ law, what, says }: LawFinding): string {
  return [law, what, says].join();
}

/** From an empty dossier to the fault. */
function wayTo(on: Prepared, wanted: LawFinding): readonly Fact[] {
  const facts = [
    ...on.questions.flatMap(judgementsOf),
    ...actsWith(on, 'plan_help', 'decide_help', 'weigh_again'),
    ...reportFacts(on),
  ];
  const { bad } = search<State>({
    first: start,
    facts: () => facts,
    after: (state, fact) => take(on, state, fact),
    key: (state) => JSON.stringify({ ...state, declineRefused: null }),
    bad: ({ state }) => {
      const here = wrongInCase(on, state);
      return here !== null && sign(here) === sign(wanted);
    },
    most,
  });
  return bad === null ? [] : pathTo(bad);
}
