import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf, shipped, type Shipped } from '../builders/codes.ts';
import { noRule, rows, toldOnly } from './rows.ts';

const split = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

function sourcesIn(on: unknown): { doc: unknown; at: unknown }[] {
  if (typeof on !== 'object' || on === null) return [];
  const here = 'doc' in on && 'at' in on ? [{ doc: on.doc, at: on.at }] : [];
  return [...here, ...Object.values(on).flatMap(sourcesIn)];
}

function textsIn(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  return typeof on === 'object' && on !== null ? Object.values(on).flatMap(textsIn) : [];
}

describe.each(shipped)('the rows of %s', (id) => {
  const { acts } = protocolOf(id);

  test.each(Object.entries(rows[id]))('that are %s are all there, and no other', (strength, ids) => {
    const found = acts.filter((act) => act.strength === strength).map((act) => act.id);
    expect(found.toSorted()).toEqual(split(ids).toSorted());
  });

  test('that are only told have a reason, and leave nothing to record', () => {
    const told = acts.filter(({ strength }) => strength === 'info');
    expect(told.map((act) => toldOnly[act.id])).not.toContain(undefined);
    expect(told.flatMap(({ entry, does }) => [entry, does]).filter((part) => part !== undefined)).toEqual([]);
  });

  test('that are no rule are not among the acts', () => {
    expect(acts.filter((act) => noRule[act.id] !== undefined)).toEqual([]);
  });

  test('that must be done are done by somebody in every location', () => {
    const { roles, teams, locations } = protocolOf(id);
    const named = (by: string, at: 'school' | 'childcare') => (roles[by] ?? teams[by])?.name[at] !== undefined;
    const nobody = locations.flatMap((at) =>
      [...codeOf(id).acts.values()]
        .filter(({ strength, by }) => strength === 'must' && !by.some((who) => who === 'anyone' || named(who, at)))
        .map((act) => `${act.id} ${at}`),
    );
    expect(nobody).toEqual([]);
  });

  test('and everything else name a document that is declared', () => {
    const protocol = protocolOf(id);
    const sources = sourcesIn(protocol);
    expect(sources.length).toBeGreaterThan(acts.length);
    expect(sources.map(({ doc }) => doc).filter((doc) => !(String(doc) in protocol.documents))).toEqual([]);
  });

  test('speak calmly: short titles, and no exclamation mark or je', () => {
    expect(acts.map(({ title }) => title).filter((title) => title.length > 60)).toEqual([]);
    expect(textsIn(protocolOf(id)).filter((said) => /!|\b(je|jij|jouw)\b/i.test(said))).toEqual([]);
  });
});

test('the national rules name documents that are declared', () => {
  const { documents, rules } = overlayOf();
  const unknown = sourcesIn(rules).filter(({ doc }) => !(String(doc) in documents));
  expect(unknown).toEqual([]);
});

const effects: Record<Shipped, string> = {
  'fedra-2019': `ask_veilig_thuis=F-4.4 decide_report=F-5.1 decide_help=F-5.2 report=F-5.10 plan_help=F-5.19
    weigh_again=F-6.3 close_help=F-6.5 emergency=F-E.1 ask_veilig_thuis=R-2 ask_expert=R-5`,
  'verdi-2023': `emergency=V-E.1 decide_report=V-5.1 decide_help=V-5.2 report=V-5.5 plan_help=V-5.7 close_help=V-5.10
    ask_veilig_thuis=R-2 ask_expert=R-5 review_day=R-11 weigh_again=R-12`,
  'landelijk-onderwijs': `ask_veilig_thuis=N-4.2 decide_report=N-5.1 decide_help=N-5.2 report=N-5.4 plan_help=N-5.5
    close_help=N-5.6 emergency=N-E.1 ask_veilig_thuis=R-2 ask_expert=R-5 review_day=R-11 weigh_again=R-12`,
  'landelijk-kinderopvang': `ask_veilig_thuis=N-4.2 decide_report=N-5.1 decide_help=N-5.2 report=N-5.4 plan_help=N-5.5
    close_help=N-5.6 emergency=N-E.1 ask_veilig_thuis=R-2 ask_expert=R-5 review_day=R-11 weigh_again=R-12`,
};

