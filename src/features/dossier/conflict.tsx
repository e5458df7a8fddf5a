import type { Entry } from '../../core/dossier/events.schema.ts';
import { formatMoment } from '../../core/kernel/dates.ts';
import { InBetween } from '../../ui/dossier/in-between.tsx';
import type { Naming } from './entries/bits.tsx';
import { titles } from './entries/title.ts';

/** Somebody saved in between: what came in, and that nothing typed here is lost. */
export function Conflict({ since, naming }: { readonly since: readonly Entry[]; readonly naming: Naming }) {
  const lines = since.map(
    ({ event, recordedAt, recordedBy }) =>
      `${titles[event.type]}, door ${naming.staff(recordedBy.staff)}, ${formatMoment(recordedAt)}`,
  );
  return <InBetween lines={lines} />;
}
