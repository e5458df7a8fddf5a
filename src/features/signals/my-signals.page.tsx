import type { Content } from '../../core/dossier/events.schema.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { howLongAgo, writtenMoment } from '../../ui/written.ts';
import { Told } from './told.tsx';

export type MySignal = {
  readonly child: string;
  readonly recordedAt: Instant;
  readonly event: Content;
  readonly seen: readonly { readonly name: string; readonly at: Instant }[];
};
type Props = {
  readonly frame: Frame;
  readonly now: Instant;
  readonly recorder: string;
  readonly signals: readonly MySignal[];
};

/** Only what this person recorded; not what became of it. */
export function MySignalsPage({ frame, now, recorder, signals }: Props) {
  return (
    <Page frame={frame} heading="Mijn signalen" active="mySignals">
      {signals.length === 0 && (
        <Nothing says="U heeft nog niets vastgelegd." action={{ href: paths.signal, label: 'Zorg vastleggen' }} />
      )}
      <ul class="pluis-list">
        {signals.map(({ child, recordedAt, event, seen }) => (
          <li>
            <h2 class="govuk-heading-m">{child}</h2>
            <p class="govuk-body">
              Vastgelegd op {writtenMoment(recordedAt)} ({howLongAgo(recordedAt, now)}). Wie op uw locatie coördineert,
              heeft het gekregen.
            </p>
            <Seen seen={seen} />
            <Told event={event} recorder={recorder} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Seen({ seen }: Pick<MySignal, 'seen'>) {
  if (seen.length === 0) return <p class="govuk-body">Nog niemand heeft het gezien.</p>;
  return seen.map(({ name, at }) => (
    <p class="govuk-body">
      Gezien door {name} op {writtenMoment(at)}.
    </p>
  ));
}
