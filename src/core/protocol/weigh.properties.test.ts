import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, shipped } from '../../../test/builders/codes.ts';
import type { Answer } from '../kernel/kernel.ts';
import type { Code } from './code.ts';
import type { Fact } from './facts.ts';
import { weigh } from './weigh.ts';
import { prepare } from './weigh/prepare.ts';
import { tally } from './weigh/tally.ts';
import type { Weighed } from './weighed.ts';
import { flagIds, skipGrounds, type FlagId } from './words.ts';

const because = 'De reden staat in het verslag.';
const answers = fc.constantFrom<Answer>('yes', 'no', 'doubt');

/** Any fact that `weigh` takes under this code; acts with an effect come up more often than the rest. */
function anyFact(code: Code): fc.Arbitrary<Fact> {
  const known = [...prepare(code, code.protocol.locations[0]!).acts.values()];
  const ids = known.map(({ id }) => id);
  const roles = Object.keys(code.protocol.roles);
  const skippable = known.filter(({ does }) => does !== 'report').map(({ id }) => id);
  return fc.oneof(
    fc.record({ flag: fc.constantFrom(...flagIds), is: answers }),
    fc.record({ question: fc.constantFrom(...code.questions.keys()), answer: answers }),
    fc.record({ act: fc.constantFrom(...known.filter(({ does }) => does !== undefined).map(({ id }) => id)) }),
    fc.record({ act: fc.constantFrom(...ids), with: fc.subarray(roles, { maxLength: 4 }) }),
    fc.record({
      act: fc.constantFrom(...skippable),
      skipped: fc.constantFrom(...skipGrounds),
      because: fc.constant(because),
    }),
    fc.record({
      decision: fc.constant('report' as const),
      is: fc.constantFrom('yes' as const, 'no' as const),
      by: fc.constantFrom(...code.protocol.finalDecider.roles, ...roles),
      because: fc.constant(because),
    }),
  );
}

const cases = fc
  .constantFrom(...shipped)
  .map(codeOf)
  .chain((code) => fc.tuple(fc.constant(code), fc.array(anyFact(code), { maxLength: 40 })));

function say(code: Code, facts: readonly Fact[]): Weighed {
  return weigh(code, { route: 'home', location: code.protocol.locations[0]!, facts });
}

/** Holds at every moment of the case, as it grows fact by fact. */
function always(check: (said: Weighed, code: Code, facts: readonly Fact[]) => void, numRuns = 150): void {
  fc.assert(
    fc.property(cases, ([code, facts]) => {
      for (let length = 0; length <= facts.length; length += 1) {
        const until = facts.slice(0, length);
        check(say(code, until), code, until);
      }
    }),
    { numRuns },
  );
}

/** The flags whose yes is a ground to report under this code, read off the protocol and not off the engine. */
function grounds({ flags }: Code): readonly FlagId[] {
  return flagIds.filter((id) => /^norm\d$/.test(flags.get(id)?.means ?? ''));
}

function isGround(code: Code, fact: Fact): boolean {
  if ('flag' in fact) return fact.is === 'yes' && grounds(code).includes(fact.flag);
  if (!('question' in fact)) return false;
  const printed = code.questions.get(fact.question)?.answers.find(({ covers }) => covers.includes(fact.answer));
  return printed?.leads.to === 'report';
}

