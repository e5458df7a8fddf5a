import { createHash, randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { BoardId, DossierRef, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { asStaff } from '../db/as-staff.ts';
import { logOf } from '../access-log/log-of.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import type { Recognise, Recognised } from '../http/gate.ts';
import type { DeviceClass } from '../http/route.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
type Beginning = {
  readonly device?: DeviceClass;
  /** With what, for the log. */
  readonly way?: Way;
  /** For the log; see `accessPointOf`. */
  readonly accessPoint?: string | undefined;
  /** Begun with a code of somebody else: a second factor may be set up. */
  readonly mayEnrol?: boolean;
  /** The key in the settings of the organisation at which this person signed in. */
  readonly issuer?: string | null;
};
export type Way = 'code' | 'passkey' | 'organisation';
export type Strength = 'demo' | 'password' | 'two_factor';
/**
 * Signed out: by the person, here or from another machine. Revoked: a role, a factor or the account changed. Locked and left: by the
 * person, in a hurry; what was still being typed is kept.
 */
type Ending = 'signed_out' | 'revoked' | 'locked' | 'left';

const minute = 60_000;
const idleSeconds = 10 * 60;
const longest = 8 * 60 * minute;
/** Between the password and the second factor. */
const longestHalfway = 10 * minute;
const mostParallel = 2;

const recogniseSession: Statement = { name: 'recognise', text: 'select recognise($1, $2, $3, $4, $5) as who' };
/** What stands for a session in the access log. */
const knownAs = sql<string>`left(encode(sha256(token_hash), 'hex'), 16)`;

/**
 * Starts a session and answers with the token for the cookie; only its hash is kept. Of a person's sessions the two that were used last
 * go on: a third ends the oldest, so that nobody is kept out by a session left open elsewhere.
 */
export async function begin(
  db: Db,
  whose: Whose,
  strength: Strength,
  now: Instant,
  { device = 'unknown', mayEnrol = false, way, accessPoint, issuer = null }: Beginning = {},
): Promise<string> {
  const formKey = randomBytes(16);
  const token = newToken(whose.board, formKey);
  await asStaff(db, { ...whose, now, log: known(now, accessPoint) }, async (tx) => {
    await tx
      .insertInto('session')
      .values({
        board_id: whose.board,
        token_hash: hashOf(token),
        staff_id: whose.staff,
        strength,
        device,
        way: way ?? null,
        issuer_key: issuer,
        form_key: formKey,
        may_enrol: mayEnrol,
        proved_at: strength === 'two_factor' ? now : null,
        started_at: now,
        seen_at: now,
        ends_at: later(now, strength === 'password' ? longestHalfway : longest),
      })
      .execute();
    if (strength === 'two_factor') await endSurplus(tx, whose, hashOf(token), now);
  });
  return token;
}

async function endSurplus(
  tx: Transaction<Tables>,
  { board, staff }: Whose,
  newest: Uint8Array,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now, ended_because: 'replaced' })
    .where('board_id', '=', board)
    .where('token_hash', 'in', (sessions) =>
      sessions
        .selectFrom('session')
        .select('token_hash')
        .where('board_id', '=', board)
        .where('staff_id', '=', staff)
        .where('strength', '=', 'two_factor')
        .where('ended_at', 'is', null)
        .where('token_hash', '!=', newest)
        .orderBy('seen_at', 'desc')
        .orderBy('started_at', 'desc')
        .offset(mostParallel - 1),
    )
    .execute();
}

/**
 * The second factor was proved anew, perhaps at an organisation: the session goes on under a new token, and the old one is of no use any
 * more. Null when it had ended by then.
 */
