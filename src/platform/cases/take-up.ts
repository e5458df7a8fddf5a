import { ok, refuse, type DossierRef, type Result } from '../../core/kernel/kernel.ts';
import type { Directory } from '../directory/directory.ts';
import type { DossierStore } from '../dossier-store/dossier-store.ts';
import type { StaffAsked } from '../http/route.ts';
import { assessNow, caseFile, codeFor, type Codes } from './case-file.ts';
import type { HandedIn, OpenFrom, TakeUpRefusal } from './cases.ts';
import { newEntryId } from './new-ids.ts';
import { newDossierFrom, takenUp } from './open-from.ts';
import { decideAll } from './record.ts';
import { roleAt } from './role-at.ts';
import { headingOf } from './summarise.ts';
import type { Written } from './written.schema.ts';

type Parts = { readonly store: DossierStore<Written>; readonly directory: Directory; readonly codes: Codes };
type TakenUp = Promise<Result<DossierRef, TakeUpRefusal>>;

/** Opens a dossier with the signal in it, or does neither. */
export async function openFrom(
  { store, directory, codes }: Parts,
  asked: StaffAsked,
  signal: HandedIn,
  how: OpenFrom,
): TakenUp {
  const { child } = signal;
  if (child === null) throw new Error('a dossier is about a child that the opener may see');
  const staff = await directory.staff(asked.actor);
  const code = codeFor(codes, signal.location.protocol);
  const dossier = newDossierFrom(code, asked, { ...signal, child }, how, staff);
  const created = await store.create(asked.actor, dossier, asked.key);
  return created.ok ? ok(created.value.ref) : refuse({ kind: created.error.code === 'KeyUsed' ? 'used' : 'gone' });
}

/** Puts the signal in a dossier that is there, which opens again for it, or does nothing. */
export async function takeInto({ store, codes }: Parts, asked: StaffAsked, signal: HandedIn, ref: DossierRef): TakenUp {
  // To add to it, and nothing of it is shown: never stopped.
  const read = await store.read({ ...asked.actor, pace: 'free' }, ref);
  if (!read.ok) return refuse({ kind: 'gone' });
  const { code, dossier } = caseFile(codes, read.value, asked.now);
  const role = roleAt(asked, signal.location.id);
  const by = { staff: asked.staff, role, now: asked.now };
  const decided = decideAll(code, dossier, [{ do: 'Record', event: signal.event }], by);
  if (!decided.ok) return refuse({ kind: 'gone' });
  const entries = decided.value.entries.map((entry) =>
    entry.event.event.type === signal.event.type ? { id: newEntryId(), event: takenUp(signal, role) } : entry,
  );
  const assessment = assessNow(code, decided.value.dossier, asked.now);
  const appended = await store.append(asked.actor, {
    dossier: read.value.id,
    expected: read.value.version,
    entries,
    heading: headingOf(code, decided.value.dossier, assessment, read.value, asked.now),
    idempotencyKey: asked.key,
    signal: signal.id,
  });
  return appended.ok ? ok(ref) : refuse({ kind: appended.error.code === 'KeyUsed' ? 'used' : 'gone' });
}
