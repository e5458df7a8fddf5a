// A PDF is not understood here but searched: for the names under which it can do something, also where they are spelled in another way
// or packed. What cannot be searched is refused.
import { inflateSync } from 'node:zlib';
import type { FileRefusal } from './kinds.ts';

const active = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'Movie',
  'Sound',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
]);
const locked = 'Encrypt';
const packed = 'ObjStm';

const begins = /^%PDF-(1\.[0-7]|2\.0)[\r\n]/;
const ends = /%%EOF[\r\n]{0,2}$/;
/** The end of a ZIP: such a file is also an archive, or a program. */
const alsoArchive = 'PK\x05\x06';
const name = /\/([A-Za-z0-9#]{2,60})(?![A-Za-z0-9#])/g;
/** How far before its stream the dictionary of a pack begins, at most. */
const longestHead = 2_000;
const mostUnpacked = 16 * 1024 * 1024;

/** Null when it can do no more than be read. */
export function wrongWithPdf(bytes: Buffer): FileRefusal | null {
  const text = bytes.toString('latin1');
  if (!begins.test(text) || !ends.test(text.slice(-16))) return 'not_whole';
  if (text.includes(alsoArchive)) return 'active';
  return wrongNameIn(text) ?? wrongInPacks(bytes, text);
}

function wrongNameIn(text: string): FileRefusal | null {
  for (const [, written = ''] of text.matchAll(name)) {
    const meant = spelled(written);
    if (active.has(meant)) return 'active';
    if (meant === locked) return 'locked';
    if (meant === packed && written !== packed) return 'active';
  }
  return null;
}

/** `J#53` is `JS`. */
function spelled(written: string): string {
  return written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Objects can lie packed together; each such pack is opened and searched too. */
function wrongInPacks(bytes: Buffer, text: string): FileRefusal | null {
  const all = text.split(`/${packed}`).length - 1;
  let searched = 0;
  for (const { index } of text.matchAll(/\bstream\r?\n/g)) {
    const head = headBefore(text, index);
    if (!head.includes(`/${packed}`)) continue;
    searched += 1;
    const inside = unpacked(bytes.subarray(index + (text[index + 6] === '\r' ? 8 : 7)), head);
    if (inside === null) return 'active';
    const wrong = wrongNameIn(inside);
    if (wrong !== null) return wrong;
  }
  return searched === all ? null : 'active';
}

function headBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestHead), at);
  return before.slice(before.lastIndexOf(' obj') + 1);
}

/** Null when it is packed in another way than is usual, or to more than any document needs. */
function unpacked(stream: Buffer, head: string): string | null {
  if (/DecodeParms|\/F[ (<]/.test(head)) return null;
  if (!head.includes('/Filter')) return stream.toString('latin1', 0, Math.max(0, stream.indexOf('endstream')));
  if (!/\/Filter\s*(\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/.test(head)) return null;
  try {
    return inflateSync(stream, { maxOutputLength: mostUnpacked }).toString('latin1');
  } catch {
    return null;
  }
}
