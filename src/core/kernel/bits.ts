/** A small set of items, numbered from 0 to 30, that can be compared and copied at once. */
export type Bits = number;

export const none: Bits = 0;

export function has(set: Bits, item: number): boolean {
  return (set & (1 << item)) !== 0;
}

export function add(set: Bits, item: number): Bits {
  return set | (1 << item);
}

export function drop(set: Bits, item: number): Bits {
  return set & ~(1 << item);
}

/** Whether every member of `part` is in `whole`. */
export function within(part: Bits, whole: Bits): boolean {
  return (part & ~whole) === 0;
}

export function members(set: Bits): number[] {
  const found: number[] = [];
  for (let item = 0; item <= 30; item += 1) if (has(set, item)) found.push(item);
  return found;
}
