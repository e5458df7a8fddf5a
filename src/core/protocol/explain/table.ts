export type Column = { readonly head: string; readonly width: number };

/** Rows in columns of a fixed width, words wrapped, as plain text. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const rule = columns.map(({ width }) => '─'.repeat(width)).join('  ');
  const head = line(
    columns,
    columns.map(({ head: word }) => word),
  );
  return [head, rule, ...rows.map((row) => line(columns, row))].join('\n');
}

function line(columns: readonly Column[], cells: readonly string[]): string {
  const wrapped = columns.map(({ width }, at) => wrap(cells[at] ?? '', width));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map(({ width }, at) => (wrapped[at]?.[row] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  ).join('\n');
}

/** Words in lines of at most `width` characters; a longer word is cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, width))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function pieces(word: string, width: number): readonly string[] {
  return word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)];
}

/** A heading with a line below it. */
export function heading(text: string, under: '═' | '─' = '─'): string {
  return `${text}\n${under.repeat(text.length)}`;
}
