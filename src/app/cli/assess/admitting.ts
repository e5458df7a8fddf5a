import { join } from 'node:path';
import { admit } from '../../../core/dossier/admit.ts';
import { absent, type Dossier } from '../../../core/dossier/dossier.ts';
import type { Refusal } from '../../../core/dossier/decide.ts';
import type { DossierFile, Entry } from '../../../core/dossier/events.schema.ts';
import { plainDateOf } from '../../../core/kernel/dates.ts';
import { refuse, type Instant, type Result } from '../../../core/kernel/kernel.ts';
import type { Code } from '../../../core/protocol/code.ts';
import { loadProtocol } from '../../../platform/protocol-files/load.ts';
import { shippedIds } from '../find-code.ts';
import type { Io } from '../io.ts';

/** What became of one entry of the file. */
export type Row = { readonly entry: Entry; readonly refusal: Refusal | null };
export type Admitting = { readonly dossier: Dossier; readonly rows: readonly Row[] };

/** Every entry in its turn by the rules of recording; one that is refused leaves the dossier as it was. */
export function admitAll(entries: readonly Entry[], codes: ReadonlyMap<string, Code>, now: Instant): Admitting {
  return entries.reduce<Admitting>(
    ({ dossier, rows }, entry) => {
      const admitted = admitOne(dossier, entry, codes, now);
      const refusal = admitted.ok ? null : admitted.error;
      return { dossier: admitted.ok ? admitted.value : dossier, rows: [...rows, { entry, refusal }] };
    },
    { dossier: absent, rows: [] },
  );
}

function admitOne(
  dossier: Dossier,
  entry: Entry,
  codes: ReadonlyMap<string, Code>,
  now: Instant,
): Result<Dossier, Refusal> {
  if (Date.parse(entry.recordedAt) > Date.parse(now))
    return refuse({ code: 'InTheFuture', on: plainDateOf(entry.recordedAt) });
  const { event } = entry;
  if (event.type === 'ProtocolChanged' && !codes.has(event.protocol))
    return refuse({ code: 'OtherProtocol', protocol: event.protocol });
  const admitted = admit(dossier, entry, (protocol) => codes.get(protocol) ?? null);
  return admitted.ok ? { ok: true, value: admitted.value.dossier } : admitted;
}

/** The code that was asked for and, where the case changed its code, the others it names that come with Pluis. */
export async function codesFor(io: Io, code: Code, { entries }: DossierFile): Promise<ReadonlyMap<string, Code>> {
  const named = entries.flatMap(({ event }) =>
    event.type === 'DossierOpened' || event.type === 'ProtocolChanged' ? [event.protocol] : [],
  );
  const others = (await shippedIds(io)).filter((id) => named.includes(id) && id !== code.protocol.id);
  const loaded = await Promise.all(others.map((id) => loadProtocol(join(io.protocols, `${id}.yaml`))));
  const found = loaded.flatMap((one) => (one.ok ? [one.value] : []));
  return new Map([code, ...found].map((one) => [one.protocol.id, one]));
}
