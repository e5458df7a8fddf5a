import { describe, expect, test } from 'vitest';
import {
  acting,
  broken,
  part,
  question,
  withoutActing,
  withoutActs,
  withoutElement,
  withoutQuestion,
  withoutRule,
  type Change,
} from '../../../../test/mutants/change.ts';
import { checkStatutory } from './statutory.ts';

const lacks = (words: string): string => `De code mist een deel dat de wet vraagt: ${words}.`;

const words: Readonly<Record<string, string>> = {
  'C-1': 'een stappenplan met ten minste vijf stappen',
  'C-2': 'signalen in kaart brengen',
  'C-3': 'overleg met een collega, en zo nodig Veilig Thuis of een letseldeskundige',
  'C-4': 'een gesprek met de betrokkene',
  'C-5': 'wegen, en bij twijfel altijd Veilig Thuis vragen',
  'C-6': 'beslissen over melden en over hulp',
  'C-7': 'wie waarvoor verantwoordelijk is, ook voor het besluit om te melden',
  'C-8': 'bijzondere vormen van geweld',
  'C-9': 'aandacht voor de verwijsindex',
  'C-10': 'de kindcheck',
  'C-11': 'omgaan met vertrouwelijke gegevens',
  'C-12': 'een afwegingskader',
};

/** What L7 finds beside what it finds in the sound code: the nation meets C-8 and C-9 there. */
function found(...changes: readonly Change[]): readonly (readonly [string, string, string | null])[] {
  const sound = new Set(checkStatutory(broken('landelijk-onderwijs', [])).map((one) => JSON.stringify(one)));
  return checkStatutory(broken('landelijk-onderwijs', changes))
    .filter((one) => !sound.has(JSON.stringify(one)))
    .map(({ what, says, by }) => [what, says, by]);
}

test('what the national text leaves out is met by the overlay, and said to be', () => {
  expect(checkStatutory(broken('landelijk-onderwijs', []))).toEqual(
    (
      [
        ['C-8', 'R-5'],
        ['C-9', 'R-10'],
      ] as const
    ).map(([what, by]) => ({ law: 'L7', what, says: lacks(words[what]!), path: [], status: 'overlay', by })),
  );
});

describe('an element that no rule bears', () => {
  test.each(['C-1', 'C-2', 'C-4', 'C-6', 'C-10', 'C-12'])('%s is missed', (id) => {
    expect(found(withoutElement(id))).toEqual([[id, lacks(words[id]!), null]]);
    const gone = part(({ statutory }) => ({
      statutory: Object.fromEntries(Object.entries(statutory).filter(([key]) => key !== id)),
    }));
    expect(found(gone)).toEqual([[id, lacks(words[id]!), null]]);
  });

  test.each([
    ['C-7', 'R-8'],
    ['C-11', 'R-6'],
  ])('%s is met by the nation under %s, while that rule is there', (id, by) => {
    expect(found(withoutElement(id))).toEqual([[id, lacks(words[id]!), by]]);
    expect(found(withoutElement(id), withoutRule(by))).toEqual([[id, lacks(words[id]!), null]]);
  });

  test.each([
    ['C-8', 'R-5'],
    ['C-9', 'R-10'],
  ])('%s is missed once rule %s is gone too', (id, by) => {
    expect(found(withoutRule(by))).toEqual([[id, lacks(words[id]!), null]]);
  });

  test('C-3 is met by the nation only where the code knows no expert', () => {
    expect(found(withoutElement('C-3'))).toEqual([['C-3', lacks(words['C-3']!), null]]);
    const withoutExpert = withoutActs(({ entry }) => entry === 'ExpertConsulted');
    expect(found(withoutExpert, withoutElement('C-3'))).toEqual([['C-3', lacks(words['C-3']!), 'R-9']]);
  });
});

