import type { CodeAct } from '../protocol/code.ts';
import type { SkipGround, StepId } from '../protocol/words.ts';
import type { Reading } from './reading.ts';

export type StepState = 'done' | 'open' | 'skipped' | 'again' | 'ahead';
export type ActState = 'done' | 'incomplete' | 'open' | 'skipped' | 'again' | 'ahead';

export type AssessedAct = {
  readonly id: string;
  readonly title: string;
  readonly state: ActState;
  readonly ground: SkipGround | null;
  /** Why it was left out. */
  readonly because: string | null;
  readonly isNational: boolean;
};

export type AssessedStep = {
  readonly id: StepId;
  readonly title: string;
  readonly state: StepState;
  readonly acts: readonly AssessedAct[];
};

/** Each step of the code with its acts. `lacking`: acts done by too few different persons, which count as not done. */
export function stepsIn(reading: Reading, lacking: ReadonlySet<string>): readonly AssessedStep[] {
  const open = new Set(reading.weighed.open_duties.map(({ id }) => id));
  return reading.code.protocol.steps.map(({ id, title }) => {
    const acts = [...reading.code.acts.values()]
      .filter((act) => act.step === id && act.entry !== undefined && act.strength !== 'exception')
      .map((act) => assessAct(reading, act, open, lacking));
    return { id, title, state: stateOf(reading, id, acts), acts };
  });
}

function assessAct(
  reading: Reading,
  act: CodeAct,
  open: ReadonlySet<string>,
  lacking: ReadonlySet<string>,
): AssessedAct {
  const skip = reading.facts.facts.findLast((fact) => 'skipped' in fact && fact.act === act.id);
  const [ground, because] = skip !== undefined && 'skipped' in skip ? [skip.skipped, skip.because] : [null, null];
  const state = stateOfAct(reading, act, open.has(act.id), lacking.has(act.id));
  const isSkipped = state === 'skipped';
  return {
    id: act.id,
    title: act.title,
    state,
    ground: isSkipped ? ground : null,
    because: isSkipped ? because : null,
    isNational: act.origin === 'national',
  };
}

function stateOfAct({ tally }: Reading, { id }: CodeAct, isOpen: boolean, isLacking: boolean): ActState {
  if (tally.done.has(id) && isOpen) return 'again';
  if (isLacking) return 'incomplete';
  if (tally.done.has(id)) return 'done';
  if (tally.skipped.has(id) && !isOpen) return 'skipped';
  if (tally.incomplete.has(id)) return 'incomplete';
  return isOpen ? 'open' : 'ahead';
}

/**
 * A step is done when what its code always asks is done or left out with a reason. What a circumstance adds later is a
 * duty of its own and does not open the step again.
 */
function stateOf(reading: Reading, id: StepId, acts: readonly AssessedAct[]): StepState {
  if (id === 'E') return ofEmergency(reading, acts);
  if (!reading.situation.reached.has(id)) return 'ahead';
  if (id === 'S4') return ofWeighing(reading, acts);
  if (id === 'S5') return ofDecisions(reading);
  if (id === 'S6') return reading.dossier.status === 'closed' ? 'done' : 'open';
  return ofActs(reading, acts);
}

function ofActs({ code }: Reading, acts: readonly AssessedAct[]): 'done' | 'open' | 'skipped' {
  const always = acts.filter((act) => isAlwaysAsked(code.acts.get(act.id)));
  if (always.some(({ state }) => state !== 'done' && state !== 'skipped')) return 'open';
  return always.length > 0 && always.every(({ state }) => state === 'skipped') ? 'skipped' : 'done';
}

/** Asked until the dossier closes, such as keeping the director informed, belongs to no one step. */
function isAlwaysAsked(act: CodeAct | undefined): boolean {
  return act?.strength === 'must' && act.when === undefined && act.before !== 'close';
}

function ofWeighing(reading: Reading, acts: readonly AssessedAct[]): StepState {
  const { next, outcome } = reading.weighed;
  const due = next.some(({ kind, id }) => kind === 'question' && reading.on.byId.get(id)?.question?.step === 'S4');
  const begun = reading.facts.facts.filter(
    (fact) => 'question' in fact && fact.question === reading.on.first.id,
  ).length;
  if (outcome === 'reweigh' || (due && begun > 1)) return 'again';
  return due || reading.situation.doubtStands || begun === 0 ? 'open' : ofActs(reading, acts);
}

function ofDecisions({ tally, on }: Reading): StepState {
  const wanted = [on.actDoing.get('decide_report'), on.actDoing.get('decide_help')];
  return wanted.every((act) => act === undefined || tally.done.has(act.id)) ? 'done' : 'open';
}

function ofEmergency({ situation, weighed }: Reading, acts: readonly AssessedAct[]): StepState {
  if (acts.some(({ state }) => state === 'done')) return 'done';
  const isAsked = situation.reached.has('E') || weighed.open_duties.some(({ id }) => acts.some((act) => act.id === id));
  return isAsked ? 'open' : 'ahead';
}
