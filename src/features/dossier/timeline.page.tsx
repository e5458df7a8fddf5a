import type { DossierEvent } from '../../core/dossier/events.schema.ts';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import { Timeline, TimelineItem } from '../../ui/dossier/timeline.tsx';
import { titles } from '../../core/dossier/words-nl.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import type { Naming } from './entries/bits.tsx';
import { EntryBody } from './entries/entry.tsx';
import { kindNames, type Kind } from './entries/kinds.ts';
import { dossierHref, Fixed, type Parts } from './parts.tsx';

export type Row = {
  readonly id: string;
  readonly event: DossierEvent;
  /** The day it happened, and the moment it was recorded, in words. */
  readonly when: string;
  readonly recorded: string;
  readonly by: string;
  readonly withdrawn: { readonly by: string; readonly when: string; readonly because: string } | null;
  readonly corrected: { readonly id: string; readonly when: string } | null;
  /** Whether this person can withdraw or correct it. */
  readonly canChange: boolean;
};
type Props = {
  readonly frame: Frame;
  readonly heading: string;
  readonly rows: readonly Row[];
  readonly naming: Naming;
  readonly parts: Parts;
  readonly kind: Kind | null;
  readonly factsOnly: boolean;
};

/** Every entry; a withdrawn or corrected one stays readable, with the reason. */
export function TimelinePage({ frame, heading, rows, naming, parts, kind, factsOnly }: Props) {
  return (
    <Page frame={frame} heading={heading} backLink={{ href: dossierHref(parts.ref), label: 'Dossier' }} wide>
      <Filter parts={parts} kind={kind} factsOnly={factsOnly} />
      {rows.length === 0 && (
        <Nothing
          says="Hier staat nog niets."
          action={{ href: to(paths.recordSomething, { ref: parts.ref }), label: 'Iets vastleggen' }}
        />
      )}
      <Timeline>
        {rows.map((row) => (
          <Item row={row} naming={naming} parts={parts} />
        ))}
      </Timeline>
      <Fixed frame={frame} parts={parts} />
    </Page>
  );
}

function Filter({ parts, kind, factsOnly }: Pick<Props, 'parts' | 'kind' | 'factsOnly'>) {
  const href = to(paths.timeline, { ref: parts.ref });
  const choices = [
    { label: 'Alles', href, isOn: kind === null && !factsOnly },
    { label: 'Alleen feiten, om voor te lezen', href: `${href}?feiten=ja`, isOn: factsOnly },
    ...Object.entries(kindNames).map(([key, label]) => ({ label, href: `${href}?soort=${key}`, isOn: key === kind })),
  ];
  return (
    <nav aria-label="Tijdlijn inperken" class="pluis-no-print">
      <ul class="govuk-list pluis-fixed__list">
        {choices.map(({ label, href: to_, isOn }) => (
          <li>
            <a class="govuk-link" href={to_} aria-current={isOn ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Item({ row, naming, parts }: { readonly row: Row; readonly naming: Naming; readonly parts: Parts }) {
  const { id, event, when, recorded, by, withdrawn, corrected, canChange } = row;
  const change = { ref: parts.ref, entry: id };
  return (
    <TimelineItem
      id={id}
      what={titles[event.type]}
      when={when}
      by={by}
      recorded={recorded}
      withdrawn={withdrawn ?? undefined}
      corrected={corrected === null ? undefined : { href: `#${corrected.id}`, when: corrected.when }}
      actions={
        canChange
          ? [
              { href: to(paths.correctEntry, change), label: 'Verbeteren' },
              ...(event.type === 'FileAttached'
                ? []
                : [{ href: to(paths.attachFile, change), label: 'Bestand toevoegen' }]),
              { href: to(paths.withdrawEntry, change), label: 'Intrekken' },
            ]
          : []
      }
    >
      <EntryBody event={event} by={by} naming={naming} />
      {withdrawn === null && <FileLink event={event} parts={parts} />}
      {event.type === 'EntryCorrected' && <EntryBody event={event.replacement} by={by} naming={naming} />}
    </TimelineItem>
  );
}

function FileLink({ event, parts }: { readonly event: DossierEvent; readonly parts: Parts }) {
  if (event.type !== 'FileAttached') return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={to(paths.file, { ref: parts.ref, file: event.file })}>
        Bestand bekijken
      </a>
    </p>
  );
}
