import { add, drop, has, none, within, type Bits } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { Fact } from '../facts.ts';
import type { Effect } from '../words.ts';
import type { Item, Norm, Prepared } from './prepare.ts';
import type { State } from './state.ts';
import { walk } from './walk.ts';

/** The case after one more fact. A skipped act changes nothing here: it fulfils only its own duty. */
export function take(on: Prepared, state: State, fact: Fact): State {
  if ('flag' in fact) return sayById(on, state, fact.flag, fact.is);
  if ('question' in fact) return sayById(on, state, fact.question, fact.answer);
  if ('decision' in fact) return fact.is === 'yes' ? wantReport(state) : decline(on, state, fact.by);
  if ('skipped' in fact) return state;
  const effect = on.acts.get(fact.act)?.does;
  return effect === undefined ? state : effects[effect](state, on);
}

function sayById(on: Prepared, state: State, id: string, answer: Answer): State {
  const item = on.byId.get(id);
  return item === undefined ? state : say(on, state, item, answer);
}

function say(on: Prepared, before: State, item: Item, answer: Answer): State {
  const state = item === on.first ? openRound(on, before) : before;
  const asks = answer === 'doubt' && item.doubtAsks;
  const said: State = {
    ...state,
    yes: put(state.yes, item, answer === 'yes'),
    no: put(state.no, item, answer === 'no'),
    doubt: put(state.doubt, item, answer === 'doubt'),
    round: add(state.round, item.index),
    unasked: put(state.unasked, item, asks),
    asked: drop(state.asked, item.index),
  };
  const norm = item.meets[answer];
  return norm === undefined ? said : raise(said, item, norm);
}

function put(set: Bits, item: Item, member: boolean): Bits {
  return member ? add(set, item.index) : drop(set, item.index);
}

/** Question 1 answered again, other than after doubt, is a new round: the questions begin anew; duties and doubts stay. */
function openRound(on: Prepared, state: State): State {
  const { index } = on.first;
  const answeredBefore = has(state.round, index) && !has(state.doubt, index);
  if (!answeredBefore) return { ...state, weighAgain: false };
  return {
    ...state,
    round: none,
    reported: none,
    reportedNorm1: false,
    reportedOther: false,
    plan: state.plan && walk(on, state).help !== 'ended',
    weighAgain: false,
  };
}

function raise(state: State, item: Item, norm: Norm): State {
  const declined = state.declined & ~item.mates;
  if ((state.standing & item.mates) !== 0) return { ...state, standing: add(state.standing, item.index), declined };
  if (isReported(state, item, norm)) return state;
  return {
    ...state,
    standing: add(state.standing, item.index),
    declined,
    askedSinceDuty: false,
    dutyArose: true,
    declineRefused: null,
    helpDecided: false,
  };
}

/** After a report in this round the same ground is not a new one, nor is norm 2; norm 3 always is. */
function isReported(state: State, item: Item, norm: Norm): boolean {
  if (norm === 1) return (state.reported & item.mates) !== 0;
  return norm === 2 && (state.reportedNorm1 || state.reportedOther);
}

function wantReport(state: State): State {
  if (state.standing !== none) return state;
  if (state.declined === none) return { ...state, wanted: true, declineRefused: null };
  return { ...state, standing: state.declined, declined: none, askedSinceDuty: false, helpDecided: false };
}

/** Declining has effect only by the decider, after Veilig Thuis was asked, and with every judgement changed since (L3). */
function decline(on: Prepared, state: State, by: string): State {
  if (state.standing === none) return { ...state, wanted: false };
  const refused = whyNotDeclined(on, state, by);
  if (refused !== null) return { ...state, declineRefused: refused };
  return {
    ...state,
    declined: state.declined | state.standing,
    standing: none,
    wanted: false,
    report: 'declined',
    declineRefused: null,
  };
}

function whyNotDeclined(on: Prepared, state: State, by: string): State['declineRefused'] {
  if (!on.deciders.has(by)) return 'not_decider';
  if (!state.askedSinceDuty) return 'not_asked';
  return within(state.standing & ~on.national, changedSince(on, state)) ? null : 'not_changed';
}

/** Judgements that now say the opposite: question 2 and flags no; questions of norm 2 and 3 yes. */
function changedSince(on: Prepared, state: State): Bits {
  return (state.no & ~on.metByNo) | (state.yes & on.metByNo);
}

const effects: Record<Effect, (state: State, on: Prepared) => State> = {
  report: fulfil,
  ask_veilig_thuis: askVeiligThuis,
  decide_help: (state) => ({ ...state, helpDecided: true }),
  plan_help: planHelp,
  weigh_again: (state) => ({ ...state, weighAgain: true }),
  ask_expert: (state) => state,
  decide_report: (state) => state,
  review_day: (state) => state,
  close_help: (state) => state,
  emergency: (state) => state,
};

/** A report fulfils every duty that stands at that moment, and the duty to consult (D-53). */
function fulfil(state: State, on: Prepared): State {
  const norm1 = (state.standing & on.norm1) !== 0;
  const other = (state.standing & ~on.norm1) !== 0;
  return {
    ...askVeiligThuis(state),
    standing: none,
    declined: none,
    reported: state.reported | state.standing,
    reportedNorm1: state.reportedNorm1 || norm1,
    reportedOther: state.reportedOther || other,
    norm1Fulfilled: state.norm1Fulfilled || norm1,
    wanted: false,
    report: 'made',
    declineRefused: null,
  };
}

function askVeiligThuis(state: State): State {
  return { ...state, asked: state.asked | state.unasked, unasked: none, askedSinceDuty: true };
}

/** A plan made after help had ended begins help anew: its result is to be judged again. */
function planHelp(state: State, on: Prepared): State {
  if (!state.plan || on.review === null || walk(on, state).help !== 'ended') return { ...state, plan: true };
  return { ...state, round: drop(state.round, on.review.index) };
}
