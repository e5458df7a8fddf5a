import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { overlayOf, shipped } from '../../../test/builders/codes.ts';
import { overlaySchema, protocolSchema } from '../../core/protocol/protocol.schema.ts';
import { wrongInOverlay, wrongInProtocol } from '../../core/protocol/references.ts';
import { loadOverlay, loadProtocol, loadProtocols, parseText } from './load.ts';
import { writeProblem } from './problem.ts';
import { shippedFolder } from './shipped.ts';

const overlay = overlayOf();
const whole = readFileSync(join(shippedFolder(), 'landelijk-onderwijs.yaml'), 'utf8');

/** The problems of a protocol in which one piece of text is replaced, and the line of that piece. */
function broken(from: string, to: string): { readonly at: number; readonly told: readonly string[] } {
  const before = whole.indexOf(from);
  if (before < 0) throw new Error(`no such text: ${from}`);
  const read = parseText(whole.replace(from, to), 'code.yaml', protocolSchema, (one) => wrongInProtocol(one, overlay));
  return {
    at: whole.slice(0, before).split('\n').length,
    told: read.ok ? [] : read.error.map(writeProblem),
  };
}

test('a shipped protocol is read with the overlay laid over it', async () => {
  const loaded = await loadProtocol(join(shippedFolder(), 'verdi-2023.yaml'));
  expect(loaded.ok && loaded.value.protocol.id).toBe('verdi-2023');
  expect(loaded.ok && loaded.value.acts.get('R-2')?.origin).toBe('national');
});

test('a folder gives every protocol in it, without the overlay', async () => {
  const loaded = await loadProtocols(shippedFolder());
  expect(loaded.ok && [...loaded.value.keys()].toSorted()).toEqual([...shipped].toSorted());
});

