import { hash } from 'node:crypto';

/** Where the chain of one board stands. */
export type Head = { readonly board: string; readonly seq: number; readonly hash: string };

function sha256(...parts: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export function leafOf({ board, seq, hash: at }: Head): Buffer {
  const place = [board, String(seq)].map((text) => `${Buffer.byteLength(text)}:${text},`).join('');
  return sha256(leafMark, Buffer.from(place), Buffer.from(at, 'hex'));
}

/** The root of a tree of RFC 9162 over these leaves, of which there is at least one. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return Buffer.from(first);
  const split = splitOf(leaves.length);
  return sha256(nodeMark, rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** What must be known beside one leaf to come at the root, nearest first. */
export function pathTo(leaves: readonly Uint8Array[], index: number): readonly Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...pathTo(leaves.slice(0, split), index), rootOf(leaves.slice(split))]
    : [...pathTo(leaves.slice(split), index - split), rootOf(leaves.slice(0, split))];
}

/** The root that follows from one leaf and its path, or null when the path is not that of a tree of this size. */
export function rootFrom(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Buffer | null {
  if (index < 0 || index >= size) return null;
  if (size === 1) return path.length === 0 ? Buffer.from(leaf) : null;
  const split = splitOf(size);
  const beside = path.at(-1);
  if (beside === undefined) return null;
  const below = path.slice(0, -1);
  const here = index < split ? rootFrom(leaf, index, split, below) : rootFrom(leaf, index - split, size - split, below);
  if (here === null) return null;
  return index < split ? sha256(nodeMark, here, beside) : sha256(nodeMark, beside, here);
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
