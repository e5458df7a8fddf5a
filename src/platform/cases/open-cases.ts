import {
  ok,
  refuse,
  type BoardId,
  type EntryId,
  type Instant,
  type Result,
  type StaffId,
} from '../../core/kernel/kernel.ts';
import type { Command } from '../../core/dossier/decide.ts';
import type { Db } from '../db/database.ts';
import type { Directory } from '../directory/directory.ts';
import type {
  Actor,
  Appended,
  AppendRefusal,
  DossierStore,
  ListedDossier,
  ReadDossier,
} from '../dossier-store/dossier-store.ts';
import type { DossierAsked, StaffAsked } from '../http/route.ts';
import { assessNow, caseFile, codeFor, type Codes } from './case-file.ts';
import type { AttachedFile, CaseRow, Cases, Glimpse, NoRoom, OpenCase, RecordRefusal } from './cases.ts';
import { confirmedBy, confirmedByMe } from './confirmed.ts';
import { handIn, listHandedIn } from './handed-in.ts';
import { heldPerBoard } from './held-per-board.ts';
import { endPlace, exclude, givePlace, refsOfChild } from './places.ts';
import { readersOf } from './readers.ts';
import { decideAll } from './record.ts';
import { roleAt } from './role-at.ts';
import { headingOf } from './summarise.ts';
import { summarySchema } from './summary.schema.ts';
import { openFrom, takeInto } from './take-up.ts';
import { toEntry, type Written } from './written.schema.ts';

type Parts = {
  readonly db: Db;
  readonly store: DossierStore<Written>;
  readonly directory: Directory;
  readonly codes: Codes;
  /** Tells somebody who oversees that something waits for them. */
  readonly tell: (overseer: { readonly board: BoardId; readonly staff: StaffId }, now: Instant) => Promise<void>;
};
type Names = (actor: Actor) => Promise<{
  readonly staff: OpenCase['staffNames'];
  readonly locations: readonly OpenCase['location'][];
}>;

/** The features' way to the dossiers: read, decide, append. */
export function openCases(parts: Parts): Cases {
  const { db, store, directory } = parts;
  const names = heldPerBoard((actor) => namesOf(directory, actor));
  return {
    open: (asked) => open(parts, names, asked),
    glimpse: (asked) => glimpse(parts, asked),
    record: async (asked, opened, commands, seen) =>
      withoutFile(await record(parts, names, asked, opened, commands, seen)),
    attach: (asked, opened, command, seen, file) => record(parts, names, asked, opened, [command], seen, file),
    list: (asked) => list(parts, asked),
    handIn: (asked, child, event, withheldFrom) => handIn(parts, asked, child, event, withheldFrom),
    handedInByMe: (asked) => listHandedIn(store, directory, asked, 'mine'),
    waiting: (asked) => listHandedIn(store, directory, asked, 'waiting'),
    handedIn: async (asked, id) => (await listHandedIn(store, directory, asked, { id }))[0] ?? null,
    ofChild: async (asked, child) => {
      const refs = await refsOfChild(db, asked.actor, child);
      return (await list(parts, asked)).filter(({ ref }) => refs.has(ref));
    },
    openFrom: (asked, signal, how) => openFrom(parts, asked, signal, how),
    takeInto: (asked, signal, ref) => takeInto(parts, asked, signal, ref),
    see: (asked, signal) => store.see(asked.actor, signal),
    confirmRead: ({ actor, ref }) => store.confirmRead(actor, ref),
    confirmed: (asked) => confirmedByMe(db, asked),
    confirmedBy: (asked) => confirmedBy(db, asked),
    readers: (asked) => readersOf(db, directory, asked),
    givePlace: (asked, person) => givePlace(db, asked, person),
    endPlace: (asked, grant) => endPlace(db, asked, grant),
    exclude: (asked, staff) => exclude(db, asked, staff),
  };
}

async function namesOf(directory: Directory, actor: Actor): ReturnType<Names> {
  const [staff, locations] = await Promise.all([directory.staff(actor), directory.locations(actor)]);
  return { staff: new Map(staff.map(({ id, name }) => [id, name])), locations };
}

async function open(parts: Parts, names: Names, asked: DossierAsked): Promise<OpenCase | 'stopped' | null> {
  const stored = await read(parts, asked);
  if (stored === 'stopped') return stored;
  return stored?.sight === 'all' ? toOpenCase(parts, names, asked, stored) : null;
}

async function read(
  { store, tell }: Parts,
  { actor, ref }: DossierAsked,
): Promise<ReadDossier<Written> | 'stopped' | null> {
  const found = await store.read(actor, ref);
  if (found.ok) return found.value;
  const { error } = found;
  if (error.code === 'Broken') throw new Error(`a dossier does not verify at entry ${error.seq}`);
  if (error.code === 'NotFound') return null;
  await Promise.all(error.told.map((staff) => tell({ board: actor.board, staff }, actor.at)));
  return 'stopped';
}

