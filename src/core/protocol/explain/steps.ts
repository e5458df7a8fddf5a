import type { Code, CodeAct } from '../code.ts';
import { stepIds } from '../words.ts';
import { namesOf, sayWhere } from './names.ts';
import { sayCondition } from './say-condition.ts';
import { heading, table } from './table.ts';
import { groundWords, stepWords, strengthWords } from './words-nl.ts';

/** The steps with their acts: what, who, how strong, when, and where it is written. */
export function explainSteps(code: Code): string {
  return stepIds
    .flatMap((id) => {
      const acts = [...code.acts.values()].filter(({ step }) => step === id);
      const step = code.protocol.steps.find((one) => one.id === id);
      if (acts.length === 0 && step === undefined) return [];
      const title = step === undefined ? stepWords[id] : `${capital(stepWords[id])} · ${step.title}`;
      return [[heading(title), step?.purpose ?? '', actsTable(code, acts)].filter((part) => part !== '').join('\n')];
    })
    .join('\n\n');
}

function actsTable(code: Code, acts: readonly CodeAct[]): string {
  return table(
    [
      { head: 'Nr', width: 7 },
      { head: 'Wat', width: 32 },
      { head: 'Wie', width: 26 },
      { head: 'Kracht', width: 13 },
      { head: 'Wanneer', width: 28 },
      { head: 'Bron', width: 20 },
    ],
    acts.map((act) => [
      act.id,
      `${act.title}${act.origin === 'national' ? ' (landelijk, niet in uw code)' : ''}`,
      who(code, act),
      strengthWords[act.strength],
      whenOf(act),
      sayWhere(act.source),
    ]),
  );
}

function who(code: Code, act: CodeAct): string {
  return [
    namesOf(code, act.by),
    act.with.length > 0 ? `met ${namesOf(code, act.with, ' en ')}` : '',
    act.withPreferably.length > 0 ? `liefst met ${namesOf(code, act.withPreferably, ' en ')}` : '',
    act.withIfInvolved.length > 0 ? `en, als al betrokken, ${namesOf(code, act.withIfInvolved, ' en ')}` : '',
    act.byDerived ? '(afgeleid)' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function whenOf(act: CodeAct): string {
  return [
    act.when === undefined ? '' : `als ${sayCondition(act.when)}`,
    act.before === undefined ? '' : `vóór ${beforeWord(act.before)}`,
    act.skip === undefined
      ? ''
      : `overslaan mag (${act.skip.rule}): ${act.skip.grounds.map((ground) => groundWords[ground]).join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function beforeWord(before: string): string {
  if (before === 'close') return 'het afsluiten';
  const step = stepIds.find((id) => id === before);
  return step === undefined ? before : stepWords[step];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
