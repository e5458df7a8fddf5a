import type { Row } from './format.ts';

export type HeaderLine = {
  readonly log: 1;
  readonly board: string;
  readonly key: string;
  readonly exported: string;
};
export type CheckpointLine = {
  readonly checkpoint: string;
  readonly seq: number;
  readonly hash: string;
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
};
export type EndLine = { readonly end: { readonly rows: number; readonly hash: string; readonly checkpoints: number } };

/** The fields of each kind of line, in their order; a line is JSON without a space. */
export const keysOf = {
  header: 'log,board,key,exported',
  row: 'seq,id,at,action,outcome,commitment,prev,hash,salt,payload',
  checkpoint: 'checkpoint,seq,hash,index,size,path',
  end: 'end',
} as const;

export function rowLine({ seq, id, at, action, outcome, commitment, prev, hash, salt, payload }: Row): string {
  return JSON.stringify({ seq, id, at, action, outcome, commitment, prev, hash, salt, payload });
}
