import { expect, test } from 'vitest';
import { check } from '../../src/core/protocol/check.ts';
import type { Act } from '../../src/core/protocol/protocol.schema.ts';
import {
  acting,
  broken,
  leads,
  part,
  role,
  rule,
  withoutActing,
  withoutActs,
  withoutElement,
  withoutQuestion,
  withoutRule,
  faults,
  type FaultRow,
} from './change.ts';

const fedra = 'fedra-2019';
const verdi = 'verdi-2023';
const school = 'landelijk-onderwijs';
const childcare = 'landelijk-kinderopvang';

const onlyOnDuty = (act: Act): Act => ({ ...act, offered: { report: ['due'] } });
const skippable = (act: Act): Act => ({
  ...act,
  skip: { grounds: ['safety'], rule: 'R-4', advice: 'none', showsEffortForConsent: false },
});
const unrecorded = (act: Act): Act => ({ ...act, entry: undefined });

const rows: readonly FaultRow[] = [
  [
    'a safe end without a duty to keep an eye on it',
    school,
    'L2',
    'q5',
    leads('q5', 'yes', { to: 'close', monitored: false }),
  ],
  ['no act for what is agreed on safety', school, 'L2', 'q5', withoutActing('close_help')],
  ['nothing to record at closing', verdi, 'L2', 'afsluiten', withoutActs(({ before }) => before === 'close')],
  ['no act that records a help plan', fedra, 'L2', 'help', withoutActing('plan_help')],
  ['a help plan that is recorded nowhere', school, 'L2', 'help', acting('plan_help', unrecorded)],
  ['no decision on help after a report', verdi, 'L2', 'continue', withoutActing('decide_help')],
  ['no act that asks Veilig Thuis', verdi, 'L2', 'consult', withoutRule('R-2')],
  ['no day to look back', verdi, 'L4', 'terugblik', withoutRule('R-11')],
  ['no way to weigh again', school, 'L4', 'opnieuw wegen', withoutRule('R-12')],
  [
    'no way to weigh again, in code and overlay',
    fedra,
    'L4',
    'opnieuw wegen',
    withoutActing('weigh_again'),
    withoutRule('R-12'),
  ],
  ['help whose result is not asked', childcare, 'L4', 'q4', leads('q4', 'yes', { to: 'help', question: 'q9' })],
  ['no act that reports', fedra, 'L5', 'melding', withoutActing('report')],
  ['a report only after a condition', verdi, 'L5', 'V-5.5', acting('report', onlyOnDuty)],
  ['a report that can be skipped', fedra, 'L5', 'F-5.10', acting('report', skippable)],
  ['a report that is recorded nowhere', school, 'L5', 'N-5.4', acting('report', unrecorded)],
  ['no emergency act', school, 'L5', 'nood', withoutActing('emergency')],
  [
    'an emergency act behind a role',
    verdi,
    'L5',
    'V-E.1',
    acting('emergency', (act) => ({ ...act, by: ['director'] })),
  ],
  [
    'an emergency act behind a condition',
    fedra,
    'L5',
    'F-E.1',
    acting('emergency', (act) => ({ ...act, offered: { reached: 'S4' } })),
  ],
  ['an emergency act that can be skipped', childcare, 'L5', 'N-E.1', acting('emergency', skippable)],
  ['an emergency that is recorded nowhere', school, 'L5', 'N-E.1', acting('emergency', unrecorded)],
  ['contacts without 112', verdi, 'L5', 'alarm', withoutRule('R-3')],
  [
    'contacts without Veilig Thuis',
    fedra,
    'L5',
    'veilig-thuis',
    rule('R-3', (one) => ({ ...one, contacts: one.contacts.filter(({ id }) => id !== 'veilig-thuis') })),
    part(({ contacts }) => ({ contacts: contacts.filter(({ id }) => id !== 'veilig-thuis') })),
  ],
  ['a role that nobody holds', fedra, 'L6', 'F-1.2', role('teacher', (one) => ({ ...one, name: {} }))],
  ['a decider of outside', school, 'L6', 'finalDecider', role('director', (one) => ({ ...one, external: true }))],
  [
    'no decider in childcare',
    verdi,
    'L6',
    'finalDecider',
    part(({ finalDecider }) => ({ finalDecider: { ...finalDecider, roles: ['director'] } })),
  ],
  [
    'nobody who reports in school',
    verdi,
    'L6',
    'reporter',
    part(({ reporter }) => ({ reporter: { ...reporter, roles: ['childcareTeamLead'] } })),
  ],
  [
    'a team whose minimum cannot be met',
    fedra,
    'L6',
    'F-2.3',
    part(({ teams }) => ({
      teams: Object.fromEntries(Object.entries(teams).map(([id, team]) => [id, { ...team, atLeast: 40 }])),
    })),
  ],
  [
    'a team with a seat that nobody can take',
    verdi,
    'L6',
    'V-2.5',
    part(({ teams }) => ({
      teams: Object.fromEntries(
        Object.entries(teams).map(([id, team]) => [
          id,
          { ...team, seats: [...team.seats, { anyOf: ['veiligThuis'] }] },
        ]),
      ),
    })),
  ],
  ['no deputies, in code and overlay', fedra, 'L6', 'coordinator', withoutRule('R-8')],
  [
    'a reporter appointed from nobody',
    fedra,
    'L6',
    'reporter',
    role('reporter', (one) => ({ ...one, appointedFrom: ['veiligThuis'] })),
  ],
  ['no kindcheck', school, 'L7', 'C-10', withoutActs(({ entry }) => entry === 'KindcheckDone')],
  ['no expert on injuries', verdi, 'L7', 'C-3', withoutRule('R-9')],
  ['no advice at doubt', verdi, 'L7', 'C-5', withoutRule('R-2')],
  ['no special forms of violence', school, 'L7', 'C-8', withoutRule('R-5')],
  ['no thought of the referral index', childcare, 'L7', 'C-9', withoutRule('R-10')],
  ['nothing on confidential facts', verdi, 'L7', 'C-11', withoutElement('C-11'), withoutRule('R-6')],
  ['nothing on who answers for what', fedra, 'L7', 'C-7', withoutElement('C-7'), withoutRule('R-8')],
  ['no talk with those concerned', fedra, 'L7', 'C-4', withoutElement('C-4')],
  ['a framework that lacks a question', school, 'L7', 'C-12', withoutQuestion('q4')],
  ['a step without acts', verdi, 'L7', 'C-1', withoutActs(({ step }) => step === 'S3')],
];

test.each(faults(rows))('finds $fault ($id): $law, about $what', ({ id, law, what, changes }) => {
  const { findings } = check(broken(id, changes), new Set([law]));
  expect(findings.filter(({ status }) => status === 'open').map((one) => one.what)).toContain(what);
});
