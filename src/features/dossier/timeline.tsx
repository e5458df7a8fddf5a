import { isContent, timeline, type TimelineRow } from '../../core/dossier/dossier.ts';
import type { DossierEvent } from '../../core/dossier/events.schema.ts';
import { formatDay, formatMoment, plainDateOf } from '../../core/kernel/dates.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { one } from '../../platform/http/form.ts';
import type { DossierAsked } from '../../platform/http/route.ts';
import { kindNames, kinds, type Kind } from './entries/kinds.ts';
import { namingOf } from './naming.ts';
import { opening } from './needs.ts';
import { partsOf } from './parts.tsx';
import { TimelinePage, type Row } from './timeline.page.tsx';

const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);

export const showTimeline = opening(({ asked, opened, frame }) => {
  const word = one(asked.query, 'soort');
  const kind = isKind(word) ? word : null;
  const factsOnly = one(asked.query, 'feiten') === 'ja';
  return page(asked, opened, frame, { heading: kind === null ? 'Tijdlijn' : kindNames[kind], kind, factsOnly });
});

export const showTalks = opening(({ asked, opened, frame }) =>
  page(asked, opened, frame, { heading: 'Overleg en gesprekken', kind: null, factsOnly: false }, [
    ...kinds.overleg,
    ...kinds.gesprekken,
  ]),
);

type How = { readonly heading: string; readonly kind: Kind | null; readonly factsOnly: boolean };
const factual: readonly DossierEvent['type'][] = ['SignalRecorded', 'ObservationRecorded', 'ConversationHeld'];

function page(
  asked: DossierAsked,
  opened: OpenCase,
  frame: Parameters<typeof TimelinePage>[0]['frame'],
  how: How,
  types: readonly DossierEvent['type'][] | null = null,
) {
  const wanted = types ?? (how.factsOnly ? factual : how.kind === null ? null : kinds[how.kind]);
  const naming = namingOf(opened);
  const rows = timeline(opened.dossier)
    .filter(({ entry }) => wanted === null || wanted.some((type) => type === entry.event.type))
    .filter(({ state }) => !how.factsOnly || state !== 'withdrawn')
    .map((row) => toRow(opened, asked, row, naming.staff))
    .toReversed();
  return {
    page: <TimelinePage frame={frame} {...how} rows={rows} naming={naming} parts={partsOf(opened)} />,
  };
}

function toRow(opened: OpenCase, asked: DossierAsked, row: TimelineRow, staff: (id: string) => string): Row {
  const { entry, state, because } = row;
  const changer = changing(opened, entry.id);
  const when = changer === null ? '' : formatDay(plainDateOf(changer.recordedAt));
  return {
    id: entry.id,
    event: entry.event,
    when: formatDay(entry.event.on),
    recorded: formatMoment(entry.recordedAt),
    by: staff(entry.recordedBy.staff),
    withdrawn:
      state === 'withdrawn' && changer !== null
        ? { by: staff(changer.recordedBy.staff), when, because: because ?? '' }
        : null,
    corrected: state === 'corrected' && changer !== null ? { id: changer.id, when } : null,
    canChange:
      state !== 'withdrawn' && isContent(entry.event) && asked.may('amend') && opened.dossier.status === 'open',
  };
}

/** The entry that withdrew or last corrected this one. */
function changing({ dossier }: OpenCase, id: string) {
  const entries = dossier.status === 'absent' ? [] : dossier.entries;
  const changes = entries.filter(
    ({ event }) => (event.type === 'EntryWithdrawn' || event.type === 'EntryCorrected') && event.entry === id,
  );
  return changes.at(-1) ?? null;
}
