import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../e2e/person.ts';

const tallest = 1_600;
const margin = 24;

/** Keeps the main part of the page this person is at, from its top, at most 1600 pixels of it. */
export async function takePicture({ page }: Person, folder: string, name: string): Promise<void> {
  await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
  const box = await page.locator('main').boundingBox();
  if (box === null) throw new Error(`no main part to take ${name} of`);
  const clip = {
    x: box.x - margin,
    y: box.y,
    width: box.width + 2 * margin,
    height: Math.min(box.height, tallest),
  };
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, scale: 'css', clip });
}

/** Keeps the first sheet of the PDF at this address, 700 pixels wide, with pdftoppm. */
export async function takePictureOfPdf({ page }: Person, url: string, folder: string, name: string): Promise<void> {
  const answer = await page.context().request.get(url);
  if (!answer.ok()) throw new Error(`no PDF to take ${name} of: ${answer.status()}`);
  const scratch = mkdtempSync(join(tmpdir(), 'pluis-pictures-'));
  const pdf = join(scratch, 'document.pdf');
  writeFileSync(pdf, await answer.body());
  const size = ['-scale-to-x', '700', '-scale-to-y', '-1'];
  execFileSync('pdftoppm', ['-png', '-singlefile', ...size, pdf, join(folder, name)]);
  rmSync(scratch, { recursive: true });
}