export async function renew(
  db: Db,
  whose: Whose,
  session: string,
  now: Instant,
  { accessPoint, issuer = null }: Pick<Beginning, 'accessPoint' | 'issuer'> = {},
): Promise<string | null> {
  return asStaff(db, { ...whose, now, log: known(now, accessPoint) }, async (tx) => {
    const old = await open(tx, whose)
      .set({ ended_at: now, ended_because: 'renewed' })
      .where(knownAs, '=', session)
      .returningAll()
      .executeTakeFirst();
    if (old === undefined) return null;
    const formKey = old.form_key ?? randomBytes(16);
    const token = newToken(whose.board, formKey);
    const going = { ended_at: null, ended_because: null, proved_at: now, seen_at: now };
    const issuer_key = issuer ?? old.issuer_key;
    await tx
      .insertInto('session')
      .values({ ...old, ...going, issuer_key, form_key: formKey, token_hash: hashOf(token) })
      .execute();
    return token;
  });
}

/** Ends the sessions of this person that were not ended: this one and those on other machines. */
export async function endAll(db: Db, whose: Whose, now: Instant, because: Ending = 'revoked'): Promise<void> {
  await asStaff(db, { ...whose, now }, (tx) =>
    open(tx, whose).set({ ended_at: now, ended_because: because }).execute(),
  );
}

/** Ends those on other machines; this one goes on. */
export async function endOthers(db: Db, whose: Whose, session: string, now: Instant): Promise<void> {
  await asStaff(db, { ...whose, now }, (tx) =>
    open(tx, whose).set({ ended_at: now, ended_because: 'revoked' }).where(knownAs, '!=', session).execute(),
  );
}

/**
 * Ends one session, known by what stands for it in the access log; those on other machines go on. Answers with the key of the organisation
 * at which this person signed in or confirmed in it, null for none.
 */
export async function end(
  db: Db,
  { session, accessPoint, ...whose }: Whose & { readonly session: string; readonly accessPoint?: string | undefined },
  now: Instant,
  because: Ending = 'signed_out',
): Promise<string | null> {
  const ended = await asStaff(db, { ...whose, now, log: known(now, accessPoint) }, (tx) =>
    open(tx, whose)
      .set({ ended_at: now, ended_because: because })
      .where(knownAs, '=', session)
      .returning('issuer_key')
      .executeTakeFirst(),
  );
  return ended?.issuer_key ?? null;
}

/**
 * Ends what this person began with a password, or at an organisation, alone: the second factor has come, or they turned back. Answers as
 * `end` does.
 */
export async function endHalfway(db: Db, whose: Whose, now: Instant): Promise<string | null> {
  const ended = await asStaff(db, { ...whose, now }, (tx) =>
    open(tx, whose)
      .set({ ended_at: now, ended_because: 'signed_out' })
      .where('strength', '=', 'password')
      .returning('issuer_key')
      .execute(),
  );
  return ended.find(({ issuer_key }) => issuer_key !== null)?.issuer_key ?? null;
}

function open(tx: Transaction<Tables>, { board, staff }: Whose) {
  return tx
    .updateTable('session')
    .where('board_id', '=', board)
    .where('staff_id', '=', staff)
    .where('ended_at', 'is', null);
}

/** Ten minutes without a request, or eight hours after signing in: locked. The token's first part says which board. */
export function recogniser(db: Db): Recognise {
  return async (token: string, ref: DossierRef | null, now: Instant): Promise<Recognised> => {
    const board = /^([A-Za-z0-9_-]{1,64})\.[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{22}$/.exec(token)?.[1];
    if (board === undefined) return { is: 'nobody' };
    const [row] = await db.call<{ who: Recognised }>(recogniseSession, [board, hashOf(token), now, idleSeconds, ref]);
    return row?.who ?? { is: 'nobody' };
  };
}

/** What the log knows of the request that begins or ends a session. */
function known(at: Instant, accessPoint: string | undefined): string {
  return logOf({ at, via: 'screen', ...(accessPoint === undefined ? {} : { accessPoint }) });
}

function newToken(board: BoardId, formKey: Uint8Array): string {
  return `${board}.${randomBytes(32).toString('base64url')}.${Buffer.from(formKey).toString('base64url')}`;
}

function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
