import { expect, test } from 'vitest';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { aDossier, because } from '../builders/dossier.ts';

const fedra = () => aDossier('fedra-2019').signal();
const lead = { role: 'childProtectionLead', staff: 'lea' };

test('A-1 doubt at question 2 asks the report at once, and the rest with Veilig Thuis', () => {
  const { weighed } = fedra().answer('q1', 'yes').answer('q2', 'doubt').assess();
  expect(weighed.outcome).toBe('report');
  expect(weighed.with_veilig_thuis).toBe(true);
  expect(weighed.next[0]).toEqual({ kind: 'action', id: 'F-5.10' });
});

test('A-2 question 4 prints C and D; D asks a whole plan and question 5 at the term', () => {
  const help = fedra()
    .answer('q1', 'yes')
    .answer('q2', 'no')
    .answer('q3', 'yes')
    .answer('q4', 'yes', { printedCode: 'D' });
  expect(help.code.questions.get('q4')?.answers.map(({ code }) => code)).toEqual(['C', 'D']);
  expect(help.assess().weighed.outcome).toBe('help');
  help.record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
  expect(
    help.assess().warnings.find(({ code, says }) => code === 'F-5.19' && says.includes('casemanager')),
  ).toBeDefined();
  expect(help.assess().duties.find(({ kind }) => kind === 'review')).toMatchObject({
    id: 'q5',
    due: '2026-05-01',
    isLate: false,
  });
});

test('A-2 of the plan under D each part that is missing is named: term, roles, case manager, tasks', () => {
  const help = () => fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
  const asked = (plan: object) =>
    help()
      .record({ type: 'HelpPlanned', ...plan })
      .assess()
      .warnings.find(({ code, says }) => code === 'F-5.19' && says.startsWith('In het hulpplan'))?.says;
  expect(asked({})).toBe('In het hulpplan ontbreekt nog: de termijn, wie welke rol heeft, de casemanager, de taken.');
  const whole = {
    reviewOn: '2026-05-01',
    roles: [{ role: 'Steun in de klas', who: 'Tom Voorbeeld' }],
    caseManager: { name: 'Lea Fictief' },
    tasks: [{ what: 'Elke week bellen', who: 'Lea Fictief' }],
  };
  expect(asked(whole)).toBeUndefined();
});

test('A-2 a lapsed review leads back to weighing', () => {
  const help = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
  help.record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
  expect(help.assess('2026-05-01').review.isLapsed).toBe(false);
  expect(help.assess('2026-05-01').weighed).toMatchObject({ outcome: 'help', next: [{ kind: 'question', id: 'q5' }] });
  const lapsed = help.assess('2026-05-02');
  expect(lapsed.review.isLapsed).toBe(true);
  expect(lapsed.duties.find(({ kind }) => kind === 'review')?.isLate).toBe(true);
  expect(lapsed.weighed).toMatchObject({ outcome: 'reweigh', next: [{ kind: 'question', id: 'q1' }] });
  expect(lapsed.warnings.map(({ code }) => code)).toContain('q5');
});

test('A-2 weighing anew after a lapse begins a new round: question 2 is asked again, and help goes on meanwhile', () => {
  const help = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
  help.record({ type: 'HelpPlanned', reviewOn: '2026-05-01' }).on('2026-05-04').answer('q1', 'yes');
  expect(help.assess().weighed).toMatchObject({
    outcome: 'continue',
    decisions: { help: 'running' },
    next: [{ kind: 'question', id: 'q2' }],
  });
  expect(help.answer('q2', 'doubt').assess().weighed.outcome).toBe('report');
});

test('A-2 a failed review leads to the report, a good one to closing', () => {
  const help = () =>
    fedra()
      .answer('q1', 'yes')
      .answer('q2', 'no')
      .answer('q3', 'yes')
      .answer('q4', 'yes')
      .record({ type: 'HelpPlanned', reviewOn: '2026-03-02' });
  expect(help().answer('q5', 'no').assess().weighed.outcome).toBe('report');
  expect(help().answer('q5', 'yes').assess().weighed.outcome).toBe('close');
});

