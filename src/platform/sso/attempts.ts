import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { instant, staffId } from '../../core/kernel/kernel.schema.ts';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { expectBack, takeBack } from '../challenges/challenges.ts';
import type { Db } from '../db/database.ts';

/** What somebody went to the organisation for. */
const attemptSchema = z.discriminatedUnion('for', [
  z.object({ for: z.literal('sign_in'), issuer: z.string(), secret: z.string(), at: instant, further: z.string() }),
  z.object({
    for: z.enum(['step_up', 'link']),
    issuer: z.string(),
    secret: z.string(),
    at: instant,
    further: z.string(),
    staff: staffId,
    session: z.string(),
  }),
]);
export type Attempt = z.infer<typeof attemptSchema>;
type Purpose =
  { readonly for: 'sign_in' } | { readonly for: 'step_up' | 'link'; readonly staff: StaffId; readonly session: string };
type Going = Purpose & { readonly issuer: string; readonly further: string };

/** Remembers what this browser goes out for. The text is for its cookie alone; it is of use once and for five minutes. */
export async function setOut(db: Db, board: BoardId, going: Going, now: Instant) {
  const secret = randomBytes(32).toString('base64url');
  const kept = Buffer.from(JSON.stringify({ ...going, secret, at: now })).toString('base64url');
  await expectBack(db, { board, staff: null, purpose: 'sso' }, kept, now);
  return { kept, secret };
}

/** What this browser went out for; null when it was not we who wrote that, it came back before, or it took too long. */
export async function comeBack(db: Db, board: BoardId, kept: string, now: Instant): Promise<Attempt | null> {
  if (kept === '' || !(await takeBack(db, { board, staff: null, purpose: 'sso' }, kept, now))) return null;
  return attemptSchema.parse(JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')));
}