const flags: Record<Shipped, string> = {
  'fedra-2019': `acute=norm1 structural=norm1 serious_injury=norm1 unprotected=norm1 disclosure=norm1:national
    no_lasting_safety=norm2 recurrence=norm3 danger_now=emergency special_form=expert_first:national`,
  'verdi-2023': `acute=norm1 structural=norm1 disclosure=norm1 recurrence=norm3 danger_now=emergency
    special_form=expert_first:national`,
  'landelijk-onderwijs': `acute=norm1 structural=norm1 disclosure=norm1 no_lasting_safety=norm2 recurrence=norm3
    danger_now=emergency special_form=expert_first:national`,
  'landelijk-kinderopvang': `acute=norm1 structural=norm1 disclosure=norm1 no_lasting_safety=norm2 recurrence=norm3
    danger_now=emergency special_form=expert_first:national`,
};

/** question step printed code = meanings > where it leads */
const generic = `q1 S4 Nee=no>close Ja=yes>q2 | q2 S4 Nee=no>q3 Ja=yes>report1,q3 | q3 S4 Nee=no>report2 Ja=yes>q4
  | q4 S4 Nee=no>report2 Ja=yes>help,q5 | q5 S4 Nee=no>report3 Ja=yes>monitored`;
const questions: Record<Shipped, string> = {
  'fedra-2019': `q1 S4 A=no>close B=yes>q2 | q2 S4 A=no>q3 B=yes+doubt>report1,q3 | q3 S4 A=no>report2 B=yes>q4
    | q4 S4 C=no>report2 D=yes>help,q5 | q5 S4 A=no>report3 B=yes>monitored`,
  'verdi-2023': generic,
  'landelijk-onderwijs': `q1 S4 A=no>close B=yes>q2 | q2 S5 A=no>q3 B=yes+doubt>report1,q3 | q3 S5 A=no>report2 B=yes>q4
    | q4 S5 A=no>report2 B=yes>help,q5 | q5 S5 A=no>report3 B=yes>monitored`,
  'landelijk-kinderopvang': generic,
};

type Leads = ReturnType<typeof protocolOf>['questions'][number]['answers'][number]['leads'];

function written(leads: Leads): string {
  if (leads.to === 'close') return leads.monitored ? 'monitored' : 'close';
  if (leads.to === 'report')
    return [`report${leads.norm}`, ...(leads.thenNext ?? '').split(' ').filter(Boolean)].join(',');
  return leads.to === 'help' ? `help,${leads.question}` : leads.question;
}

describe.each(shipped)('what %s hangs the weighing on', (id) => {
  const code = codeOf(id);

  test('effects stand at these acts', () => {
    const found = [...code.acts.values()].flatMap(({ id: act, does }) =>
      does === undefined ? [] : [`${does}=${act}`],
    );
    expect(found.toSorted()).toEqual(split(effects[id]).toSorted());
  });

  test('flags mean this, with what is national marked as such', () => {
    const found = [...code.flags].map(
      ([flag, { means, origin }]) => `${flag}=${means}${origin === 'national' ? ':national' : ''}`,
    );
    expect(found.toSorted()).toEqual(split(flags[id]).toSorted());
  });

  test('questions lead here', () => {
    const found = code.protocol.questions.map(({ id: question, step, answers }) =>
      [question, step, ...answers.map((one) => `${one.code}=${one.covers.join('+')}>${written(one.leads)}`)].join(' '),
    );
    expect(found.join(' | ')).toBe(split(questions[id]).join(' '));
  });

  test('a feedback term of five working days belongs to Veilig Thuis', () => {
    expect(code.protocol.deadlines).toMatchObject([
      { after: 'report', workingDays: 5, calendar: 'veilig_thuis', owes: 'Veilig Thuis' },
    ]);
  });

  test('all twelve statutory elements are there, of its own or by a national rule that speaks', () => {
    const elements = Array.from({ length: 12 }, (_, at) => `C-${at + 1}`);
    const national = new Set(code.rules.flatMap(({ meets }) => meets));
    const own = code.protocol.statutory;
    expect(elements.filter((element) => own[element] === undefined && !national.has(element))).toEqual([]);
    expect(
      Object.values(own)
        .flat()
        .filter((act) => !code.acts.has(act)),
    ).toEqual([]);
  });
});

