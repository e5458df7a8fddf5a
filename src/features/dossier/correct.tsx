import type { Child } from 'hono/jsx';
import { standingIn } from '../../core/dossier/dossier.ts';
import type { Content } from '../../core/dossier/events.schema.ts';
import { titles, whatCameIn } from '../../core/dossier/words-nl.ts';
import type { EntryId, Reason } from '../../core/kernel/kernel.ts';
import type { Reply } from '../../platform/http/route.ts';
import { InBetween } from '../../ui/dossier/in-between.tsx';
import { Form } from '../../ui/forms/form.tsx';
import { field, filledForm, type FormState, type FormValues } from '../../ui/forms/form-state.ts';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { reasonIn, seenIn } from './change.form.ts';
import { opening, type Opened } from './needs.ts';
import { refusalSays } from './refusals.ts';
import { textFieldsOf, withTexts } from './text-fields.ts';

type Correctable = { readonly id: EntryId; readonly event: Content };
type Props = {
  readonly frame: Frame;
  readonly ref_: string;
  readonly correctable: Correctable;
  readonly version: number;
  readonly form: FormState;
  readonly notice: Child;
};

const named = (path: string): string => `text-${path}`;

function CorrectPage({ frame, ref_, correctable, version, form, notice }: Props) {
  const timeline = to(paths.timeline, { ref: ref_ });
  return (
    <Page
      frame={frame}
      caption={titles[correctable.event.type]}
      heading="Regel verbeteren"
      backLink={timeline}
      errors={form.errors}
    >
      {notice}
      <p class="govuk-body">Wat er eerst stond, blijft te lezen. De verbetering telt.</p>
      <Form
        tokens={frame.tokens}
        action={to(paths.correctEntry, { ref: ref_, entry: correctable.id })}
        submitLabel="Verbetering vastleggen"
        cancel={{ href: timeline, label: 'Toch niet' }}
        draft="verbetering"
      >
        <input type="hidden" name="_version" value={String(version)} />
        {textFieldsOf(correctable.event).map(({ path, label }) => (
          <Textarea {...field(form, named(path))} label={label} rows={3} />
        ))}
        <Textarea {...field(form, 'because')} label="Waarom verbetert u dit?" rows={2} />
      </Form>
    </Page>
  );
}

function find({ asked, opened }: Opened): Correctable | null {
  const found = standingIn(opened.dossier).find(({ entry }) => entry.id === asked.params['entry']);
  return found === undefined ? null : { id: found.entry.id, event: found.event };
}

function formOf(event: Content): FormState {
  return filledForm(Object.fromEntries(textFieldsOf(event).map(({ path, value }) => [named(path), value])));
}

export const showCorrect = opening(async (given): Promise<Reply> => {
  const correctable = find(given);
  if (correctable === null) return { notFound: true };
  const draft = await given.asked.draft();
  const form = draft === null ? formOf(correctable.event) : { values: draft, errors: new Map() };
  return { page: pageOf(given, correctable, form, given.opened.version, null) };
});

function pageOf(given: Opened, correctable: Correctable, form: FormState, version: number, notice: Child) {
  const { frame, opened } = given;
  return (
    <CorrectPage
      frame={frame}
      ref_={opened.ref}
      correctable={correctable}
      version={version}
      form={form}
      notice={notice}
    />
  );
}

export const takeCorrect = opening(async (given): Promise<Reply> => {
  const { asked, opened } = given;
  const correctable = find(given);
  if (correctable === null) return { notFound: true };
  const values = asked.form;
  const because = reasonIn(values, 'Leg uit waarom u dit verbetert.');
  const replacement = withTexts(correctable.event, textsIn(correctable.event, values));
  const errors = new Map(because.ok ? [] : because.error);
  if (replacement === null) errors.set(firstField(correctable.event), 'Deze tekst mag niet leeg zijn.');
  if (!because.ok || replacement === null) {
    const page = pageOf(given, correctable, { values, errors }, seenIn(values) ?? opened.version, null);
    return { page, status: 400 };
  }
  return record(given, correctable, replacement, because.value);
});

function textsIn(event: Content, values: FormValues): ReadonlyMap<string, string> {
  return new Map(textFieldsOf(event).map(({ path, value }) => [path, values.get(named(path))?.[0] ?? value]));
}

function firstField(event: Content): string {
  return named(textFieldsOf(event)[0]?.path ?? 'because');
}

async function record(given: Opened, correctable: Correctable, replacement: Content, because: Reason): Promise<Reply> {
  const { asked, opened, needs } = given;
  const values = asked.form;
  const command = { do: 'Correct', entry: correctable.id, replacement, because } as const;
  const recorded = await needs.cases.record(asked, opened, [command], seenIn(values));
  if (recorded.ok) return { redirect: to(paths.timeline, { ref: opened.ref }) };
  const { error } = recorded;
  if (error.kind === 'gone') return { notFound: true };
  if (error.kind === 'used') return { usedBefore: true };
  if (error.kind === 'refused') {
    const errors = new Map([['because', refusalSays(error.refusal)]]);
    return { page: pageOf(given, correctable, { values, errors }, opened.version, null), status: 409 };
  }
  const notice = <InBetween lines={whatCameIn(error.since, opened.staffNames)} />;
  return { page: pageOf(given, correctable, { values, errors: new Map() }, error.version, notice), status: 409 };
}
