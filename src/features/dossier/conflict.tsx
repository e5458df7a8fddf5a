import type { Entry } from '../../core/dossier/events.schema.ts';
import { formatMoment } from '../../core/kernel/dates.ts';
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx';
import type { Naming } from './entries/bits.tsx';
import { titles } from './entries/title.ts';

/** Somebody saved in between: what came in, and that nothing typed here is lost. */
export function Conflict({ since, naming }: { readonly since: readonly Entry[]; readonly naming: Naming }) {
  return (
    <NotificationBanner kind="important" title="Er is iets bij gekomen">
      <p class="govuk-body">
        Terwijl u schreef, heeft een collega dit dossier aangevuld. Uw tekst staat hieronder nog. Lees het en leg daarna
        vast.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {since.map(({ event, recordedAt, recordedBy }) => (
          <li>
            {titles[event.type]}, door {naming.staff(recordedBy.staff)}, {formatMoment(recordedAt)}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  );
}
