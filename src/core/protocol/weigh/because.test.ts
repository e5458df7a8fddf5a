import { describe, expect, test } from 'vitest';
import { codeOf, type Shipped } from '../../../../test/builders/codes.ts';
import { facts } from '../../../../test/builders/facts.ts';
import { weigh } from '../weigh.ts';

function why(id: Shipped, given: string, route: 'home' | 'staff' = 'home'): string[] {
  const code = codeOf(id);
  return weigh(code, { route, location: 'school', facts: facts(given) }).because.map(
    (one) => `${one.rule} ${one.says}`,
  );
}
const verdi = codeOf('verdi-2023');
const fedra = codeOf('fedra-2019');
const answered = (question: string, code: string) => {
  const found = verdi.questions.get(question)!;
  return `${question} ${found.title}: ${found.answers.find((one) => one.code === code)!.says}`;
};
const stays = (question: string) =>
  `${question} ${verdi.questions.get(question)!.title}: het antwoord gaf een plicht om te melden. Die blijft staan, ook als het antwoord later anders is.`;
const doubt = (what: string) =>
  `R-2 Er is twijfel bij ‘${what}’. Dan vraagt u Veilig Thuis om advies en beantwoordt u de vraag opnieuw.`;
const ground = (flag: 'acute' | 'disclosure' | 'recurrence') => {
  const found = verdi.flags.get(flag)!;
  return `${found.rule} ${found.says}`;
};

describe('why the outcome is what it is', () => {
  test.each([
    ['', []],
    ['q1=no', [answered('q1', 'Nee')]],
    ['q1=yes q2=yes', [answered('q1', 'Ja'), answered('q2', 'Ja')]],
    ['acute=yes', [ground('acute')]],
    ['acute=yes V-5.5', [ground('acute')]],
    ['acute=no', []],
    ['disclosure=yes acute=yes q1=yes', [ground('acute'), ground('disclosure'), answered('q1', 'Ja')]],
    ['acute=yes R-2 acute=no decline:director', []],
    ['q3=no', [stays('q3')]],
    ['q1=yes q2=yes q2=no', [answered('q1', 'Ja'), answered('q2', 'Nee'), stays('q2')]],
    ['q1=yes q2=no q3=no', [answered('q1', 'Ja'), answered('q2', 'Nee'), answered('q3', 'Nee')]],
    ['q1=yes q2=yes q1=yes', [answered('q1', 'Ja'), stays('q2')]],
    ['q1=doubt', [doubt(verdi.questions.get('q1')!.title)]],
    ['q1=doubt R-2', [doubt(verdi.questions.get('q1')!.title)]],
    ['q1=doubt R-2 q1=no', [answered('q1', 'Nee')]],
    ['acute=doubt', [doubt(verdi.flags.get('acute')!.says)]],
    ['serious_injury=doubt', [doubt('serious_injury')]],
  ])('in Verdi after %j', (given, expected) => {
    expect(why('verdi-2023', given)).toEqual(expected);
  });

  test('a doubt that the code counts says so', () => {
    expect(why('fedra-2019', 'acute=doubt')).toEqual([
      `${fedra.flags.get('acute')!.rule} Twijfel telt hier mee. ${fedra.flags.get('acute')!.says}`,
    ]);
  });

  test('another route has no reasons from the code', () => {
    expect(why('verdi-2023', 'acute=yes', 'staff')).toEqual([]);
  });

  test('each reason names where it is written', () => {
    const said = weigh(verdi, { route: 'home', location: 'school', facts: facts('q1=doubt acute=yes q3=no') });
    expect(said.because.map(({ rule, source }) => [rule, source])).toEqual([
      [verdi.flags.get('acute')!.rule, verdi.flags.get('acute')!.source],
      ['q3', verdi.questions.get('q3')!.source],
      ['R-2', verdi.acts.get('R-2')!.source],
    ]);
  });
});
