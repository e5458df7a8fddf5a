import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { among, errorsOf, pluis, saying } from '../../../test/builders/command-line.ts';
import { shipped } from '../../../test/builders/codes.ts';
import { shippedFolder } from '../../platform/protocol-files/shipped.ts';
import { commands } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pluis-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;
/** A shipped protocol as a file of its own, with pieces of its text replaced. */
function changed(id: string, ...pieces: readonly (readonly [from: string, to: string])[]): string {
  const whole = readFileSync(join(shippedFolder(), `${id}.yaml`), 'utf8');
  const text = pieces.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${id} has no ${from}`);
    return before.replace(from, to);
  }, whole);
  count += 1;
  const file = join(folder, `changed-${count}.yaml`);
  writeFileSync(file, text);
  return file;
}

describe('the command line', () => {
  test('without words it explains itself, as wrong use', async () => {
    const { exit, out } = await pluis('');
    expect(exit).toBe(2);
    for (const { usage } of commands) expect(out).toContain(`pluis ${usage}`);
  });

  test.each(['--help', 'help', 'weigh --help'])('%s explains it, and all is well', async (line) => {
    const { exit, out } = await pluis(line);
    expect([exit, out]).toEqual([0, expect.stringContaining('pluis weigh')]);
  });

  test('an unknown command names the nearest', async () => {
    const answered = await pluis('protocol chekc --json');
    expect(answered.exit).toBe(2);
    expect(errorsOf(answered)).toEqual([{ path: '', says: saying('"protocol check"') }]);
  });

  test.each([
    ['too few words', 'protocol explain', 'ontbreekt iets'],
    ['too many words', 'protocol explain fedra-2019 verdi-2023', '"verdi-2023" is te veel'],
    ['an unknown option', 'weigh fedra-2019 --fact x', '"--fact"'],
    ['an option without its value', 'weigh fedra-2019 --facts', '"--facts"'],
  ])('%s is wrong use, with how it should be', async (_what, line, says) => {
    const { exit, said, out } = await pluis(line);
    expect([exit, out]).toEqual([2, '']);
    expect(said.join()).toContain(says);
    expect(said.join()).toContain('Gebruik: pluis ');
  });
});

describe('pluis protocol list', () => {
  test('names every protocol that comes with Pluis', async () => {
    const { exit, out } = await pluis('protocol list');
    expect(exit).toBe(0);
    for (const id of shipped) expect(out).toContain(id);
    expect(out).toContain('school en kinderopvang');
  });

  test('as JSON', async () => {
    expect((await pluis('protocol list --json')).json()).toEqual({
      protocols: among({ id: 'verdi-2023', edition: '1.0' }),
    });
  });
});

describe('pluis protocol explain', () => {
  test('prints a code as text or within JSON', async () => {
    const { exit, out } = await pluis('protocol explain fedra-2019');
    expect([exit, out]).toEqual([0, expect.stringContaining('Stichting Fedra')]);
    expect((await pluis('protocol explain fedra-2019 --json')).json()).toEqual({
      id: 'fedra-2019',
      text: out.trimEnd(),
    });
  });

  test('of an unknown code is wrong use', async () => {
    const { exit, said } = await pluis('protocol explain fedra-2018');
    expect([exit, said]).toEqual([2, [expect.stringContaining('fedra-2019')]]);
  });
});

describe('pluis protocol diff', () => {
  test('is silent of two that are the same', async () => {
    expect(await pluis('protocol diff verdi-2023 verdi-2023')).toMatchObject({
      exit: 0,
      out: 'Er is geen verschil.\n',
    });
  });

  test('tells what changed, in words and as JSON', async () => {
    const other = changed('verdi-2023', ['title: Vermoeden', 'title: Eerste vraag']);
    const { out } = await pluis(`protocol diff verdi-2023 ${other}`);
    const says = 'Vraag q1 ‘Eerste vraag’: titel was ‘Vermoeden’ en wordt ‘Eerste vraag’.';
    expect(out).toBe(`${says}\n`);
    expect((await pluis(`protocol diff verdi-2023 ${other} --json`)).json()).toEqual({
      from: 'verdi-2023',
      to: 'verdi-2023',
      differences: [{ part: 'Vraag', id: 'q1', kind: 'changed', says }],
    });
  });

  test.each(['none.yaml verdi-2023', 'verdi-2023 none.yaml'])('of what is not there is wrong use: %s', async (two) => {
    expect(await pluis(`protocol diff ${two}`)).toMatchObject({ exit: 2, said: [saying('none.yaml')] });
  });
});

describe('pluis protocol check', () => {
  test('proves a shipped code, and tells once which role is missed', async () => {
    const { exit, out } = await pluis('protocol check landelijk-onderwijs');
    expect(exit).toBe(0);
    expect(out).toContain('landelijk-onderwijs: in orde.');
    expect(out).toContain('L3 ja ');
    expect(out.match(/Valt Directeur weg/g)).toHaveLength(1);
    expect(out).toContain('(landelijk aangevuld: R-8):\n      - over melden beslissen\n');
  });

  test('shows the shortest path to a fault, and exits with 1', async () => {
    const file = changed('landelijk-onderwijs', [
      'leads: { to: report, norm: 2 }',
      'leads: { to: close, monitored: false }',
    ]);
    const { exit, out } = await pluis(`protocol check ${file}`);
    expect(exit).toBe(1);
    expect(out).toMatch(/niet in orde, \d+ fouten/);
    expect(out).toContain('L1 nee');
    expect(out).toContain('! L1 q3: nee op q3 moet naar melden onder norm 2 leiden.\n      Kortste pad: 1. q3: nee.');
  });

  test('holds for a lack that the file accepts with a reason, and not without', async () => {
    const without = ['C-10: [N-1.2]', ''] as const;
    const lacking = changed('landelijk-kinderopvang', without);
    expect((await pluis(`protocol check ${lacking} --json`)).json()).toMatchObject({
      protocols: [{ holds: false, findings: among({ law: 'L7', what: 'C-10', status: 'open' }) }],
    });
    const accepts = [
      '\nstatutory:',
      "\naccepted: [{ law: L7, what: C-10, because: 'Volgt in mei.' }]\nstatutory:",
    ] as const;
    const accepted = changed('landelijk-kinderopvang', without, accepts);
    const { exit, out } = await pluis(`protocol check ${accepted}`);
    expect([exit, out]).toEqual([0, expect.stringContaining('(aanvaard: Volgt in mei.)')]);
  });

  test('tells the file, the line and what helps of a file that does not hang together', async () => {
    const file = changed('landelijk-onderwijs', ['by: [teacher]', 'by: [techer]']);
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((row) => row.includes('techer')) + 1;
    const { exit, out } = await pluis(`protocol check ${file}`);
    expect(exit).toBe(1);
    expect(out).toMatch(/changed-\d+\.yaml:\d+: "techer" bestaat niet; .*Bedoelt u "teacher"\?/);
    expect((await pluis(`protocol check ${file} --json`)).json()).toMatchObject({
      protocols: [{ file, holds: false, problems: [{ line, says: saying('techer') }] }],
    });
    expect(await pluis(`protocol explain ${file}`)).toMatchObject({ exit: 1, said: [saying('techer')] });
    expect((await pluis(`protocol explain ${file} --json`)).json()).toMatchObject({
      problems: [{ says: saying('techer') }],
    });
    const weighed = await pluis(`weigh ${file} --facts - --json`, { input: { facts: [] } });
    expect([weighed.exit, errorsOf(weighed)]).toEqual([2, [{ path: saying('.yaml:'), says: saying('techer') }]]);
  });

  test('of a file that is not there is wrong use', async () => {
    expect(await pluis('protocol check none.yaml')).toMatchObject({ exit: 2, said: [saying('none.yaml')] });
  });
});
