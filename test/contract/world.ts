import { randomBytes, randomUUID } from 'node:crypto';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import type { Db } from '../../src/platform/db/database.ts';
import type {
  Actor,
  DossierStore,
  EventCodec,
  Heading,
  NewDossier,
  NewEntry,
  NewGrant,
} from '../../src/platform/dossier-store/dossier-store.ts';
import type { Relation } from '../../src/core/access/words.ts';
import {
  boardId,
  childId,
  dossierId,
  dossierRef,
  entryId,
  instant as moment,
  locationId,
  staffId,
} from '../../src/core/kernel/kernel.schema.ts';
import type {
  BoardId,
  DossierId,
  DossierRef,
  EntryId,
  Instant,
  LocationId,
  StaffId,
} from '../../src/core/kernel/kernel.ts';
import type { Ability } from '../../src/core/protocol/words.ts';

/** The least event that a store can hold: what it says is a test's own. */
export type Note = { readonly type: 'ObservationRecorded'; readonly text: string };

/** A text that is written and cannot be read back. */
export const unreadable = 'onleesbaar';

export const noteCodec: EventCodec<Note> = {
  typeOf: ({ type }) => type,
  parse: (stored) => {
    const text = typeof stored === 'object' && stored !== null && 'text' in stored ? stored.text : null;
    if (typeof text === 'string' && text !== unreadable) {
      return { type: 'ObservationRecorded', text };
    }
    throw new Error('not a note');
  },
};

/** Enough to find a dossier and to append to it. */
export type Addressed = { readonly id: DossierId; readonly ref: DossierRef };

export type RoleRow = { readonly staff: StaffId; readonly location: LocationId; readonly may: readonly Ability[] };

export const board = boardId.parse('noord');
export const otherBoard = boardId.parse('zuid');
export const school = locationId.parse('noord-school');
export const secondSchool = locationId.parse('noord-tweede');
export const otherSchool = locationId.parse('zuid-school');
export const child = childId.parse('noord-kind');
export const coordinator = staffId.parse('coordinator');
export const teacher = staffId.parse('teacher');
export const member = staffId.parse('member');
export const suspect = staffId.parse('suspect');
export const stranger = staffId.parse('stranger');
export const at = instant('2026-03-09T08:00:00.000Z');
const past = instant('2020-01-01T00:00:00.000Z');

export function instant(text: string): Instant {
  return moment.parse(text);
}
export function newDossierId(): DossierId {
  return dossierId.parse(randomUUID());
}
export function newEntryId(): EntryId {
  return entryId.parse(randomUUID());
}
export function newRef(): DossierRef {
  return dossierRef.parse(randomBytes(16).toString('hex'));
}
/** The inverse of the id and the reference of each, one behind the other. */
export function addressesIn(words: readonly string[]): readonly Addressed[] {
  const [id, ref, ...rest] = words;
  return id === undefined || ref === undefined
    ? []
    : [{ id: dossierId.parse(id), ref: dossierRef.parse(ref) }, ...addressesIn(rest)];
}

export const roles: readonly (RoleRow & { readonly board: BoardId })[] = [
  { board, staff: coordinator, location: school, may: ['read', 'record', 'coordinate', 'grant'] },
  { board, staff: teacher, location: school, may: ['record_signal', 'read', 'record'] },
  { board, staff: member, location: school, may: ['record_signal', 'read', 'record'] },
  { board, staff: suspect, location: school, may: ['read', 'record', 'coordinate'] },
  { board: otherBoard, staff: stranger, location: otherSchool, may: ['read', 'record', 'coordinate', 'inspect_log'] },
];

export function actor(staff: StaffId = coordinator, changed: Partial<Actor> = {}): Actor {
  return { board: staff === stranger ? otherBoard : board, staff, at, via: 'screen', role: 'rol', ...changed };
}

export function note(text: string): NewEntry<Note> {
  return { id: newEntryId(), event: { type: 'ObservationRecorded', text } };
}

export function grant(staff: StaffId, relation: Relation, changed: Partial<NewGrant> = {}): NewGrant {
  return { id: randomUUID(), staff, relation, deputyOf: null, from: past, until: null, ...changed };
}

export function heading(summary: unknown = null): Heading {
  return { status: 'open', step: 'S1', stepSince: null, bucket: 'open', summary };
}

export function newDossier(changed: Partial<NewDossier<Note>> = {}): NewDossier<Note> {
  return {
    id: newDossierId(),
    ref: newRef(),
    location: school,
    protocol: 'fedra-2019',
    children: [child],
    grants: [grant(coordinator, 'coordinator')],
    excluded: [],
    heading: heading(),
    entries: [note('begin')],
    ...changed,
  };
}

export async function created(store: DossierStore<Note>, dossier = newDossier()): Promise<NewDossier<Note>> {
  await store.create(actor(), dossier, randomUUID());
  return dossier;
}

/** Two boards with one school each, and who works there. */
export async function seedWorld(db: Db): Promise<void> {
  for (const [id, location] of [
    [board, school],
    [otherBoard, otherSchool],
  ] as const) {
    await asStaff(db, { board: id, staff: null, now: at }, async (tx) => {
      await tx.insertInto('board').values({ board_id: id, name: id, slug: id }).execute();
      const place = { board_id: id, id: location, name: location, kind: 'school', brin: null, lrk: null } as const;
      await tx
        .insertInto('location')
        .values({ ...place, protocol_id: 'fedra-2019' })
        .execute();
      for (const { staff, may } of roles.filter((one) => one.board === id)) {
        await tx
          .insertInto('staff')
          .values({ board_id: id, id: staff, name: `${staff} Voorbeeld` })
          .execute();
        const held = { board_id: id, id: `${staff}-role`, staff_id: staff, location_id: location, role: 'rol' };
        await tx
          .insertInto('staff_role')
          .values({ ...held, may, valid_from: past, valid_until: null })
          .execute();
      }
    });
  }
  await asStaff(db, { board, staff: null, now: at }, async (tx) => {
    const row = { board_id: board, id: child, location_id: school, group_id: null, payload: new Uint8Array([1]) };
    await tx.insertInto('child').values(row).execute();
  });
}
