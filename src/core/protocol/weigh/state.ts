import { none, type Bits } from '../../kernel/bits.ts';

/**
 * A case as the weighing sees it: small sets of items, so that `check` can visit every reachable one.
 * What was said last stands in yes/no/doubt and is kept over rounds; `round` holds what was said in the round that runs.
 */
export type State = {
  readonly yes: Bits;
  readonly no: Bits;
  readonly doubt: Bits;
  readonly round: Bits;
  /** Doubts after which Veilig Thuis was not asked yet. */
  readonly unasked: Bits;
  /** Doubts after which Veilig Thuis was asked: due again. */
  readonly asked: Bits;
  /** The judgements on which an unfulfilled report duty rests. */
  readonly standing: Bits;
  readonly declined: Bits;
  /** Grounds reported in the round that runs. */
  readonly reported: Bits;
  readonly reportedNorm1: boolean;
  readonly reportedOther: boolean;
  /** Veilig Thuis was asked later than the duty arose. */
  readonly askedSinceDuty: boolean;
  readonly dutyArose: boolean;
  /** A norm-1 duty was fulfilled, in this round or an earlier one. */
  readonly norm1Fulfilled: boolean;
  /** The decider wants to report though no norm asks it. */
  readonly wanted: boolean;
  readonly report: 'none' | 'made' | 'declined';
  /** Why the last declining had no effect; null when none was refused. */
  readonly declineRefused: 'not_decider' | 'not_asked' | 'not_changed' | null;
  /** Decision 2 was taken later than what raised the duty. */
  readonly helpDecided: boolean;
  readonly plan: boolean;
  readonly weighAgain: boolean;
};

export const start: State = {
  yes: none,
  no: none,
  doubt: none,
  round: none,
  unasked: none,
  asked: none,
  standing: none,
  declined: none,
  reported: none,
  reportedNorm1: false,
  reportedOther: false,
  askedSinceDuty: false,
  dutyArose: false,
  norm1Fulfilled: false,
  wanted: false,
  report: 'none',
  declineRefused: null,
  helpDecided: false,
  plan: false,
  weighAgain: false,
};
