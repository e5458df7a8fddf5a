import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/builders/codes.ts';
import { aDossier, because, statement, type Said } from '../../../test/builders/dossier.ts';
import type { Fact } from '../protocol/facts.ts';
import type { Circumstance } from '../protocol/words.ts';
import { absent } from './dossier.ts';
import { factsOf, notedIn } from './facts.ts';

const contact = { contact: 'Medewerker Voorbeeld' };
const signal = { type: 'SignalRecorded', statements: [statement] } as const;
const weighed = { type: 'QuestionWeighed', question: 'q2', asked: 'x', because } as const;
const decided = { type: 'DecisionTaken', because, by: 'director' } as const;

function factsAfter(...entries: readonly Said[]): readonly Fact[] {
  const one = entries.reduce((dossier, said) => dossier.record(said), aDossier('fedra-2019'));
  return factsOf(one.dossier, one.code).facts;
}
function notedAfter(...entries: readonly Said[]): readonly Circumstance[] {
  const one = entries.reduce((dossier, said) => dossier.record(said), aDossier('fedra-2019'));
  return [...notedIn(one.dossier, one.code)];
}

const report = { act: 'F-5.10', with: ['director'] };
const yesByDirector = { decision: 'report', is: 'yes', by: 'director', because };

const rows: readonly (readonly [string, Said, readonly object[]])[] = [
  ['a signal', signal, []],
  ['a signal with danger now', { ...signal, dangerNow: 'yes' }, [{ flag: 'danger_now', is: 'yes' }]],
  ['a signal with no danger now', { ...signal, dangerNow: 'no' }, [{ flag: 'danger_now', is: 'no' }]],
  ['a signal that it is unsafe again', { ...signal, unsafeAgain: 'yes' }, [{ flag: 'recurrence', is: 'yes' }]],
  ['a signal that it is not unsafe again', { ...signal, unsafeAgain: 'no' }, [{ flag: 'recurrence', is: 'no' }]],
  [
    'words a child said unprompted',
    { ...signal, childsWords: { words: 'Ik ben bang.', unprompted: 'yes' } },
    [{ flag: 'disclosure', is: 'yes' }],
  ],
  [
    'words of which it is not sure that they were unprompted',
    { ...signal, childsWords: { words: 'Ik ben bang.', unprompted: 'doubt' } },
    [{ flag: 'disclosure', is: 'doubt' }],
  ],
  [
    'an answer to a question of the teacher, which a person judges',
    { ...signal, childsWords: { words: 'Ja.', unprompted: 'no' } },
    [],
  ],
  [
    'a flag by name, which goes before what the entry implies',
    { ...signal, dangerNow: 'yes', flags: { danger_now: 'no', acute: 'doubt' } },
    [
      { flag: 'acute', is: 'doubt' },
      { flag: 'danger_now', is: 'no' },
    ],
  ],
  ['progress', { type: 'ProgressNoted', what: 'Het gaat beter.' }, []],
  [
    'progress that it is unsafe again',
    { type: 'ProgressNoted', what: 'Weer ruzie.', unsafeAgain: 'doubt' },
    [{ flag: 'recurrence', is: 'doubt' }],
  ],
  ['an answer', { ...weighed, answer: 'no' }, [{ question: 'q2', answer: 'no' }]],
  [
    'an answer all members share',
    { ...weighed, answer: 'no', views: [{ role: 'teacher', view: 'no' }] },
    [{ question: 'q2', answer: 'no' }],
  ],
  [
    'a no at question 2 with which a member disagrees',
    {
      ...weighed,
      answer: 'no',
      views: [
        { role: 'teacher', view: 'no' },
        { role: 'director', view: 'yes' },
      ],
    },
    [{ question: 'q2', answer: 'doubt' }],
  ],
  [
    'a yes at question 2 with which a member disagrees: the yes keeps its duty',
    { ...weighed, answer: 'yes', views: [{ role: 'teacher', view: 'no' }] },
    [
      { question: 'q2', answer: 'yes' },
      { question: 'q2', answer: 'doubt' },
    ],
  ],
  [
    'disagreement at another question',
    { ...weighed, question: 'q3', answer: 'yes', views: [{ role: 'teacher', view: 'no' }] },
    [{ question: 'q3', answer: 'yes' }],
  ],
  ['a task', { type: 'TaskDone', acts: ['F-1.6', 'F-4.8'] }, [{ act: 'F-1.6' }, { act: 'F-4.8' }]],
  [
    'a task in company, each role once for each person who has it',
    {
      type: 'TaskDone',
      acts: ['F-1.6'],
      participants: [{ role: 'teacher' }, { role: 'teacher' }, { role: 'director' }],
    },
    [{ act: 'F-1.6', with: ['teacher', 'director', 'teacher'] }],
  ],
  [
    'an answer with the roles of those whose view was written down',
    { ...weighed, question: 'q1', answer: 'yes', acts: ['F-4.1'], views: [{ role: 'teacher', view: 'yes' }] },
    [
      { question: 'q1', answer: 'yes' },
      { act: 'F-4.1', with: ['teacher'] },
    ],
  ],
  ['advice of Veilig Thuis', { type: 'AdviceAsked', advice: 'Wacht.' }, [{ act: 'F-4.4' }]],
  [
    'advice of Veilig Thuis, by another act than the one that fulfils the duty',
    { type: 'AdviceAsked', advice: 'Wacht.', acts: ['F-2.4'] },
    [{ act: 'F-2.4' }],
  ],
  ['advice of the local team', { type: 'AdviceAsked', of: 'local_team', advice: 'Wacht.' }, []],
  [
    'an expert on a special form',
    { type: 'ExpertConsulted', expert: 'LEC', kind: 'special_form', advice: 'Wacht.' },
    [{ act: 'R-5' }],
  ],
  ['an expert on injury', { type: 'ExpertConsulted', expert: 'Een arts', kind: 'injury', advice: 'Wacht.' }, []],
  ['a report', { type: 'ReportMade', channel: 'phone', by: 'director', ...contact }, [report]],
  [
    'a report that names another act is a report all the same',
    { type: 'ReportMade', channel: 'phone', by: 'director', acts: ['F-5.9'] },
    [{ act: 'F-5.9', with: ['director'] }, report],
  ],
  ['a report that names its act', { type: 'ReportMade', channel: 'phone', by: 'director', acts: ['F-5.10'] }, [report]],
  ['a help plan', { type: 'HelpPlanned' }, [{ act: 'F-5.19' }]],
  ['a help plan that names another act', { type: 'HelpPlanned', acts: ['F-5.15'] }, [{ act: 'F-5.15' }]],
  ['weighing anew', { type: 'WeighingReopened', because }, [{ act: 'F-6.3' }]],
  ['a day to look back, for which Fedra has no act', { type: 'ReviewSet', day: '2026-05-01' }, [{ act: 'R-11' }]],
  ['a call in an emergency', { type: 'EmergencyContacted', contact: 'alarm', what: 'Gebeld' }, [{ act: 'F-E.1' }]],
  [
    'an act left out',
    { type: 'ActSkipped', act: 'F-1.7', ground: 'safety', because, acts: ['F-1.10'] },
    [{ act: 'F-1.10' }, { act: 'F-1.7', skipped: 'safety', because }],
  ],
  [
    'consent that was given',
    { type: 'ConsentRecorded', acts: ['F-3.9'], purpose: 'other', outcome: { is: 'given' } },
    [{ act: 'F-3.9' }],
  ],
  [
    'consent that was not asked',
    { type: 'ConsentRecorded', acts: ['F-3.9'], purpose: 'other', outcome: { is: 'not_asked', because } },
    [],
  ],
  ['a decision to report', { ...decided, decision: 'report', is: 'yes' }, [{ act: 'F-5.1' }, yesByDirector]],
  [
    'a decision not to report',
    { ...decided, decision: 'report', is: 'no', acts: ['F-5.1'] },
    [{ act: 'F-5.1' }, { decision: 'report', is: 'no', by: 'director', because }],
  ],
  [
    'a decision in company, with the decider first',
    { ...decided, decision: 'report', is: 'yes', acts: ['F-5.1'], participants: [{ role: 'teacher' }] },
    [{ act: 'F-5.1', with: ['director', 'teacher'] }, yesByDirector],
  ],
  ['a decision on help', { ...decided, decision: 'help', is: 'yes' }, [{ act: 'F-5.2' }]],
];

