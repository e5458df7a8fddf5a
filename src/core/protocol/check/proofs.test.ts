import { describe, expect, test } from 'vitest';
import { facts } from '../../../../test/builders/facts.ts';
import {
  broken,
  covers,
  leads,
  part,
  rule,
  withoutActing,
  withoutFlag,
  withoutRule,
  type Change,
} from '../../../../test/mutants/change.ts';
import type { FlagMeaning } from '../protocol.schema.ts';
import { prepare } from '../weigh/prepare.ts';
import type { FlagId } from '../words.ts';
import { checkCases } from './cases.ts';
import { checkDoubts } from './doubts.ts';
import { checkDuty, type Proof } from './duty-slices.ts';

/** A code of so few questions that a proof takes no time; what L1 to L4 ask of the others is looked at elsewhere. */
const asking = (count: number): Change => part(({ questions }) => ({ questions: questions.slice(0, count) }));
const one = asking(1);
const two = asking(2);
/** Without a ground of norm 2 among the signals there are fewer pairs to look at. */
const fewer = withoutFlag('no_lasting_safety');
const silent = withoutActing('report');
const source = { doc: 'pluis', at: 'verzonnen' };
const meaning = (means: FlagMeaning['means']): FlagMeaning => ({ means, rule: 'N-5.1', says: 'Verzonnen.', source });
const means = (id: FlagId, as: FlagMeaning['means']): Change =>
  part(({ flags }) => ({ flags: { ...flags, [id]: meaning(as) } }));

type Told = readonly [law: string, what: string, says: string, path: string];

function prove(by: (on: ReturnType<typeof prepare>) => Proof, changes: readonly Change[]) {
  const { findings, visited } = by(prepare(broken('landelijk-onderwijs', changes), 'school'));
  const told = new Map(findings.map((found) => [JSON.stringify(found), found]));
  expect([...told.values()].every(({ status, by: met }) => status === 'open' && met === null)).toBe(true);
  return { visited, found: [...told.values()].map(({ law, what, says, path }) => ({ law, what, says, path })) };
}

const told = (rows: readonly Told[]) => rows.map(([law, what, says, path]) => ({ law, what, says, path: facts(path) }));

describe('the proof of the report duty', () => {
  const passed = 'Hier moet de uitkomst ‘melden’ zijn, maar het protocol gaat eraan voorbij.';
  const lost = 'De plicht om te melden verdwijnt hier, zonder melding en zonder geldig besluit om ervan af te zien.';
  const alone = 'Onder norm 1 beantwoordt u de vragen met Veilig Thuis. Dat zegt het protocol hier niet.';
  const again = (first: string): Told => ['L1', 'recurrence', passed, `${first}=yes N-5.4 recurrence=yes`];

  test('finds nothing in a sound code, after every state that differs', () => {
    expect(prove(checkDuty, [one, fewer])).toEqual({ visited: 5036, found: [] });
    expect(prove(checkDuty, [one, fewer, silent])).toEqual({ visited: 1584, found: [] });
    expect(prove(checkDuty, [one, fewer, withoutRule('R-2'), withoutActing('ask_veilig_thuis')])).toEqual({
      visited: 1618,
      found: [],
    });
  });

  test('visits more where the nation makes disclosure a ground, which is then a kind of its own', () => {
    expect(prove(checkDuty, [one, fewer, withoutFlag('disclosure')])).toEqual({ visited: 5179, found: [] });
  });

  test('finds a judgement that does not lead to the report', () => {
    expect(prove(checkDuty, [one, silent, withoutFlag('disclosure'), withoutRule('R-1')]).found).toEqual(
      told([['L1', 'disclosure', passed, 'disclosure=yes']]),
    );
    expect(prove(checkDuty, [two, silent, leads('q2', 'yes', { to: 'close', monitored: false })]).found).toEqual(
      told([
        ['L1', 'acute', passed, 'acute=doubt'],
        ['L1', 'q2', passed, 'q2=yes'],
      ]),
    );
  });

  test('finds one that does so under a later norm: without Veilig Thuis', () => {
    expect(prove(checkDuty, [one, silent, means('acute', 'norm2')]).found).toEqual(
      told([['L1', 'acute', alone, 'acute=yes']]),
    );
  });

  test('finds unsafety that comes back and is no new duty after a report, by the shortest way', () => {
    expect(prove(checkDuty, [one, means('recurrence', 'norm2')]).found).toEqual(
      told([again('acute'), again('disclosure'), again('recurrence')]),
    );
  });

  test('finds a duty that the decider could set aside though nothing changed', () => {
    const national = rule('R-1', (was) => ({
      ...was,
      unlessCodeHas: 'nothing',
      flags: { structural: meaning('norm1') },
    }));
    expect(prove(checkDuty, [one, silent, withoutFlag('structural'), national]).found).toContainEqual({
      law: 'L3',
      what: 'besluit',
      says: lost,
      path: [...facts('structural=yes N-4.2'), { decision: 'report', is: 'no', by: 'director', because: 'met reden' }],
    });
  });
});

describe('the proof of doubt', () => {
  const other = 'Twijfel moet hier naar advies van Veilig Thuis leiden, maar telt als een ander antwoord.';

  test('finds nothing where each doubt is asked about and judged again', () => {
    expect(prove(checkDoubts, [one, withoutActing('plan_help'), withoutActing('decide_help')])).toEqual({
      visited: 2260,
      found: [],
    });
  });

  test('finds a doubt that counts as another answer', () => {
    expect(prove(checkDoubts, [one, silent, covers('q1', 'no', ['no', 'doubt'])]).found).toEqual(
      told([['L3', 'q1', other, 'q1=doubt']]),
    );
  });
});

describe('the proof of each case', () => {
  const closes = 'Het protocol laat afsluiten zonder dat de antwoorden daarvoor er zijn.';
  const nothing = 'Hier moet iets gebeuren, maar het protocol zegt niet wat.';
  const help = 'Het protocol begint hulp zonder dat alle vragen daarvoor met ja zijn beantwoord.';

  test('finds each kind of fault once, by the shortest way to it', () => {
    expect(prove(checkCases, [one])).toEqual({
      visited: 1024,
      found: told([['L3', 'afsluiten', closes, 'q1=yes']]),
    });
    expect(prove(checkCases, [one, withoutRule('R-2'), withoutActing('ask_veilig_thuis')]).found).toEqual(
      told([
        ['L2', 'consult', nothing, 'q1=doubt'],
        ['L3', 'afsluiten', closes, 'q1=yes'],
      ]),
    );
  });

  test('goes over what is done as well as what is answered', () => {
    const { visited, found } = prove(checkCases, [two, leads('q2', 'no', { to: 'help', question: 'q2' })]);
    expect(visited).toBe(4096);
    expect(found).toEqual(
      told([
        ['L3', 'afsluiten', closes, 'q1=yes q2=yes N-5.4'],
        ['L3', 'hulp', help, 'q1=yes q2=no'],
      ]),
    );
    expect(prove(checkCases, [one, silent]).found).toContainEqual({
      law: 'L2',
      what: 'report',
      says: nothing,
      path: [{ decision: 'report', is: 'yes', by: 'director', because: 'met reden' }],
    });
  });
});
