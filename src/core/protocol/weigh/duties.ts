import { none } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { CodeAct } from '../code.ts';
import { holds, type Situation } from '../condition.ts';
import type { OpenDuty } from '../weighed.ts';
import { stepIds, type Circumstance, type Effect, type FlagId, type StepId } from '../words.ts';
import { actorOf } from './participants.ts';
import type { Prepared } from './prepare.ts';
import type { State } from './state.ts';
import type { Tally } from './tally.ts';
import { mustReport, said, type Verdict } from './verdict.ts';
import { answerNow } from './walk.ts';

export type Case = {
  readonly on: Prepared;
  readonly tally: Tally;
  readonly verdict: Verdict;
  readonly situation: Situation;
};

export function situate(on: Prepared, tally: Tally, verdict: Verdict, noted: ReadonlySet<Circumstance>): Situation {
  const { state } = tally;
  return {
    flags: flagsOf(on, state),
    answers: answersOf(on, state),
    acts: tally.recorded,
    reached: reachedSteps(on, tally, verdict),
    outcome: verdict.outcome,
    report: verdict.report,
    help: verdict.walk.help,
    doubtStands: state.unasked !== none,
    noted,
  };
}

function flagsOf(on: Prepared, state: State): ReadonlyMap<FlagId, Answer> {
  const flags = new Map<FlagId, Answer>();
  for (const item of on.flags) {
    const value = said(state, item);
    if (value !== null) flags.set(item.flagId, value);
  }
  return flags;
}

function answersOf(on: Prepared, state: State): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const item of on.questions) {
    const value = answerNow(state, item);
    if (value !== null) answers.set(item.id, value);
  }
  return answers;
}

/** Step 1 always; else the furthest step of which something is recorded or due, and all before it. */
function reachedSteps(on: Prepared, tally: Tally, verdict: Verdict): ReadonlySet<StepId> {
  const acts = [...tally.recorded, ...tally.skipped.keys()].map((act) => on.acts.get(act)?.step);
  const asked = tally.questionAnswered ? [on.first.question?.step] : [];
  const furthest = Math.max(...[...acts, ...asked, ...ofOutcome(tally, verdict), 'S1' as const].map(rank));
  const reached = new Set<StepId>(stepIds.slice(0, furthest + 1));
  if (said(tally.state, on.danger) === 'yes') reached.add('E');
  return reached;
}

function rank(step: StepId | undefined): number {
  return step === undefined || step === 'E' ? 0 : stepIds.indexOf(step);
}

function ofOutcome(tally: Tally, verdict: Verdict): StepId[] {
  const { help } = verdict.walk;
  if (verdict.report === 'made' || help === 'running' || help === 'ended') return ['S6'];
  return tally.decided || verdict.report === 'due' || help === 'due' ? ['S5'] : [];
}

/** The mandatory acts of the steps reached and of the outcome that nobody recorded or left out with a reason. */
export function openDuties(given: Case): CodeAct[] {
  const elsewhere = given.verdict.outcome === 'other_route';
  return given.on.duties.filter(
    (act) => (!elsewhere || act.does === 'emergency') && isAsked(given, act) && !isFulfilled(given, act),
  );
}

export function isAsked({ situation }: Case, act: CodeAct): boolean {
  return act.when === undefined ? situation.reached.has(act.step) : holds(act.when, situation);
}

export function toDuty(on: Prepared, act: CodeAct): OpenDuty {
  return { id: act.id, what: act.title, by: actorOf(on.code, act, on.location), before: act.before ?? null };
}

/** Acts with an effect are fulfilled by the fact behind it, not only by their own entry. */
const fulfilledBy: Partial<Record<Effect, (given: Case, act: CodeAct) => boolean>> = {
  report: ({ tally }) => !mustReport(tally.state),
  ask_veilig_thuis: ({ tally, on }, act) =>
    act.origin === 'national' ? tally.state.unasked === none : wasVeiligThuisAsked(on, tally),
  decide_report: ({ tally }) => tally.decided,
  decide_help: ({ tally }) => tally.state.helpDecided,
  plan_help: ({ tally }) => tally.state.plan,
};

function isFulfilled(given: Case, act: CodeAct): boolean {
  if (given.tally.done.has(act.id) || given.tally.skipped.has(act.id)) return !isDueAnew(given, act);
  return act.does !== undefined && (fulfilledBy[act.does]?.(given, act) ?? false);
}

/** Done once is not done for a duty that arose later: a new report duty, a new doubt, a decision to be taken again. */
function isDueAnew({ tally, verdict }: Case, act: CodeAct): boolean {
  if (act.does === 'report') return mustReport(tally.state);
  if (act.does === 'decide_help') return verdict.helpDecisionDue;
  if (act.does === 'plan_help') return verdict.walk.help === 'due';
  return act.does === 'ask_veilig_thuis' && act.origin === 'national' && tally.state.unasked !== none;
}

/** By an act that asks, or by a report: that fulfils the duty to consult (D-53). */
function wasVeiligThuisAsked(on: Prepared, tally: Tally): boolean {
  return [...tally.recorded].some((id) => {
    const does = on.acts.get(id)?.does;
    return does === 'ask_veilig_thuis' || does === 'report';
  });
}