describe('whatever is said, in whatever order and however often it changes', () => {
  test('a report duty stands from the first ground on, for ever', () => {
    always((said, code, facts) => {
      const hasGround = facts.some((fact) => isGround(code, fact));
      if (hasGround) expect(said.report_duty).toBe(true);
      if (said.report_duty) {
        const doubt = (fact: Fact) => ('flag' in fact && fact.is === 'doubt') || isGround(code, fact);
        expect(facts.some(doubt)).toBe(true);
      }
    });
  });

  test('every ground of the code raises it by itself: acute, structural and disclosure in all four', () => {
    for (const id of shipped) {
      const code = codeOf(id);
      expect(grounds(code)).toEqual(expect.arrayContaining(['acute', 'structural', 'disclosure', 'recurrence']));
      for (const flag of grounds(code)) expect(say(code, [{ flag, is: 'yes' }]).outcome).toBe('report');
    }
  });

  test('a duty that stands is to be fulfilled first, until somebody reports or it is declined', () => {
    always((said) => {
      expect(said.outcome === 'report').toBe(said.decisions.report === 'due');
      if (said.report_duty) expect(['due', 'made', 'declined']).toContain(said.decisions.report);
    });
  });

  test('only an act that reports or a decision not to makes a due report no longer due', () => {
    always((said, code, facts) => {
      const last = facts.at(-1);
      if (last === undefined || say(code, facts.slice(0, -1)).decisions.report !== 'due') return;
      if (said.decisions.report === 'due') return;
      const isReport = 'act' in last && !('skipped' in last) && code.acts.get(last.act)?.does === 'report';
      const isDeclined = 'decision' in last && last.is === 'no';
      expect(isReport || isDeclined).toBe(true);
    }, 100);
  });

  test('nothing closes, and no help begins, while a doubt stands', () => {
    always((said, code, facts) => {
      const { state } = tally(prepare(code, code.protocol.locations[0]!), facts);
      if (state.unasked === 0 && state.asked === 0) return;
      expect(['report', 'consult', 'continue']).toContain(said.outcome);
      if (said.outcome === 'consult') expect(state.unasked).not.toBe(0);
    });
  });

  test('there is always something to do next, save where all is weighed', () => {
    always((said) => {
      if (said.outcome !== 'close') expect(said.next).not.toEqual([]);
      expect(said.next.every(({ id }) => id !== '')).toBe(true);
    });
  });

  test('a report and a consultation that are due stand among the open duties', () => {
    always((said, code) => {
      const open = said.open_duties.map(({ id }) => code.acts.get(id)?.does);
      expect(open.includes('report')).toBe(said.outcome === 'report');
      if (said.outcome === 'consult') expect(open).toContain('ask_veilig_thuis');
      if (said.decisions.help === 'due' && said.outcome === 'help') expect(open).toContain('plan_help');
    });
  });

  test('leaving an act out changes nothing but its own duty', () => {
    always((said, code, facts) => {
      const last = facts.at(-1);
      if (last === undefined || !('skipped' in last)) return;
      const before = say(code, facts.slice(0, -1));
      expect([said.outcome, said.report_duty, said.decisions]).toEqual([
        before.outcome,
        before.report_duty,
        before.decisions,
      ]);
      const others = ({ open_duties }: Weighed) => open_duties.map(({ id }) => id).filter((id) => id !== last.act);
      const reached = others(said).filter((id) => others(before).includes(id));
      expect(reached).toEqual(others(before));
    }, 100);
  });

  test('help ends only with a judgement of its result', () => {
    always((said, code, facts) => {
      const judged = facts.some((fact) => 'question' in fact && fact.question === 'q5' && fact.answer !== 'doubt');
      const planned = facts.some((fact) => 'act' in fact && code.acts.get(fact.act)?.does === 'plan_help');
      if (said.decisions.help === 'ended') expect(judged && planned).toBe(true);
      if (said.decisions.help === 'running') expect(planned).toBe(true);
    });
  });

  test('on another route nothing is weighed, and the report duty does not run', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('staff' as const, 'child' as const), ([code, facts], route) => {
        const said = weigh(code, { route, location: code.protocol.locations[0]!, facts });
        expect(said).toMatchObject({
          outcome: 'other_route',
          report_duty: false,
          with_veilig_thuis: false,
          decisions: { report: 'none', help: 'none' },
          warnings: [],
          because: [],
        });
        expect(said.next.at(-1)).toEqual({ kind: 'route', id: route });
        expect(said.open_duties.every(({ id }) => code.acts.get(id)?.does === 'emergency')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
