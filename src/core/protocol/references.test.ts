import { describe, expect, test } from 'vitest';
import { overlayOf, protocolOf, shipped } from '../../../test/builders/codes.ts';
import type { Condition } from './condition.ts';
import { writePath, type Finding } from './finding.ts';
import type { Act, Overlay, PrintedAnswer, Protocol } from './protocol.schema.ts';
import { wrongInOverlay, wrongInProtocol } from './references.ts';

const verdi = protocolOf('verdi-2023');
const overlay = overlayOf();
const places = (found: readonly Finding[]) => found.map(({ path }) => writePath(path));
const wrong = (protocol: Protocol) => wrongInProtocol(protocol, overlay);

/** The protocol with its first act changed. */
function withAct(change: Partial<Act>): Protocol {
  const [first, ...rest] = verdi.acts;
  return { ...verdi, acts: [{ ...first!, ...change }, ...rest] };
}
function without(effect: string): Protocol {
  return { ...verdi, acts: verdi.acts.map((act) => (act.does === effect ? { ...act, does: undefined } : act)) };
}
const source = { doc: 'nergens', at: 'x' };

test.each(shipped)('in %s every name points at something', (id) => {
  expect(wrong(protocolOf(id))).toEqual([]);
});
test('in the overlay every name points at something', () => {
  expect(wrongInOverlay(overlay)).toEqual([]);
});