test('A-3 a suspicion that remains without Veilig Thuis consulted or a report warns', () => {
  const weighed = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
  weighed.record({ type: 'DecisionTaken', decision: 'report', is: 'no', because, by: 'director' });
  expect(weighed.warned()).toContain('F-4.4');
  expect(weighed.record({ type: 'AdviceAsked', advice: 'Praat met de ouders.' }).warned()).not.toContain('F-4.4');
});

test('A-4 a strong suspicion without the board informed warns and is a duty', () => {
  const asked = fedra().answer('q1', 'yes');
  expect(asked.warned()).toContain('F-4.10');
  expect(asked.duties()).toContain('F-4.10');
  asked.record({ type: 'PersonInformed', acts: ['F-4.10'], who: { role: 'board' }, of: 'het vermoeden' });
  expect(asked.warned()).not.toContain('F-4.10');
});

test('A-5 each step offers its own grounds to leave the talk out', () => {
  const grounds = (id: string) =>
    fedra()
      .assess()
      .openTo('childProtectionLead')
      .concat(fedra().assess().openTo('teacher'))
      .find((act) => act.id === id)?.grounds;
  expect(grounds('F-1.7')).toEqual(['safety', 'not_approachable']);
  expect(grounds('F-3.1')).toEqual(['safety', 'breaking_contact']);
  expect(grounds('F-5.7')).toEqual(['safety', 'breaking_contact']);
});

test('A-5 a ground that the code does not give there warns', () => {
  const skipped = fedra().record({ type: 'ActSkipped', act: 'F-1.7', ground: 'breaking_contact', because });
  expect(skipped.warned()).toContain('F-1.10');
  expect(skipped.actState('F-1.7')).toBe('skipped');
});

test('A-6 a report without a talk asks advice, the reason and the effort for consent', () => {
  const reported = fedra().answer('q1', 'yes').answer('q2', 'yes').report();
  expect(reported.warned()).toContain('F-5.11');
  reported.record({ type: 'ActSkipped', act: 'F-5.7', ground: 'safety', because });
  expect(reported.warned().filter((code) => code === 'F-5.11')).toHaveLength(2);
  const whole = fedra().answer('q1', 'yes').answer('q2', 'yes').report();
  whole.record({
    type: 'ActSkipped',
    act: 'F-5.7',
    ground: 'safety',
    because,
    adviceAsked: { on: '2026-03-02' },
    effortForConsent: 'Gebeld.',
  });
  expect(whole.warned()).not.toContain('F-5.11');
});

test('A-7 refused consent comes on the list to weigh', () => {
  const refused = fedra().record({
    type: 'ConsentRecorded',
    acts: ['F-3.9'],
    purpose: 'extended_team',
    outcome: { is: 'refused' },
  });
  expect(refused.assess().toWeigh).toEqual([{ kind: 'consent_refused', entry: refused.last, on: '2026-03-02' }]);
  expect(refused.duties()).toContain('F-3.10');
});

test('A-8 a named discussion in the wide team without written consent warns, unless it is excused', () => {
  const talk = { type: 'ColleagueConsulted', participants: [lead, { role: 'supportTeamExtended' }] } as const;
  expect(fedra().record(talk).warned()).toContain('F-3.9');
  const consent = {
    type: 'ConsentRecorded',
    acts: ['F-3.9'],
    purpose: 'extended_team',
    written: true,
    outcome: { is: 'given' },
  } as const;
  expect(fedra().record(consent).record(talk).warned()).not.toContain('F-3.9');
  const excused = { type: 'ActSkipped', act: 'F-3.9', ground: 'safety', because } as const;
  expect(fedra().record(excused).record(talk).warned()).not.toContain('F-3.9');
});

