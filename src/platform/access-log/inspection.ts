import * as z from 'zod';
import { instant, staffId } from '../../core/kernel/kernel.schema.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import { logOf } from './log-of.ts';

const seenSchema = z.object({
  id: z.string(),
  at: instant,
  actor: staffId.nullable(),
  role: z.string().nullable(),
  onBehalfOf: staffId.nullable(),
  action: z.string(),
  objectType: z.string(),
  objectRef: z.string().nullable(),
  purpose: z.string().nullable(),
  outcome: z.enum(['allowed', 'denied', 'error']),
  rule: z.string().nullable(),
  via: z.string(),
});
const part = z.enum(['lead', 'officer']);
const monthSchema = z.object({
  part,
  signed: z.array(z.object({ part, staff: staffId, at: instant })),
  rows: z.array(seenSchema),
});

/** A row of the log as people may read it: no session, no device. */
export type LogRow = z.infer<typeof seenSchema>;
export type MonthOfLog = z.infer<typeof monthSchema>;
export type Month = { readonly name: string; readonly from: Instant; readonly until: Instant };

/** Reading the log. Each reading is a row of the log too; null is what is not there and what is not for this person. */
export type LogInspection = {
  readonly ofDossier: (actor: Actor, ref: string, skip: number) => Promise<readonly LogRow[] | null>;
  readonly ofMonth: (actor: Actor, month: Month) => Promise<MonthOfLog | null>;
  readonly sign: (
    actor: Actor,
    month: string,
    seen: { readonly rows: number; readonly findings: number },
  ) => Promise<boolean>;
  /** Of these months those that still wait for the signature of this person's part; none for who has no part. */
  readonly unsigned: (actor: Actor, months: readonly string[]) => Promise<readonly string[]>;
  /** The first month with a row in the log, `2026-10`; null when there is none, or this person has no part. */
  readonly since: (actor: Actor) => Promise<string | null>;
};

export const rowsAtOnce = 100;
const mostOfMonth = 50_000;

const readDossierLog: Statement = {
  name: 'read_dossier_log',
  text: 'select read_dossier_log($1, $2, $3, $4, $5, $6, $7) as answer',
};
const readLogMonth: Statement = {
  name: 'read_log_month',
  text: 'select read_log_month($1, $2, $3, $4, $5, $6, $7, $8) as answer',
};
const signLogReview: Statement = {
  name: 'sign_log_review',
  text: 'select sign_log_review($1, $2, $3, $4, $5, $6, $7) as answer',
};
const openLogReviews: Statement = {
  name: 'open_log_reviews',
  text: 'select open_log_reviews($1, $2, $3, $4) as answer',
};

const logSince: Statement = { name: 'log_since', text: 'select log_since($1, $2, $3) as answer' };

export function openInspection(db: Db): LogInspection {
  const ask = async (statement: Statement, { board, staff, at }: Actor, values: readonly unknown[]) => {
    const [row] = await db.call<{ readonly answer: unknown }>(statement, [board, staff, at, ...values]);
    return row?.answer ?? null;
  };
  return {
    ofDossier: async (actor, ref, skip) => {
      const answer = await ask(readDossierLog, actor, [ref, skip, rowsAtOnce, logOf(actor)]);
      return z.array(seenSchema).nullable().parse(answer);
    },
    ofMonth: async (actor, { name, from, until }) =>
      monthSchema.nullable().parse(await ask(readLogMonth, actor, [name, from, until, mostOfMonth, logOf(actor)])),
    sign: async (actor, month, { rows, findings }) =>
      z.boolean().parse(await ask(signLogReview, actor, [month, rows, findings, logOf(actor)])),
    unsigned: async (actor, months) => z.array(z.string()).parse(await ask(openLogReviews, actor, [[...months]])),
    since: async (actor) =>
      z
        .string()
        .nullable()
        .parse(await ask(logSince, actor, [])),
  };
}
