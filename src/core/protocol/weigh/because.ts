import { has } from '../../kernel/bits.ts';
import type { Because } from '../weighed.ts';
import type { Item, Prepared } from './prepare.ts';
import type { State } from './state.ts';
import { said, type Verdict } from './verdict.ts';

/** The path that led to the outcome, each step with its rule and source: grounds first, then the questions in order. */
export function becauseOf(on: Prepared, state: State, verdict: Verdict): Because[] {
  if (verdict.outcome === 'other_route') return [];
  return [
    ...on.flags
      .filter((item) => has(state.standing | state.reported, item.index))
      .map((item) => groundSays(item, state)),
    ...verdict.walk.steps.map(({ item, printed }) => ({
      rule: item.id,
      says: `${item.question?.title ?? item.id}: ${printed.says}`,
      source: printed.source,
    })),
    ...outOfTurn(on, state, verdict),
    ...doubts(on, state),
  ];
}

function groundSays(item: Item, state: State): Because {
  const doubt = said(state, item) === 'doubt' ? 'Twijfel telt hier mee. ' : '';
  return { rule: item.rule, says: `${doubt}${item.flag?.says ?? item.id}`, source: item.source };
}

/** Questions that hold a standing duty though their turn has not come, or though the answer has changed since. */
function outOfTurn(on: Prepared, state: State, verdict: Verdict): Because[] {
  const shown = new Set(verdict.walk.steps.map(({ item }) => item.id));
  return on.questions
    .filter((item) => has(state.standing, item.index) && (!shown.has(item.id) || hasChanged(state, item)))
    .map((item) => ({
      rule: item.id,
      says: `${item.question?.title ?? item.id}: het antwoord gaf een plicht om te melden. Die blijft staan, ook als het antwoord later anders is.`,
      source: item.source,
    }));
}

function hasChanged(state: State, item: Item): boolean {
  const now = said(state, item);
  return now === null || item.meets[now] === undefined;
}

function doubts(on: Prepared, state: State): Because[] {
  return on.items
    .filter((item) => has(state.unasked | state.asked, item.index))
    .map((item) => ({
      rule: on.nationalDoing.get('ask_veilig_thuis')?.id ?? item.rule,
      says: `Er is twijfel bij ‘${item.question?.title ?? item.flag?.says ?? item.id}’. Dan vraagt u Veilig Thuis om advies en beantwoordt u de vraag opnieuw.`,
      source: on.nationalDoing.get('ask_veilig_thuis')?.source ?? item.source,
    }));
}