test('A-9 parents who object: the objections stand and the minutes get their status', () => {
  const unsigned = fedra().talk(['F-5.7'], { objections: 'Zij herkennen het niet.' });
  expect(unsigned.warned()).toContain('F-5.8');
  const signed = fedra().talk(['F-5.7', 'F-5.8'], {
    objections: 'Zij herkennen het niet.',
    signature: { outcome: 'seen' },
  });
  expect(signed.warned()).not.toContain('F-5.8');
  expect(signed.assess().toWeigh[0]?.kind).toBe('objections');
});

test('A-10 a report names reporter and informer, and its answer is due in five working days of Veilig Thuis', () => {
  const reported = fedra().answer('q1', 'yes').answer('q2', 'yes').report();
  const feedback = reported.assess().duties.find(({ kind }) => kind === 'feedback');
  expect(feedback).toMatchObject({ due: '2026-03-09', owes: 'Veilig Thuis', isLate: false });
  expect(reported.warned()).toContain('F-5.6');
  for (const task of ['reporter', 'parentInformer'])
    reported.record({ type: 'PersonAssigned', acts: ['F-5.6'], task, who: { role: 'teacher', name: 'Tom Voorbeeld' } });
  expect(reported.warned()).not.toContain('F-5.6');
  expect(reported.assess('2026-03-10').duties.find(({ kind }) => kind === 'feedback')?.isLate).toBe(true);
  reported.record({ type: 'FeedbackReceived', what: 'Er komt een onderzoek.' });
  expect(reported.assess('2026-03-10').duties.some(({ kind }) => kind === 'feedback')).toBe(false);
});

test.each([
  ['a Monday', '2026-03-02', '2026-03-09'],
  ['a Friday', '2026-03-06', '2026-03-13'],
  ['a Saturday', '2026-03-07', '2026-03-13'],
  ['the week before Easter, with Good Friday and Easter Monday closed', '2026-04-01', '2026-04-10'],
  ['the summer holiday of the school, in which Veilig Thuis works on', '2026-07-13', '2026-07-20'],
])('A-10 after a report on %s the five working days end on their own day', (_, on, due) => {
  const reported = aDossier('fedra-2019').on(on).report();
  expect(reported.assess().duties.find(({ kind }) => kind === 'feedback')?.due).toBe(due);
});

test('A-10 each statement of a report has its source, the school’s own apart from what others said', () => {
  const said = (source?: object) =>
    contentSchema.safeParse({
      type: 'ReportMade',
      on: '2026-03-02',
      channel: 'phone',
      by: 'director',
      statements: [{ what: 'Een blauwe plek', ...(source === undefined ? {} : { source }) }],
    });
  expect(said().success).toBe(false);
  expect(said({ origin: 'school' }).success).toBe(false);
  expect(said({ who: 'De buurvrouw' }).success).toBe(false);
  for (const origin of ['school', 'third_party'])
    expect(said({ origin, who: 'Els Voorbeeld' }).data).toMatchObject({ statements: [{ source: { origin } }] });
  const due = fedra().answer('q1', 'yes').answer('q2', 'yes');
  expect(due.duties()).toContain('F-5.9');
  expect(due.warned()).not.toContain('F-5.9');
  expect(due.report().warned()).toContain('F-5.9');
  expect(due.act('F-5.9').warned()).not.toContain('F-5.9');
});

test('A-11 closing help asks agreements on the safety of all', () => {
  const help = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
  const ended = help.record({ type: 'HelpPlanned', reviewOn: '2026-03-02' }).answer('q5', 'yes');
  expect(ended.assess().weighed.outcome).toBe('close');
  expect(ended.duties()).toContain('F-6.5');
  expect(ended.warned()).toContain('F-6.5');
  ended.record({
    type: 'SafetyAgreed',
    acts: ['F-6.5'],
    agreements: [{ about: 'Kim', what: 'Wekelijks bellen', who: 'Lea' }],
  });
  expect(ended.duties()).not.toContain('F-6.5');
});
