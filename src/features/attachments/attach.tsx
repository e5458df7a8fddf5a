import type { Child } from 'hono/jsx';
import { fileAttached } from '../../core/dossier/attachment.schema.ts';
import { entriesOf } from '../../core/dossier/dossier.ts';
import type { Entry } from '../../core/dossier/events.schema.ts';
import { whatCameIn } from '../../core/dossier/words-nl.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { NoRoom, RecordRefusal } from '../../platform/cases/cases.ts';
import { newEntryId } from '../../platform/cases/new-ids.ts';
import type { Result } from '../../core/kernel/kernel.ts';
import type { FileRefusal } from '../../platform/files/kinds.ts';
import type { Taken } from '../../platform/files/files.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply } from '../../platform/http/route.ts';
import { InBetween } from '../../ui/dossier/in-between.tsx';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { AttachPage } from './attach.page.tsx';
import { given, type Given } from './needs.ts';
import { noRoom, refusals } from './words.ts';

const longestTitle = 300;

/** The entry in the address; a file is brought to no other file. */
function entryIn({ asked, opened }: Given): Entry | null {
  const found = entriesOf(opened.dossier).find(({ id }) => id === asked.params['entry']);
  return found === undefined || found.event.type === 'FileAttached' ? null : found;
}

function page(
  all: Given,
  entry: Entry,
  form: FormState,
  status: 200 | 400 | 409,
  version: number,
  notice: Child = null,
): Reply {
  const { opened, frame, needs } = all;
  const { ref, code } = opened;
  const acts = 'acts' in entry.event ? entry.event.acts : [];
  const slots = acts.map((id) => code.acts.get(id)?.attachment);
  const slot = code.protocol.attachments.find(({ id }) => slots.includes(id));
  return {
    page: (
      <AttachPage
        frame={frame}
        back={to(paths.timeline, { ref })}
        action={to(paths.attachFile, { ref, entry: entry.id })}
        version={version}
        form={form}
        slot={slot?.title ?? null}
        isScanned={needs.files.isScanned}
        notice={notice}
      />
    ),
    status,
  };
}

/** With the words that were kept when this could not be recorded; the file is chosen anew. */
export const showAttach = given(async (all) => {
  const entry = entryIn(all);
  if (entry === null) return { notFound: true };
  const draft = await all.asked.draft();
  const form = draft === null ? emptyForm : { values: draft, errors: new Map<string, string>() };
  return page(all, entry, form, 200, all.opened.version);
});

export const takeAttach = given(async (all) => {
  const { asked, needs } = all;
  const entry = entryIn(all);
  if (entry === null) return { notFound: true };
  const title = one(asked.form, 'title').trim();
  const taken = asked.file == null ? null : await needs.files.take(asked.file);
  const errors = errorsIn(title, taken);
  if (errors.size === 0 && taken?.ok === true) return record(all, entry, title, taken.value);
  return page(all, entry, { values: asked.form, errors }, 400, seenIn(all) ?? all.opened.version);
});

/** All at once, in the order of the page. */
function errorsIn(title: string, taken: Result<Taken, FileRefusal> | null): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  if (title === '') errors.set('title', 'Vul in wat het is.');
  if (title.length > longestTitle) errors.set('title', `Maak deze tekst korter: hooguit ${longestTitle} tekens.`);
  if (taken === null) errors.set('file', 'Kies een bestand.');
  else if (!taken.ok) errors.set('file', refusals[taken.error]);
  return errors;
}

async function record(all: Given, entry: Entry, title: string, { kind, bytes, sha256, scan }: Taken): Promise<Reply> {
  const { asked, opened, needs } = all;
  const file = newEntryId();
  const on = plainDateOf(asked.now);
  const what = { type: 'FileAttached', on, entry: entry.id, file, title, kind, size: bytes.length, sha256 };
  const event = fileAttached.parse(what);
  const command = { do: 'Record', event } as const;
  const recorded = await needs.cases.attach(asked, opened, command, seenIn(all), { id: file, scan, bytes });
  if (recorded.ok) return { redirect: to(paths.timeline, { ref: opened.ref }) };
  return refused(all, entry, recorded.error);
}

function refused(all: Given, entry: Entry, error: RecordRefusal | NoRoom): Reply {
  const values = all.asked.form;
  if (error.kind === 'gone') return { notFound: true };
  if (error.kind === 'used') return { usedBefore: true };
  if (error.kind === 'no_room') {
    const errors = new Map([['file', noRoom[error.lacks]]]);
    return page(all, entry, { values, errors }, 400, seenIn(all) ?? all.opened.version);
  }
  if (error.kind === 'conflict') {
    const notice = <InBetween lines={whatCameIn(error.since, all.opened.staffNames)} />;
    return page(all, entry, { values, errors: new Map() }, 409, error.version, notice);
  }
  const says = 'Dit dossier is gesloten. Heropen het eerst.';
  return page(all, entry, { values, errors: new Map([['file', says]]) }, 409, all.opened.version);
}

/** The version the form carried along, or null when it carried none. */
function seenIn({ asked }: Given): number | null {
  const version = one(asked.form, '_version');
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}
