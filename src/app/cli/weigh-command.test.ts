import { describe, expect, test } from 'vitest';
import { among, errorsOf, pluis } from '../../../test/builders/command-line.ts';
import { facts } from '../../../test/builders/facts.ts';

async function weighed(protocol: string, short: string, more: object = {}): Promise<unknown> {
  const answered = await pluis(`weigh ${protocol} --facts - --json`, { input: { facts: facts(short), ...more } });
  expect([answered.exit, answered.said]).toEqual([0, []]);
  return answered.json();
}

describe('pluis weigh answers', () => {
  /** protocol | facts | outcome | duty | with Veilig Thuis */
  test.each(
    `
    fedra-2019 | q1=yes q2=doubt | report | true | true
    verdi-2023 | q1=yes q2=doubt | consult | false | false
    fedra-2019 | disclosure=yes q1=yes q2=no | report | true | true
    fedra-2019 | acute=yes q1=no | report | true | true
    verdi-2023 | acute=yes q1=no | report | true | true
    landelijk-onderwijs | acute=yes q1=no | report | true | true
    landelijk-kinderopvang | acute=yes q1=no | report | true | true
    verdi-2023 | q1=yes q2=yes q2=no | report | true | true
    fedra-2019 | q1=no | close | false | false
    fedra-2019 | q1=yes q2=no q3=yes q4=yes | help | false | false
    fedra-2019 | q1=yes q2=no q3=yes q4=yes F-5.19 q5=no | report | true | false
    fedra-2019 | q1=yes q2=no q3=yes q4=yes F-5.19 q5=yes | close | false | false
    verdi-2023 | q1=yes q2=no q3=no | report | true | false
    verdi-2023 | q1=yes q2=no q3=no V-5.5 | continue | true | false
    verdi-2023 | q1=yes q2=no q3=no V-5.5 V-5.2 | close | true | false`
      .trim()
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim())),
  )('%s: %s leads to %s', async (protocol = '', short = '', outcome, duty, withVeiligThuis) => {
    expect(await weighed(protocol, short)).toMatchObject({
      outcome,
      report_duty: duty === 'true',
      with_veilig_thuis: withVeiligThuis === 'true',
    });
  });

  test('what is due after each step of a doubt', async () => {
    expect(await weighed('verdi-2023', 'q1=yes q2=doubt R-2')).toMatchObject({
      outcome: 'continue',
      next: [{ kind: 'question', id: 'q2' }],
    });
    expect(await weighed('fedra-2019', 'disclosure=yes q1=yes q2=no F-5.10')).toMatchObject({
      outcome: 'continue',
      next: [{ kind: 'question', id: 'q3' }],
    });
    expect(await weighed('verdi-2023', 'q1=yes q2=no q3=no V-5.5')).toMatchObject({
      next: [{ kind: 'action', id: 'V-5.2' }],
    });
  });

  test('help that is due, runs and ended, with the agreements on safety open', async () => {
    const begun = 'q1=yes q2=no q3=yes q4=yes';
    expect(await weighed('fedra-2019', begun)).toMatchObject({ decisions: { help: 'due' } });
    expect(await weighed('fedra-2019', `${begun} F-5.19`)).toMatchObject({ decisions: { help: 'running' } });
    expect(await weighed('fedra-2019', `${begun} F-5.19 q5=yes`)).toMatchObject({
      decisions: { help: 'ended' },
      open_duties: among({ id: 'F-6.5', before: 'close' }),
    });
  });

  test('a no at question 1 with its record open and a warning for what was not asked', async () => {
    expect(await weighed('fedra-2019', 'q1=no')).toMatchObject({
      open_duties: among({ id: 'F-4.8' }),
      warnings: among({ code: 'L-3' }),
    });
  });

  test('the other route, also when danger is near', async () => {
    expect(await weighed('verdi-2023', 'acute=yes', { route: 'staff' })).toMatchObject({
      outcome: 'other_route',
      report_duty: false,
      next: [{ kind: 'route', id: 'staff' }],
    });
  });

  test('in words when no JSON is asked', async () => {
    const { out, exit } = await pluis('weigh fedra-2019 --facts case.json', {
      files: { 'case.json': '{"facts":[{"question":"q1","answer":"yes"},{"question":"q2","answer":"doubt"}]}' },
    });
    expect(exit).toBe(0);
    expect(out).toContain('Uitkomst: melden bij Veilig Thuis');
    expect(out).toContain('F-5.10 Melden bij Veilig Thuis');
  });
});

