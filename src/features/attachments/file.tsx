import { standingOf } from '../../core/dossier/dossier.ts';
import type { EventOf } from '../../core/dossier/events.schema.ts';
import { formatMoment } from '../../core/kernel/dates.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { FileScan } from '../../platform/dossier-store/dossier-store.ts';
import { extensions, mediaTypes } from '../../platform/files/kinds.ts';
import type { Reply } from '../../platform/http/route.ts';
import { paths, to } from '../../ui/paths.ts';
import { FilePage, type FileState } from './file.page.tsx';
import { given, type Given } from './needs.ts';
import { kindNames, sizeInWords } from './words.ts';

type Attached = { readonly event: EventOf<'FileAttached'>; readonly at: Instant };

/** The file in the address, while the entry that brought it stands. */
function attachedIn({ asked, opened }: Given): Attached | null {
  const found = standingOf(opened.dossier, 'FileAttached').find(({ event }) => event.file === asked.params['file']);
  return found === undefined ? null : { event: found.event, at: found.entry.recordedAt };
}

function stateOf(scan: FileScan, { needs }: Given): FileState {
  if (scan !== 'not_scanned') return scan;
  return needs.files.unscanned === 'open' && !needs.files.isScanned ? 'unscanned' : 'quarantined';
}

function page(all: Given, { event, at }: Attached, state: FileState, status: 200 | 409): Reply {
  const { opened, frame, needs } = all;
  const { ref } = opened;
  return {
    page: (
      <FilePage
        frame={frame}
        back={to(paths.timeline, { ref })}
        action={to(paths.file, { ref, file: event.file })}
        title={event.title}
        kind={kindNames[event.kind]}
        size={sizeInWords(event.size)}
        attached={formatMoment(at)}
        state={state}
        isScanned={needs.files.isScanned}
        mayFetch={all.asked.may('export')}
      />
    ),
    status,
  };
}

export const showFile = given(async (all) => {
  const attached = attachedIn(all);
  if (attached === null) return { notFound: true };
  const head = await all.needs.fileStore.read(all.asked.actor, all.asked.ref, attached.event.file, 'head');
  return head === null ? { notFound: true } : page(all, attached, stateOf(head.scan, all), 200);
});

/** Only what a scanner found nothing in leaves, or what the organisation lets go unscanned; and only what the entry's hash knows. */
export const fetchFile = given(async (all) => {
  const attached = attachedIn(all);
  if (attached === null) return { notFound: true };
  const { asked, needs } = all;
  const { file, kind, sha256 } = attached.event;
  const found = await needs.fileStore.read(asked.actor, asked.ref, file, 'whole');
  if (found === null) return { notFound: true };
  const scan = found.scan === 'not_scanned' ? await scanned(all, file, found.bytes) : found.scan;
  const state = stateOf(scan, all);
  if (state === 'infected' || state === 'quarantined') return page(all, attached, state, 409);
  if (needs.files.hashOf(found.bytes) !== sha256) throw new Error('a file is not the one that was attached');
  return {
    file: { name: `bijlage.${extensions[kind]}`, type: mediaTypes[kind], bytes: found.bytes, foreign: true },
  };
});

async function scanned({ asked, needs }: Given, file: EventOf<'FileAttached'>['file'], bytes: Uint8Array) {
  const scan = await needs.files.scanAgain(bytes);
  if (scan !== 'not_scanned') await needs.fileStore.noteScan(asked.actor, asked.ref, file, scan);
  return scan;
}
