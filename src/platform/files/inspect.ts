import { isUtf8 } from 'node:buffer';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import type { FileKind } from '../../core/dossier/attachment.schema.ts';
import { mostBytes, type FileRefusal } from './kinds.ts';
import { wrongWithPdf } from './pdf.ts';
import { redrawn } from './picture.ts';

export type Inspected = { readonly kind: FileKind; readonly bytes: Uint8Array };

/** What a file is, and its content made harmless; its name is not asked. Whatever is not on the list is refused. */
export async function inspect(given: Uint8Array): Promise<Result<Inspected, FileRefusal>> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > mostBytes) return refuse('too_large');
  const kind = kindOf(bytes);
  if (kind === null) return refuse('other_kind');
  if (kind === 'jpeg' || kind === 'png') {
    const picture = await redrawn(bytes, kind);
    return picture.ok ? ok({ kind, bytes: picture.value }) : picture;
  }
  const wrong = kind === 'pdf' ? wrongWithPdf(bytes) : null;
  return wrong === null ? ok({ kind, bytes }) : refuse(wrong);
}

function kindOf(bytes: Buffer): FileKind | null {
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head === '\x89PNG\r\n\x1a\n') return 'png';
  return isPlainText(bytes) ? 'text' : null;
}

const unplain = /[\x00-\x08\x0b\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const markup = /<[!?/]?[a-z]|^#!|%PDF-|^PK/i;

/** Words and nothing else: no other kind of file that happens to be written in letters. */
function isPlainText(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  const text = bytes.toString('utf8');
  return !unplain.test(text) && !markup.test(text);
}
