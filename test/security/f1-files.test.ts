import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { clamdAddress, clamdScan } from '../../src/platform/files/clamd.ts';
import { reportPreparation } from '../../src/core/documents/report-preparation.ts';
import { inspect } from '../../src/platform/files/inspect.ts';
import { renderPdf } from '../../src/platform/pdf/render.ts';
import { aFullCase, givenOf } from '../builders/documents.ts';
import { eicar, hostileFiles, ordinary, picture, twofold } from './files/corpus.ts';
import { fakeClamd, type FakeClamd } from './files/fake-clamd.ts';

describe('F1', () => {
  test('each hostile file is refused, whatever it is called', async () => {
    const taken: string[] = [];
    const hostile = await hostileFiles();
    for (const { name, bytes } of hostile) if ((await inspect(bytes)).ok) taken.push(name);
    console.log(`F1: ${hostile.length} hostile files`);
    expect(taken).toEqual([]);
  });

  test('a picture with a second file or a place in it comes in without', async () => {
    for (const { name, bytes, hides } of await twofold()) {
      expect([name, bytes.includes(Buffer.from(hides, 'latin1'))]).toEqual([name, true]);
      const taken = await inspect(bytes);
      if (!taken.ok) throw new Error(`${name}: ${taken.error}`);
      const left = Buffer.from(taken.value.bytes);
      expect([name, left.includes(Buffer.from(hides, 'latin1'))]).toEqual([name, false]);
      const { exif, icc, xmp, iptc, width } = await sharp(left).metadata();
      expect([name, exif, icc, xmp, iptc, width]).toEqual([name, undefined, undefined, undefined, undefined, 64]);
    }
  });

  test('what a school has comes in, as the kind that it is', async () => {
    const given = givenOf(aFullCase());
    const own = Buffer.from(await renderPdf(reportPreparation(given), given.madeAt));
    const all = [...(await ordinary()), { bytes: own }];
    const kinds = await Promise.all(all.map(async ({ bytes }) => inspect(bytes)));
    expect(kinds.map((one) => (one.ok ? one.value.kind : one.error))).toEqual([
      'pdf',
      'pdf',
      'jpeg',
      'png',
      'text',
      'pdf',
    ]);
  });

  test('a picture taken sideways comes in upright, since the note of that goes too', async () => {
    const sideways = await sharp(await picture('jpeg', 60, 20))
      .withExif({ IFD0: { Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const taken = await inspect(sideways);
    const { width, height } = await sharp(taken.ok ? Buffer.from(taken.value.bytes) : sideways).metadata();
    expect([width, height]).toEqual([20, 60]);
  });

  describe('the scanner', () => {
    let clamd: FakeClamd | null = null;
    afterEach(() => clamd?.close());
    const scan = async (bytes: Uint8Array, patience?: number) =>
      clamdScan({ host: '127.0.0.1', port: clamd?.port ?? 1 }, patience)(bytes);

    test('finds what it knows, also behind a million other bytes, and lets the rest go', async () => {
      clamd = await fakeClamd();
      expect(await scan(eicar)).toBe('infected');
      expect(await scan(Buffer.concat([Buffer.alloc(1_000_000, 'a'), eicar]))).toBe('infected');
      expect(await scan(Buffer.from('gewoon'))).toBe('clean');
      expect(await scan(new Uint8Array(0))).toBe('clean');
      expect(clamd.seen).toEqual([eicar.length, 1_000_000 + eicar.length, 6, 0]);
    });
    test.each(['breaks off', 'says nothing', 'refuses the size'] as const)('that %s did not look', async (manner) => {
      clamd = await fakeClamd(manner);
      expect(await scan(Buffer.from('gewoon'), 200)).toBe('unreachable');
    });
    test('that is not there did not look', async () => {
      clamd = await fakeClamd();
      const { port } = clamd;
      await clamd.close();
      clamd = null;
      expect(await clamdScan({ host: '127.0.0.1', port })(Buffer.from('gewoon'))).toBe('unreachable');
    });
    test.each([
      ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
      ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
      ['[::1]:3310', { host: '::1', port: 3310 }],
      ['scanner', null],
      ['scanner:99999', null],
      ['unix:', null],
    ])('at %s is found by its address', (text, address) => {
      expect(clamdAddress(text)).toEqual(address);
    });
  });

  describe('would notice an inspection that', () => {
    const taken = async (judge: (name: string, bytes: Buffer) => boolean) =>
      (await hostileFiles()).filter(({ name, bytes }) => judge(name, bytes)).map(({ name }) => name);
    test('believes the name', async () => {
      expect(await taken((name) => /\.(pdf|jpe?g|png|txt)$/.test(name))).not.toEqual([]);
    });
    test('believes the first bytes', async () => {
      expect(
        await taken((_, bytes) => /^(%PDF|\xff\xd8\xff|\x89PNG)/.test(bytes.toString('latin1', 0, 8))),
      ).not.toEqual([]);
    });
  });
});
