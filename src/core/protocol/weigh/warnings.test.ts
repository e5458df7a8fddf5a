import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf, type Shipped } from '../../../../test/builders/codes.ts';
import { facts } from '../../../../test/builders/facts.ts';
import { complete, type Code } from '../code.ts';
import type { Fact } from '../facts.ts';
import { weigh } from '../weigh.ts';
import type { LocationKind } from '../words.ts';

const because = 'De reden staat in het verslag.';

function warned(of: Shipped | Code, given: string | readonly Fact[], location: LocationKind = 'school'): string[] {
  const code = typeof of === 'string' ? codeOf(of) : of;
  const list = typeof given === 'string' ? facts(given) : given;
  return weigh(code, { route: 'home', location, facts: list }).warnings.map((one) => `${one.code} ${one.says}`);
}
const starting = (warnings: readonly string[], start: string) => warnings.filter((one) => one.startsWith(start));

describe('what was not asked', () => {
  const asked = (given: string) => starting(warned('verdi-2023', given), 'L-3 Er is nog niet gevraagd');
  const all = ['acute onveiligheid', 'structurele onveiligheid', 'onthulling'].map(
    (flag) => `L-3 Er is nog niet gevraagd naar ${flag}. Niet gevraagd telt niet als nee.`,
  );
  test.each([
    ['', []],
    ['q1=doubt', []],
    ['q1=yes', all],
    ['q1=yes q2=no', all],
    ['q2=no', all],
    ['q1=no', all],
    ['q1=yes acute=no', all.slice(1)],
    ['q1=yes acute=doubt structural=yes', all.slice(2)],
    ['q1=yes acute=no structural=no disclosure=no', []],
  ])('after %j', (given, expected) => {
    expect(asked(given)).toEqual(expected);
  });
});

