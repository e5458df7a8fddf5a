import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Instant, LocationId, StaffId } from '../../core/kernel/kernel.ts';
import type { LocationKind } from '../../core/protocol/words.ts';
import { noteIn } from '../../platform/access-log/note.ts';
import { later } from '../../platform/clock/clock.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { Actor } from '../../platform/dossier-store/dossier-store.ts';
import { inviteIn } from '../../platform/invitations/invitations.ts';
import { addPerson, giveRole, type Role } from '../../platform/people/people.ts';

export type { Actor, Db };
type Tx = Transaction<Tables>;

export type Place = {
  readonly id: LocationId;
  readonly name: string;
  readonly kind: LocationKind;
  readonly protocol: string;
};
export type Held = { readonly id: string; readonly role: string; readonly location: LocationId | null };
export type Person = {
  readonly id: StaffId;
  readonly name: string;
  readonly hasAccount: boolean;
  readonly roles: readonly Held[];
};
export type Kind = 'account' | 'role' | 'password' | 'factor';
export type Request = {
  readonly id: string;
  readonly kind: Kind;
  readonly staff: StaffId;
  readonly name: string;
  readonly role: string | null;
  readonly location: LocationId | null;
  readonly startedBy: StaffId;
  readonly starter: string;
  readonly startedAt: Instant;
};
export type Asked = Pick<Request, 'kind' | 'role' | 'location'>;

const goodFor = 7 * 24 * 60 * 60_000;

function within<T>(db: Db, { board, staff, at }: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asStaff(db, { board, staff, now: at }, work);
}

export function placesOf(db: Db, actor: Actor): Promise<readonly Place[]> {
  return within(db, actor, (tx) =>
    tx
      .selectFrom('location')
      .select(['id', 'name', 'kind', 'protocol_id as protocol'])
      .where('board_id', '=', actor.board)
      .orderBy('name')
      .execute(),
  );
}

/** Everybody who works here, with the roles of this moment. */
export async function peopleOf(db: Db, actor: Actor): Promise<readonly Person[]> {
  const rows = await within(db, actor, (tx) => peopleIn(tx, actor).execute());
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((held) => {
    const [first] = held;
    if (first === undefined) return [];
    const roles = held.flatMap(({ roleId, role, location }) =>
      roleId === null || role === null ? [] : [{ id: roleId, role, location }],
    );
    return [{ id: first.id, name: first.name, hasAccount: first.account !== null, roles }];
  });
}

function peopleIn(tx: Tx, { board, at }: Actor) {
  return tx
    .selectFrom('staff as s')
    .leftJoin('staff_login as a', (on) => on.onRef('a.board_id', '=', 's.board_id').onRef('a.staff_id', '=', 's.id'))
    .leftJoin('staff_role as r', (on) =>
      on
        .onRef('r.board_id', '=', 's.board_id')
        .onRef('r.staff_id', '=', 's.id')
        .on('r.valid_from', '<=', at)
        .on((until) => until.or([until('r.valid_until', 'is', null), until('r.valid_until', '>', at)])),
    )
    .select(['s.id', 's.name', 'a.staff_id as account', 'r.id as roleId', 'r.role', 'r.location_id as location'])
    .where('s.board_id', '=', board)
    .where('s.active', '=', true)
    .orderBy('s.name')
    .orderBy('s.id')
    .orderBy('r.role');
}

/** What waits for a second person: not settled, not too old. */
export function requestsOf(db: Db, actor: Actor): Promise<readonly Request[]> {
  return within(db, actor, (tx) => waiting(tx, actor).execute());
}

function waiting(tx: Tx, { board, at }: Actor) {
  return tx
    .selectFrom('staff_request as q')
    .innerJoin('staff as s', (on) => on.onRef('s.board_id', '=', 'q.board_id').onRef('s.id', '=', 'q.staff_id'))
    .innerJoin('staff as b', (on) => on.onRef('b.board_id', '=', 'q.board_id').onRef('b.id', '=', 'q.started_by'))
    .select(['q.id', 'q.kind', 'q.staff_id as staff', 's.name', 'q.role', 'q.location_id as location'])
    .select(['q.started_by as startedBy', 'b.name as starter', 'q.started_at as startedAt'])
    .where('q.board_id', '=', board)
    .where('q.settled_at', 'is', null)
    .where('q.ends_at', '>', at)
    .where('s.active', '=', true)
    .orderBy('q.started_at');
}