describe('what the weighing reads of', () => {
  test.each(rows)('%s', (_, entry, expected) => {
    expect(factsAfter(entry)).toStrictEqual(expected);
  });
});

describe('a decision to report that is written down', () => {
  const yes = { ...decided, decision: 'report', is: 'yes' } as const;
  const no = { ...decided, decision: 'report', is: 'no' } as const;
  const made = { type: 'ReportMade', channel: 'phone', by: 'director' } as const;
  const wants = (...entries: readonly Said[]) => factsAfter(...entries).filter((fact) => 'decision' in fact);
  test('after the report asks no second one', () => {
    expect(wants(made, yes)).toEqual([]);
  });
  test('after a decision or a new weighing that came since asks one', () => {
    expect(wants(made, no, yes)).toHaveLength(2);
    expect(wants(made, { ...weighed, question: 'q1', answer: 'yes' }, yes)).toHaveLength(1);
    expect(wants(made, { ...weighed, question: 'q2', answer: 'no' }, yes)).toEqual([]);
  });
  test('after the report and another act asks no second one either', () => {
    expect(wants(made, { type: 'TaskDone', acts: ['F-5.9'] }, yes)).toEqual([]);
    expect(wants({ type: 'TaskDone', acts: ['F-5.9'] }, yes)).toHaveLength(1);
  });
  test('after a report as a decision not to report is still that decision', () => {
    expect(wants(made, no)).toHaveLength(1);
  });
});

