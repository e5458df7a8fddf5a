import type { Code } from '../code.ts';
import { stepIds, type Effect } from '../words.ts';
import { fault, type LawFinding } from './finding.ts';

/** What the Besluit asks of every meldcode (domain C-1 to C-12), in words. */
const elements: Readonly<Record<string, string>> = {
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

/** L7: each element by rules of the code itself, else by the national overlay. */
export function checkStatutory(code: Code): readonly LawFinding[] {
  return [
    ...Object.entries(elements).flatMap(([id, words]) => element(code, id, words)),
    ...Object.entries(code.protocol.statutory).flatMap(([id, rules]) => pointsNowhere(code, id, rules)),
    ...code.protocol.forms.flatMap(({ id, rightsNote }) =>
      rightsNote === undefined ? [] : [rightsOnForm(id, rightsNote.law)],
    ),
  ];
}

function element(code: Code, id: string, words: string): readonly LawFinding[] {
  const own = Object.hasOwn(code.protocol.statutory, id) ? (code.protocol.statutory[id] ?? []) : [];
  if (own.some((rule) => isThere(code, rule)) && isWhole(code, id)) return [];
  const says = `De code mist een deel dat de wet vraagt: ${words}.`;
  const rule = code.rules.find(({ meets }) => meets.includes(id));
  if (rule === undefined || !isWhole(code, id)) return [fault('L7', id, says)];
  return [{ ...fault('L7', id, says), status: 'overlay', by: rule.id }];
}

/** What must be there besides a rule that bears the name of the element. */
function isWhole(code: Code, id: string): boolean {
  const acts = [...code.acts.values()];
  const does = (effect: Effect): boolean => acts.some((act) => act.does === effect);
  const checks: Readonly<Record<string, () => boolean>> = {
    'C-1': () =>
      stepIds
        .slice(0, 5)
        .every((step) => code.protocol.steps.some((one) => one.id === step) && acts.some((act) => act.step === step)),
    'C-5': () => does('ask_veilig_thuis'),
    'C-6': () => does('decide_report') && does('decide_help'),
    'C-10': () => acts.some(({ entry }) => entry === 'KindcheckDone'),
    'C-12': () => ['q1', 'q2', 'q3', 'q4', 'q5'].every((question) => code.questions.has(question)),
  };
  return checks[id]?.() ?? true;
}

function isThere(code: Code, rule: string): boolean {
  return code.acts.has(rule) || code.questions.has(rule);
}

function pointsNowhere(code: Code, id: string, rules: readonly string[]): readonly LawFinding[] {
  return rules
    .filter((rule) => !isThere(code, rule))
    .map((rule) => fault('L7', id, `Bij ${id} staat ${rule}, maar die regel is er niet.`));
}

/** D-43: what a form prints about rights can differ from the law; the law is then printed behind it. */
function rightsOnForm(form: string, law: string): LawFinding {
  const says =
    'Op dit formulier staat een zin over inzage die van de wet kan afwijken. De wettelijke regel staat erachter.';
  return { ...fault('L7', form, says), status: 'overlay', by: law };
}
