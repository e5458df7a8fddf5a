import { add, none, type Bits } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { Item, Norm, Prepared } from '../weigh/prepare.ts';

/** Which norm each answer must meet. */
export type Grounds = Readonly<Partial<Record<Answer, Norm>>>;

/** What the law asks of every code, whatever the code says of itself (L1). */
const asked: Readonly<Record<string, Grounds>> = {
  acute: { yes: 1 },
  structural: { yes: 1 },
  disclosure: { yes: 1 },
  recurrence: { yes: 3 },
  q2: { yes: 1 },
  q3: { no: 2 },
  q4: { no: 2 },
  q5: { no: 3 },
};

/** Signals that are one ground with question 2 within a round. */
const ofSafety: ReadonlySet<string> = new Set(['acute', 'structural', 'q2']);

/** The grounds of an item: those of the law, and beside them what the code adds. */
export function groundsOf(on: Prepared, item: Item): Grounds {
  const law = asked[item.id] ?? {};
  return doubtReports(on) && ofSafety.has(item.id) ? { ...item.meets, ...law, doubt: 1 } : { ...item.meets, ...law };
}

/** Whether the code prints doubt at question 2, which then must be a yes. */
export function doubtReports(on: Prepared): boolean {
  const answers = on.byId.get('q2')?.question?.answers ?? [];
  return answers.some(({ covers }) => covers.includes('doubt') && covers.includes('yes'));
}

/** The items that are one ground with this one. */
export function matesOf(on: Prepared, item: Item): Bits {
  if (!ofSafety.has(item.id)) return add(none, item.index);
  return on.items.filter(({ id }) => ofSafety.has(id)).reduce((set, { index }) => add(set, index), none);
}

/** What the law and the code say of every item, looked up once. */
export type Meaning = {
  readonly grounds: readonly Grounds[];
  readonly mates: readonly Bits[];
  readonly norm1: Bits;
  /** Items whose no is the ground, so that a later yes is the change. */
  readonly byNo: Bits;
  readonly national: Bits;
};

export function meaningOf(on: Prepared): Meaning {
  const grounds = on.items.map((item) => groundsOf(on, item));
  const where = (holds: (item: Item) => boolean): Bits =>
    on.items.filter(holds).reduce((set, { index }) => add(set, index), none);
  return {
    grounds,
    mates: on.items.map((item) => matesOf(on, item)),
    norm1: where(({ index }) => Object.values(grounds[index] ?? {}).includes(1)),
    byNo: where(({ index }) => grounds[index]?.no !== undefined),
    national: where(({ id }) => id === 'disclosure' && on.code.protocol.flags.disclosure === undefined),
  };
}
