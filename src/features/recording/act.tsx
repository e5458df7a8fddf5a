import type { Command } from '../../core/dossier/decide.ts';
import { entriesOf } from '../../core/dossier/dossier.ts';
import type { Content } from '../../core/dossier/events.schema.ts';
import { whatCameIn } from '../../core/dossier/words-nl.ts';
import type { RecordRefusal } from '../../platform/cases/cases.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { ActPage, type ActHead } from './act.page.tsx';
import { contextFor } from './build-context.ts';
import { beginningOf, fieldsOf, parseEntry, type EntryForm } from './entry-form.ts';
import type { FormContext } from './form-context.ts';
import { headOf } from './head.ts';
import { given, type Given } from './needs.ts';
import { refusalErrors } from './refusals.ts';
import { subjectOf } from './subject.ts';

/** One form with its place: what it asks, where it is sent, what stands above it. */
export type Asking = {
  readonly form: EntryForm;
  readonly context: FormContext;
  readonly head: ActHead;
  readonly action: string;
};

function askingOf(all: Given): Asking | { readonly href: string } | null {
  const key = all.asked.params['act'] ?? '';
  const subject = subjectOf(all.opened, key);
  if (subject === null || subject.is === 'elsewhere') return subject;
  const action = to(paths.act, { ref: all.opened.ref, act: key });
  return { form: subject.form, context: contextFor(all, subject), head: headOf(all.opened, subject), action };
}

export const showAct = given(async (all) => {
  const asking = askingOf(all);
  if (asking === null) return { notFound: true };
  return 'href' in asking ? { redirect: asking.href } : showForm(all, asking);
});

export const recordAct = given(async (all) => {
  const asking = askingOf(all);
  if (asking === null) return { notFound: true };
  return 'href' in asking ? { redirect: asking.href } : recordForm(all, asking);
});

/** What was kept when the session lapsed comes back; else a form to begin with. */
export async function showForm(all: Given, asking: Asking): Promise<Reply> {
  const kept = await all.asked.draft();
  const form = kept === null ? beginningOf(asking.form, asking.context) : { values: kept, errors: new Map() };
  return { page: pageOf(all, asking, form, null, all.opened.version) };
}

export async function recordForm(all: Given, asking: Asking): Promise<Reply> {
  const { asked, opened, needs } = all;
  const parsed = parseEntry(asking.form, asked.form, asking.context);
  if (!parsed.ok) {
    const form: FormState = { values: asked.form, errors: parsed.error };
    return { page: pageOf(all, asking, form, null, versionIn(all) ?? opened.version), status: 400 };
  }
  const recorded = await needs.cases.record(asked, opened, commandsFor(parsed.value), versionIn(all));
  if (!recorded.ok) return refused(all, asking, recorded.error);
  const mine = entriesOf(recorded.value.dossier).findLast(({ recordedBy }) => recordedBy.staff === asked.staff.id);
  return {
    redirect:
      mine === undefined
        ? to(paths.dossier, { ref: opened.ref })
        : to(paths.recorded, { ref: opened.ref, entry: mine.id }),
  };
}

function commandsFor(event: Content): readonly Command[] {
  return [{ do: 'Record', event }];
}

/** Nothing was saved: the text stays, and the page says what stands in the way. */
function refused(all: Given, asking: Asking, refusal: RecordRefusal): Reply {
  if (refusal.kind === 'gone') return { notFound: true };
  if (refusal.kind === 'used') return { usedBefore: true };
  const values = all.asked.form;
  if (refusal.kind === 'refused') {
    const form = { values, errors: refusalErrors(refusal.refusal) };
    return { page: pageOf(all, asking, form, null, all.opened.version), status: 409 };
  }
  const since = whatCameIn(refusal.since, all.opened.staffNames);
  return { page: pageOf(all, asking, { values, errors: new Map() }, since, refusal.version), status: 409 };
}

function versionIn({ asked }: Given): number | null {
  const sent = one(asked.form, '_version');
  return /^\d{1,9}$/.test(sent) ? Number(sent) : null;
}

function pageOf(
  { frame, opened }: Given,
  { form: entryForm, context, head, action }: Asking,
  form: FormState,
  since: readonly string[] | null,
  version: number,
) {
  return (
    <ActPage
      frame={frame}
      dossier={opened.ref}
      action={action}
      head={head}
      fields={fieldsOf(entryForm, context)}
      form={form}
      button={entryForm.button}
      version={version}
      since={since}
    />
  );
}
