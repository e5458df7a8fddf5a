import { createHmac, hash } from 'node:crypto';

/** One row of the log as it is chained; what may expire is in `payload`, and gone together with `salt`. docs/log-format.md has the bytes. */
export type Row = {
  readonly board: string;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly commitment: string;
  readonly prev: string;
  readonly hash: string;
  readonly salt: string | null;
  readonly payload: Payload | null;
};

/** In the order of their bytes. */
export const payloadFields = [
  'clockOffset',
  'actor',
  'role',
  'onBehalfOf',
  'session',
  'strength',
  'accessPoint',
  'objectType',
  'objectRef',
  'subjectRef',
  'purpose',
  'rule',
  'via',
  'trace',
] as const;
/** Their values in that order; null for what is absent. */
export type Payload = readonly (string | null)[];

export function valueIn(payload: Payload | null, field: (typeof payloadFields)[number]): string | null {
  return payload?.[payloadFields.indexOf(field)] ?? null;
}

export const genesis = '0'.repeat(64);

function counted(text: string | null): string {
  return text === null ? '-,' : `${Buffer.byteLength(text)}:${text},`;
}

export function commitmentOf(salt: string, payload: Payload): string {
  let bytes = '';
  for (const value of payload) bytes += counted(value);
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(bytes).digest('hex');
}

type Linked = Pick<Row, 'board' | 'seq' | 'id' | 'at' | 'action' | 'outcome' | 'commitment'>;

/** SHA-256(hash before ‖ header ‖ commitment), the same as `chain_log` in migrations/0050. */
export function hashAfter(before: string, { board, seq, id, at, action, outcome, commitment }: Linked): string {
  const header = counted(board) + counted(String(seq)) + counted(id) + counted(at) + counted(action) + counted(outcome);
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(before, 'hex'), Buffer.from(header), Buffer.from(commitment, 'hex')]),
  );
}
