import { formatDay, plainDateFrom, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';
import type { FormValues } from '../../ui/forms/form-state.ts';

const longestLine = 300;
const longestText = 20_000;

/** Reads a form field by field and gathers what is wrong, in the order of asking. */
export class Typed {
  readonly errors = new Map<string, string>();
  private readonly values: FormValues;
  private readonly now: Instant;

  constructor(values: FormValues, now: Instant) {
    this.values = values;
    this.now = now;
  }

  /** Trimmed; empty where nothing was sent. */
  raw(name: string): string {
    return this.values.get(name)?.[0]?.trim() ?? '';
  }

  all(name: string): readonly string[] {
    return (this.values.get(name) ?? []).filter((value) => value !== '');
  }

  /** Undefined where left empty; with `missing`, leaving it empty is an error. */
  text(name: string, missing?: string): string | undefined {
    return this.bounded(name, longestText, missing);
  }

  line(name: string, missing?: string): string | undefined {
    return this.bounded(name, longestLine, missing);
  }

  choice<T extends string>(name: string, of: readonly T[], missing?: string): T | undefined {
    const chosen = of.find((one) => one === this.raw(name));
    if (chosen === undefined && missing !== undefined) this.errors.set(name, missing);
    return chosen;
  }

  time(name: string): string | undefined {
    const typed = this.raw(name);
    if (typed !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed))
      this.errors.set(name, 'Vul een tijd in, bijvoorbeeld 14:05.');
    return typed === '' ? undefined : typed;
  }

  /** A day up to today; an empty one is an error. */
  dayPast(name: string): PlainDate | undefined {
    const day = this.day(name);
    const today = plainDateOf(this.now);
    if (day === undefined && !this.errors.has(name)) this.errors.set(name, 'Vul een dag in, bijvoorbeeld 23 11 2026.');
    if (day !== undefined && day > today)
      this.errors.set(name, `Vul een dag in tot en met vandaag, ${formatDay(today)}.`);
    return day;
  }

  /** Undefined where left empty; may lie ahead. */
  day(name: string): PlainDate | undefined {
    const [day, month, year] = ['day', 'month', 'year'].map((part) => this.raw(`${name}-${part}`));
    if (day === '' && month === '' && year === '') return undefined;
    const found = plainDateFrom(Number(year), Number(month), Number(day));
    if (found === null) this.errors.set(name, 'Vul een dag in die bestaat, bijvoorbeeld 23 11 2026.');
    return found ?? undefined;
  }

  private bounded(name: string, most: number, missing: string | undefined): string | undefined {
    const typed = this.raw(name);
    if (typed === '' && missing !== undefined) this.errors.set(name, missing);
    if (typed.length > most) this.errors.set(name, `Maak deze tekst korter: hooguit ${most} tekens.`);
    return typed === '' ? undefined : typed;
  }
}

/** The three fields of a day, filled in. */
export function dayFields(name: string, day: PlainDate): Readonly<Record<string, string>> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
}
