import { ok, refuse, type EntryId, type Result } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { note, type Noted } from '../access-log/note.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db } from '../db/database.ts';
import { asking, one } from './call.ts';
import type { Actor, EventCodec, KeyUsed, NewSignal, Signal, SignalScope } from './dossier-store.ts';
import type { RecordedSignalRow, SignalRow } from './rows.ts';
import { openSignal, sealSignal, signalKeyPlace } from './sealing.ts';
import * as statements from './statements.ts';

type Parts<Event> = { readonly db: Db; readonly keyring: Keyring; readonly codec: EventCodec<Event> };

/** Hands in a signal, under a key of its own. */
export async function recordSignal<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  { id, location, child, event, withheldFrom, bucket, idempotencyKey }: NewSignal<Event>,
): Promise<Result<EntryId, KeyUsed>> {
  const { key, wrapped } = keyring.newKey(signalKeyPlace(actor.board, id), bucket);
  const { answer } = await one<RecordedSignalRow>(db, statements.recordSignal, [
    ...asking(actor),
    idempotencyKey,
    JSON.stringify({ id, location, child, type: codec.typeOf(event), withheldFrom, bucket }),
    wrapped.version,
    wrapped.wrapped,
    sealSignal(key, actor, id, event, codec),
    logOf(actor),
  ]);
  return answer.outcome === 'key_used' ? refuse({ code: 'KeyUsed' }) : ok(answer.id);
}

/** Reads signals; each leaves its row in the log. */
export async function signals<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  scope: SignalScope,
  limit: number,
): Promise<readonly Signal<Event>[]> {
  const which = typeof scope === 'string' ? [scope, null] : ['one', scope.id];
  const rows = await db.call<SignalRow>(statements.readSignals, [
    ...asking(actor),
    ...which,
    Math.min(limit, 200),
    logOf(actor),
  ]);
  if (rows.length === 0) await note(db, actor, nothingOf(scope));
  return rows.map(({ head: { keyVersion: version, bucket, ...head }, wrapped, payload }) => {
    const { role, event } = openSignal(keyring, actor.board, head.id, { bucket, version, wrapped }, payload);
    return { ...head, role, event: codec.parse(event) };
  });
}

/** Each signal that is read leaves a row of its own; that there was none to see, or not for this person, is told here. */
function nothingOf(scope: SignalScope): Noted {
  if (typeof scope === 'string') return { action: 'list', objectType: 'signal', outcome: 'allowed' };
  return { action: 'read', objectType: 'signal', objectRef: scope.id, outcome: 'denied' };
}