async function glimpse(parts: Parts, asked: DossierAsked): Promise<Glimpse | null> {
  const stored = await read(parts, asked);
  if (stored === null || stored === 'stopped') return null;
  const location = await placeOf(parts, asked, stored);
  return { location, code: codeFor(parts.codes, stored.protocol), status: stored.status, step: stored.step };
}

async function placeOf({ directory }: Parts, { actor }: DossierAsked, stored: ReadDossier<Written>) {
  const location = (await directory.locations(actor)).find(({ id }) => id === stored.location);
  if (location === undefined) throw new Error('the location of a dossier is not there');
  return location;
}

async function toOpenCase(
  parts: Parts,
  names: Names,
  asked: DossierAsked,
  stored: ReadDossier<Written>,
): Promise<OpenCase> {
  const { staff, locations } = await names(asked.actor);
  const location = locations.find(({ id }) => id === stored.location) ?? (await placeOf(parts, asked, stored));
  return {
    ...caseFile(parts.codes, stored, asked.now),
    id: stored.id,
    ref: stored.ref,
    location,
    version: stored.version,
    grants: stored.grants,
    excluded: stored.excluded,
    staffNames: staff,
    step: stored.step,
    stepSince: stored.stepSince,
    openedAt: stored.openedAt,
  };
}

async function record(
  parts: Parts,
  names: Names,
  asked: DossierAsked,
  opened: OpenCase,
  commands: readonly Command[],
  seen: number | null,
  file?: AttachedFile,
): Promise<Result<OpenCase, RecordRefusal | NoRoom>> {
  if (seen !== null && seen < opened.version) return lookBack(parts, names, asked, opened, seen);
  const { code } = opened;
  const role = roleAt(asked, opened.location.id);
  const decided = decideAll(code, opened.dossier, commands, { staff: asked.staff, role, now: asked.now });
  if (!decided.ok) return refuse({ kind: 'refused', refusal: decided.error });
  const { dossier, entries } = decided.value;
  const assessment = assessNow(code, dossier, asked.now);
  const appended = await parts.store.append(asked.actor, {
    dossier: opened.id,
    expected: opened.version,
    entries,
    heading: headingOf(code, dossier, assessment, opened, asked.now),
    idempotencyKey: asked.key,
    ...besides(file, entries),
  });
  return appended.ok && !appended.value.replayed
    ? ok({ ...opened, dossier, assessment, version: appended.value.version })
    : otherwise(parts, names, asked, appended);
}

/** Only a file lacks room. */
function withoutFile(recorded: Result<OpenCase, RecordRefusal | NoRoom>): Result<OpenCase, RecordRefusal> {
  if (recorded.ok) return recorded;
  if (recorded.error.kind === 'no_room') throw new Error('what brings no file needs no room');
  return refuse(recorded.error);
}

function besides(file: AttachedFile | undefined, entries: readonly { readonly id: EntryId }[]) {
  const entry = entries.at(-1)?.id;
  return file === undefined || entry === undefined ? {} : { file: { ...file, entry } };
}

/**
 * The form is older than the record. Either it is the same form sent twice, or somebody recorded in between; the store knows. What was
 * typed is not judged by entries its writer never saw.
 */
async function lookBack(parts: Parts, names: Names, asked: DossierAsked, opened: OpenCase, seen: number) {
  const nothing = { dossier: opened.id, expected: seen, entries: [], idempotencyKey: asked.key };
  return otherwise(parts, names, asked, await parts.store.append(asked.actor, nothing));
}

/** Nothing was added now: the same form was sent twice and the first time counted, or it could not be. */
async function otherwise(
  parts: Parts,
  names: Names,
  asked: DossierAsked,
  appended: Result<Appended, AppendRefusal<Written>>,
): Promise<Result<OpenCase, RecordRefusal | NoRoom>> {
  if (appended.ok) {
    const again = await open(parts, names, asked);
    return again === null || again === 'stopped' ? refuse({ kind: 'gone' }) : ok(again);
  }
  if (appended.error.code === 'NotFound') return refuse({ kind: 'gone' });
  if (appended.error.code === 'KeyUsed') return refuse({ kind: 'used' });
  if (appended.error.code === 'NoRoom') return refuse({ kind: 'no_room', lacks: appended.error.lacks });
  const { entriesSince, version } = appended.error;
  return refuse({ kind: 'conflict', since: entriesSince.map(toEntry), version });
}

const mostListed = 200;

async function list({ store, directory }: Parts, asked: StaffAsked): Promise<readonly CaseRow[]> {
  const [rows, locations] = await Promise.all([
    store.list(asked.actor, { limit: mostListed }),
    directory.locations(asked.actor),
  ]);
  return rows.flatMap((row) => {
    const location = locations.find(({ id }) => id === row.location);
    return location === undefined ? [] : [toCaseRow(row, location)];
  });
}

function toCaseRow(row: ListedDossier, location: CaseRow['location']): CaseRow {
  const { ref, status, sight, openedAt, touchedAt, summary } = row;
  return {
    ref,
    location,
    status,
    sight,
    openedAt,
    touchedAt,
    summary: summary === null || summary === undefined ? null : summarySchema.parse(summary),
  };
}