test.each([
  ['fedra-2019', 'R-1 R-2 R-3 R-5 R-6 R-7 R-8'],
  ['verdi-2023', 'R-2 R-3 R-4 R-5 R-6 R-7 R-8 R-9 R-10 R-11 R-12'],
  ['landelijk-onderwijs', 'R-2 R-3 R-4 R-5 R-6 R-7 R-8 R-10 R-11 R-12'],
  ['landelijk-kinderopvang', 'R-2 R-3 R-4 R-5 R-6 R-7 R-8 R-10 R-11 R-12'],
] as const)('over %s these national rules speak: %s', (id, speaking) => {
  expect(codeOf(id).rules.map((rule) => rule.id)).toEqual(split(speaking));
});

test.each([
  ['fedra-2019', 'alarm veilig-thuis jeugd-en-gezinsbeschermers politie'],
  ['verdi-2023', 'alarm politie veilig-thuis'],
  ['landelijk-onderwijs', 'alarm veilig-thuis'],
  ['landelijk-kinderopvang', 'alarm veilig-thuis'],
] as const)('in danger %s shows these contacts in this order: %s', (id, order) => {
  expect(codeOf(id).contacts.map((contact) => contact.id)).toEqual(split(order));
});

describe('as the codes have it', () => {
  const verdi = protocolOf('verdi-2023');
  const fedra = protocolOf('fedra-2019');

  test('the form of Verdi has two fields, thirteen questions in six parts, and two fields', () => {
    const [form] = verdi.forms;
    expect([form?.head.length, form?.parts.map(({ questions: asked }) => asked.length), form?.foot.length]).toEqual([
      2,
      [7, 2, 1, 1, 1, 1],
      2,
    ]);
  });

  test('the expert team of Verdi has two persons, one of each side', () => {
    expect(verdi.teams['internalExpertTeam']).toMatchObject({
      atLeast: 2,
      seats: [{ anyOf: ['teacher', 'childcareWorker'] }, { anyOf: ['internalSupervisor', 'childcareCoach'] }],
    });
  });

  test('Verdi gives fifteen examples of acute and six of structural unsafety, and none of disclosure', () => {
    const kinds = verdi.questions.flatMap(({ examples }) => examples.map(({ kind }) => kind));
    expect([
      kinds.filter((kind) => kind === 'acute').length,
      kinds.filter((kind) => kind === 'structural').length,
      kinds.length,
    ]).toEqual([15, 6, 21]);
  });

  test('the nine contacts of Fedra wait for somebody to check them', () => {
    expect(fedra.contacts.map(({ lastChecked }) => lastChecked)).toEqual(Array.from({ length: 9 }, () => null));
  });

  test('Fedra leaves a talk out on its own grounds, step by step', () => {
    const grounds = fedra.acts.flatMap(({ id, skip }) =>
      skip === undefined ? [] : [[id, skip.rule, ...skip.grounds]],
    );
    expect(grounds).toEqual([
      ['F-1.7', 'F-1.10', 'safety', 'not_approachable'],
      ['F-3.1', 'F-3.11', 'safety', 'breaking_contact'],
      ['F-3.9', 'F-3.11', 'safety', 'breaking_contact'],
      ['F-5.3', 'F-5.11', 'safety', 'breaking_contact'],
      ['F-5.7', 'F-5.11', 'safety', 'breaking_contact'],
    ]);
  });
});
