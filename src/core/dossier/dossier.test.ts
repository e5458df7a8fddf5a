import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/builders/codes.ts';
import { aDossier, at, because, statement } from '../../../test/builders/dossier.ts';
import { entryId } from '../kernel/kernel.schema.ts';
import { entryTypes } from '../protocol/words.ts';
import {
  absent,
  childrenIn,
  entriesOf,
  evolve,
  householdsIn,
  locationOf,
  personsIn,
  protocolOf,
  replay,
  routeOf,
  standingOf,
  statusOf,
  timeline,
} from './dossier.ts';
import { decide } from './decide.ts';
import { recordableActs } from './vocabulary.ts';
import { contentSchema, dossierEventSchema, type EventOf } from './events.schema.ts';
import { factsOf } from './facts.ts';
import { dossierJsonSchemaText } from './format.schema.ts';

const content = (more: object) => contentSchema.parse({ on: '2026-03-02', ...more });
const unknown = entryId.parse('nergens');
const codeOfFedra = codeOf('fedra-2019');

describe('a dossier refuses', () => {
  const dossier = () => aDossier('fedra-2019').signal();
  const record = (more: object) => ({ do: 'Record', event: content(more) }) as const;
  test('an act, question, answer or role that its code does not know', () => {
    dossier().refuses(record({ type: 'TaskDone', acts: ['F-9.9'] }), 'UnknownAct');
    dossier().refuses(
      record({ type: 'QuestionWeighed', question: 'q9', asked: 'x', answer: 'yes', because }),
      'UnknownQuestion',
    );
    dossier().refuses(
      record({ type: 'QuestionWeighed', question: 'q1', asked: 'x', answer: 'yes', because, printedCode: 'Z' }),
      'UnknownPrintedCode',
    );
    dossier().refuses(record({ type: 'ReportMade', channel: 'phone', by: 'kapitein' }), 'UnknownRole');
  });
  test('what lies in the future, also in a statement', () => {
    dossier().refuses(record({ type: 'TaskDone', acts: ['F-1.6'], on: '2026-03-03' }), 'InTheFuture');
    dossier().refuses(
      record({ type: 'SignalRecorded', statements: [{ ...statement, on: '2026-03-03' }] }),
      'InTheFuture',
    );
  });
  test('to leave out the report', () => {
    dossier().refuses(record({ type: 'ActSkipped', act: 'F-5.10', ground: 'safety', because }), 'NotSkippable');
  });
  test('to withdraw what is not there, is withdrawn already or is no entry about the case', () => {
    const one = dossier();
    one.refuses({ do: 'Withdraw', entry: unknown, because }, 'UnknownEntry');
    one.refuses({ do: 'Withdraw', entry: entryId.parse('e1'), because }, 'NotCorrectable');
    one.do({ do: 'Withdraw', entry: entryId.parse('e2'), because });
    one.refuses({ do: 'Withdraw', entry: entryId.parse('e2'), because }, 'AlreadyWithdrawn');
  });
  test('to open twice, to reopen what is open, another kind as a correction', () => {
    const one = dossier();
    one.refuses({ do: 'Reopen', because }, 'NotClosed');
    one.refuses(
      { do: 'Correct', entry: one.last, replacement: content({ type: 'TaskDone', acts: ['F-1.6'] }), because },
      'OtherKind',
    );
  });
});

test('a closed dossier takes a report, an emergency contact or a new signal by reopening first', () => {
  for (const said of [
    { type: 'ReportMade', channel: 'phone', by: 'director' },
    { type: 'EmergencyContacted', contact: 'alarm', what: 'Gebeld' },
    { type: 'SignalRecorded', statements: [statement] },
  ]) {
    const decided = aDossier('fedra-2019')
      .close()
      .decided({ do: 'Record', event: content(said) });
    expect(decided.ok && decided.value.map(({ type }) => type)).toEqual(['DossierReopened', said.type]);
  }
});

test('a new signal after closing leads back to weighing', () => {
  const again = aDossier('fedra-2019').signal().answer('q1', 'no').close().signal();
  expect(again.assess().weighed.outcome).toBe('reweigh');
  expect(again.warned()).toContain('L-4');
});

test('a correction counts in the place of what it corrects, which stays readable', () => {
  const one = aDossier('fedra-2019').flag({ acute: 'yes' });
  one.do({
    do: 'Correct',
    entry: one.last,
    replacement: content({ type: 'FlagJudged', flags: { acute: 'no' } }),
    because,
  });
  expect(factsOf(one.dossier, one.code).facts).toEqual([{ flag: 'acute', is: 'no' }]);
  expect(timeline(one.dossier)[1]).toMatchObject({ state: 'corrected', because });
});

