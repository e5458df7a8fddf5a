import { describe, expect, test } from 'vitest';
import { aDossier, because, type Case } from '../../../test/builders/dossier.ts';

const fedra = () => aDossier('fedra-2019');
const verdi = () => aDossier('verdi-2023', { location: 'school' });
const says = (one: Case, start: string) =>
  one
    .assess()
    .warnings.filter((warning) => warning.says.startsWith(start))
    .map(({ code }) => code);
const reported = (one: Case) => one.answer('q1', 'yes').answer('q2', 'yes').report();

describe('a report on the day of a talk with parents', () => {
  const sameDay = (one: Case) => says(one, 'De melding en het gesprek met ouders waren op dezelfde dag');
  test('asks why, at the act that reports', () => {
    expect(sameDay(fedra().talk(['F-5.7']).report())).toEqual(['F-5.10']);
    expect(sameDay(verdi().talk(['V-5.3']).report())).toEqual(['V-5.5']);
  });
  test.each([
    ['the reason is there', () => fedra().talk(['F-5.7']).report({ whySameDay: 'Er was haast.' })],
    ['the talk was on another day', () => fedra().talk(['F-5.7']).on('2026-03-03').report()],
    [
      'the talk was with the child',
      () =>
        fedra()
          .talk(['F-3.6'], { with: [{ who: 'child' }] })
          .report(),
    ],
    ['nobody reported', () => fedra().talk(['F-5.7'])],
  ])('is not asked where %s', (_, one) => {
    expect(sameDay(one())).toEqual([]);
  });
});

describe('a report without the talk that announces it', () => {
  const start = 'Er is gemeld zonder gesprek vooraf.';
  test('warns under the rule that lets it be left out; Fedra asks the effort for consent too', () => {
    expect(says(reported(fedra()), start)).toEqual(['F-5.11']);
    expect(says(reported(verdi()), start)).toEqual(['R-4']);
    const effort = (one: Case) =>
      one.assess().warnings.some(({ says: said }) => said.startsWith(start) && said.includes('toestemming te krijgen'));
    expect([effort(reported(fedra())), effort(reported(verdi()))]).toEqual([true, false]);
  });
  test('does not warn where the talk was held, left out with a reason, or nobody reported', () => {
    expect(says(reported(fedra().talk(['F-5.7'])), start)).toEqual([]);
    const skipped = fedra().record({ type: 'ActSkipped', act: 'F-5.7', ground: 'safety', because });
    expect(says(reported(skipped), start)).toEqual([]);
    expect(says(fedra().answer('q1', 'yes').answer('q2', 'yes'), start)).toEqual([]);
  });
});

describe('a talk that was left out', () => {
  const skip = (one: Case, act: string, more: object = {}) =>
    one.record({ type: 'ActSkipped', act, ground: 'safety', because, ...more });
  const advice = (one: Case) => says(one, 'Overgeslagen:').length;
  const asked = { adviceAsked: { on: '2026-03-02' } };
  const effort = { effortForConsent: 'Twee keer gebeld.' };

  test.each([
    ['Fedra, the report talk with nothing beside it', () => skip(fedra(), 'F-5.7'), 2],
    ['Fedra, the report talk with advice', () => skip(fedra(), 'F-5.7', asked), 1],
    ['Fedra, the report talk with the effort for consent', () => skip(fedra(), 'F-5.7', effort), 1],
    ['Fedra, the report talk with both', () => skip(fedra(), 'F-5.7', { ...asked, ...effort }), 0],
    ['Fedra, the talk of step 3', () => skip(fedra(), 'F-3.1'), 0],
    ['Fedra, the talk of step 1, where advice is only offered', () => skip(fedra(), 'F-1.7'), 0],
    ['Fedra, an act that gives no ground', () => skip(fedra(), 'F-1.6'), 0],
    ['Verdi, the talk by the national rule', () => skip(verdi(), 'V-3.2'), 1],
    ['Verdi, the talk by the national rule, with advice', () => skip(verdi(), 'V-3.2', asked), 0],
  ])('%s: %#', (_, one, count) => {
    expect(advice(one())).toBe(count);
  });

  test('has its advice when Veilig Thuis was asked about that very talk', () => {
    const about = (of: string, concerning: string[]) =>
      advice(skip(verdi().record({ type: 'AdviceAsked', of, advice: 'Wacht nog.', concerning }), 'V-3.2'));
    expect(about('veilig_thuis', ['V-3.2'])).toBe(0);
    expect(about('veilig_thuis', ['V-5.3'])).toBe(1);
    expect(about('local_team', ['V-3.2'])).toBe(1);
  });

  test('has its effort for consent when consent for the report was asked', () => {
    const consent = (purpose: string) =>
      advice(skip(fedra().record({ type: 'ConsentRecorded', purpose, outcome: { is: 'refused' } }), 'F-5.7', asked));
    expect([consent('report'), consent('other')]).toEqual([0, 1]);
  });
});

