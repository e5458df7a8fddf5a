import { decide, type Command, type Refusal } from '../../core/dossier/decide.ts';
import { evolve, type Dossier } from '../../core/dossier/dossier.ts';
import type { Entry } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Instant, type Result } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { NewEntry } from '../dossier-store/dossier-store.ts';
import type { SignedIn } from '../http/route.ts';
import { newEntryId } from './new-ids.ts';
import type { Written } from './written.schema.ts';

export type Decided = { readonly dossier: Dossier; readonly entries: readonly NewEntry<Written>[] };
export type By = { readonly staff: SignedIn; readonly role: string; readonly now: Instant };

/** Decides the commands one after the other; all of them are recorded, or none. */
export function decideAll(
  code: Code,
  dossier: Dossier,
  commands: readonly Command[],
  by: By,
): Result<Decided, Refusal> {
  let at = dossier;
  const entries: NewEntry<Written>[] = [];
  for (const command of commands) {
    const decision = decide(at, command, by.now, code);
    if (!decision.ok) return refuse(decision.error);
    for (const event of decision.value) {
      const id = newEntryId();
      const entry: Entry = { id, recordedAt: by.now, recordedBy: { staff: by.staff.id, role: by.role }, event };
      at = evolve(at, entry);
      entries.push({ id, event: { role: by.role, event } });
    }
  }
  return ok({ dossier: at, entries });
}