test('the schema knows every kind of entry, and the published schema is fresh', () => {
  const known = dossierEventSchema.options.map((option) => option.shape.type.value);
  expect([...known].sort()).toEqual([...entryTypes].sort());
  expect(readFileSync('docs/schema/dossier.json', 'utf8')).toBe(dossierJsonSchemaText());
});

test('closed without action, or with somebody who goes on watching', () => {
  expect(statusOf(aDossier('fedra-2019').answer('q1', 'no').close().dossier)).toBe('closed_no_action');
  expect(statusOf(aDossier('fedra-2019').report().close().dossier)).toBe('closed_monitored');
});

describe('what closing means afterwards', () => {
  const closed = (one: ReturnType<typeof aDossier>) => statusOf(one.close().dossier);
  const fedra = () => aDossier('fedra-2019').signal();
  test.each([
    ['help was planned', () => fedra().record({ type: 'HelpPlanned' }), 'closed_monitored'],
    [
      'safety was agreed',
      () => fedra().record({ type: 'SafetyAgreed', agreements: [{ about: 'Kim', what: 'Bellen', who: 'Lea' }] }),
      'closed_monitored',
    ],
    ['the result of help was judged', () => fedra().answer('q5', 'yes'), 'closed_monitored'],
    ['only question 4 was answered', () => fedra().answer('q4', 'yes'), 'closed_no_action'],
    ['nothing was done', fedra, 'closed_no_action'],
  ] as const)('when %s', (_, one, state) => {
    expect(closed(one())).toBe(state);
  });
  test('a report that was withdrawn asks nobody to go on watching', () => {
    const one = fedra().report();
    expect(closed(one.do({ do: 'Withdraw', entry: one.last, because }))).toBe('closed_no_action');
  });
  test('open or absent is open', () => {
    expect([statusOf(fedra().dossier), statusOf(absent)]).toEqual(['open', 'open']);
  });
});

describe('an opening is refused', () => {
  const opening = (more: object = {}): EventOf<'DossierOpened'> => {
    const parsed = dossierEventSchema.parse({
      type: 'DossierOpened',
      on: '2026-03-02',
      child: { id: 'kim' },
      protocol: 'fedra-2019',
      location: 'school',
      ...more,
    });
    if (parsed.type !== 'DossierOpened') throw new Error('not an opening');
    return parsed;
  };
  const opened = (more: object = {}, dossier = absent) => {
    const decided = decide(dossier, { do: 'Open', event: opening(more) }, at('2026-03-02'), codeOfFedra);
    return decided.ok ? decided.value : decided.error;
  };
  test('never, when it is the first and all is known', () => {
    expect(opened()).toEqual([opening()]);
  });
  test('in a dossier that is there, under another code, elsewhere than the code runs, or tomorrow', () => {
    expect(opened({}, aDossier('fedra-2019').dossier)).toEqual({ code: 'AlreadyOpen' });
    expect(opened({ protocol: 'verdi-2023' })).toEqual({ code: 'OtherProtocol', protocol: 'verdi-2023' });
    expect(opened({ location: 'childcare' })).toEqual({ code: 'OtherLocation', location: 'childcare' });
    expect(opened({ on: '2026-03-03' })).toEqual({ code: 'InTheFuture', on: '2026-03-03' });
  });
});

test('nothing can be recorded, closed or reopened before there is a dossier', () => {
  for (const command of [
    { do: 'Record', event: content({ type: 'TaskDone', acts: ['F-1.6'] }) },
    { do: 'Close', because },
    { do: 'Reopen', because },
  ] as const)
    expect(decide(absent, command, at('2026-03-02'), codeOfFedra)).toEqual({ ok: false, error: { code: 'NotOpen' } });
});

test('a closed dossier takes no other entry, correction, withdrawal, closing or change of code', () => {
  const closed = aDossier('fedra-2019').signal().close();
  const entry = entryId.parse('e2');
  closed.refuses({ do: 'Record', event: content({ type: 'TaskDone', acts: ['F-1.6'] }) }, 'NotOpen');
  closed.refuses({ do: 'Close', because }, 'NotOpen');
  closed.refuses({ do: 'Withdraw', entry, because }, 'NotOpen');
  closed.refuses({ do: 'ChangeProtocol', protocol: 'verdi-2023', because }, 'NotOpen');
  const replacement = content({ type: 'SignalRecorded', statements: [statement] });
  closed.refuses({ do: 'Correct', entry, replacement, because }, 'NotOpen');
});

