import { closeSync, openSync, writeSync } from 'node:fs';
import type { Signer } from '../../src/platform/access-log/checkpoint.ts';
import { commitmentOf, genesis, hashAfter } from '../../src/platform/access-log/format.ts';
import { rowLine } from '../../src/platform/access-log/lines.ts';
import { someActs } from './log.ts';

const board = 'noord';

/** Writes an export of so many rows without holding it; the acts repeat, their places do not. */
export function writeLongLog(file: string, signer: Signer, rows: number): void {
  const acts = someActs(1_000);
  const descriptor = openSync(file, 'w');
  const write = (lines: readonly string[]) => writeSync(descriptor, lines.map((line) => `${line}\n`).join(''));
  write([JSON.stringify({ log: 1, board, key: signer.publicKey, exported: '2026-04-01T00:00:00.000Z' })]);
  let prev = genesis;
  let lines: string[] = [];
  for (let seq = 1; seq <= rows; seq += 1) {
    const act = acts[seq % acts.length];
    if (act?.payload == null || act.salt === null) throw new Error('each act has its data');
    const { id, at, action, outcome, salt, payload } = act;
    const linked = { board, seq, id, at, action, outcome, commitment: commitmentOf(salt, payload) };
    const hash = hashAfter(prev, linked);
    lines.push(rowLine({ ...linked, prev, hash, salt, payload }));
    prev = hash;
    if (lines.length === 2_000) {
      write(lines);
      lines = [];
    }
  }
  write([...lines, JSON.stringify({ end: { rows, hash: prev, checkpoints: 0 } })]);
  closeSync(descriptor);
}
