import { describe, expect, test } from 'vitest';
import { codeOf, shipped } from '../../../../test/builders/codes.ts';
import { facts } from '../../../../test/builders/facts.ts';
import { routes } from '../words.ts';
import { weigh } from '../weigh.ts';

/** code | facts | route | exactly the duties that are open, in the order of the code */
const rows = `
fedra-2019 |  | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7
fedra-2019 | F-1.4 | home | F-1.1 F-1.2 F-1.5 F-1.6 F-1.7
fedra-2019 | F-2.1:childProtectionLead+teacher | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.3 F-2.6
fedra-2019 | q1=no | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.1 F-2.3 F-2.6 F-3.1 F-3.8 F-4.1 F-4.8
fedra-2019 | q1=yes | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.1 F-2.3 F-2.6 F-3.1 F-3.8 F-4.1 F-4.4 F-4.8 F-4.10
fedra-2019 | q1=yes q2=yes | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.1 F-2.3 F-2.6 F-3.1 F-3.8 F-4.1 F-4.4 F-4.8 F-4.10 F-5.1 F-5.2 F-5.3 F-5.4 F-5.5 F-5.6 F-5.7 F-5.9 F-5.10
fedra-2019 | q1=yes q2=yes F-5.10 | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.1 F-2.3 F-2.6 F-3.1 F-3.8 F-4.1 F-4.8 F-4.10 F-5.1 F-5.2 F-5.3 F-5.4 F-5.5 F-5.6 F-5.7 F-5.9 F-6.4 F-6.6
fedra-2019 | q1=yes q2=no q3=yes q4=yes | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.1 F-2.3 F-2.6 F-3.1 F-3.8 F-4.1 F-4.4 F-4.8 F-4.10 F-5.1 F-5.2 F-5.3 F-5.4 F-5.5 F-5.13 F-5.15 F-5.16 F-5.19
fedra-2019 | q1=yes q2=no q3=yes q4=yes F-5.19 q5=yes | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-2.1 F-2.3 F-2.6 F-3.1 F-3.8 F-4.1 F-4.4 F-4.8 F-4.10 F-5.1 F-5.2 F-5.3 F-5.4 F-5.5 F-5.15 F-5.16 F-6.1 F-6.2 F-6.5 F-6.6
fedra-2019 | danger_now=yes | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-E.1 F-E.4
fedra-2019 | danger_now=yes F-E.1 | home | F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-E.4
fedra-2019 | danger_now=yes | staff | F-E.1
verdi-2023 |  | home | V-1.1 V-1.2 V-1.4 V-1.5
verdi-2023 | q1=yes q2=doubt | home | V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.8 V-3.2 V-4.1 V-4.2 R-2
verdi-2023 | q1=yes q2=doubt R-2 | home | V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.8 V-3.2 V-4.1 V-4.2
verdi-2023 | q1=yes q2=yes V-5.5 decline:director | home | V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.8 V-3.2 V-4.1 V-4.2 V-5.2 V-5.3 V-5.4 V-5.6
verdi-2023 | q1=yes q2=yes V-5.5 acute=yes disclosure=yes | home | V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.8 V-3.2 V-4.1 V-4.2 V-4.7 V-5.1 V-5.2 V-5.3 V-5.4 V-5.5
verdi-2023 | q1=yes q2=no q3=no V-5.5 | home | V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.8 V-3.2 V-4.1 V-4.2 V-5.1 V-5.2 V-5.3 V-5.4 V-5.6
verdi-2023 | q1=yes q2=no q3=no V-5.5 V-5.2 | home | V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.8 V-3.2 V-4.1 V-4.2 V-5.1 V-5.3 V-5.4 V-5.6 V-6.1
verdi-2023 | special_form=yes | home | V-1.1 V-1.2 V-1.4 V-1.5 R-5
landelijk-onderwijs |  | home | N-1.1
landelijk-onderwijs | q1=doubt | home | N-1.1 N-2.1 N-3.1 N-4.1 N-4.2 R-2
landelijk-onderwijs | q1=doubt N-4.2 | home | N-1.1 N-2.1 N-3.1 N-4.1
landelijk-onderwijs | q1=yes q2=no q3=yes q4=yes N-5.5 q5=yes | home | N-1.1 N-2.1 N-3.1 N-4.1 N-5.1 N-5.2 N-5.6 N-6.1
landelijk-kinderopvang | q1=yes q2=yes N-5.4 N-5.1 | home | N-1.1 N-2.1 N-3.1 N-4.1 N-5.2 N-5.3
`
  .trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()));

describe('exactly these duties are open', () => {
  test.each(rows)('%s: %s (%s): %s', (id, short, way, expected) => {
    const code = codeOf(shipped.find((one) => one === id) ?? 'fedra-2019');
    const route = routes.find((one) => one === way) ?? 'home';
    const { open_duties } = weigh(code, {
      route,
      location: code.protocol.locations[0] ?? 'school',
      facts: facts(short),
    });
    expect(open_duties.map((duty) => duty.id).join(' ')).toBe(expected);
  });

  test('a duty names who owes it here and what it goes before', () => {
    const code = codeOf('verdi-2023');
    const owed = (location: 'school' | 'childcare') =>
      weigh(code, { route: 'home', location, facts: facts('q1=yes') }).open_duties.find(({ id }) => id === 'V-2.1');
    expect(owed('school')).toEqual({ id: 'V-2.1', what: 'Overleggen met IB’er of coach', by: 'teacher', before: 'S3' });
    expect(owed('childcare')).toMatchObject({ by: 'childcareWorker' });
  });

  test('a skipped act fulfils its own duty; the report can only be made', () => {
    const code = codeOf('fedra-2019');
    const open = (...acts: string[]) =>
      weigh(code, {
        route: 'home',
        location: 'school',
        facts: [
          ...facts('q1=yes q2=yes'),
          ...acts.map((act) => ({ act, skipped: 'safety', because: 'Dat is nu niet veilig.' }) as const),
        ],
      }).open_duties.map(({ id }) => id);
    expect(open()).toContain('F-5.7');
    expect(open('F-5.7')).not.toContain('F-5.7');
    expect(open('F-5.7')).toContain('F-5.10');
    expect(open('F-5.10')).toContain('F-5.10');
  });
});
