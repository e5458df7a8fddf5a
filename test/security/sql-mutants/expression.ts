/** The condition of a policy, as PostgreSQL writes it, with one part of each `and` or `or` left out: every way to leave one out. */
export function without(expression: string): readonly string[] {
  const inner = unwrapped(expression);
  for (const word of [' OR ', ' AND ']) {
    const parts = split(inner, word);
    if (parts.length < 2) continue;
    return parts.flatMap((part, n) => {
      const instead = (...now: readonly string[]) => [...parts.slice(0, n), ...now, ...parts.slice(n + 1)].join(word);
      return [instead(), ...without(part).map((less) => instead(`(${less})`))];
    });
  }
  return [];
}

function unwrapped(text: string): string {
  return text.startsWith('(') && closing(text, 0) === text.length - 1 ? unwrapped(text.slice(1, -1)) : text;
}

/** At which character the bracket that opens here closes. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let n = from; n < text.length; n++) {
    if (text[n] === '(') depth++;
    if (text[n] === ')' && --depth === 0) return n;
  }
  return text.length;
}

function split(text: string, word: string): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  for (let n = 0; n < text.length; n++) {
    if (text[n] === '(') n = closing(text, n);
    else if (text.startsWith(word, n)) {
      parts.push(text.slice(begin, n));
      begin = n + word.length;
    }
  }
  return [...parts, text.slice(begin)];
}