describe('a name that points at nothing is found where it stands', () => {
  test.each<[Partial<Act>, string]>([
    [{ by: ['teacher', 'kapitein'] }, 'acts[0].by[1]'],
    [{ with: ['kapitein'] }, 'acts[0].with[0]'],
    [{ with: ['anyone'] }, 'acts[0].with[0]'],
    [{ withPreferably: ['kapitein'] }, 'acts[0].withPreferably[0]'],
    [{ withIfInvolved: ['kapitein'] }, 'acts[0].withIfInvolved[0]'],
    [{ before: 'V-9.9' }, 'acts[0].before'],
    [{ attachment: 'nergens' }, 'acts[0].attachment'],
    [{ form: 'nergens' }, 'acts[0].form'],
    [{ source }, 'acts[0].source.doc'],
  ])('an act with %j', (change, place) => {
    expect(places(wrong(withAct(change)))).toEqual([place]);
  });

  test.each<[Partial<Act>]>([
    [{ by: ['anyone'] }],
    [{ by: ['internalExpertTeam'], with: ['internalExpertTeam'] }],
    [{ before: 'q1' }],
    [{ before: 'V-2.1' }],
    [{ before: 'R-2' }],
    [{ before: 'S2' }],
    [{ before: 'S6' }],
    [{ before: 'close' }],
    [{ form: 'intern-overleg' }],
  ])('an act with %j is well', (change) => {
    expect(wrong(withAct(change))).toEqual([]);
  });

  test.each<[Condition, string]>([
    [{ act: 'V-9.9' }, ''],
    [{ answered: 'q9' }, ''],
    [{ all: [{ act: 'V-2.1' }, { act: 'V-9.9' }] }, '.all[1]'],
    [{ any: [{ answered: 'q1' }, { answered: 'q9' }] }, '.any[1]'],
    [{ not: { act: 'V-9.9' } }, '.not'],
  ])('a condition %j', (condition, place) => {
    const last = JSON.stringify(condition).includes('V-9.9') ? 'act' : 'answered';
    expect(places(wrong(withAct({ when: condition })))).toEqual([`acts[0].when${place}.${last}`]);
    expect(places(wrong(withAct({ offered: condition })))).toEqual([`acts[0].offered${place}.${last}`]);
  });

  test('a step that the code does not have', () => {
    const four = { ...verdi, steps: verdi.steps.filter(({ id }) => id !== 'S3') };
    const [first, ...rest] = four.acts.filter(({ step, before }) => step !== 'S3' && before !== 'S3');
    const one = { ...four, acts: [{ ...first!, step: 'S3' as const, when: { reached: 'S3' as const } }, ...rest] };
    expect(places(wrong(one)).filter((place) => place.startsWith('acts[0]'))).toEqual([
      'acts[0].step',
      'acts[0].when.reached',
    ]);
  });

  test('flags, outcomes and what is noted point at no name', () => {
    const when: Condition = { all: [{ flag: 'acute', is: 'yes' }, { outcome: ['help'] }, { noted: 'injury' }] };
    expect(wrong(withAct({ when }))).toEqual([]);
  });

  test.each<[string, Partial<Protocol>, string]>([
    [
      'a deputy',
      { roles: { ...verdi.roles, teacher: { ...verdi.roles['teacher']!, deputies: ['kapitein'] } } },
      'roles.teacher.deputies[0]',
    ],
    [
      'who can be appointed',
      { roles: { ...verdi.roles, teacher: { ...verdi.roles['teacher']!, appointedFrom: ['kapitein'] } } },
      'roles.teacher.appointedFrom[0]',
    ],
    ['who decides', { finalDecider: { ...verdi.finalDecider, roles: ['kapitein'] } }, 'finalDecider.roles[0]'],
    ['who reports', { reporter: { ...verdi.reporter, roles: ['kapitein'] } }, 'reporter.roles[0]'],
    ['who coordinates', { coordinator: { ...verdi.coordinator, roles: ['kapitein'] } }, 'coordinator.roles[0]'],
    ['who weighs', { weighers: { ...verdi.weighers, by: ['kapitein'] } }, 'weighers.by[0]'],
    ['whom to call', { emergency: { ...verdi.emergency, order: ['brandweer'] } }, 'emergency.order[0]'],
    ['where it is written', { retention: { ...verdi.retention, source } }, 'retention.source.doc'],
    [
      'where it is written, in a list',
      { attachments: [...verdi.attachments, { id: 'x', title: 'x', place: 'x', source }] },
      `attachments[${verdi.attachments.length}].source.doc`,
    ],
  ])('%s', (_, change, place) => {
    expect(places(wrong({ ...verdi, ...change }))).toEqual([place]);
  });

  test('who sits in a team, and who comes along', () => {
    const team = verdi.teams['internalExpertTeam']!;
    const changed = { ...team, seats: [{ anyOf: ['teacher', 'a'] }], preferably: ['b'], ifAlreadyInvolved: ['c'] };
    expect(places(wrong({ ...verdi, teams: { internalExpertTeam: changed } }))).toEqual([
      'teams.internalExpertTeam.seats[0].anyOf[1]',
      'teams.internalExpertTeam.preferably[0]',
      'teams.internalExpertTeam.ifAlreadyInvolved[0]',
    ]);
  });

  test('a national contact can be called without being named by the code', () => {
    const order = [...verdi.emergency.order, 'alarm'];
    expect(wrong({ ...verdi, emergency: { ...verdi.emergency, order } })).toEqual([]);
  });

  test('a question, at its step, whom it involves and where its answers lead', () => {
    const [q1, q2, q3, q4, ...rest] = verdi.questions;
    const lead = (question: typeof q1, to: PrintedAnswer['leads']) => ({
      ...question!,
      answers: question!.answers.map((answer, at) => (at === 1 ? { ...answer, leads: to } : answer)),
    });
    const questions = [
      { ...lead(q1, { to: 'question', question: 'q8' }), involves: ['kapitein'] },
      lead(q2, { to: 'report', norm: 1, thenNext: 'q9' }),
      lead(q3, { to: 'close', monitored: false }),
      lead(q4, { to: 'help', question: 'q7' }),
      ...rest,
    ];
    const changed = { ...verdi, questions };
    expect(places(wrong(changed))).toEqual([
      'questions[0].involves[0]',
      'questions[0].answers[1].leads.question',
      'questions[1].answers[1].leads.thenNext',
      'questions[3].answers[1].leads.question',
    ]);
  });

  test('says in Dutch what is expected there, and the nearest name', () => {
    const [found] = wrong(withAct({ by: ['teachr'] }));
    expect(found?.says).toMatch(
      /^"teachr" bestaat niet; hier hoort: rol of team of anyone\. Bedoelt u "teacher"\? Bekend zijn: /,
    );
  });
});