describe('pluis weigh refuses with exit 2', () => {
  const fact = async (one: object, more: object = {}) => {
    const answered = await pluis('weigh fedra-2019 --facts - --json', { input: { facts: [one], ...more } });
    expect(answered.exit).toBe(2);
    return errorsOf(answered);
  };
  const declined = { decision: 'report', is: 'no', by: 'director', because: 'Er is een andere verklaring.' };

  test.each([
    ['an unknown key', { flag: 'acute', is: 'yes', why: 'x' }, 'facts[0].why', 'flag, is'],
    ['an unknown flag', { flag: 'accute', is: 'yes' }, 'facts[0].flag', 'acute'],
    ['a value outside its list', { flag: 'acute', is: 'maybe' }, 'facts[0].is', 'yes, no, doubt'],
    ['an unknown question', { question: 'q9', answer: 'yes' }, 'facts[0].question', 'q1, q2'],
    ['an unknown answer', { question: 'q1', answer: 'ja' }, 'facts[0].answer', 'yes, no, doubt'],
    ['an act of another code', { act: 'V-2.1' }, 'facts[0].act', 'F-1.1'],
    ['an unknown ground', { act: 'F-3.1', skipped: 'haste', because: 'Druk.' }, 'facts[0].skipped', 'safety'],
    ['a missing reason', { act: 'F-3.1', skipped: 'safety' }, 'facts[0].because', 'reden'],
    ['an empty reason', { ...declined, because: ' ' }, 'facts[0].because', 'reden'],
    ['an unknown role', { ...declined, by: 'principal' }, 'facts[0].by', 'director'],
    ['an unknown role in company', { act: 'F-2.1', with: ['nurse'] }, 'facts[0].with[0]', 'teacher'],
    ['a report that is skipped', { act: 'F-5.10', skipped: 'safety', because: 'x' }, 'facts[0].skipped', 'melding'],
    ['a fact of no kind', { sign: 'x' }, 'facts[0]', 'flag, question, act, decision'],
  ])('%s', async (_what, one, path, known) => {
    const errors = await fact(one);
    expect(errors.map((error) => error.path)).toContain(path);
    expect(errors.find((error) => error.path === path)?.says).toContain(known);
  });

  test('an unknown route, location and key beside the facts, all at once', async () => {
    const errors = await fact({ flag: 'x', is: 'y' }, { route: 'street', location: 'childcare', extra: 1 });
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      'extra',
      'facts[0].flag',
      'facts[0].is',
      'location',
      'route',
    ]);
  });

  test.each([
    ['no JSON', 'weigh fedra-2019 --facts -', '{', 'geen geldige JSON'],
    ['a list', 'weigh fedra-2019 --facts -', '[]', 'één object'],
    ['no facts', 'weigh fedra-2019 --facts -', '{}', 'lijst'],
    ['a file that is not there', 'weigh fedra-2019 --facts none.json', '', 'none.json'],
    ['no --facts', 'weigh fedra-2019', '', '--facts ontbreekt'],
    ['an unknown protocol', 'weigh fedra-2020 --facts -', '{"facts":[]}', 'fedra-2019'],
  ])('%s', async (_what, line, input, says) => {
    const answered = await pluis(`${line} --json`, { input });
    expect(answered.exit).toBe(2);
    expect(
      errorsOf(answered)
        .map((error) => error.says)
        .join(),
    ).toContain(says);
    expect(answered.said.join()).toContain(says);
  });
});
