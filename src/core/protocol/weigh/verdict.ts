import { has, members, none } from '../../kernel/bits.ts';
import type { Route, Outcome, ReportState } from '../words.ts';
import type { Item, Prepared } from './prepare.ts';
import type { State } from './state.ts';
import { walk, type Walk } from './walk.ts';

/** What is due, before duties and warnings are written out: a pure function of the small state. */
export type Verdict = {
  readonly outcome: Outcome;
  readonly reportDuty: boolean;
  readonly withVeiligThuis: boolean;
  readonly report: ReportState;
  readonly walk: Walk;
  /** Doubts about which Veilig Thuis was asked: the same question or flag again. */
  readonly again: readonly Item[];
  /** Decision 2 is to be taken. */
  readonly helpDecisionDue: boolean;
};

export function verdict(on: Prepared, state: State, route: Route): Verdict {
  const walked = walk(on, state);
  const helpDecisionDue = isHelpDecisionDue(state, walked);
  const again = members(state.asked).flatMap((index) => on.items[index] ?? []);
  const elsewhere = route !== 'home';
  return {
    outcome: elsewhere ? 'other_route' : outcomeOf(state, walked, helpDecisionDue),
    reportDuty: !elsewhere && state.dutyArose,
    withVeiligThuis: !elsewhere && (state.norm1Fulfilled || (state.standing & on.norm1) !== none),
    report: elsewhere ? 'none' : reportOf(state),
    walk: walked,
    again,
    helpDecisionDue,
  };
}

/** The act that is due first, in the order of the contract. */
function outcomeOf(state: State, walked: Walk, helpDecisionDue: boolean): Outcome {
  if (mustReport(state)) return 'report';
  if (state.unasked !== none) return 'consult';
  if (state.asked !== none || walked.due !== null || helpDecisionDue) return 'continue';
  if (state.weighAgain) return 'reweigh';
  return walked.help === 'due' || walked.help === 'running' ? 'help' : 'close';
}

export function mustReport(state: State): boolean {
  return state.standing !== none || state.wanted;
}

function reportOf(state: State): ReportState {
  return mustReport(state) ? 'due' : state.report;
}

/** After a report, decision 2 stands open where the questions ended with a no, or the norm was 2 or 3. */
function isHelpDecisionDue(state: State, walked: Walk): boolean {
  if (mustReport(state) || state.helpDecided) return false;
  return state.reportedOther || walked.end === 'reported';
}

export function said(state: State, item: Item): 'yes' | 'no' | 'doubt' | null {
  if (has(state.yes, item.index)) return 'yes';
  if (has(state.no, item.index)) return 'no';
  return has(state.doubt, item.index) ? 'doubt' : null;
}
