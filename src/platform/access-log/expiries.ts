import { valueIn, type Payload } from './format.ts';

type Place = { readonly row: number; readonly line: number };
type Taken = Place & { readonly at: string; readonly action: string; readonly payload: Payload | null };

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether each row without its data is of before a moment that a later row says the log expired until. Keeps one row at most. */
export class Expiries {
  #rows = 0;
  /** The latest in time of the rows without data that no later row accounts for. */
  #latest: Taken | null = null;

  fork(): Expiries {
    const other = new Expiries();
    other.#rows = this.#rows;
    other.#latest = this.#latest;
    return other;
  }

  take(taken: Taken): void {
    if (taken.payload === null) {
      this.#rows += 1;
      if (this.#latest === null || taken.at > this.#latest.at) this.#latest = taken;
      return;
    }
    const before = expiredBefore(taken);
    if (before !== null && this.#latest !== null && this.#latest.at < before) this.#latest = null;
  }

  /** How many rows are without their data. */
  get rows(): number {
    return this.#rows;
  }

  /** A row whose data are gone before their time, by what the log itself says. */
  unsaid(): Place | null {
    return this.#latest === null ? null : { row: this.#latest.row, line: this.#latest.line };
  }
}

/** The moment before which rows expired, by a row that says so; it lies before that row itself. */
function expiredBefore({ action, payload, at }: Taken): string | null {
  if (action !== 'expire' || valueIn(payload, 'objectType') !== 'log') return null;
  const before = valueIn(payload, 'objectRef');
  return before !== null && moment.test(before) && before < at ? before : null;
}
