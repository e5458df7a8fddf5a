import { expect, test } from 'vitest';
import { broken, part, withoutActing } from '../../../../test/mutants/change.ts';
import { prepare } from '../weigh/prepare.ts';
import { actsWith, judgementsOf, reportFacts } from './alphabet.ts';

const ready = (...changes: Parameters<typeof broken>[1]) => prepare(broken('landelijk-onderwijs', changes), 'school');
const because = 'met reden';
const decides = (is: 'yes' | 'no', by: string) => ({ decision: 'report', is, by, because });

test('a signal and a question are each judged yes, no and in doubt', () => {
  const on = ready();
  const every = ['yes', 'no', 'doubt'];
  expect(judgementsOf(on.danger)).toEqual(every.map((is) => ({ flag: 'danger_now', is })));
  expect(judgementsOf(on.first)).toEqual(every.map((answer) => ({ question: 'q1', answer })));
});

test('an act stands for its effect, and an effect that no act has is left out', () => {
  expect(actsWith(ready(), 'plan_help', 'report')).toEqual([{ act: 'N-5.5' }, { act: 'N-5.4' }]);
  expect(actsWith(ready(withoutActing('report')), 'plan_help', 'report')).toEqual([{ act: 'N-5.5' }]);
});

test('a duty to report meets the report, advice, both decisions of the decider, and declining by another', () => {
  expect(reportFacts(ready())).toEqual([
    { act: 'N-5.4' },
    { act: 'N-4.2' },
    decides('yes', 'director'),
    decides('no', 'director'),
    decides('no', 'teacher'),
  ]);
});

test('without a decider nobody decides but another; where everybody decides there is no other', () => {
  const deciding = (roles: string[]) =>
    ready(part(({ finalDecider }) => ({ finalDecider: { ...finalDecider, roles } })));
  expect(reportFacts(deciding(['nobody'])).slice(2)).toEqual([decides('no', 'teacher')]);
  const all = Object.keys(ready().code.protocol.roles);
  expect(reportFacts(deciding(all)).slice(2)).toEqual([decides('yes', all[0]!), decides('no', all[0]!)]);
});
