import { hash } from 'node:crypto';

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
  let text = '';
  for (const value of payload) text += counted(value);
  return hmac(salt, text);
}

const block = 64;
const digest = 32;

/** HMAC-SHA-256 as in RFC 2104, by two plain hashes: Node's own makes an object for each key, which takes longer than the rest. */
function hmac(key: string, text: string): string {
  const inner = Buffer.alloc(block + Buffer.byteLength(text));
  const outer = Buffer.alloc(block + digest);
  inner.write(key, 0, 'hex');
  for (let at = 0; at < block; at += 1) {
    const byte = inner[at] ?? 0;
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  inner.write(text, block);
  outer.write(hash('sha256', inner, 'hex'), block, 'hex');
  return hash('sha256', outer, 'hex');
}

type Linked = Pick<Row, 'board' | 'seq' | 'id' | 'at' | 'action' | 'outcome' | 'commitment'>;

/** SHA-256(hash before ‖ header ‖ commitment), the same as `chain_log` in migrations/0050. */
export function hashAfter(before: string, { board, seq, id, at, action, outcome, commitment }: Linked): string {
  const header = counted(board) + counted(String(seq)) + counted(id) + counted(at) + counted(action) + counted(outcome);
  const bytes = Buffer.allocUnsafe(2 * digest + Buffer.byteLength(header));
  bytes.write(before, 0, 'hex');
  bytes.write(header, digest);
  bytes.write(commitment, bytes.length - digest, 'hex');
  return hash('sha256', bytes);
}
