type Held = { readonly key: Uint8Array; readonly until: number };

/** Unwrapped keys, held for minutes and no more than so many: the one unused the longest goes first. */
export class KeyCache {
  readonly #held = new Map<string, Held>();
  readonly #milliseconds: number;
  readonly #most: number;
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor({ milliseconds, most, now }: { milliseconds: number; most: number; now: () => number }) {
    this.#milliseconds = milliseconds;
    this.#most = most;
    this.#now = now;
  }

  /** The key under this name, or null when it is not held any more. */
  held(name: string): Uint8Array | null {
    const held = this.#held.get(name);
    this.#held.delete(name);
    if (held === undefined || held.until <= this.#now()) return null;
    this.#held.set(name, held);
    return held.key;
  }

  /** The key under this name, unwrapped now when it is not held any more. */
  get(name: string, unwrapped: () => Uint8Array): Uint8Array {
    return this.held(name) ?? this.#keep(name, unwrapped());
  }

  clear(): void {
    this.#held.clear();
  }

  #keep(name: string, key: Uint8Array): Uint8Array {
    this.#held.set(name, { key, until: this.#now() + this.#milliseconds });
    for (const [oldest] of this.#held) {
      if (this.#held.size <= this.#most) break;
      this.#held.delete(oldest);
    }
    return key;
  }
}
