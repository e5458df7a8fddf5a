import { describe, expect, test } from 'vitest';
import { holds } from '../../src/core/protocol/condition.ts';
import { openDuties, situate } from '../../src/core/protocol/weigh/duties.ts';
import { prepare } from '../../src/core/protocol/weigh/prepare.ts';
import { tally } from '../../src/core/protocol/weigh/tally.ts';
import { verdict } from '../../src/core/protocol/weigh/verdict.ts';
import { circumstances, type Circumstance } from '../../src/core/protocol/words.ts';
import { codeOf, shipped, type Shipped } from '../builders/codes.ts';
import { facts } from '../builders/facts.ts';

/** Situations in the order of a case: `facts | what is noted beside them`, one a line. */
const fedra = `
  |
  F-1.7 F-3.1 F-3.6 |
  F-1.7 F-1.8 F-3.1 F-3.2 F-3.3 F-3.6 F-3.7 |
  F-1.4 F-1.5 F-2.1 F-2.6 F-3.8 F-4.8 |
  F-2.1 | carer_situation_may_harm named_earlier_teachers child_conversation objections
  F-4.1 | named_external_discussion consent_refused
  F-4.1 F-3.9 F-3.10 F-3.11 | named_external_discussion
  q1=yes |
  q1=yes F-4.4 F-4.10 |
  q1=yes q2=yes special_form=yes |
  q1=yes q2=yes F-5.1 F-5.2 F-5.3 F-5.4 F-5.5 F-5.6 F-5.7 F-5.9 |
  q1=yes q2=yes F-5.10 |
  q1=yes q2=yes F-5.10 F-6.4 F-6.6 |
  q1=yes q2=no q3=yes q4=yes |
  q1=yes q2=no q3=yes q4=yes no_lasting_safety=no F-5.19 F-5.15 F-5.16 |
  q1=yes q2=no q3=yes q4=yes no_lasting_safety=no F-5.19 F-6.1 recurrence=doubt |
  q1=yes q2=no q3=yes q4=yes no_lasting_safety=no F-5.19 q5=yes |
  q1=yes q2=no q3=yes q4=yes no_lasting_safety=no F-5.19 q5=yes F-6.2 F-6.5 |
  danger_now=yes |
  danger_now=yes F-E.1 F-E.4 |
`;
const verdi = `
  |
  danger_now=no V-2.1 V-2.3 V-3.1 V-3.2 |
  V-2.1 V-2.3 V-2.6 V-2.8 V-3.2 V-3.4 V-3.5 V-3.6 V-3.7 V-3.8 V-1.4 V-6.1 |
  V-2.1 | carer_situation_may_harm caregiver_conversation child_conversation
  V-4.1 structural=doubt |
  V-4.1 structural=yes V-4.6 |
  q1=yes |
  disclosure=yes |
  disclosure=yes V-4.7 |
  q1=yes q2=yes |
  q1=yes q2=yes V-5.1 V-5.2 V-5.3 V-5.4 V-5.5 |
  q1=yes q2=yes V-5.5 V-5.6 |
  q1=yes q2=no q3=yes q4=yes |
  q1=yes q2=no q3=yes q4=yes V-5.7 |
  q1=yes q2=no q3=yes q4=yes V-5.7 V-5.8 q5=yes |
  q1=yes q2=no q3=yes q4=yes V-5.7 q5=yes V-5.10 |
  danger_now=yes |
  danger_now=yes V-E.1 |
`;
const national = `
  |
  N-1.1 N-2.1 N-3.1 N-4.1 N-6.1 |
  N-2.1 | carer_situation_may_harm
  N-2.1 N-1.2 | carer_situation_may_harm
  q1=doubt |
  acute=doubt |
  q1=doubt N-4.2 |
  q1=yes |
  q1=yes q2=yes |
  q1=yes q2=yes N-5.1 N-5.2 N-5.3 N-5.4 |
  q1=yes q2=no q3=yes q4=yes |
  q1=yes q2=no q3=yes q4=yes N-5.5 |
  q1=yes q2=no q3=yes q4=yes N-5.5 q5=yes |
  q1=yes q2=no q3=yes q4=yes N-5.5 q5=yes N-5.6 |
  danger_now=yes |
  danger_now=yes N-E.1 |
`;
const situations: Record<Shipped, string> = {
  'fedra-2019': fedra,
  'verdi-2023': verdi,
  'landelijk-onderwijs': national,
  'landelijk-kinderopvang': national,
};

type Raised = { readonly says: string; readonly open: ReadonlySet<string>; readonly asked: ReadonlySet<string> };

const isNoted = (word: string): word is Circumstance => circumstances.some((one) => one === word);

function raisedIn(id: Shipped, row: string): Raised {
  const [short = '', beside = ''] = row.split('|');
  const code = codeOf(id);
  const on = prepare(code, code.protocol.locations[0]!);
  const counted = tally(on, facts(short.trim()));
  const said = verdict(on, counted.state, 'home');
  const noted = new Set(beside.trim().split(' ').filter(isNoted));
  const situation = situate(on, counted, said, noted);
  return {
    says: row.trim(),
    open: new Set(openDuties({ on, tally: counted, verdict: said, situation }).map((act) => act.id)),
    asked: new Set(
      [...code.acts.values()].flatMap((act) => (act.when !== undefined && holds(act.when, situation) ? [act.id] : [])),
    ),
  };
}

describe.each(shipped)('the duties of %s that hang on a circumstance or an order', (id) => {
  const rows = situations[id]
    .trim()
    .split('\n')
    .map((row) => raisedIn(id, row));
  const bound = [...codeOf(id).acts.values()].filter(
    ({ when, before, origin }) => origin === 'own' && (when !== undefined || before !== undefined),
  );
  const musts = bound.filter(({ strength }) => strength === 'must').map((act) => act.id);
  const others = bound.filter(({ strength, when }) => strength !== 'must' && when !== undefined).map((act) => act.id);

  test('are there to be looked at', () => {
    expect(musts.length).toBeGreaterThan(8);
  });
  test.each(musts)('%s is an open duty in one situation and in another it is not', (act) => {
    const raising = rows.filter(({ open }) => open.has(act)).map(({ says }) => says);
    expect(raising, 'no situation raises it').not.toEqual([]);
    expect(raising.length, 'every situation raises it').toBeLessThan(rows.length);
  });
  test('what is only offered is asked in one situation and in another it is not', () => {
    const wrong = others.filter((act) => {
      const asking = rows.filter(({ asked }) => asked.has(act)).length;
      return asking === 0 || asking === rows.length;
    });
    expect(wrong).toEqual([]);
  });
});
