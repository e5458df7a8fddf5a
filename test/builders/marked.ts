import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/** A marker as it can lie in a file: as it is, in base64 at each of three places, in hexadecimal, in UTF-16. */
function forms(marker: string): readonly Buffer[] {
  const raw = Buffer.from(marker);
  const inBase64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), raw]).toString('base64');
    return text.slice(before === 0 ? 0 : 4, -4);
  });
  const utf16 = Buffer.from(marker, 'utf16le');
  const texts = [...inBase64, raw.toString('hex'), raw.toString('hex').toUpperCase()].map((text) => Buffer.from(text));
  return [raw, utf16, Buffer.from(utf16).swap16(), ...texts];
}

/** In how many forms the marker stands in these bytes, packed parts unpacked. */
export function hits(bytes: Buffer, marker: string): number {
  const found = forms(marker).filter((form) => bytes.includes(form)).length;
  return found + unpacked(bytes).reduce((sum, part) => sum + hits(part, marker), 0);
}

/** Every gzip that begins somewhere in these bytes. */
function unpacked(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    try {
      parts.push(unzipped(bytes.subarray(at)));
    } catch {
      // The three bytes were there by chance.
    }
  }
  return parts;
}

/** Whatever stands behind it: `gunzipSync` would fail on that, and a cache on a disk writes a sum there. */
function unzipped(bytes: Buffer): Buffer {
  const [flags] = bytes.subarray(3);
  return flags === 0 ? inflateRawSync(bytes.subarray(10)) : gunzipSync(bytes);
}

/** The files in this folder, however deep, in which one of the markers stands. */
export function hitsIn(folder: string, ...markers: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));
  return files.filter((file) => {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = readFileSync(file);
    return markers.some((marker) => hits(bytes, marker) > 0);
  });
}