describe('an element that a rule bears is whole only with what belongs to it', () => {
  const missed = (id: string): readonly [string, string, null] => [id, lacks(words[id]!), null];

  test.each(['S1', 'S2', 'S3', 'S4', 'S5'])('five steps: %s is named, and something is done in it', (step) => {
    expect(found(part(({ steps }) => ({ steps: steps.filter(({ id }) => id !== step) })))).toEqual([missed('C-1')]);
    const alone = ['R-2', 'R-5', 'R-9', 'R-11'].map(withoutRule);
    expect(
      found(
        withoutActs((act) => act.step === step),
        ...alone,
      ),
    ).toContainEqual(missed('C-1'));
  });

  test.each(['S6', 'E'])('step %s is no statutory one', (step) => {
    expect(found(part(({ steps }) => ({ steps: steps.filter(({ id }) => id !== step) })))).toEqual([]);
  });

  test('doubt has an act that asks Veilig Thuis; a national act for it makes it whole as well', () => {
    const silent = acting('ask_veilig_thuis', (act) => ({ ...act, does: undefined }));
    expect(found(silent)).toEqual([]);
    expect(found(silent, withoutRule('R-2'))).toEqual([missed('C-5')]);
    expect(found(withoutElement('C-5'))).toEqual([['C-5', lacks(words['C-5']!), 'R-2']]);
  });

  test.each(['decide_report', 'decide_help'] as const)('decisions: an act does %s', (effect) => {
    expect(found(acting(effect, (act) => ({ ...act, does: undefined })))).toEqual([missed('C-6')]);
    expect(found(withoutActing(effect))).toContainEqual(missed('C-6'));
  });

  test('the kindcheck has an act that records it', () => {
    const other = part(({ acts }) => ({
      acts: acts.map((act) => (act.entry === 'KindcheckDone' ? { ...act, entry: 'TaskDone' as const } : act)),
    }));
    expect(found(other)).toEqual([missed('C-10')]);
  });

  test.each(['q1', 'q2', 'q3', 'q4', 'q5'])('a framework: %s is asked', (id) => {
    expect(found(withoutQuestion(id))).toEqual([missed('C-12')]);
  });
});

describe('a rule that is named', () => {
  const naming = (...rules: readonly string[]): Change =>
    part(({ statutory }) => ({ statutory: { ...statutory, 'C-2': [...rules] } }));

  test('and is not there is told, and does not bear the element', () => {
    expect(found(naming('N-1.1', 'N-9.9'))).toEqual([['C-2', 'Bij C-2 staat N-9.9, maar die regel is er niet.', null]]);
    expect(found(naming('N-9.9'))).toEqual([
      ['C-2', lacks(words['C-2']!), null],
      ['C-2', 'Bij C-2 staat N-9.9, maar die regel is er niet.', null],
    ]);
  });

  test('may be a question', () => {
    expect(found(naming('q3'))).toEqual([]);
    expect(
      found(
        naming('q3'),
        question('q3', (one) => ({ ...one, title: 'Anders' })),
      ),
    ).toEqual([]);
  });
});

test('a form that prints a sentence on rights has the law printed behind it', () => {
  const form = (id: string, law?: string) => ({
    id,
    title: 'Verzonnen formulier',
    head: [],
    parts: [],
    foot: [],
    source: { doc: 'pluis', at: 'verzonnen' },
    ...(law !== undefined && { rightsNote: { says: 'U mag alles zien.', law, source: { doc: 'pluis', at: 'x' } } }),
  });
  const forms = part(() => ({ forms: [form('met', 'AVG art. 15'), form('zonder')] }));
  const findings = checkStatutory(broken('landelijk-onderwijs', [forms]));
  expect(findings.filter(({ what }) => what === 'met' || what === 'zonder')).toEqual([
    {
      law: 'L7',
      what: 'met',
      says: 'Op dit formulier staat een zin over inzage die van de wet kan afwijken. De wettelijke regel staat erachter.',
      path: [],
      status: 'overlay',
      by: 'AVG art. 15',
    },
  ]);
});
