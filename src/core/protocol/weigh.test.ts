import { describe, expect, test } from 'vitest';
import { codeOf, shipped, type Shipped } from '../../../test/builders/codes.ts';
import { facts } from '../../../test/builders/facts.ts';
import type { Route } from './words.ts';
import { weigh } from './weigh.ts';

function weighed(protocol: Shipped, short: string, route: Route = 'home') {
  const code = codeOf(protocol);
  return weigh(code, { route, location: code.protocol.locations[0]!, facts: facts(short) });
}

const codes: Record<string, Shipped> = {
  Fedra: 'fedra-2019',
  Verdi: 'verdi-2023',
  onderwijs: 'landelijk-onderwijs',
  kinderopvang: 'landelijk-kinderopvang',
};

/** code | facts | outcome | duty, with Veilig Thuis | decisions report/help | next */
const rows = `
Fedra | q1=yes q2=doubt | report | duty VT | due none | F-5.10
Fedra | acute=doubt | report | duty VT | due none | F-5.10
onderwijs | q1=yes q2=doubt | report | duty VT | due none | N-5.4
kinderopvang | q1=yes q2=doubt | consult | - | none none | R-2
Verdi | q1=yes q2=doubt | consult | - | none none | R-2
Verdi | q1=yes q2=doubt R-2 | continue | - | none none | q2
Verdi | q1=yes q2=doubt R-2 q2=no | continue | - | none none | q3
Verdi | acute=doubt | consult | - | none none | R-2
Verdi | acute=doubt R-2 q1=yes q2=no q3=yes q4=yes | continue | - | none due | acute
Verdi | q1=yes q2=doubt V-5.5 | continue | - | made none | q2
Verdi | disclosure=yes | report | duty VT | due none | V-5.5
Verdi | disclosure=doubt | consult | - | none none | R-2
Fedra | disclosure=yes q1=yes q2=no | report | duty VT | due none | F-5.10
Fedra | disclosure=yes q1=yes q2=no F-5.10 | continue | duty VT | made none | q3
Fedra | acute=yes q1=no | report | duty VT | due none | F-5.10
Verdi | acute=yes q1=no | report | duty VT | due none | V-5.5
Verdi | acute=yes q1=no V-5.5 | continue | duty VT | made none | q2
Fedra | q1=yes q2=yes F-5.10 q1=no | close | duty VT | made none | *
Verdi | q1=yes q2=yes q2=no | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=yes q2=no decline:director | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=yes q2=no R-2 decline:teacher | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=yes R-2 decline:director | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=yes q2=no R-2 decline:director | continue | duty | declined none | q3
Verdi | q1=yes q2=yes q2=no R-2 decline:director want:director | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=yes q2=no R-2 decline:director acute=yes | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=no acute=yes structural=yes acute=no R-2 decline:director | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=no acute=yes structural=yes acute=no structural=no R-2 decline:director | continue | duty | declined none | q3
Fedra | disclosure=yes F-4.4 decline:director q1=yes | continue | duty | declined none | q2
Fedra | F-4.4 disclosure=yes decline:director q1=yes | report | duty VT | due none | F-5.10
Verdi | disclosure=yes R-2 decline:director | report | duty VT | due none | V-5.5
Fedra | q1=no | close | - | none none | *
Fedra | q1=yes q2=no q3=yes q4=yes | help | - | none due | F-5.19
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 | help | - | none running | q5
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 q5=no | report | duty | due ended | F-5.10
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 q5=no F-5.10 | continue | duty | made ended | F-5.2
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 q5=no F-5.10 F-5.2 | close | duty | made ended | *
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 q5=yes | close | - | none ended | *
Fedra | q1=yes q2=no q3=yes q4=yes q5=yes | help | - | none due | F-5.19
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 F-6.3 | reweigh | - | none running | q1
Fedra | q1=yes q2=no q3=yes q4=yes F-5.19 F-6.3 q1=yes | continue | - | none running | q2
Verdi | q1=yes q2=no q3=yes q4=yes V-5.7 R-12 | reweigh | - | none running | q1
Verdi | q1=yes q2=no q3=no | report | duty | due none | V-5.5
Verdi | q1=yes q2=no q3=no V-5.5 | continue | duty | made none | V-5.2
Verdi | q1=yes q2=no q3=no V-5.5 V-5.2 | close | duty | made none | *
Verdi | q1=yes q2=no q3=no V-5.2 V-5.5 | close | duty | made none | *
Verdi | V-5.2 q1=yes q2=no q3=no V-5.5 | continue | duty | made none | V-5.2
Verdi | q1=yes q2=no q3=no V-5.5 V-5.2 V-5.7 | help | duty | made running | q5
Verdi | q1=yes q2=yes V-5.5 | continue | duty VT | made none | q3
Verdi | q1=yes q2=yes V-5.5 q3=no | continue | duty VT | made none | V-5.2
Verdi | q1=yes q2=yes V-5.5 acute=yes q2=yes | continue | duty VT | made none | q3
Verdi | q1=yes q2=yes V-5.5 disclosure=yes | report | duty VT | due none | V-5.5
Verdi | q1=yes q2=yes V-5.5 q3=yes q4=yes V-5.7 q5=no | report | duty VT | due ended | V-5.5
Verdi | q1=yes q2=yes V-5.5 q1=yes | continue | duty VT | made none | q2
Verdi | q1=yes q2=yes V-5.5 q1=yes q2=yes | report | duty VT | due none | V-5.5
Verdi | q3=no | report | duty | due none | V-5.5
Verdi | recurrence=yes | report | duty | due none | V-5.5
Verdi | q1=yes q2=no q3=yes q4=yes V-5.7 q5=yes recurrence=yes V-5.5 | continue | duty | made ended | V-5.2
Fedra | no_lasting_safety=yes | report | duty | due none | F-5.10
Fedra | serious_injury=yes | report | duty VT | due none | F-5.10
Fedra | unprotected=yes | report | duty VT | due none | F-5.10
onderwijs | no_lasting_safety=yes | report | duty | due none | N-5.4
Verdi | no_lasting_safety=yes | continue | - | none none | q1
Verdi | serious_injury=yes | continue | - | none none | q1
Verdi | want:director | report | - | due none | V-5.5
Verdi | want:director V-5.5 | continue | - | made none | q1
Verdi | want:director decline:director | continue | - | none none | q1
Verdi | danger_now=yes | continue | - | none none | V-E.1 q1
Verdi | danger_now=yes V-E.1 | continue | - | none none | q1
Verdi | q1=doubt R-2 q1=yes q2=yes V-5.5 q1=doubt R-2 q1=no | close | duty VT | made none | *
Verdi | q4=doubt q1=yes q1=yes | consult | - | none none | R-2
Verdi | | continue | - | none none | q1
`
  .trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()));

