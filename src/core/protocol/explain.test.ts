import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf, shipped } from '../../../test/builders/codes.ts';
import { facts } from '../../../test/builders/facts.ts';
import { complete } from './code.ts';
import type { Condition } from './condition.ts';
import { explain } from './explain.ts';
import { nameOf, namesOf } from './explain/names.ts';
import { sayLeads } from './explain/questions.ts';
import { sayCondition } from './explain/say-condition.ts';
import { explainWeighed } from './explain/say-weighed.ts';
import { heading, table, wrap } from './explain/table.ts';
import type { Protocol } from './protocol.schema.ts';
import { weigh } from './weigh.ts';

const verdi = protocolOf('verdi-2023');
const explained = (change: Partial<Protocol>) => explain(complete({ ...verdi, ...change }, overlayOf()));

test.each(shipped)('the tables of %s are those that were read and kept under docs', (id) => {
  expect(`${explain(codeOf(id))}\n`).toBe(readFileSync(`docs/protocols/${id}.txt`, 'utf8'));
});

test.each(shipped)('the tables of %s fit on a page of 136 columns, without spaces at the end of a line', (id) => {
  const lines = explain(codeOf(id)).split('\n');
  expect(lines.filter((line) => line.length > 136 || line !== line.trimEnd())).toEqual([]);
});

describe('what a shipped code does not show', () => {
  test('a code that ends says until when', () => {
    expect(explained({ valid: { from: '2023-10-01', until: '2027-01-01' } })).toContain(
      'geldig vanaf 2023-10-01 tot 2027-01-01, voor',
    );
  });
  test('a code without teams has no table of teams', () => {
    expect(explained({ teams: {} })).not.toContain('Wie erin zitten');
  });
  test('a step without acts is there with its purpose; a step that does not exist is not', () => {
    const without = explained({ acts: verdi.acts.filter(({ step }) => step !== 'S6'), steps: verdi.steps });
    expect(without).toContain(
      verdi.steps
        .find(({ id }) => id === 'S6')
        ?.purpose.split(' ')
        .slice(0, 5)
        .join(' '),
    );
    const gone = complete(
      {
        ...verdi,
        acts: verdi.acts.filter(({ step }) => step !== 'S6'),
        steps: verdi.steps.filter(({ id }) => id !== 'S6'),
      },
      { ...overlayOf(), rules: [] },
    );
    expect(explain(gone)).not.toContain('Volgen en afsluiten');
  });
  test('a step that the code does not name but that has acts goes by its plain name', () => {
    const nameless = explained({ steps: verdi.steps.filter(({ id }) => id !== 'E') });
    expect(nameless).toContain('\nnoodsituatie\n────────────\n');
  });
  test('an act that goes before another names it', () => {
    expect(explain(codeOf('fedra-2019'))).toContain('vóór F-5.10');
  });
  test('all parts a help plan can be asked for are said in Dutch', () => {
    const requires: Protocol['help']['requires'] = [
      'goal',
      'term',
      'roles',
      'caseManager',
      'tasks',
      'actions',
      'review',
    ];
    const said = explained({ help: { ...verdi.help, requires } }).replace(/\s+/g, ' ');
    expect(said).toContain(
      'Een hulpplan vraagt: een doel, een termijn, wie welke rol heeft, een casemanager, taken, acties, een datum om terug te kijken.',
    );
  });
});

describe('names', () => {
  const code = codeOf('verdi-2023');
  test.each([
    ['anyone', 'iedereen'],
    ['coordinator', 'IB’er of Coach Verdi Start'],
    ['decider', 'Directeur of Teamleider opvang'],
    ['director', 'Directeur'],
    ['childProtectionLead', 'Aandachtsfunctionaris'],
    ['internalExpertTeam', 'Intern deskundigenteam'],
    ['kapitein', 'kapitein'],
    ['toString', 'toString'],
  ])('%s is %s', (id, name) => {
    expect(nameOf(code, id)).toBe(name);
  });
  test('stand beside each other, once for school and childcare where they differ', () => {
    expect(namesOf(code, ['teacher', 'director'])).toBe('Leerkracht of Directeur');
    expect(namesOf(code, ['teacher', 'director'], ', ')).toBe('Leerkracht, Directeur');
    const roles = { ...verdi.roles, director: { ...verdi.roles['director']!, name: { school: 'A', childcare: 'B' } } };
    expect(nameOf(complete({ ...verdi, roles }, overlayOf()), 'director')).toBe('A / B');
  });
});

