import type { Condition } from '../condition.ts';
import {
  answerWords,
  circumstanceWords,
  flagWords,
  helpWords,
  outcomeWords,
  reportWords,
  stepWords,
} from './words-nl.ts';

/** A condition in Dutch, as the end of a sentence that begins with "als". Acts and questions go by their id. */
export function sayCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(sayPart).join(', en ');
  if ('any' in condition) return condition.any.map(sayPart).join(', of ');
  if ('not' in condition) return `niet: ${sayPart(condition.not)}`;
  return sayPlain(condition);
}

function sayPart(part: Condition): string {
  return 'all' in part || 'any' in part ? `(${sayCondition(part)})` : sayCondition(part);
}

type Plain = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function sayPlain(condition: Plain): string {
  if ('flag' in condition) return `${flagWords[condition.flag]}: ${answerWords[condition.is]}`;
  if ('answered' in condition) return sayAnswered(condition.answered, condition.is);
  if ('act' in condition) return `${condition.act} is gedaan`;
  if ('reached' in condition) return `${stepWords[condition.reached]} is bereikt`;
  if ('noted' in condition) return circumstanceWords[condition.noted];
  if ('doubt' in condition) return 'er is twijfel waarover Veilig Thuis nog niet is gevraagd';
  if ('outcome' in condition) return `de uitkomst is ${or(condition.outcome.map((one) => outcomeWords[one]))}`;
  if ('report' in condition) return or(condition.report.map((one) => reportWords[one]));
  return or(condition.help.map((one) => helpWords[one]));
}

function sayAnswered(question: string, is: readonly ('yes' | 'no' | 'doubt')[] | undefined): string {
  return is === undefined ? `${question} is beantwoord` : `${question} is ${or(is.map((one) => answerWords[one]))}`;
}

function or(words: readonly string[]): string {
  return words.join(' of ');
}
