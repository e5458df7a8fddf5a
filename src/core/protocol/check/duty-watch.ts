import { add, drop, none, within, type Bits } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { Fact } from '../facts.ts';
import type { Prepared } from '../weigh/prepare.ts';
import type { Meaning } from './grounds.ts';

/**
 * What L1 and L3 say of the report duty, kept apart from the books of the engine: it knows which judgements oblige,
 * and what alone may end that. It says what must be true, never what may not.
 */
export type DutyWatch = {
  /** Judgements that oblige and were neither reported nor rightly declined. */
  readonly owed: Bits;
  readonly declined: Bits;
  readonly yes: Bits;
  readonly no: Bits;
  /** Grounds of norm 1 that were reported in the round that runs. */
  readonly reported: Bits;
  readonly reportedAny: boolean;
  readonly norm1Reported: boolean;
  /** Veilig Thuis was asked later than the duty arose. */
  readonly asked: boolean;
  readonly arose: boolean;
  readonly begun: boolean;
  readonly beginDoubt: boolean;
};

export const nothingOwed: DutyWatch = {
  owed: none,
  declined: none,
  yes: none,
  no: none,
  reported: none,
  reportedAny: false,
  norm1Reported: false,
  asked: false,
  arose: false,
  begun: false,
  beginDoubt: false,
};

export function watchDuty(on: Prepared, meaning: Meaning, watch: DutyWatch, fact: Fact): DutyWatch {
  if ('flag' in fact) return hear(on, meaning, watch, fact.flag, fact.is);
  if ('question' in fact) return hear(on, meaning, watch, fact.question, fact.answer);
  if ('decision' in fact) return fact.is === 'yes' ? want(watch) : decline(on, meaning, watch, fact.by);
  if ('skipped' in fact) return watch;
  const does = on.acts.get(fact.act)?.does;
  if (does === 'report') return fulfil(meaning, watch);
  return does === 'ask_veilig_thuis' ? { ...watch, asked: true } : watch;
}

function hear(on: Prepared, meaning: Meaning, before: DutyWatch, id: string, answer: Answer): DutyWatch {
  const item = on.byId.get(id);
  if (item === undefined) return before;
  const { index } = item;
  const round = index === on.first.index ? newRound(before, answer) : before;
  const watch = {
    ...round,
    yes: answer === 'yes' ? add(round.yes, index) : drop(round.yes, index),
    no: answer === 'no' ? add(round.no, index) : drop(round.no, index),
  };
  const norm = meaning.grounds[index]?.[answer];
  return norm === undefined ? watch : oblige(meaning, watch, index, norm);
}

/** Question 1 answered again, other than after doubt, begins a new round: what was reported before is a new ground again. */
function newRound(watch: DutyWatch, answer: Answer): DutyWatch {
  const fresh = watch.begun && !watch.beginDoubt ? { reported: none, reportedAny: false } : {};
  return { ...watch, ...fresh, begun: true, beginDoubt: answer === 'doubt' };
}

function oblige(meaning: Meaning, watch: DutyWatch, index: number, norm: 1 | 2 | 3): DutyWatch {
  const mates = meaning.mates[index] ?? none;
  const declined = watch.declined & ~mates;
  if ((watch.owed & mates) !== none) return { ...watch, owed: add(watch.owed, index), declined };
  const again = norm === 1 ? (watch.reported & mates) !== none : norm === 2 && watch.reportedAny;
  return again ? watch : { ...watch, owed: add(watch.owed, index), declined, asked: false, arose: true };
}

function want(watch: DutyWatch): DutyWatch {
  if (watch.owed !== none || watch.declined === none) return watch;
  return { ...watch, owed: watch.declined, declined: none, asked: false };
}

function decline(on: Prepared, meaning: Meaning, watch: DutyWatch, by: string): DutyWatch {
  const changed = (watch.no & ~meaning.byNo) | (watch.yes & meaning.byNo);
  const right = on.deciders.has(by) && watch.asked;
  if (!right || !within(watch.owed & ~meaning.national, changed)) return watch;
  return { ...watch, declined: watch.declined | watch.owed, owed: none };
}

function fulfil(meaning: Meaning, watch: DutyWatch): DutyWatch {
  return {
    ...watch,
    owed: none,
    declined: none,
    reported: watch.reported | (watch.owed & meaning.norm1),
    reportedAny: watch.reportedAny || watch.owed !== none,
    norm1Reported: watch.norm1Reported || (watch.owed & meaning.norm1) !== none,
    asked: true,
  };
}

/** Whether a norm-1 duty is owed or was reported: the questions are then answered with Veilig Thuis. */
export function isUnderNorm1(meaning: Meaning, watch: DutyWatch): boolean {
  return watch.norm1Reported || (watch.owed & meaning.norm1) !== none;
}
