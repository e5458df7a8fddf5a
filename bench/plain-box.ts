// Stands in the place of src/platform/crypto/box.ts in the bench that measures what encryption costs: keeps values as they are.
import type { Key, Place } from '../src/platform/crypto/box.ts';

export class CannotOpen extends Error {}

const headerLength = 6;

export function seal({ version }: Key, _place: Place, text: Uint8Array): Uint8Array {
  const kept = new Uint8Array(headerLength + text.length);
  new DataView(kept.buffer).setUint32(2, version);
  kept.set(text, headerLength);
  return kept;
}

export function open(_key: Key, _place: Place, kept: Uint8Array): Uint8Array {
  return kept.subarray(headerLength);
}

export function wrap(under: Key, place: Place, key: Uint8Array): Uint8Array {
  return seal(under, place, key);
}

export function unwrap(under: Key, place: Place, kept: Uint8Array): Uint8Array {
  return open(under, place, kept);
}

export function keyVersionOf(kept: Uint8Array): number {
  return new DataView(kept.buffer, kept.byteOffset).getUint32(2);
}