describe('a condition in Dutch', () => {
  test.each<[Condition, string]>([
    [{ flag: 'acute', is: 'yes' }, 'acute onveiligheid: ja'],
    [{ flag: 'recurrence', is: 'doubt' }, 'onveiligheid die terugkomt: twijfel'],
    [{ answered: 'q1' }, 'q1 is beantwoord'],
    [{ answered: 'q1', is: ['no', 'doubt'] }, 'q1 is nee of twijfel'],
    [{ act: 'V-2.1' }, 'V-2.1 is gedaan'],
    [{ reached: 'S4' }, 'stap 4 is bereikt'],
    [{ noted: 'injury' }, 'er is letsel'],
    [{ doubt: 'stands' }, 'er is twijfel waarover Veilig Thuis nog niet is gevraagd'],
    [{ outcome: ['help', 'close'] }, 'de uitkomst is hulp of afsluiten'],
    [{ report: ['due', 'made'] }, 'melden moet nog of melding gedaan'],
    [{ help: ['running', 'ended'] }, 'hulp loopt of hulp is afgesloten'],
    [{ not: { act: 'V-2.1' } }, 'niet: V-2.1 is gedaan'],
    [
      { all: [{ act: 'A-1' }, { any: [{ act: 'B-1' }, { act: 'C-1' }] }] },
      'A-1 is gedaan, en (B-1 is gedaan, of C-1 is gedaan)',
    ],
    [
      { any: [{ act: 'A-1' }, { all: [{ act: 'B-1' }, { act: 'C-1' }] }] },
      'A-1 is gedaan, of (B-1 is gedaan, en C-1 is gedaan)',
    ],
    [{ not: { any: [{ act: 'A-1' }, { act: 'B-1' }] } }, 'niet: (A-1 is gedaan, of B-1 is gedaan)'],
  ])('%j', (condition, said) => {
    expect(sayCondition(condition)).toBe(said);
  });
});

test.each([
  [{ to: 'question', question: 'q2' }, 'vraag q2'],
  [{ to: 'report', norm: 2 }, 'melden bij Veilig Thuis (norm 2)'],
  [{ to: 'report', norm: 1, thenNext: 'q3' }, 'melden bij Veilig Thuis (norm 1), daarna q3 met Veilig Thuis'],
  [{ to: 'help', question: 'q5' }, 'hulp, daarna q5'],
  [{ to: 'close', monitored: false }, 'afsluiten en vastleggen'],
  [{ to: 'close', monitored: true }, 'afsluiten, met afspraken over veiligheid'],
] as const)('an answer that leads to %j says: %s', (leads, said) => {
  expect(sayLeads(leads)).toBe(said);
});

describe('the answer of a weighing for a reader', () => {
  const code = codeOf('verdi-2023');
  const said = (short: string) =>
    explainWeighed(code, weigh(code, { route: 'home', location: 'school', facts: facts(short) })).split('\n');
  test('opens with outcome, duty and help', () => {
    expect(said('q1=yes q2=yes').slice(0, 3)).toEqual([
      'Uitkomst: melden bij Veilig Thuis',
      'Plicht om te melden: ja (melden moet nog), samen met Veilig Thuis',
      'Hulp: geen hulp',
    ]);
    expect(said('q1=yes q2=no q3=yes q4=yes')[1]).toBe('Plicht om te melden: nee (geen melding nodig)');
  });
  test('lists what is due now, what stands open, what to mind and why, each with its rule', () => {
    const lines = said('q1=yes q2=yes');
    expect(lines).toContain(`- V-5.5 ${code.acts.get('V-5.5')?.title}`);
    expect(lines.some((line) => /^- V-5\.4 .+ \(Directeur\)$/.test(line))).toBe(true);
    expect(lines).toEqual(expect.arrayContaining(['', 'Nu:', 'Nog te doen:', 'Let op:', 'Waarom:']));
    expect(lines.some((line) => /^- q2 .+: /.test(line))).toBe(true);
    expect(lines.some((line) => /^- L-3 Er is nog niet gevraagd/.test(line))).toBe(true);
  });
  test('names a flag that is due again, and leaves out a list that is empty', () => {
    expect(said('acute=doubt R-2 q1=yes q2=no q3=yes q4=yes')).toContain('- acute');
    const elsewhere = weigh(code, { route: 'staff', location: 'school', facts: [] });
    expect(explainWeighed(code, elsewhere)).toBe(
      'Uitkomst: andere route\nPlicht om te melden: nee (geen melding nodig)\nHulp: geen hulp\n\nNu:\n- staff',
    );
  });
});

describe('a table of plain text', () => {
  test('wraps words in columns of a fixed width', () => {
    const columns = [
      { head: 'Nr', width: 4 },
      { head: 'Wat', width: 8 },
    ];
    expect(
      table(columns, [
        ['1', 'een twee drie'],
        ['22', 'x'],
      ]),
    ).toBe(['Nr    Wat', '────  ────────', '1     een twee', '      drie', '22    x'].join('\n'));
    expect(table(columns, [['1']])).toContain('\n1');
  });
  test.each([
    ['een twee drie', 8, ['een twee', 'drie']],
    ['een twee drie', 7, ['een', 'twee', 'drie']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['abcd efgh', 4, ['abcd', 'efgh']],
    ['', 4, ['']],
    ['een\n twee', 20, ['een twee']],
  ])('%j in %i columns is %j', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
  test('has a heading with a line of its own length', () => {
    expect(heading('Stap 1')).toBe('Stap 1\n──────');
    expect(heading('Stap', '═')).toBe('Stap\n════');
  });
});