describe('the minutes of a talk with parents', () => {
  const unsigned = (one: Case) => says(one, 'Noteer of ouders het verslag hebben getekend');
  const objected = (one: Case) => says(one, 'Ouders hebben bezwaar.');
  const objections = { objections: 'Zij zien het anders.' };

  test('in Verdi ask for a signature at every talk, until something is noted of it', () => {
    expect(unsigned(verdi().talk(['V-3.2']))).toEqual(['V-3.6']);
    expect(unsigned(verdi().talk(['V-3.2'], { signature: { outcome: 'not_asked' } }))).toEqual(['V-3.6']);
    expect(unsigned(verdi().talk(['V-3.2'], { signature: { outcome: 'refused' } }))).toEqual([]);
    expect(unsigned(verdi().talk(['V-3.1'], { with: [{ who: 'child' }] }))).toEqual([]);
    expect(unsigned(fedra().talk(['F-1.7']))).toEqual([]);
  });

  test('in Fedra ask for ‘voor gezien’ where parents objected', () => {
    expect(objected(fedra().talk(['F-5.7'], objections))).toEqual(['F-5.8']);
    expect(objected(fedra().talk(['F-5.7']))).toEqual([]);
    expect(objected(fedra().talk(['F-5.7'], { ...objections, signature: { outcome: 'seen' } }))).toEqual([]);
    expect(objected(verdi().talk(['V-3.2'], objections))).toEqual([]);
  });
});

describe('discussed by name outside the school', () => {
  const start = 'Het kind is met naam besproken';
  const talk = { type: 'ExpertConsulted', expert: 'Een arts', advice: 'Kijk mee.' } as const;
  const consent = (more: object = {}) =>
    fedra().record({
      type: 'ConsentRecorded',
      purpose: 'external_expert',
      written: true,
      outcome: { is: 'given' },
      ...more,
    });

  test('warns once, however often it happened', () => {
    expect(says(fedra().record(talk).record(talk), start)).toEqual(['F-3.9']);
  });
  test.each([
    ['without a name', () => fedra().record({ ...talk, anonymous: true }), 0],
    ['after consent in writing', () => consent().record(talk), 0],
    ['after consent by word of mouth', () => consent({ written: false }).record(talk), 1],
    ['after consent refused', () => consent({ outcome: { is: 'refused' } }).record(talk), 1],
    ['before consent in writing', () => fedra().record(talk).record(consentEntry()), 1],
    ['in a code that knows no rule for it', () => verdi().record(talk), 0],
  ])('%s: %i', (_, one, count) => {
    expect(says(one(), start)).toHaveLength(count);
  });
  function consentEntry() {
    return {
      type: 'ConsentRecorded',
      purpose: 'external_expert',
      written: true,
      outcome: { is: 'given' },
    } as const;
  }
});
