import { add, none } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';

export type Given = Answer | null;

/**
 * Every case that the questions and the outcome can depend on, reachable or not: each question unanswered, yes, no or
 * doubt in this round, and each of the few facts beside them. More than can happen, so what holds here always holds.
 */
export function* everyCase(on: Prepared): Generator<State> {
  for (const answered of everyAnswer(on)) for (const beside of besides(on)) yield withDoubts(on, answered, beside);
}

type Beside = { readonly set: Partial<State>; readonly asked: boolean; readonly flagDoubt: boolean };

function* everyAnswer(on: Prepared): Generator<State> {
  const given: readonly Given[] = [null, 'yes', 'no', 'doubt'];
  let cases: readonly State[] = [start];
  for (const { index } of on.questions)
    cases = cases.flatMap((state) =>
      given.map((answer) => (answer === null ? state : answering(state, index, answer))),
    );
  yield* cases;
}

function answering(state: State, index: number, answer: Answer): State {
  return { ...state, [answer]: add(state[answer], index), round: add(state.round, index) };
}

const known = new WeakMap<Prepared, readonly Beside[]>();

function besides(on: Prepared): readonly Beside[] {
  const made = known.get(on) ?? makeBesides(on);
  known.set(on, made);
  return made;
}

const bools = [false, true] as const;

function makeBesides(on: Prepared): readonly Beside[] {
  const duty = on.safety === null ? on.first.index : on.safety.index;
  let sets: readonly Partial<State>[] = [{}];
  const widen = (more: readonly Partial<State>[]): void => {
    sets = sets.flatMap((set) => more.map((one) => ({ ...set, ...one })));
  };
  widen([{}, { standing: add(none, duty), dutyArose: true }]);
  widen(bools.map((reportedNorm1) => ({ reportedNorm1 })));
  widen(bools.map((reportedOther) => ({ reportedOther })));
  widen(bools.map((helpDecided) => ({ helpDecided })));
  widen(bools.map((plan) => ({ plan })));
  widen(bools.map((weighAgain) => ({ weighAgain })));
  return sets.flatMap((set) => bools.flatMap((asked) => bools.map((flagDoubt) => ({ set, asked, flagDoubt }))));
}

/** Doubts for which the code prints no answer wait for Veilig Thuis, or were asked about; so may a doubt at a signal. */
function withDoubts(on: Prepared, state: State, { set, asked, flagDoubt }: Beside): State {
  const open = on.questions.filter(({ doubtAsks }) => doubtAsks).reduce((all, { index }) => add(all, index), none);
  const doubts = (state.doubt & open) | (flagDoubt ? add(none, on.danger.index) : none);
  return { ...state, ...set, unasked: asked ? none : doubts, asked: asked ? doubts : none };
}