describe('what must stand once', () => {
  test.each(['report', 'plan_help', 'decide_help', 'emergency'])('%s is missed when it is nowhere', (effect) => {
    expect(wrong(without(effect))).toEqual([
      { path: ['acts'], says: `Er is geen handeling met "does: ${effect}". Zet die erbij; elke code heeft er één.` },
    ]);
  });
  test('stands twice at one act too many; there may be several emergency contacts', () => {
    expect(wrong(withAct({ does: 'plan_help' }))).toEqual([
      {
        path: ['acts', verdi.acts.findIndex(({ does }) => does === 'plan_help'), 'does'],
        says: '"plan_help" mag bij één handeling staan, en staat al bij een andere.',
      },
    ]);
    expect(wrong(withAct({ does: 'emergency' }))).toEqual([]);
    expect(wrong(withAct({ does: 'close_help' }))).toEqual([]);
  });
  test('an id stands once in its list', () => {
    const [, second] = verdi.acts;
    const acts = [...verdi.acts, second!, second!];
    const says = `"${second!.id}" staat hier voor de tweede keer. Geef elk een eigen naam.`;
    expect(wrong({ ...verdi, acts })).toEqual([
      { path: ['acts', verdi.acts.length, 'id'], says },
      { path: ['acts', verdi.acts.length + 1, 'id'], says },
    ]);
  });
  test.each(['questions', 'steps', 'contacts', 'forms', 'deadlines'] as const)('also among the %s', (name) => {
    const doubled = { ...verdi, [name]: [...verdi[name], verdi[name][0]!] };
    expect(places(wrong(doubled))).toContain(`${name}[${verdi[name].length}].id`);
  });
});

describe('the answers to a question', () => {
  const covering = (covers: readonly (readonly ('yes' | 'no' | 'doubt')[])[]) => {
    const [q1, ...rest] = verdi.questions;
    const answers = covers.map((one, at) => ({ ...q1!.answers[at % 2]!, covers: [...one] }));
    return wrong({ ...verdi, questions: [{ ...q1!, answers }, ...rest] });
  };
  const path = ['questions', 0, 'answers'];
  test('mean yes and no, each at one answer', () => {
    expect(covering([['no'], ['yes']])).toEqual([]);
    expect(covering([['no'], ['yes', 'doubt']])).toEqual([]);
    expect(covering([['no'], ['doubt']])).toEqual([
      { path, says: 'Bij q1 betekent geen enkel antwoord "yes". Zet het bij "covers" van een antwoord.' },
    ]);
    expect(covering([['yes']])).toEqual([
      { path, says: 'Bij q1 betekent geen enkel antwoord "no". Zet het bij "covers" van een antwoord.' },
    ]);
    expect(covering([['no'], ['yes'], ['no']])).toEqual([
      { path, says: 'Bij q1 betekenen twee antwoorden "no". Laat het bij één antwoord staan.' },
    ]);
  });
});

describe('what goes before what', () => {
  const chain = (before: Record<string, string>) =>
    wrong({
      ...verdi,
      acts: verdi.acts.map((act) => ({ ...act, before: before[act.id] })),
    });
  test('may run along several acts, but not in a circle', () => {
    expect(chain({ 'V-1.1': 'V-1.2', 'V-1.2': 'V-2.1', 'V-2.1': 'close' })).toEqual([]);
    expect(chain({ 'V-1.1': 'V-2.1', 'V-2.1': 'V-1.1' }).map(({ says }) => says)).toEqual([
      'Dit wijst in een kring: V-1.1 → V-2.1 → V-1.1.',
      'Dit wijst in een kring: V-2.1 → V-1.1 → V-2.1.',
    ]);
    expect(chain({ 'V-1.1': 'V-1.1' }).map(({ path }) => writePath(path))).toEqual(['acts[0].before']);
  });
  test('names only those in the circle, not one that leads into it', () => {
    const found = chain({ 'V-1.1': 'V-1.2', 'V-1.2': 'V-2.1', 'V-2.1': 'V-1.2' });
    expect(found.map(({ says }) => says.includes('V-1.1'))).toEqual([false, false]);
  });
});