test('what is done to the file carries the day it was done and the reason', () => {
  const one = aDossier('fedra-2019').signal().on('2026-03-05');
  const entry = one.last;
  const replacement = content({ type: 'SignalRecorded', statements: [statement], note: 'Beter gelezen.' });
  const events = (command: Parameters<typeof one.decided>[0]) => {
    const decided = one.decided(command);
    return decided.ok ? decided.value : decided.error;
  };
  const on = '2026-03-05';
  expect(events({ do: 'Close', because })).toEqual([{ type: 'DossierClosed', on, because }]);
  expect(events({ do: 'Withdraw', entry, because })).toEqual([{ type: 'EntryWithdrawn', on, entry, because }]);
  expect(events({ do: 'Correct', entry, replacement, because })).toEqual([
    { type: 'EntryCorrected', on, entry, replacement, because },
  ]);
  expect(events({ do: 'ChangeProtocol', protocol: 'verdi-2023', because })).toEqual([
    { type: 'ProtocolChanged', on, protocol: 'verdi-2023', because },
  ]);
  one.close();
  expect(events({ do: 'Reopen', because })).toEqual([{ type: 'DossierReopened', on, because }]);
  expect(
    events({ do: 'Record', event: content({ type: 'ReportMade', channel: 'phone', by: 'director' }) }),
  ).toMatchObject([
    { type: 'DossierReopened', on, because: 'Er is een melding gedaan nadat het dossier was gesloten.' },
    { type: 'ReportMade' },
  ]);
});

describe('a day that lies ahead', () => {
  test('is refused for what was said, and allowed for what is still to come', () => {
    const one = aDossier('fedra-2019');
    const said = [{ ...statement, on: '2026-03-03' }];
    const talk = content({ type: 'ConversationHeld', with: [{ who: 'caregiver' }], said });
    const decided = one.decided({ do: 'Record', event: talk });
    expect(decided.ok ? null : decided.error).toEqual({ code: 'InTheFuture', on: '2026-03-03' });
    one.record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
    one.record({ type: 'ReportMade', channel: 'phone', by: 'director', feedbackDue: '2026-03-09' });
    expect(entriesOf(one.dossier)).toHaveLength(3);
  });
  test('is refused in a correction as well', () => {
    const one = aDossier('fedra-2019').signal();
    const replacement = content({ type: 'SignalRecorded', statements: [statement], on: '2026-03-03' });
    one.refuses({ do: 'Correct', entry: one.last, replacement, because }, 'InTheFuture');
  });
});

describe('the children of a dossier', () => {
  const noor = { id: 'noor', name: 'Noor Fictief' };
  const added = (child: object) => ({ type: 'ChildAdded', child }) as const;
  const family = () => aDossier('fedra-2019').record(added(noor));
  const adding = (child: object) => ({ do: 'Record', event: content(added(child)) }) as const;

  test('are the one it was opened for and those who were added', () => {
    expect(childrenIn(family().dossier).map(({ id }) => id)).toEqual(['kim', 'noor']);
    expect(childrenIn(absent)).toEqual([]);
  });
  test('are each in it once', () => {
    family().refuses(adding(noor), 'AlreadyInDossier');
    family().refuses(adding({ id: 'kim' }), 'AlreadyInDossier');
  });
  test('can be spoken of in an entry only when they are in it', () => {
    const about = (...ids: string[]) => content({ type: 'TaskDone', acts: ['F-1.6'], about: ids });
    expect(family().decided({ do: 'Record', event: about('kim', 'noor') }).ok).toBe(true);
    const decided = family().decided({ do: 'Record', event: about('kim', 'tess') });
    expect(decided.ok ? null : decided.error).toEqual({ code: 'UnknownChild', child: 'tess' });
  });
  test('can be corrected, also twice, without being in their own way', () => {
    const one = family();
    const entry = one.last;
    const correct = (child: object) => ({ do: 'Correct', entry, replacement: content(added(child)), because }) as const;
    one.do(correct({ ...noor, name: 'Noor Voorbeeld' }));
    one.do(correct({ id: 'nora', name: 'Nora Voorbeeld' }));
    one.do(correct({ id: 'nora', name: 'Nora Fictief' }));
    expect(childrenIn(one.dossier).map(({ name }) => name)).toEqual(['Kim Fictief', 'Nora Fictief']);
    one.refuses(correct({ id: 'kim' }), 'AlreadyInDossier');
  });
  test('can be corrected while others stand beside them, and only by an entry of the same kind', () => {
    const one = family();
    const entry = one.last;
    one.record(added({ id: 'tess' })).act('F-1.6');
    const replacement = content(added({ ...noor, name: 'Noor Voorbeeld' }));
    one.do({ do: 'Correct', entry, replacement, because });
    expect(childrenIn(one.dossier).map(({ name }) => name)).toEqual(['Kim Fictief', 'Noor Voorbeeld', undefined]);
    one.refuses(
      { do: 'Correct', entry, replacement: content({ type: 'TaskDone', acts: ['F-1.6'] }), because },
      'OtherKind',
    );
  });
  test('who were corrected away and came back in another entry are not taken twice', () => {
    const one = family();
    const entry = one.last;
    const correct = (child: object) => ({ do: 'Correct', entry, replacement: content(added(child)), because }) as const;
    one.do(correct({ id: 'tess' })).record(added(noor));
    one.refuses(correct(noor), 'AlreadyInDossier');
  });
});