/** Somebody new, with the role and the account to be confirmed by another. */
export async function startPerson(db: Db, actor: Actor, name: string, asked: Omit<Asked, 'kind'>): Promise<StaffId> {
  return within(db, actor, async (tx) => {
    const staff = await addPerson(tx, actor.board, name);
    await startIn(tx, actor, staff, { kind: 'account', ...asked });
    return staff;
  });
}

/** For somebody who works here already; to be confirmed by another. Nobody starts anything for themselves. */
export async function startFor(db: Db, actor: Actor, staff: StaffId, asked: Asked): Promise<void> {
  await within(db, actor, (tx) => startIn(tx, actor, staff, asked));
}

async function startIn(tx: Tx, actor: Actor, staff: StaffId, { kind, role, location }: Asked): Promise<void> {
  await tx
    .insertInto('staff_request')
    .values({
      board_id: actor.board,
      id: randomBytes(16).toString('hex'),
      kind,
      staff_id: staff,
      role,
      location_id: location,
      started_by: actor.staff,
      started_at: actor.at,
      ends_at: later(actor.at, goodFor),
    })
    .execute();
  await noteIn(tx, actor, { action: `${kind}_started`, objectType: 'staff', objectRef: staff, outcome: 'allowed' });
}

/**
 * What the second person decides, once; of two who do so together one is told no. With a yes the role begins, and the code is answered
 * that has to be handed to the person it is about: it is not kept, so nobody else sees it.
 */
export async function settle(
  db: Db,
  actor: Actor,
  { id, kind, staff }: Request,
  outcome: 'confirmed' | 'refused',
  role: Role | null,
): Promise<{ readonly code: string | null } | null> {
  return within(db, actor, async (tx) => {
    const settled = await tx
      .updateTable('staff_request')
      .set({ settled_by: actor.staff, settled_at: actor.at, outcome })
      .where('board_id', '=', actor.board)
      .where('id', '=', id)
      .where('settled_at', 'is', null)
      .where('ends_at', '>', actor.at)
      .returning('id')
      .executeTakeFirst();
    if (settled === undefined) return null;
    const action = `${kind}_${outcome}`;
    await noteIn(tx, actor, { action, objectType: 'staff', objectRef: staff, outcome: 'allowed' });
    if (outcome === 'refused') return { code: null };
    const whose = { board: actor.board, staff };
    if (role !== null) await giveRole(tx, whose, role, actor.at);
    return { code: kind === 'role' ? null : await inviteIn(tx, whose, opensBy(kind), actor.at) };
  });
}

function opensBy(kind: Kind): 'password' | 'factor' {
  return kind === 'factor' ? 'factor' : 'password';
}

/** A role ends at once, and with it every session of this person. */
export async function endRole(db: Db, actor: Actor, staff: StaffId, role: string): Promise<void> {
  await within(db, actor, async (tx) => {
    await tx
      .updateTable('staff_role')
      .set({ valid_until: actor.at })
      .where('board_id', '=', actor.board)
      .where('staff_id', '=', staff)
      .where('id', '=', role)
      .execute();
    await noteIn(tx, actor, { action: 'role_ended', objectType: 'staff', objectRef: staff, outcome: 'allowed' });
  });
}

/** Who no longer works here can sign in nowhere; what they recorded stays. */
export async function letGo(db: Db, actor: Actor, staff: StaffId): Promise<void> {
  await within(db, actor, async (tx) => {
    await tx
      .updateTable('staff')
      .set({ active: false })
      .where('board_id', '=', actor.board)
      .where('id', '=', staff)
      .execute();
    await noteIn(tx, actor, { action: 'account_ended', objectType: 'staff', objectRef: staff, outcome: 'allowed' });
  });
}
