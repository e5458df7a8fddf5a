import { plainDateOf } from '../kernel/dates.ts';
import { ok, refuse, type Result } from '../kernel/kernel.ts';
import type { Code } from '../protocol/code.ts';
import { decide, type Command, type Refusal } from './decide.ts';
import { entriesOf, evolve, isContent, protocolOf, type Dossier } from './dossier.ts';
import { entryId } from '../kernel/kernel.schema.ts';
import type { DossierEvent, Entry } from './events.schema.ts';

export type Admitted = { readonly dossier: Dossier; readonly entries: readonly Entry[] };

/**
 * Takes over an entry that was recorded elsewhere (an import, `pluis assess`), by the same rules as a new one. `codeOf`
 * finds the code by its id; null where it is not known here. A report on a closed dossier admits its reopening too.
 */
export function admit(
  dossier: Dossier,
  entry: Entry,
  codeOf: (protocol: string) => Code | null,
): Result<Admitted, Refusal> {
  const { event } = entry;
  const protocol = event.type === 'DossierOpened' ? event.protocol : protocolOf(dossier);
  if (protocol === null) return refuse({ code: 'NotOpen' });
  const code = codeOf(protocol);
  if (code === null) return refuse({ code: 'OtherProtocol', protocol });
  if (entriesOf(dossier).some(({ id }) => id === entry.id)) return refuse({ code: 'AlreadyRecorded', entry: entry.id });
  if (event.on > plainDateOf(entry.recordedAt)) return refuse({ code: 'InTheFuture', on: event.on });
  const decided = decide(dossier, commandOf(event), entry.recordedAt, code);
  if (!decided.ok) return decided;
  const [first] = decided.value;
  const reopening: Entry[] =
    decided.value.length > 1 && first !== undefined
      ? [{ ...entry, id: entryId.parse(`${entry.id.slice(0, 58)}-weer`), event: first }]
      : [];
  const entries = [...reopening, entry];
  return ok({ dossier: entries.reduce(evolve, dossier), entries });
}

/** The command that would have led to this event. */
export function commandOf(event: DossierEvent): Command {
  if (isContent(event)) return { do: 'Record', event };
  switch (event.type) {
    case 'DossierOpened':
      return { do: 'Open', event };
    case 'ProtocolChanged':
      return { do: 'ChangeProtocol', protocol: event.protocol, because: event.because };
    case 'DossierClosed':
      return { do: 'Close', because: event.because };
    case 'DossierReopened':
      return { do: 'Reopen', because: event.because };
    case 'EntryWithdrawn':
      return { do: 'Withdraw', entry: event.entry, because: event.because };
    case 'EntryCorrected':
      return { do: 'Correct', entry: event.entry, replacement: event.replacement, because: event.because };
  }
}