test('households hold the children and persons that carry their label, and nobody else', () => {
  const person = (id: string, household?: string) => ({
    type: 'PersonAdded' as const,
    person: { id, relation: 'caregiver', ...(household === undefined ? {} : { household }) },
  });
  const one = aDossier('fedra-2019')
    .record({ type: 'ChildAdded', child: { id: 'noor', household: 'A' } })
    .record({ type: 'ChildAdded', child: { id: 'tess', household: 'B' } })
    .record(person('moeder', 'A'))
    .record(person('oma', 'A'))
    .record(person('oom', 'C'))
    .record(person('buur'));
  const households = [...householdsIn(one.dossier)].map(([label, { children, persons }]) => [
    label,
    children.map(({ id }) => id),
    persons.map(({ id }) => id),
  ]);
  expect(households).toEqual([
    ['A', ['noor'], ['moeder', 'oma']],
    ['B', ['tess'], []],
    ['C', [], ['oom']],
  ]);
  expect(personsIn(one.dossier)).toHaveLength(4);
  expect(householdsIn(absent).size).toBe(0);
});

test('a history begins with its opening', () => {
  const [, second] = entriesOf(aDossier('fedra-2019').signal().dossier);
  expect(() => replay([second!])).toThrow('a dossier begins with its opening');
  expect(() => evolve(absent, second!)).toThrow('a dossier begins with its opening');
  expect(replay([])).toBe(absent);
});

test('a dossier stands on the route chosen last, where it was opened, under the code recorded last', () => {
  const one = aDossier('verdi-2023', { location: 'childcare', route: 'child' });
  expect([routeOf(one.dossier), locationOf(one.dossier), protocolOf(one.dossier)]).toEqual([
    'child',
    'childcare',
    'verdi-2023',
  ]);
  for (const route of ['home', 'staff', 'home']) one.record({ type: 'RouteChosen', route, because });
  one.do({ do: 'ChangeProtocol', protocol: 'landelijk-kinderopvang', because });
  expect([routeOf(one.dossier), protocolOf(one.dossier)]).toEqual(['home', 'landelijk-kinderopvang']);
  one.refuses({ do: 'ChangeProtocol', protocol: 'landelijk-kinderopvang', because }, 'SameProtocol');
  expect([routeOf(absent), locationOf(absent), protocolOf(absent)]).toEqual(['home', 'school', null]);
});

test('the timeline holds every entry with what became of it, and only what stands counts', () => {
  const one = aDossier('fedra-2019').flag({ acute: 'no' }).act('F-1.6');
  const task = one.last;
  one.do({ do: 'Withdraw', entry: task, because });
  const rows = timeline(one.dossier).map(({ state, now, because: why }) => ({ state, now, why }));
  expect(rows).toEqual([
    { state: 'stands', now: null, why: null },
    { state: 'stands', now: null, why: null },
    { state: 'withdrawn', now: null, why: because },
    { state: 'stands', now: null, why: null },
  ]);
  expect(standingOf(one.dossier, 'TaskDone')).toEqual([]);
  expect(standingOf(one.dossier, 'FlagJudged')).toHaveLength(1);
  expect(timeline(absent)).toEqual([]);
});

