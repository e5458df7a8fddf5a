import { randomBytes, randomUUID } from 'node:crypto';
import { checkpointOf, hashOfNote, noNote, type Signer } from '../../src/platform/access-log/checkpoint.ts';
import { commitmentOf, genesis, hashAfter, type Payload, type Row } from '../../src/platform/access-log/format.ts';
import { rowLine } from '../../src/platform/access-log/lines.ts';
import { leafOf, pathTo, type Head } from '../../src/platform/access-log/merkle.ts';
import { Verifier, type Broken, type Verified } from '../../src/platform/access-log/verify.ts';

const beginsAt = Date.parse('2026-03-09T08:00:00.000Z');

/** What happened, before it stands in a chain. */
export type Act = Pick<Row, 'id' | 'at' | 'action' | 'outcome'> & {
  readonly payload: Payload | null;
  readonly salt: string | null;
};

export function someActs(count: number): Act[] {
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    at: new Date(beginsAt + index * 1000).toISOString(),
    action: 'read',
    outcome: index % 7 === 0 ? 'denied' : 'allowed',
    payload: somePayload(),
    salt: randomBytes(32).toString('hex'),
  }));
}

/** That the log expired until a moment, as `expire_log` leaves it. */
export function anExpiry(at: string, before: string): Act {
  return {
    ...{ id: randomUUID(), at, action: 'expire', outcome: 'allowed', salt: randomBytes(32).toString('hex') },
    payload: ['3', null, null, null, null, null, null, 'log', before, null, null, '5:2', 'cli', null],
  };
}

/** As it stands in an export once its data have expired. */
export function withoutData(row: Row): Row {
  return { ...row, salt: null, payload: null };
}

function somePayload(): Payload {
  const who = ['12', `p-${randomBytes(8).toString('hex')}`, 'childProtectionLead', null];
  const how = [randomBytes(8).toString('hex'), 'two_factor', 'private:3fa9c1d2e4b5'];
  const what = ['dossier', randomBytes(16).toString('hex'), null, 'dossier read', 'coordinator:grant-1'];
  return [...who, ...how, ...what, 'screen', randomBytes(16).toString('base64url')];
}

export function chained(board: string, acts: readonly Act[]): Row[] {
  let prev = genesis;
  return acts.map(({ payload, salt, ...act }, index) => {
    const commitment = payload === null || salt === null ? 'f'.repeat(64) : commitmentOf(salt, payload);
    const linked = { ...act, board, seq: index + 1, commitment };
    const row = { ...linked, prev, hash: hashAfter(prev, linked), salt, payload };
    prev = row.hash;
    return row;
  });
}

export type Log = { readonly lines: readonly string[]; readonly notes: readonly string[] };
export type Written = {
  readonly board: string;
  readonly signer: Signer;
  readonly rows: readonly Row[];
  /** A checkpoint after each so many rows; two other boards stand in it too. */
  readonly every: number;
};

/** An export as `pluis log export` writes it. */
export function exported({ board, signer, rows, every }: Written): Log {
  const lines = [JSON.stringify({ log: 1, board, key: signer.publicKey, exported: '2026-04-01T00:00:00.000Z' })];
  const notes: string[] = [];
  let before = noNote;
  for (const row of rows) {
    lines.push(rowLine(row));
    if (row.seq % every !== 0) continue;
    const heads = headsAt(row);
    const note = signer.sign(checkpointOf(heads, new Date(beginsAt + row.seq * 1000).toISOString(), before));
    const index = heads.findIndex((head) => head.board === board);
    const path = pathTo(heads.map(leafOf), index).map((step) => step.toString('hex'));
    lines.push(JSON.stringify({ checkpoint: note, seq: row.seq, hash: row.hash, index, size: heads.length, path }));
    notes.push(note);
    before = hashOfNote(note);
  }
  return { lines: [...lines, endOf(rows, notes.length)], notes };
}

export function endOf(rows: readonly Row[], checkpoints: number): string {
  return JSON.stringify({ end: { rows: rows.length, hash: rows.at(-1)?.hash ?? genesis, checkpoints } });
}

function headsAt({ board, seq, hash }: Row): readonly Head[] {
  return [
    { board: 'a-ander', seq: 7, hash: '1'.repeat(64) },
    { board, seq, hash },
    { board: 'z-ander', seq: 9, hash: '2'.repeat(64) },
  ];
}

export function bytesOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

export function verified(lines: readonly string[], witness: readonly string[] = []): Broken | Verified {
  return takeAll(new Verifier(witness), bytesOf(lines));
}

/** Feeds whole lines; what comes after the last end of a line counts as cut off. */
export function takeAll(verifier: Verifier, bytes: Buffer): Broken | Verified {
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(10, from);
    const broken = verifier.take(end === -1 ? null : bytes.subarray(from, end));
    if (broken !== null) return broken;
    from = end === -1 ? bytes.length : end + 1;
  }
  return verifier.finish();
}
