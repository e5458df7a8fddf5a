import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFullCase, givenOf, hostile } from '../../../test/builders/documents.ts';
import { reportPreparation } from '../../core/documents/report-preparation.ts';
import type { PrintedDocument } from '../../core/documents/printed.ts';
import { renderPdf } from './render.ts';

const folder = mkdtempSync(join(tmpdir(), 'pluis-pdf-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const given = givenOf(aFullCase());
const file = join(folder, 'melding.pdf');
beforeAll(async () => {
  writeFileSync(file, await renderPdf(reportPreparation(given), given.madeAt));
});

/** The text as a reader takes it, one space for every break that the layout made. */
function textOf(...options: readonly string[]): string {
  return execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}
const facts = () => execFileSync('pdfinfo', [file], { encoding: 'utf8' });
const structure = () => execFileSync('pdfinfo', ['-struct', file], { encoding: 'utf8', stdio: 'pipe' });

describe('the report preparation, read back', () => {
  test('keeps the school’s own facts apart from those of third parties', () => {
    const text = textOf();
    const order = [
      'Van de school zelf',
      'Kim had een blauwe plek op de linkerarm.',
      'Van het kind: letterlijke woorden',
      'Papa kneep mij.',
      'Van derden: ouders of verzorgers',
      'Kim viel van de trap.',
      'Van derden: anderen',
      'buurvrouw van het gezin',
      'Hoe de school het leest',
      'Wij vinden dat de plek niet past bij een val.',
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });
  test('prints what somebody typed as it was typed, markup and all', () => {
    expect(textOf().replaceAll(' ', '')).toContain(hostile.replaceAll(' ', ''));
  });
  test('holds nothing of what was withdrawn or corrected', () => {
    expect(textOf()).not.toMatch(/INGETROKKEN FEIT|OUDE WOORDEN/);
  });
  test('speaks of a suspicion', () => {
    expect(textOf()).toContain('Het gaat om een vermoeden.');
  });
  test('numbers its pages', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(facts())?.[1]);
    for (let page = 1; page <= pages; page += 1) expect(textOf()).toContain(`Pagina ${page} van ${pages}`);
  });
});

describe('the file', () => {
  test('is tagged, has a title that names nobody, and the moment it was made', () => {
    expect(facts()).toMatch(/Tagged:\s+yes/);
    expect(readFileSync(file, 'latin1').includes('<pdfuaid:part>1</pdfuaid:part>')).toBe(true);
    expect(facts()).toMatch(/Title:\s+Voorbereiding van een melding\n/);
    expect(facts()).toMatch(/JavaScript:\s+no/);
    expect(facts()).not.toMatch(/Author|Kim|Els/);
  });
  test('has headings, tables with heads, and a picture of the stones with words', () => {
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'Figure'])
      expect(structure()).toMatch(new RegExp(`^ *${tag}\\b`, 'm'));
    expect(readFileSync(file, 'latin1').includes('/Alt (Stap 1, Signalen in kaart brengen: ')).toBe(true);
  });
});

test('a document without anything in it can be printed too', async () => {
  const empty: PrintedDocument = { title: 'Leeg', head: [], notices: [], stones: [], blocks: [] };
  const bytes = await renderPdf(empty, given.madeAt);
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
});

describe('what somebody typed never stands in the way', () => {
  const saying = async (says: string) => {
    const head = [{ label: 'Naam', says }];
    const odd = join(folder, 'vreemd.pdf');
    writeFileSync(odd, await renderPdf({ title: 'Vreemd', head, notices: [], stones: [], blocks: [] }, given.madeAt));
    return odd;
  };
  test.each(['王伟', '\u0000\u0007', '\uD800', '😀 Łukasz محمد Олена'])(
    '%j is printed in a tagged file',
    async (says) => {
      expect(execFileSync('pdfinfo', [await saying(says)], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
    },
  );
  test('a word without an end stays on the page', async () => {
    const boxes = execFileSync('pdftotext', ['-bbox', await saying('x'.repeat(400)), '-'], { encoding: 'utf8' });
    const ends = [...boxes.matchAll(/<word .* xMax="([\d.]+)"/g)].map(([, end]) => Number(end));
    expect(ends.length).toBeGreaterThan(8);
    expect(Math.max(...ends)).toBeLessThan(595 - 50);
  });
});

test('a document whose making fails does not repeat its text in the error', async () => {
  const lost = { label: 'Kim Fictief', says: '', toJSON: () => ({ label: 'Kim Fictief' }) };
  const broken: PrintedDocument = { title: 'Kapot', head: [lost], notices: [], stones: [], blocks: [] };
  await expect(renderPdf(broken, given.madeAt)).rejects.toThrow(/^The document could not be laid out\.$/);
});