describe('what is noted beside the facts', () => {
  const talk = { type: 'ConversationHeld', with: [{ who: 'caregiver' }] } as const;
  const consent = { type: 'ConsentRecorded', purpose: 'other' } as const;
  const expert = { type: 'ExpertConsulted', expert: 'Een arts', advice: 'Kijk.' } as const;
  const asked = (role: string, type: Said['type'] = 'ColleagueConsulted'): Said => ({
    type,
    participants: [{ role }],
  });
  test.each<[string, Said, Circumstance[]]>([
    ['what was said in so many words', { ...signal, noted: ['injury'] }, ['injury']],
    ['a kindcheck', { type: 'KindcheckDone', trigger: 'x', outcome: 'unclear' }, ['carer_situation_may_harm']],
    ['consent refused', { ...consent, outcome: { is: 'refused' } }, ['consent_refused']],
    ['consent given', { ...consent, outcome: { is: 'given' } }, []],
    ['a talk with parents', talk, ['caregiver_conversation']],
    ['a talk with the child', { ...talk, with: [{ who: 'child' }] }, ['child_conversation']],
    ['a talk with another', { ...talk, with: [{ who: 'other' }] }, []],
    ['objections', { ...talk, objections: 'Nee.' }, ['caregiver_conversation', 'objections']],
    ['an expert who knows the name', expert, ['named_external_discussion']],
    ['an expert who does not know the name', { ...expert, anonymous: true }, []],
    ['a colleague', asked('teacher'), []],
    ['somebody from outside', asked('externalExpert'), ['named_external_discussion']],
    ['a team from outside', asked('supportTeamExtended'), ['named_external_discussion']],
    [
      'somebody from outside beside a colleague',
      { type: 'ColleagueConsulted', participants: [{ role: 'teacher' }, { role: 'externalExpert' }] },
      ['named_external_discussion'],
    ],
    ['a team of the school itself', asked('supportTeamInternal'), []],
    ['Veilig Thuis, which is no outsider here', asked('veiligThuis'), []],
    ['somebody from outside at another kind of entry', { ...asked('externalExpert', 'TaskDone'), acts: ['F-1.6'] }, []],
    [
      'somebody from outside at a weighing',
      { ...weighed, answer: 'no', participants: [{ role: 'externalExpert' }] },
      ['named_external_discussion'],
    ],
  ])('is plain from %s', (_, entry, expected) => {
    expect(notedAfter(entry)).toEqual(expected);
  });
  test('stands once, however often it was noted', () => {
    expect(notedAfter(talk, talk, signal)).toEqual(['caregiver_conversation']);
  });
});

test('no dossier, no facts: route home in a school', () => {
  expect(factsOf(absent, codeOf('fedra-2019'))).toEqual({ route: 'home', location: 'school', facts: [] });
});