describe('a word that the code does not know', () => {
  const one = () => aDossier('verdi-2023');
  const rolesAt: readonly (readonly [string, object])[] = [
    ['a participant', { type: 'TaskDone', acts: ['V-2.6'], participants: [{ role: 'kapitein' }] }],
    [
      'whose view it was',
      {
        type: 'QuestionWeighed',
        question: 'q1',
        asked: 'x',
        answer: 'yes',
        because,
        views: [{ role: 'kapitein', view: 'no' }],
      },
    ],
    ['who decided', { type: 'DecisionTaken', decision: 'help', is: 'no', because, by: 'kapitein' }],
    ['who reported', { type: 'ReportMade', channel: 'phone', by: 'kapitein' }],
    ['who was assigned', { type: 'PersonAssigned', task: 'reporter', who: { role: 'kapitein' } }],
    ['who was informed', { type: 'PersonInformed', who: { role: 'kapitein' }, of: 'de zorg' }],
    ['who was consulted about a talk', { type: 'ConversationHeld', with: [{ who: 'child' }], consulted: ['kapitein'] }],
    ['who has a task in help', { type: 'HelpPlanned', tasks: [{ what: 'x', who: 'y', role: 'kapitein' }] }],
    ['who manages help', { type: 'HelpPlanned', caseManager: { name: 'x', role: 'kapitein' } }],
  ];
  test.each(rolesAt)('is refused as a role: %s', (_, entry) => {
    const decided = one().decided({ do: 'Record', event: content(entry) });
    expect(decided.ok ? null : decided.error).toEqual({ code: 'UnknownRole', role: 'kapitein' });
  });
  test('is no role where somebody outside the code is named, or nobody', () => {
    one().record({ type: 'PersonInformed', who: { person: 'caregiver' }, of: 'de zorg' });
    one().record({ type: 'HelpPlanned', tasks: [{ what: 'x', who: 'y' }], caseManager: { name: 'x' } });
    one().record({ type: 'TaskDone', acts: ['V-2.6'], participants: [{ role: 'internalExpertTeam' }] });
  });
  test('is refused as an act left out, and as an act recorded beside it', () => {
    const skip = (act: string, acts: string[] = []) =>
      ({ do: 'Record', event: content({ type: 'ActSkipped', act, acts, ground: 'safety', because }) }) as const;
    one().refuses(skip('V-9.9'), 'UnknownAct');
    one().refuses(skip('V-3.2', ['V-9.9']), 'UnknownAct');
    one().refuses(skip('V-5.5'), 'NotSkippable');
    expect(one().decided(skip('V-3.2')).ok).toBe(true);
  });
  test('is known where the overlay has it, also where its rule is silent', () => {
    expect(aDossier('fedra-2019').act('R-9', 'R-12').actState('R-9')).toBeUndefined();
    one().act('R-9');
  });
  test('is refused as a form, and only where a form was filled in', () => {
    const filled = (form: string) =>
      content({ type: 'ColleagueConsulted', form: { form, answers: { signalen: 'x' } } });
    const refusalOf = (event: ReturnType<typeof content>) => {
      const decided = one().decided({ do: 'Record', event });
      return decided.ok ? null : decided.error;
    };
    expect(refusalOf(filled('onbekend'))).toEqual({ code: 'UnknownForm', form: 'onbekend' });
    expect(refusalOf(filled('intern-overleg'))).toBeNull();
    expect(refusalOf(content({ type: 'ColleagueConsulted' }))).toBeNull();
  });
  test('of the overlay keeps what it is: a national act by its rule', () => {
    expect(recordableActs(codeOfFedra).get('R-9')).toMatchObject({
      id: 'R-9',
      entry: 'ExpertConsulted',
      origin: 'national',
      overlayRule: 'R-9',
    });
  });
  test('is refused as a printed answer of another code', () => {
    const answered = (printedCode: string) => () => one().answer('q4', 'yes', { printedCode });
    expect(answered('D')).toThrow('UnknownPrintedCode');
    expect(answered('Ja')).not.toThrow();
  });
});

test('a dossier that is replayed is open until it is closed, and stays closed until it is reopened', () => {
  const one = aDossier('fedra-2019').signal();
  const status = () => {
    const replayed = replay(entriesOf(one.dossier));
    return [one.dossier.status, replayed.status];
  };
  expect(status()).toEqual(['open', 'open']);
  expect([replay(entriesOf(aDossier('verdi-2023').dossier)).status]).toEqual(['open']);
  one.close();
  expect(status()).toEqual(['closed', 'closed']);
  const [opened, signal, closed] = entriesOf(one.dossier);
  expect(replay([opened!, closed!, signal!]).status).toBe('closed');
  one.do({ do: 'Reopen', because });
  expect(status()).toEqual(['open', 'open']);
});