describe('what a code says of the facts', () => {
  test.each(rows)('%s: %s → %s, %s, %s, next %s', (code, short, outcome, duty, decisions, next) => {
    const said = weighed(codes[code] ?? shipped[0], short);
    const spoken = [
      said.outcome,
      [said.report_duty ? 'duty' : '', said.with_veilig_thuis ? 'VT' : ''].join(' ').trim() || '-',
      `${said.decisions.report} ${said.decisions.help}`,
    ];
    expect(spoken).toEqual([outcome, duty, decisions]);
    if (next !== '*') expect(said.next.map(({ id }) => id).join(' ')).toBe(next);
  });
});

describe('another route than home', () => {
  test('leads away from the questions, and keeps the emergency route open', () => {
    const said = weighed('fedra-2019', 'acute=yes danger_now=yes', 'staff');
    expect(said.outcome).toBe('other_route');
    expect(said.report_duty).toBe(false);
    expect(said.next).toEqual([
      { kind: 'action', id: 'F-E.1' },
      { kind: 'route', id: 'staff' },
    ]);
  });
});

describe('warnings', () => {
  const warned = (protocol: Shipped, short: string) => weighed(protocol, short).warnings.map(({ code }) => code);

  test('not asked for acute, structural and disclosure warns at closing, three times L-3', () => {
    expect(warned('fedra-2019', 'q1=no').filter((code) => code === 'L-3')).toHaveLength(3);
  });

  test('nothing is asked about them before question 2', () => {
    expect(warned('fedra-2019', '')).not.toContain('L-3');
  });

  test('once asked, the warning is gone', () => {
    expect(warned('fedra-2019', 'acute=no structural=no disclosure=no q1=no')).not.toContain('L-3');
  });

  test('a flag against an answer warns as a contradiction', () => {
    expect(warned('verdi-2023', 'acute=yes q1=no')).toContain('L-1');
  });

  test('a flag that the code does not name warns to weigh it at question 2', () => {
    expect(warned('verdi-2023', 'serious_injury=yes')).toContain('L-1');
  });

  test('a report by somebody else than the code names counts, and asks why', () => {
    const said = weighed('verdi-2023', 'q1=yes q2=yes V-5.5:teacher');
    expect(said.decisions.report).toBe('made');
    expect(said.warnings.map(({ code }) => code)).toContain('V-5.5');
  });

  test('a consultation without the IB’er is not done and warns', () => {
    const said = weighed('verdi-2023', 'V-2.1:teacher');
    expect(said.warnings.map(({ code }) => code)).toContain('V-2.1');
    expect(said.open_duties.map(({ id }) => id)).toContain('V-2.1');
  });

  test('the same consultation with the IB’er is done', () => {
    expect(weighed('verdi-2023', 'V-2.1:teacher+internalSupervisor').open_duties.map(({ id }) => id)).not.toContain(
      'V-2.1',
    );
  });

  test('declining without asking Veilig Thuis warns', () => {
    expect(warned('verdi-2023', 'acute=yes acute=no structural=no disclosure=no decline:director')).toContain('L-3');
  });
});

describe('open duties', () => {
  const open = (protocol: Shipped, short: string) => weighed(protocol, short).open_duties.map(({ id }) => id);

  test('Fedra, question 1 no: recording and closing is open', () => {
    expect(open('fedra-2019', 'q1=no')).toContain('F-4.8');
  });

  test('Fedra, help that worked: agreements on safety are open', () => {
    expect(open('fedra-2019', 'q1=yes q2=no q3=yes q4=yes F-5.19 q5=yes')).toContain('F-6.5');
  });

  test('Fedra, a suspicion remains: the board and Veilig Thuis are open duties', () => {
    expect(open('fedra-2019', 'q1=yes')).toEqual(expect.arrayContaining(['F-4.10', 'F-4.4']));
  });

  test('a report fulfils the duty to consult', () => {
    expect(open('fedra-2019', 'q1=yes q2=yes F-5.10')).not.toContain('F-4.4');
  });

  test('a special form of violence opens the duty to ask an expert first', () => {
    expect(open('verdi-2023', 'special_form=yes')).toContain('R-5');
    expect(open('verdi-2023', 'special_form=yes R-5')).not.toContain('R-5');
  });
});
