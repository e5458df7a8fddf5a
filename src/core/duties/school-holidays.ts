// The national school holidays per region, from the first Saturday to the last Sunday. Data only.
import { toPlainDate } from '../kernel/dates.ts';
import type { PlainDate } from '../kernel/kernel.ts';

export type Region = 'noord' | 'midden' | 'zuid';

export type SchoolHoliday = {
  readonly schoolYear: string;
  readonly name: 'herfst' | 'kerst' | 'voorjaar' | 'mei' | 'zomer';
  readonly regions: readonly Region[];
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly source: string;
};

const everywhere: readonly Region[] = ['noord', 'midden', 'zuid'];
type Row = readonly [SchoolHoliday['name'], readonly Region[], from: string, until: string];

const year2025: readonly Row[] = [
  ['herfst', ['noord', 'midden'], '2025-10-18', '2025-10-26'],
  ['herfst', ['zuid'], '2025-10-11', '2025-10-19'],
  ['kerst', everywhere, '2025-12-20', '2026-01-04'],
  ['voorjaar', ['noord'], '2026-02-21', '2026-03-01'],
  ['voorjaar', ['midden', 'zuid'], '2026-02-14', '2026-02-22'],
  ['mei', everywhere, '2026-04-25', '2026-05-03'],
  ['zomer', ['noord'], '2026-07-04', '2026-08-16'],
  ['zomer', ['midden'], '2026-07-18', '2026-08-30'],
  ['zomer', ['zuid'], '2026-07-11', '2026-08-23'],
];

const year2026: readonly Row[] = [
  ['herfst', ['noord'], '2026-10-10', '2026-10-18'],
  ['herfst', ['midden', 'zuid'], '2026-10-17', '2026-10-25'],
  ['kerst', everywhere, '2026-12-19', '2027-01-03'],
  ['voorjaar', ['noord', 'midden'], '2027-02-20', '2027-02-28'],
  ['voorjaar', ['zuid'], '2027-02-13', '2027-02-21'],
  ['mei', everywhere, '2027-04-24', '2027-05-02'],
  ['zomer', ['noord'], '2027-07-10', '2027-08-22'],
  ['zomer', ['midden'], '2027-07-17', '2027-08-29'],
  ['zomer', ['zuid'], '2027-07-24', '2027-09-05'],
];

const year2027: readonly Row[] = [
  ['herfst', ['noord', 'midden'], '2027-10-16', '2027-10-24'],
  ['herfst', ['zuid'], '2027-10-23', '2027-10-31'],
  ['kerst', everywhere, '2027-12-25', '2028-01-09'],
  ['voorjaar', ['noord'], '2028-02-19', '2028-02-27'],
  ['voorjaar', ['midden', 'zuid'], '2028-02-26', '2028-03-05'],
  ['mei', everywhere, '2028-04-29', '2028-05-07'],
  ['zomer', ['noord'], '2028-07-15', '2028-08-27'],
  ['zomer', ['midden'], '2028-07-08', '2028-08-20'],
  ['zomer', ['zuid'], '2028-07-22', '2028-09-03'],
];

/** [K]: from knowledge, compared with the calendars of a few schools, not read at the source. Autumn and spring are advice: a school may differ. */
const overview = 'rijksoverheid.nl, Overzicht schoolvakanties';

export const schoolHolidays: readonly SchoolHoliday[] = [
  ...holidaysOf('2025-2026', year2025, `${overview} 2025-2026 [K]`),
  ...holidaysOf('2026-2027', year2026, `${overview} 2026-2027 [K]`),
  ...holidaysOf('2027-2028', year2027, `${overview} 2027-2028`),
];

function holidaysOf(schoolYear: string, rows: readonly Row[], source: string): SchoolHoliday[] {
  return rows.map(([name, regions, from, until]) => ({
    schoolYear,
    name,
    regions,
    from: on(from),
    until: on(until),
    source,
  }));
}

function on(text: string): PlainDate {
  const day = toPlainDate(text);
  if (day === null) throw new Error(`no such day among the school holidays: ${text}`);
  return day;
}