describe('a flag that the code does not name', () => {
  const told = (given: string) => starting(warned('verdi-2023', given), 'L-1 Uw code noemt');
  test.each([
    ['serious_injury=yes', ['L-1 Uw code noemt ernstig letsel niet apart. Weeg dit mee bij de vraag naar veiligheid.']],
    [
      'unprotected=yes',
      ['L-1 Uw code noemt onvoldoende bescherming niet apart. Weeg dit mee bij de vraag naar veiligheid.'],
    ],
    [
      'no_lasting_safety=yes',
      ['L-1 Uw code noemt geen blijvende veiligheid niet apart. Weeg dit mee bij de vraag naar veiligheid.'],
    ],
    ['serious_injury=no unprotected=doubt', []],
    ['acute=yes recurrence=yes special_form=yes danger_now=yes', []],
  ])('%s', (given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});

describe('a flag against an answer', () => {
  const told = (given: string) => starting(warned('verdi-2023', given), 'L-1 Er staat');
  const title = (id: string) => codeOf('verdi-2023').questions.get(id)!.title;
  const says = (flag: string, id: string) =>
    `L-1 Er staat ${flag}: ja, en bij ‘${title(id)}’: nee. De plicht om te melden blijft staan. Kijk er samen nog eens naar.`;
  test.each([
    ['acute=yes q1=no', [says('acute onveiligheid', 'q1')]],
    ['acute=yes q1=no q2=no', [says('acute onveiligheid', 'q1')]],
    ['acute=yes q1=yes q2=no', [says('acute onveiligheid', 'q2')]],
    ['disclosure=yes structural=yes q1=yes q2=no', [says('structurele onveiligheid', 'q2'), says('onthulling', 'q2')]],
    ['recurrence=yes q1=no', [says('onveiligheid die terugkomt', 'q1')]],
    ['recurrence=yes q1=yes q2=no', []],
    ['acute=yes q1=yes q2=yes', []],
    ['acute=no q1=no', []],
    ['special_form=yes q1=no', []],
  ])('%s', (given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});

describe('declining without effect says why', () => {
  const told = (given: string) =>
    warned('verdi-2023', given).filter((one) => one.startsWith('L-3') && !one.includes('nog niet gevraagd'));
  test.each([
    ['acute=yes decline:teacher', ['L-3 Alleen wie volgens uw code eindverantwoordelijk is, kan van melden afzien.']],
    [
      'acute=yes decline:director',
      ['L-3 Vraag eerst Veilig Thuis om advies over deze plicht. Daarna kan ervan worden afgezien.'],
    ],
    [
      'R-2 acute=yes decline:director',
      ['L-3 Vraag eerst Veilig Thuis om advies over deze plicht. Daarna kan ervan worden afgezien.'],
    ],
    [
      'acute=yes R-2 decline:director',
      ['L-3 Het oordeel waar de plicht op rust, is niet veranderd. De plicht om te melden blijft staan.'],
    ],
    ['acute=yes R-2 acute=no decline:director', []],
    ['acute=yes decline:director V-5.5', []],
    ['decline:director', []],
  ])('%s', (given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});

describe('an act left undone warns once what it should precede is there', () => {
  const undone = (of: Shipped, given: string, id: string) => starting(warned(of, given), `${id} Nog niet gedaan`);
  test.each<[Shipped, string, string, boolean]>([
    ['verdi-2023', '', 'V-2.1', false],
    ['verdi-2023', 'V-2.3', 'V-2.1', false],
    ['verdi-2023', 'V-3.1', 'V-2.1', true],
    ['verdi-2023', 'V-3.1 V-2.1', 'V-2.1', false],
    ['verdi-2023', 'q1=yes q2=yes', 'V-5.4', false],
    ['fedra-2019', 'q1=doubt', 'F-4.10', false],
    ['fedra-2019', 'q1=yes', 'F-4.10', true],
    ['fedra-2019', 'q1=yes q2=yes', 'F-5.6', false],
    ['fedra-2019', 'q1=yes q2=yes F-5.10', 'F-5.6', true],
    ['verdi-2023', 'q1=yes', 'V-1.4', false],
    ['verdi-2023', 'q1=no', 'V-1.4', true],
  ])('%s, %j: %s is %s', (of, given, id, expected) => {
    expect(undone(of, given, id).length > 0).toBe(expected);
  });
  test('in words that begin the title without a capital', () => {
    expect(undone('verdi-2023', 'V-3.1', 'V-2.1')).toEqual([
      'V-2.1 Nog niet gedaan: overleggen met IB’er of coach. Leg uit waarom, of doe het alsnog.',
    ]);
  });
});

describe('the company of an act', () => {
  const missing = (given: string, location: LocationKind = 'school') =>
    warned('verdi-2023', given, location).filter((one) => one.includes('hoort hierbij ook'));
  test.each<[string, LocationKind, string[]]>([
    ['V-2.1:teacher', 'school', ['V-2.1 Volgens uw code hoort hierbij ook: IB’er.']],
    ['V-2.1:childcareWorker', 'childcare', ['V-2.1 Volgens uw code hoort hierbij ook: Coach Verdi Start.']],
    ['V-2.1:teacher+internalSupervisor', 'school', []],
    ['V-2.1', 'school', []],
    ['V-2.5:teacher', 'school', ['V-2.5 Volgens uw code hoort hierbij ook: IB’er, minstens 2 verschillende personen.']],
    ['V-2.5:board+director', 'school', ['V-2.5 Volgens uw code hoort hierbij ook: Leerkracht, IB’er.']],
    ['V-2.1:teacher V-2.1:teacher+internalSupervisor', 'school', []],
    ['V-2.1:teacher+internalSupervisor V-2.1:teacher', 'school', []],
    ['V-5.1:director', 'school', ['V-5.1 Volgens uw code hoort hierbij ook: Leerkracht of IB’er.']],
  ])('%s in %s', (given, location, expected) => {
    expect(missing(given, location)).toEqual(expected);
  });
});

describe('who reported', () => {
  const other = (of: Shipped | Code, given: string, location: LocationKind = 'school') =>
    warned(of, given, location).filter((one) => one.includes('meldt iemand anders'));
  const says = 'Volgens uw code meldt iemand anders. De melding telt. Leg achteraf uit waarom het zo ging.';
  test.each<[Shipped, string, LocationKind, boolean]>([
    ['verdi-2023', 'V-5.5:director', 'school', false],
    ['verdi-2023', 'V-5.5:teacher', 'school', true],
    ['verdi-2023', 'V-5.5:teacher+director', 'school', false],
    ['verdi-2023', 'V-5.5', 'school', false],
    ['verdi-2023', 'V-5.5:teacher V-5.5:director', 'school', false],
    ['verdi-2023', 'V-5.5:director V-5.5:teacher', 'school', true],
    ['verdi-2023', 'V-5.5:childcareTeamLead', 'school', true],
    ['verdi-2023', 'V-5.5:childcareTeamLead', 'childcare', false],
    ['fedra-2019', 'F-5.10:reporter', 'school', false],
    ['fedra-2019', 'F-5.10:teacher', 'school', false],
    ['fedra-2019', 'F-5.10:board', 'school', true],
  ])('%s, %s in %s: asked why is %s', (of, given, location, expected) => {
    const id = of === 'verdi-2023' ? 'V-5.5' : 'F-5.10';
    expect(other(of, given, location)).toEqual(expected ? [`${id} ${says}`] : []);
  });
  test('is asked of nobody where the code names nobody for this kind of location', () => {
    const verdi = protocolOf('verdi-2023');
    const reporter = { ...verdi.reporter, roles: ['childcareTeamLead'] };
    expect(other(complete({ ...verdi, reporter }, overlayOf()), 'V-5.5:teacher')).toEqual([]);
  });
});

describe('the ground on which an act is left out', () => {
  const skip = (act: string, skipped: 'safety' | 'expert_first' | 'breaking_contact' | 'other'): Fact => ({
    act,
    skipped,
    because,
  });
  const told = (of: Shipped, ...given: Fact[]) =>
    warned(of, given).filter((one) => one.includes('Uw code geeft deze reden niet'));
  test('that the code gives is no warning; another is, under the rule that gives the grounds', () => {
    expect(told('fedra-2019', skip('F-3.1', 'breaking_contact'))).toEqual([]);
    const { title } = codeOf('fedra-2019').acts.get('F-1.7')!;
    expect(told('fedra-2019', skip('F-1.7', 'breaking_contact'))).toEqual([
      `F-1.10 Uw code geeft deze reden niet om dit over te slaan: ${title.charAt(0).toLowerCase()}${title.slice(1)}.`,
    ]);
    expect(told('verdi-2023', skip('V-2.1', 'safety'))[0]).toMatch(/^V-2\.1 /);
    expect(told('verdi-2023', skip('V-3.2', 'other'))[0]).toMatch(/^R-4 /);
  });
  test('to ask an expert first is good where a special form of violence was said, and only there', () => {
    expect(told('verdi-2023', skip('V-3.2', 'expert_first'))).toHaveLength(1);
    expect(told('verdi-2023', { flag: 'special_form', is: 'doubt' }, skip('V-3.2', 'expert_first'))).toHaveLength(1);
    expect(told('verdi-2023', { flag: 'special_form', is: 'yes' }, skip('V-3.2', 'expert_first'))).toEqual([]);
    expect(told('verdi-2023', { flag: 'special_form', is: 'yes' }, skip('V-3.2', 'other'))).toHaveLength(1);
  });
});

test('on another route the code does not run and warns of nothing', () => {
  const code = codeOf('verdi-2023');
  const said = weigh(code, { route: 'child', location: 'school', facts: facts('acute=yes q1=no V-2.1:teacher') });
  expect(said.warnings).toEqual([]);
});

test('each warning comes with the source of its rule', () => {
  const said = weigh(codeOf('verdi-2023'), { route: 'home', location: 'school', facts: facts('V-2.1:teacher') });
  expect(said.warnings.find(({ code }) => code === 'V-2.1')?.source).toEqual(
    codeOf('verdi-2023').acts.get('V-2.1')?.source,
  );
});
