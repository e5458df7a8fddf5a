const mark = 0x80;

/** The sizes a padded text can have: each 64 bytes up to 1 KB, then about 12 % more each time, in whole 64s. */
export function sizeClass(length: number): number {
  let size = Math.ceil(length / 64) * 64;
  if (size <= 1024) return size;
  size = 1024;
  while (size < length) size = Math.ceil((size * 1.12) / 64) * 64;
  return size;
}

/** Text, 0x80, zeros up to its size class, so that a ciphertext does not tell "ja" from "nee" by its length. */
export function pad(text: Uint8Array): Uint8Array {
  const padded = new Uint8Array(sizeClass(text.length + 1));
  padded.set(text);
  padded[text.length] = mark;
  return padded;
}

/** The inverse of `pad`; null when this was never padded. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  return end >= 0 && padded[end] === mark ? padded.subarray(0, end) : null;
}
