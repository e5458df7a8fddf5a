import type { Fact } from '../facts.ts';

export type Seen<S> = { readonly state: S; readonly fact: Fact | null; readonly from: Seen<S> | null };

export type Space<S> = {
  readonly first: S;
  readonly facts: (state: S) => readonly Fact[];
  readonly after: (state: S, fact: Fact) => S;
  /** States with the same key go on alike: only one of them is visited. */
  readonly key: (state: S) => string;
  /** Whether the search ends here. */
  readonly bad: (seen: Seen<S>) => boolean;
  /** The most states to visit; a proof gives none. */
  readonly most?: number;
};

export type Searched<S> = { readonly bad: Seen<S> | null; readonly visited: number };

/** Breadth first, so that the first bad state has a shortest path; without one every reachable state was visited. */
export function search<S>(space: Space<S>): Searched<S> {
  const first: Seen<S> = { state: space.first, fact: null, from: null };
  const known = new Set([space.key(space.first)]);
  if (space.bad(first)) return { bad: first, visited: 1 };
  const queue = [first];
  for (let at = 0; at < queue.length && known.size < (space.most ?? Infinity); at += 1) {
    const from = queue[at];
    if (from === undefined) break;
    for (const fact of space.facts(from.state)) {
      const seen = { state: space.after(from.state, fact), fact, from };
      if (space.bad(seen)) return { bad: seen, visited: known.size };
      const key = space.key(seen.state);
      if (known.has(key)) continue;
      known.add(key);
      queue.push(seen);
    }
  }
  return { bad: null, visited: known.size };
}

/** The facts that lead there, in order of time. */
export function pathTo<S>(seen: Seen<S>): readonly Fact[] {
  const path: Fact[] = [];
  for (let at: Seen<S> | null = seen; at !== null; at = at.from) if (at.fact !== null) path.unshift(at.fact);
  return path;
}
