import type { Answer } from '../../src/core/kernel/kernel.ts';
import type { Fact } from '../../src/core/protocol/facts.ts';
import { flagIds, type FlagId } from '../../src/core/protocol/words.ts';

const isFlag = (word: string): word is FlagId => flagIds.some((id) => id === word);
const isAnswer = (word: string): word is Answer => word === 'yes' || word === 'no' || word === 'doubt';

/**
 * Facts in short, in order of time: `q1=yes acute=doubt F-5.10 V-2.1:teacher decline:director want:director`.
 * A word that is none of these is refused, so that a test cannot rest on a slip of the pen.
 */
export function facts(short: string): Fact[] {
  return short.split(' ').filter(Boolean).map(toFact);
}

function toFact(word: string): Fact {
  const [name = '', value = ''] = word.split(/[=:]/);
  const fact = word.includes('=') ? said(name, value) : did(name, value);
  if (fact === null) throw new Error(`no fact: ${word}`);
  return fact;
}

function said(name: string, value: string): Fact | null {
  if (!isAnswer(value)) return null;
  if (isFlag(name)) return { flag: name, is: value };
  return /^q\d$/.test(name) ? { question: name, answer: value } : null;
}

const because = 'De reden staat in het verslag.';

function did(name: string, value: string): Fact | null {
  if (name === 'decline') return { decision: 'report', is: 'no', by: value, because };
  if (name === 'want') return { decision: 'report', is: 'yes', by: value, because };
  if (!/^[FVNR]-/.test(name)) return null;
  return value === '' ? { act: name } : { act: name, with: value.split('+') };
}
