import { isUtf8 } from 'node:buffer';
import type { Form } from './route.ts';

export type Sent = { readonly form: Form; readonly file: Uint8Array | null };

/** The name of the one field in which a form of ours sends a file. */
const fileField = 'file';
const mostParts = 100;
const longestHead = 2_000;

const boundaryIn = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+./:=?-]{1,70}))\s*(?:;|$)/i;
const fieldIn = /^content-disposition: form-data; name="([^"\r\n]*)"(; filename="([^"\r\n]*)")?(;[^\r\n]*)?$/im;

/**
 * Reads a form that was sent in parts (RFC 7578), as browsers write it, and nothing looser: null for anything else. The name that the
 * file had is only asked whether there is one.
 */
export function multipartIn(contentType: string, bytes: Buffer): Sent | null {
  const boundary = boundaryOf(contentType);
  const parts = boundary === null ? null : partsOf(bytes, boundary);
  const read = parts?.map(readPart);
  if (read === undefined || !read.every((part) => part !== null)) return null;
  const form = new Map<string, string[]>();
  for (const { name, fileName, body } of read)
    if (fileName === null) form.set(name, [...(form.get(name) ?? []), body.toString('utf8')]);
  return { form, file: fileIn(read) };
}

function boundaryOf(contentType: string): string | null {
  const found = boundaryIn.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

/** The first in the field for files; a browser sends an empty part without a name where nothing was chosen. */
function fileIn(parts: readonly Part[]): Uint8Array | null {
  const sent = parts.find(({ name, fileName }) => name === fileField && fileName !== null);
  return sent === undefined || (sent.fileName === '' && sent.body.length === 0) ? null : new Uint8Array(sent.body);
}

/** What stands between the boundaries; null when it does not begin, go on and end with them. */
function partsOf(bytes: Buffer, boundary: string): readonly Buffer[] | null {
  const opening = Buffer.from(`--${boundary}`, 'latin1');
  const between = Buffer.from(`\r\n--${boundary}`, 'latin1');
  if (bytes.indexOf(opening) !== 0) return null;
  const parts: Buffer[] = [];
  for (let at = opening.length; parts.length <= mostParts;) {
    const sign = bytes.toString('latin1', at, at + 2);
    if (sign === '--') return parts;
    const end = bytes.indexOf(between, at);
    if (sign !== '\r\n' || end === -1) return null;
    parts.push(bytes.subarray(at + 2, end));
    at = end + between.length;
  }
  return null;
}

type Part = { readonly name: string; readonly fileName: string | null; readonly body: Buffer };

/** Null when it does not say which field it is, or a text is none. */
function readPart(part: Buffer): Part | null {
  const end = part.indexOf('\r\n\r\n');
  if (end === -1 || end > longestHead) return null;
  const field = fieldIn.exec(part.toString('utf8', 0, end));
  const body = part.subarray(end + 4);
  if (field === null) return null;
  const [, name = '', isFile, fileName = ''] = field;
  if (isFile === undefined && !isUtf8(body)) return null;
  return { name, fileName: isFile === undefined ? null : fileName, body };
}
