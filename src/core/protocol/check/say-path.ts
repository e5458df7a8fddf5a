import type { Fact } from '../facts.ts';
import { answerWords, flagWords, groundWords } from '../explain/words-nl.ts';

/** The way to a fault as a numbered list of what happens, in Dutch. */
export function sayPath(path: readonly Fact[]): string {
  return path.map((fact, at) => `${at + 1}. ${sayFact(fact)}`).join(' ');
}

function sayFact(fact: Fact): string {
  if ('flag' in fact) return `${flagWords[fact.flag]}: ${answerWords[fact.is]}.`;
  if ('question' in fact) return `${fact.question}: ${answerWords[fact.answer]}.`;
  if ('decision' in fact) return `besluit om ${fact.is === 'yes' ? 'te melden' : 'niet te melden'}, door ${fact.by}.`;
  if ('skipped' in fact) return `${fact.act} overgeslagen (${groundWords[fact.skipped]}).`;
  return `${fact.act} gedaan.`;
}
