import { askedAs } from '../../seed/asked.ts';
import { demoBoards } from '../../seed/boards.ts';
import type { Context } from '../../src/app/context.ts';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { addDays, plainDateOf } from '../../src/core/kernel/dates.ts';
import { instant } from '../../src/core/kernel/kernel.schema.ts';
import type { DossierRef, Instant } from '../../src/core/kernel/kernel.ts';
import type { StaffAsked } from '../../src/platform/http/route.ts';
import { done } from './done.ts';

const [fedra] = demoBoards;

/** Els of the first board of the demo at this moment, as a request of hers would be. */
export function asElsAt(context: Context, now: Instant): StaffAsked {
  const code = context.protocols.get('fedra-2019');
  const els = fedra?.people.find(({ name }) => name === 'Els Voorbeeld');
  if (fedra === undefined || code === undefined || els === undefined) throw new Error('the demo has Els');
  return askedAs(code, fedra, els, now);
}

/** Dossiers that Els opened last week, each from a signal; answers with their references. */
export async function manyDossiers(context: Context, many: number): Promise<readonly DossierRef[]> {
  const lastWeek = instant.parse(`${addDays(plainDateOf(context.clock()), -7)}T09:00:00.000Z`);
  const [child] = await context.directory.children(asElsAt(context, lastWeek).actor);
  if (child === undefined) throw new Error('the demo has children');
  const statements = [{ what: 'Bo had natte kleren aan.', kind: 'seen', source: { origin: 'school', who: 'Els' } }];
  const seen = contentSchema.parse({ type: 'SignalRecorded', on: plainDateOf(lastWeek), statements });
  const refs: DossierRef[] = [];
  for (let n = 0; n < many; n += 1) {
    const handed = done(await context.cases.handIn(asElsAt(context, lastWeek), child, seen, []));
    const signal = await context.cases.handedIn(asElsAt(context, lastWeek), handed);
    if (signal === null) throw new Error('the coordinator sees the signal');
    const how = { route: 'home', excluded: [] } as const;
    refs.push(done(await context.cases.openFrom(asElsAt(context, lastWeek), signal, how)));
  }
  return refs;
}
