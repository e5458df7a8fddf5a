import { onDossier, placeOf } from '../seed/asked.ts';
import { contentSchema } from '../src/core/dossier/events.schema.ts';
import { plainDateOf } from '../src/core/kernel/dates.ts';
import { dossierId } from '../src/core/kernel/kernel.schema.ts';
import type { DossierRef } from '../src/core/kernel/kernel.ts';
import type { Context } from '../src/app/context.ts';
import type { StaffAsked } from '../src/platform/http/route.ts';

/** Adds observations to a dossier of this person until it has so many entries; answers with its reference. */
export async function fillDossier({ cases }: Context, asked: StaffAsked, entries: number): Promise<DossierRef> {
  const [row] = await cases.list(asked);
  if (row === undefined) throw new Error('the demo has a dossier');
  const place = { id: dossierId.parse('unknown'), ref: row.ref, location: row.location };
  const opened = await cases.open(onDossier(asked, row.ref, placeOf(asked, place)));
  if (opened === null || opened === 'stopped') throw new Error('a coordinator reads the dossier');
  const have = opened.dossier.status === 'absent' ? 0 : opened.dossier.entries.length;
  const on = onDossier(asked, row.ref, placeOf(asked, opened));
  const event = contentSchema.parse({
    type: 'ObservationRecorded',
    on: plainDateOf(asked.now),
    statements: [
      {
        what: 'Een verzonnen waarneming van een paar zinnen. '.repeat(8),
        source: { origin: 'school', who: 'de school' },
      },
    ],
  });
  const commands = Array.from({ length: entries - have }, () => ({ do: 'Record', event }) as const);
  const recorded = await cases.record(on, opened, commands, null);
  if (!recorded.ok) throw new Error('observations are recorded');
  return row.ref;
}
