import { expect, test } from 'vitest';
import { check } from '../../src/core/protocol/check.ts';
import {
  broken,
  covers,
  leads,
  part,
  rule,
  withoutAnswer,
  withoutFlag,
  withoutQuestion,
  withoutRule,
  faults,
  type FaultRow,
} from './change.ts';

const fedra = 'fedra-2019';
const verdi = 'verdi-2023';
const school = 'landelijk-onderwijs';
const childcare = 'landelijk-kinderopvang';

const rows: readonly FaultRow[] = [
  [
    'an answer that leads to a question that is not there',
    fedra,
    'L2',
    'q3',
    leads('q3', 'yes', { to: 'question', question: 'q9' }),
  ],
  [
    'help that leads to a question that is not there',
    school,
    'L2',
    'q4',
    leads('q4', 'yes', { to: 'help', question: 'q9' }),
  ],
  [
    'a report that goes on at a question that is not there',
    verdi,
    'L2',
    'q2',
    leads('q2', 'yes', { to: 'report', norm: 1, thenNext: 'q9' }),
  ],
  ['no answer for no', school, 'L2', 'q3', withoutAnswer('q3', 'no')],
  ['no answer for yes', childcare, 'L2', 'q1', withoutAnswer('q1', 'yes')],
  ['one answer with two exits', fedra, 'L2', 'q4', covers('q4', 'no', ['yes', 'no'])],
  [
    'question 3 that leads back to question 2',
    verdi,
    'L2',
    'q2',
    leads('q3', 'yes', { to: 'question', question: 'q2' }),
  ],
  ['question 1 that leads back to itself', school, 'L2', 'q1', leads('q1', 'yes', { to: 'question', question: 'q1' })],
  ['a question that is missing', childcare, 'L2', 'q3', withoutQuestion('q4')],
  [
    'doubt at question 2 printed with no',
    fedra,
    'L3',
    'q2',
    covers('q2', 'yes', ['yes']),
    covers('q2', 'no', ['no', 'doubt']),
  ],
  ['doubt at question 1 printed with no', verdi, 'L3', 'q1', covers('q1', 'no', ['no', 'doubt'])],
  ['doubt at question 3 that leads on', school, 'L3', 'q3', covers('q3', 'yes', ['yes', 'doubt'])],
  ['doubt at question 5 that closes', childcare, 'L3', 'q5', covers('q5', 'yes', ['yes', 'doubt'])],
  ['question 2 yes that does not report', verdi, 'L1', 'q2', leads('q2', 'yes', { to: 'question', question: 'q3' })],
  [
    'question 2 yes under another norm',
    fedra,
    'L1',
    'q2',
    leads('q2', 'yes', { to: 'report', norm: 2, thenNext: 'q3' }),
  ],
  ['question 3 no that closes', school, 'L1', 'q3', leads('q3', 'no', { to: 'close', monitored: false })],
  [
    'question 3 no that closes without answers for it',
    school,
    'L3',
    'afsluiten',
    leads('q3', 'no', { to: 'close', monitored: false }),
  ],
  ['question 4 no that closes', verdi, 'L1', 'q4', leads('q4', 'no', { to: 'close', monitored: false })],
  ['question 5 no that closes', fedra, 'L1', 'q5', leads('q5', 'no', { to: 'close', monitored: false })],
  ['question 5 no under another norm', childcare, 'L1', 'q5', leads('q5', 'no', { to: 'report', norm: 2 })],
  ['question 1 yes that closes', fedra, 'L3', 'afsluiten', leads('q1', 'yes', { to: 'close', monitored: false })],
  ['question 2 no that closes', verdi, 'L3', 'afsluiten', leads('q2', 'no', { to: 'close', monitored: false })],
  ['question 2 no that begins help', school, 'L3', 'hulp', leads('q2', 'no', { to: 'help', question: 'q5' })],
  ['question 3 yes that begins help', fedra, 'L3', 'hulp', leads('q3', 'yes', { to: 'help', question: 'q5' })],
  [
    'question 4 yes that closes without help',
    childcare,
    'L3',
    'afsluiten',
    leads('q4', 'yes', { to: 'close', monitored: false }),
  ],
  ['no ground for acute unsafety', verdi, 'L1', 'acute', withoutFlag('acute')],
  ['no ground for structural unsafety', school, 'L1', 'structural', withoutFlag('structural')],
  ['disclosure without a norm, in code and overlay', fedra, 'L1', 'disclosure', withoutRule('R-1')],
  ['a national disclosure that is no norm', fedra, 'L1', 'disclosure', rule('R-1', (one) => ({ ...one, flags: {} }))],
  ['no ground for unsafety that comes back', childcare, 'L1', 'recurrence', withoutFlag('recurrence')],
  [
    'acute unsafety that only asks for an expert',
    fedra,
    'L1',
    'acute',
    part(({ flags }) => ({
      flags: { ...flags, ...(flags.acute && { acute: { ...flags.acute, means: 'expert_first' as const } }) },
    })),
  ],
  [
    'serious injury under a later norm',
    fedra,
    'L1',
    'serious_injury',
    part(({ flags }) => ({
      flags: {
        ...flags,
        ...(flags.serious_injury && { serious_injury: { ...flags.serious_injury, means: 'norm2' as const } }),
      },
    })),
  ],
];

test.each(faults(rows))('finds $fault ($id): $law, about $what', ({ id, law, what, changes }) => {
  const { findings } = check(broken(id, changes), new Set([law]));
  expect(findings.filter(({ status }) => status === 'open').map((one) => one.what)).toContain(what);
});