test('a role that stands in for itself stands in for nobody', () => {
  const teacher = { ...verdi.roles['teacher']!, deputies: ['internalSupervisor', 'teacher'] };
  expect(wrong({ ...verdi, roles: { ...verdi.roles, teacher } })).toEqual([
    { path: ['roles', 'teacher', 'deputies', 1], says: '"teacher" kan zichzelf niet vervangen. Noem een andere rol.' },
  ]);
});

describe('in the overlay', () => {
  const rules = (change: (rule: Overlay['rules'][number], at: number) => Overlay['rules'][number]) =>
    wrongInOverlay({ ...overlay, rules: overlay.rules.map(change) });
  const at = (id: string) => overlay.rules.findIndex((rule) => rule.id === id);

  test('a rule stands once', () => {
    const twice = wrongInOverlay({ ...overlay, rules: [...overlay.rules, overlay.rules[0]!] });
    expect(places(twice)).toEqual([`rules[${overlay.rules.length}].id`]);
  });
  test.each<[string, string, (rule: Overlay['rules'][number]) => Overlay['rules'][number], string]>([
    ['a rule', 'R-6', (rule) => ({ ...rule, source }), 'source.doc'],
    [
      'an act',
      'R-2',
      (rule) => ({ ...rule, acts: rule.acts.map((act) => ({ ...act, source })) }),
      'acts[0].source.doc',
    ],
    [
      'a flag',
      'R-1',
      (rule) => ({ ...rule, flags: { disclosure: { ...rule.flags.disclosure!, source } } }),
      'flags.disclosure.source.doc',
    ],
  ])('%s rests on a document that is named', (_, id, change, place) => {
    const found = rules((rule) => (rule.id === id ? change(rule) : rule));
    expect(places(found)).toEqual([`rules[${at(id)}].${place}`]);
    expect(found[0]?.says).toMatch(/^"nergens" bestaat niet; hier hoort: document\./);
  });
  test.each<[Partial<Act>, string]>([
    [{ by: ['coordinator', 'kapitein'] }, 'by[1]'],
    [{ by: ['teacher'] }, 'by[0]'],
    [{ with: ['anyone'] }, 'with[0]'],
    [{ withPreferably: ['kapitein'] }, 'withPreferably[0]'],
    [{ before: 'R-99' }, 'before'],
    [{ before: 'q9' }, 'before'],
    [{ form: 'intern-overleg' }, 'form'],
    [{ attachment: 'signalenlijst' }, 'attachment'],
    [{ when: { all: [{ act: 'F-1.1' }] } }, 'when.all[0].act'],
    [{ offered: { not: { answered: 'q9' } } }, 'offered.not.answered'],
  ])('an act with %j points at nothing', (change, place) => {
    const found = rules((rule) =>
      rule.id === 'R-2' ? { ...rule, acts: rule.acts.map((act) => ({ ...act, ...change })) } : rule,
    );
    expect(places(found)).toEqual([`rules[${at('R-2')}].acts[0].${place}`]);
  });
  test.each<[Partial<Act>]>([
    [{ by: ['anyone'], with: ['decider'], withIfInvolved: ['coordinator'] }],
    [{ before: 'q5' }],
    [{ before: 'R-5', when: { act: 'R-5' } }],
    [{ before: 'S6' }],
  ])('an act with %j is well', (change) => {
    const found = rules((rule) =>
      rule.id === 'R-2' ? { ...rule, acts: rule.acts.map((act) => ({ ...act, ...change })) } : rule,
    );
    expect(found).toEqual([]);
  });
  test('an act stands once, under one rule', () => {
    const act = overlay.rules[at('R-5')]!.acts[0]!;
    const found = rules((rule) => (rule.id === 'R-2' ? { ...rule, acts: [...rule.acts, act] } : rule));
    expect(places(found)).toEqual([`rules[${at('R-2')}].acts[1].id`, `rules[${at('R-5')}].acts[0].id`]);
  });
  test('so does each contact', () => {
    const found = rules((rule) => ({ ...rule, contacts: rule.contacts.map((contact) => ({ ...contact, source })) }));
    expect(found).toHaveLength(2);
  });
});
