import sharp from 'sharp';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import type { FileRefusal } from './kinds.ts';

const mostPixels = 50_000_000;
const longestSide = 12_000;

sharp.cache(false);
sharp.concurrency(1);

/**
 * The picture drawn anew from its pixels: what else was in the file (the place where it was taken, a smaller copy, a second file
 * behind the first) is not in this one. Judged by its head before one pixel is read.
 */
export async function redrawn(bytes: Buffer, kind: 'jpeg' | 'png'): Promise<Result<Buffer, FileRefusal>> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });
    const { format, width, height } = await picture.metadata();
    if (format !== kind) return refuse('other_kind');
    if (width * height > mostPixels || Math.max(width, height) > longestSide) return refuse('too_many_pixels');
    const upright = picture.rotate();
    return ok(await (kind === 'jpeg' ? upright.jpeg({ quality: 90 }) : upright.png()).toBuffer());
  } catch (error) {
    return refuse(isAboutPixels(error) ? 'too_many_pixels' : 'not_whole');
  }
}

function isAboutPixels(error: unknown): boolean {
  return error instanceof Error && /pixel limit/i.test(error.message);
}
