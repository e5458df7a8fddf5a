import { hash } from 'node:crypto';

/** What the hash of an entry covers, beside the hash before it. `payload` is the ciphertext. */
export type Link = {
  readonly board: string;
  readonly dossier: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly payload: Uint8Array;
};

export const noHash = '0'.repeat(64);

/** SHA-256 over the hash before, the header and the ciphertext, in hexadecimal: the same as `chain_entries` in migrations/0005. */
export function hashAfter(before: string, link: Link): string {
  const { board, dossier, seq, id, type, recordedAt, recordedBy, payload } = link;
  const header = [board, dossier, seq, id, type, recordedAt, recordedBy].join('|');
  return hash('sha256', Buffer.concat([Buffer.from(before, 'hex'), Buffer.from(header), payload]), 'hex');
}