/** Each of these is ten times the one before. */
const multiplied = Array.from(
  { length: 6 },
  (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join()}]`,
).join('\n');

describe('what is wrong in a protocol is told with its line and what helps', () => {
  test.each([
    [
      'an unknown key',
      'title: Landelijke meldcode',
      'titel: x\ntitle: Landelijke meldcode',
      '"titel" is hier niet bekend',
      'title',
    ],
    ['an unknown word', 'strength: must', 'strength: moet', '"acts[0].strength": "moet" is niet bekend', 'must'],
    ['text that is no list', 'by: [teacher]', 'by: teacher', '"acts[0].by"', 'hier hoort een lijst'],
    ['a list that is no text', "edition: '2019'", 'edition: [2019]', '"edition"', 'hier hoort tekst'],
    ['a number that is no text', "edition: '2019'", 'edition: 2019', '"edition"', 'aanhalingstekens'],
    ['an empty text', "edition: '2019'", "edition: ' '", '"edition"', 'leeg mag niet'],
    ['a day that is no day', "from: '2019-01-01'", "from: '1-1-2019'", '"valid.from"', '2026-03-09'],
    ['an id of another form', 'id: landelijk-onderwijs', 'id: Landelijk', '"id": "Landelijk" past niet', 'hier hoort'],
    ['a rule number of another form', '- id: N-1.1', '- id: N1', '"acts[0].id"', 'F-3.11'],
    ['a name that points nowhere', 'by: [teacher]', 'by: [techer]', '"techer" bestaat niet', 'Bedoelt u "teacher"?'],
    ['a flag that is not in the closed list', '\n  acute:\n', '\n  accute:\n', 'accute', 'acute'],
    ['an exit of an unknown kind', 'leads: { to: close }', 'leads: { to: stop }', '"stop" is niet bekend', 'close'],
    ['a condition of an unknown kind', 'when: { report: [due] }', 'when: { reported: [due] }', '"reported"', 'report'],
    [
      'a condition with two kinds',
      'when: { report: [due] }',
      'when: { report: [due], help: [due] }',
      'niet samen',
      'één per',
    ],
    ['a key that stands twice', "edition: '2019'", "edition: '2019'\nedition: '2020'", 'twee keer', 'Haal er één weg'],
    ['a quote that is not closed', "edition: '2019'", "edition: '2019", 'ontbreekt een teken', 'aanhalingsteken'],
  ])('%s', (_what, from, to, says, helps) => {
    const { at, told } = broken(from, to);
    expect(told.length).toBeGreaterThan(0);
    const [first = ''] = told.filter((line) => line.includes(says) && line.includes(helps));
    expect(first).toMatch(/^code\.yaml:\d+: .+/);
    const line = Number(first.split(':')[1]);
    expect([at, at + 1, at - 1]).toContain(line);
  });

  test('a missing part at the line of what should hold it', () => {
    const { told } = broken('basis: national\n', '');
    expect(told).toEqual(['code.yaml:3: "basis" ontbreekt. Vul het in.']);
  });

  test('everything at once, in the order of the file', () => {
    const { told } = broken('    strength: must\n    by: [teacher]', '    strength: moet\n    by: teacher');
    const lines = told.map((line) => Number(line.split(':')[1]));
    expect(lines).toHaveLength(2);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test.each([
    ['a tab for spaces', 'roles:\n\tteacher: x', 2, 'spaties'],
    ['two documents', 'id: a\n---\nid: b', 2, 'één'],
    ['text that is no YAML at all', 'a: b: c', 1, 'geen geldige YAML'],
    ['a file that is far too long', 'x'.repeat(1_000_001), 1, 'groter dan 1000000 tekens'],
    ['a reference to nothing', 'id: a\nbasis: *weg', 2, 'verwijzing'],
    ['references that multiply', `a: &a0 [x]\n${multiplied}`, 1, 'verwijst te vaak'],
    ['brackets without end', '['.repeat(5_000), 1, 'diep'],
    ['dashes without end', '- '.repeat(5_000), 1, 'diep'],
    ['an empty file', '', 1, 'Het geheel: hier horen sleutels'],
    ['a list', '- a', 1, 'Het geheel: hier horen sleutels'],
  ])('%s', (_what, text, line, says) => {
    const read = parseText(text, 'code.yaml', protocolSchema, () => []);
    const told = read.ok ? [] : read.error.map(writeProblem);
    expect(told.join('\n')).toMatch(new RegExp(`code\\.yaml:${line}: .*(${says})`));
  });
});

test('an overlay that names a document that is not there is told too', () => {
  const text = readFileSync(join(shippedFolder(), 'overlay-nl.yaml'), 'utf8').replace('doc: lkc', 'doc: nergens');
  const read = parseText(text, 'overlay-nl.yaml', overlaySchema, wrongInOverlay);
  expect(read.ok ? [] : read.error.map(writeProblem)).toEqual([
    expect.stringMatching(/^overlay-nl\.yaml:\d+: "nergens" bestaat niet; hier hoort: document\. Bekend zijn: besluit/),
  ]);
});

describe('a folder', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pluis-protocols-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    copyFileSync(join(shippedFolder(), 'overlay-nl.yaml'), join(folder, 'overlay-nl.yaml'));
    writeFileSync(join(folder, 'a.yaml'), whole.replace('by: [teacher]', 'by: [techer]'));
    writeFileSync(join(folder, 'b.yaml'), whole.replace('strength: must', 'strength: moet'));
    writeFileSync(join(folder, 'c.yaml'), whole);
  });

  test('tells the problems of all its files at once', async () => {
    const loaded = await loadProtocols(folder);
    expect(loaded.ok ? [] : loaded.error.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml']);
  });

  test('with a broken overlay tells that once', async () => {
    writeFileSync(join(folder, 'overlay-nl.yaml'), 'format: x');
    const loaded = await loadProtocols(folder);
    const files = loaded.ok ? [] : loaded.error.map(({ file, says }) => `${file} ${says}`);
    expect(new Set(files).size).toBe(files.length);
    expect(files.every((one) => one.startsWith('overlay-nl.yaml'))).toBe(true);
  });

  test('a file that is not there is a problem of that file', async () => {
    expect(await loadProtocol(join(folder, 'none.yaml'))).toMatchObject({ ok: false, error: [{ line: 1 }] });
    expect(await loadOverlay(join(folder, 'none.yaml'))).toMatchObject({ ok: false });
  });
});
