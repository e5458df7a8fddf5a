import { has } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { PrintedAnswer } from '../protocol.schema.ts';
import type { HelpState } from '../words.ts';
import type { Item, Prepared } from './prepare.ts';
import type { State } from './state.ts';

/** How far the questions of this round have come, in the order the code prints. */
export type Walk = {
  readonly steps: readonly WalkStep[];
  /** The question whose turn it is. */
  readonly due: Item | null;
  /** Why the questions of this round ended, or null while one is due. */
  readonly end: 'no_suspicion' | 'reported' | 'help' | 'monitored' | null;
  readonly help: HelpState;
};

export type WalkStep = { readonly item: Item; readonly answer: Answer; readonly printed: PrintedAnswer };

/** The answer given in this round; null when none, or when a doubt still waits for a printed answer. */
export function answerNow(state: State, item: Item): Answer | null {
  if (!has(state.round, item.index)) return null;
  if (has(state.yes, item.index)) return 'yes';
  if (has(state.no, item.index)) return 'no';
  return item.doubtAsks ? null : 'doubt';
}

export function walk(on: Prepared, state: State): Walk {
  const steps: WalkStep[] = [];
  let at: Follow = { item: on.first, end: null };
  while (at.item !== null && steps.length < on.items.length) {
    const item: Item = at.item;
    const answer = answerNow(state, item);
    const printed = answer === null ? undefined : printedFor(item, answer);
    if (answer === null || printed === undefined) return { steps, due: item, end: null, help: helpOf(on, state, null) };
    steps.push({ item, answer, printed });
    at = follow(on, state, item, printed);
  }
  return { steps, due: null, end: at.end, help: at.end === 'help' && !state.plan ? 'due' : helpOf(on, state, at.end) };
}

function printedFor(item: Item, answer: Answer): PrintedAnswer | undefined {
  return item.question?.answers.find(({ covers }) => covers.includes(answer));
}

type Follow = { readonly item: Item | null; readonly end: Walk['end'] };

function follow(on: Prepared, state: State, item: Item, { leads }: PrintedAnswer): Follow {
  switch (leads.to) {
    case 'question':
      return { item: on.byId.get(leads.question) ?? null, end: null };
    case 'help':
      return isJudged(on, state) ? { item: on.review, end: null } : { item: null, end: 'help' };
    case 'close':
      return close(on, state, item, leads.monitored);
    case 'report':
      return leads.thenNext === undefined
        ? { item: null, end: 'reported' }
        : { item: on.byId.get(leads.thenNext) ?? null, end: null };
  }
}

/** Question 1 no does not end the questions in the round of a report under norm 1. */
function close(on: Prepared, state: State, item: Item, monitored: boolean): Follow {
  const following = on.questions[on.questions.indexOf(item) + 1];
  if (item === on.first && state.reportedNorm1 && following !== undefined) return { item: following, end: null };
  return { item: null, end: monitored ? 'monitored' : 'no_suspicion' };
}

/** Help runs from its plan until its result was judged, when that judgement had its turn. */
function helpOf(on: Prepared, state: State, end: Walk['end']): HelpState {
  if (!state.plan) return 'none';
  return isJudged(on, state) && (end === 'monitored' || end === 'reported') ? 'ended' : 'running';
}

function isJudged(on: Prepared, state: State): boolean {
  return state.plan && on.review !== null && answerNow(state, on.review) !== null;
}
