import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { whatCameIn } from '../../core/dossier/words-nl.ts';
import { parseReason, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, Reason } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import { flagIds } from '../../core/protocol/words.ts';
import type { Reply } from '../../platform/http/route.ts';
import { InBetween } from '../../ui/dossier/in-between.tsx';
import { Form } from '../../ui/forms/form.tsx';
import { emptyForm, field, type FormState } from '../../ui/forms/form-state.ts';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import { PhoneLink } from '../../ui/layout/emergency-strip.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { sayReason, seenIn } from './change.form.ts';
import { opening, type Opened } from './needs.ts';
import { dossierHref } from './parts.tsx';
import { refusalSays } from './refusals.ts';
import { flagNames } from './words.ts';
import type { Child } from 'hono/jsx';

const asked: readonly (typeof flagIds)[number][] = ['acute', 'structural', 'disclosure'];

/** Doubt is an answer of its own: never a no. It leads to advice from Veilig Thuis. */
function doubts({ protocol }: Code): readonly { readonly value: string; readonly label: string }[] {
  return [
    ...protocol.questions.map(({ id, title, asks }) => ({ value: id, label: `${title}: ${asks}` })),
    ...asked.map((flag) => ({ value: flag, label: `Is er ${flagNames[flag] ?? flag}?` })),
  ];
}

function page(given: Opened, form: FormState, version: number, notice: Child = null) {
  const { frame, opened } = given;
  const phone = frame.contacts.find(({ name }) => name.includes('Veilig Thuis'))?.phone ?? '0800-2000';
  return (
    <Page frame={frame} heading="Ik twijfel" backLink={dossierHref(opened.ref)} errors={form.errors}>
      {notice}
      <p class="govuk-body-l">Twijfel is genoeg om te bellen. U hoeft het niet zeker te weten.</p>
      <p class="govuk-body">
        <PhoneLink phone={phone} name="Veilig Thuis" />
      </p>
      <p class="govuk-body">U vraagt advies. Noem geen namen, dan is het geen melding.</p>
      <Form
        tokens={frame.tokens}
        action={to(paths.doubt, { ref: opened.ref })}
        submitLabel="Twijfel vastleggen"
        draft="twijfel"
      >
        <input type="hidden" name="_version" value={String(version)} />
        <Radios {...field(form, 'about')} legend="Waarover twijfelt u?" options={doubts(opened.code)} />
        <Textarea {...field(form, 'because')} label="Wat maakt dat u twijfelt?" rows={3} />
      </Form>
    </Page>
  );
}

/** As it begins, or as it was when the session lapsed. */
export const showDoubt = opening(async (given) => {
  const draft = await given.asked.draft();
  const form = draft === null ? emptyForm : { values: draft, errors: new Map<string, string>() };
  return { page: page(given, form, given.opened.version) };
});

export const recordDoubt = opening(async (given): Promise<Reply> => {
  const { asked: request, opened } = given;
  const values = request.form;
  const about = values.get('about')?.[0] ?? '';
  const because = parseReason(values.get('because')?.[0] ?? '');
  const errors = new Map<string, string>();
  if (!doubts(opened.code).some(({ value }) => value === about)) errors.set('about', 'Kies waarover u twijfelt.');
  if (!because.ok) errors.set('because', sayReason(because.error, 'Vul in wat maakt dat u twijfelt.'));
  if (!because.ok || errors.size > 0) {
    return { page: page(given, { values, errors }, seenIn(values) ?? opened.version), status: 400 };
  }
  return record(given, doubtAbout(opened.code, about, because.value, request.now));
});

async function record(given: Opened, event: Content): Promise<Reply> {
  const { asked: request, opened, needs } = given;
  const values = request.form;
  const recorded = await needs.cases.record(request, opened, [{ do: 'Record', event }], seenIn(values));
  if (recorded.ok) return { redirect: dossierHref(opened.ref) };
  const { error } = recorded;
  if (error.kind === 'gone') return { notFound: true };
  if (error.kind === 'used') return { usedBefore: true };
  if (error.kind === 'refused') {
    const refused = new Map([['about', refusalSays(error.refusal)]]);
    return { page: page(given, { values, errors: refused }, opened.version), status: 409 };
  }
  const notice = <InBetween lines={whatCameIn(error.since, opened.staffNames)} />;
  return { page: page(given, { values, errors: new Map() }, error.version, notice), status: 409 };
}

function doubtAbout(code: Code, about: string, because: Reason, now: Instant): Content {
  const on = plainDateOf(now);
  const question = code.questions.get(about);
  if (question === undefined) {
    return contentSchema.parse({ type: 'FlagJudged', on, flags: { [about]: 'doubt' }, because });
  }
  const printed = question.answers.find(({ covers }) => covers.includes('doubt'));
  return contentSchema.parse({
    type: 'QuestionWeighed',
    on,
    question: about,
    asked: question.asks,
    answer: 'doubt',
    printedCode: printed?.code,
    because,
  });
}
