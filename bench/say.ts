/** One line per figure: what, how much, and what an issue or the design asks. */
export function say(what: string, figure: number, unit: string, asked: string): void {
  const rounded = figure >= 100 ? figure.toFixed(0) : figure.toFixed(2);
  console.log(`${what.padEnd(58)} ${rounded.padStart(9)} ${unit.padEnd(6)} (${asked})`);
}

/** The value below which this share of the sorted figures lies. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
