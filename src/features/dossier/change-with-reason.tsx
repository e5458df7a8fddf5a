import type { Child } from 'hono/jsx';
import type { Command } from '../../core/dossier/decide.ts';
import { whatCameIn } from '../../core/dossier/words-nl.ts';
import type { Reason } from '../../core/kernel/kernel.ts';
import type { Reply } from '../../platform/http/route.ts';
import { Finding } from '../../ui/dossier/duty.tsx';
import { InBetween } from '../../ui/dossier/in-between.tsx';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { reasonIn, seenIn } from './change.form.ts';
import { opening, type Opened } from './needs.ts';
import { dossierHref } from './parts.tsx';
import { ReasonPage } from './reason.page.tsx';
import { refusalSays } from './refusals.ts';
import { whyWarned } from './words.ts';

/** An act that changes the dossier itself and asks for a reason alone. */
type Act = {
  readonly heading: string;
  readonly submitLabel: string;
  readonly label: string;
  readonly hint?: string;
  readonly missing: string;
  readonly action: (given: Opened) => string;
  readonly back: (given: Opened) => string;
  readonly command: (given: Opened, because: Reason) => Command | null;
  readonly above?: (given: Opened) => Child;
};

function page(act: Act, given: Opened, form: FormState, version: number, notice: Child = null): Child {
  const { frame } = given;
  return (
    <ReasonPage
      frame={frame}
      heading={act.heading}
      back={act.back(given)}
      action={act.action(given)}
      version={version}
      submitLabel={act.submitLabel}
      label={act.label}
      {...(act.hint === undefined ? {} : { hint: act.hint })}
      form={form}
    >
      {notice}
      {act.above?.(given)}
    </ReasonPage>
  );
}

function show(act: Act) {
  return opening(async (given): Promise<Reply> => {
    const draft = await given.asked.draft();
    const form = draft === null ? emptyForm : { values: draft, errors: new Map() };
    return { page: <>{page(act, given, form, given.opened.version)}</> };
  });
}

function take(act: Act) {
  return opening(async (given): Promise<Reply> => {
    const { asked, opened, needs } = given;
    const values = asked.form;
    const because = reasonIn(values, act.missing);
    const stay = (
      errors: ReadonlyMap<string, string>,
      status: 400 | 409,
      version = opened.version,
      notice: Child = null,
    ) => ({
      page: <>{page(act, given, { values, errors }, version, notice)}</>,
      status,
    });
    if (!because.ok) return stay(because.error, 400, seenIn(values) ?? opened.version);
    const command = act.command(given, because.value);
    if (command === null) return { notFound: true };
    const recorded = await needs.cases.record(asked, opened, [command], seenIn(values));
    if (recorded.ok) return { redirect: dossierHref(opened.ref) };
    const { error } = recorded;
    if (error.kind === 'gone') return { notFound: true };
    if (error.kind === 'used') return { usedBefore: true };
    if (error.kind === 'refused') return stay(new Map([['because', refusalSays(error.refusal)]]), 409);
    return stay(new Map(), 409, error.version, <InBetween lines={whatCameIn(error.since, opened.staffNames)} />);
  });
}

const closing: Act = {
  heading: 'Dossier sluiten',
  submitLabel: 'Dossier sluiten',
  label: 'Waarom kan dit dossier dicht?',
  hint: 'Was de zorg niet terecht? Schrijf dat dan met zoveel woorden op.',
  missing: 'Leg uit waarom dit dossier dicht kan.',
  action: ({ opened: { ref } }) => to(paths.close, { ref }),
  back: ({ opened: { ref } }) => dossierHref(ref),
  command: (_, because) => ({ do: 'Close', because }),
  above: ({ opened: { assessment, code } }) => (
    <>
      {assessment.duties.length > 0 && (
        <Finding>
          Er staan nog {assessment.duties.length} dingen open. U mag sluiten. Leg dan uit waarom ze niet meer hoeven.
        </Finding>
      )}
      {assessment.warnings.map(({ code: rule, says, source }) => (
        <Finding why={whyWarned(code, rule, source)}>{says}</Finding>
      ))}
    </>
  ),
};

const reopening: Act = {
  heading: 'Dossier heropenen',
  submitLabel: 'Dossier heropenen',
  label: 'Waarom gaat dit dossier weer open?',
  missing: 'Leg uit waarom dit dossier weer open gaat.',
  action: ({ opened: { ref } }) => to(paths.reopen, { ref }),
  back: ({ opened: { ref } }) => dossierHref(ref),
  command: (_, because) => ({ do: 'Reopen', because }),
};

const withdrawing: Act = {
  heading: 'Regel intrekken',
  submitLabel: 'Regel intrekken',
  label: 'Waarom klopt deze regel niet?',
  hint: 'De regel telt dan niet meer mee, maar blijft te lezen.',
  missing: 'Leg uit waarom deze regel niet klopt.',
  action: ({ asked, opened: { ref } }) => to(paths.withdrawEntry, { ref, entry: asked.params['entry'] ?? '' }),
  back: ({ opened: { ref } }) => to(paths.timeline, { ref }),
  command: ({ asked, opened: { dossier } }, because) => {
    const entries = dossier.status === 'absent' ? [] : dossier.entries;
    const entry = entries.find(({ id }) => id === asked.params['entry']);
    return entry === undefined ? null : { do: 'Withdraw', entry: entry.id, because };
  },
};

export const showClose = show(closing);
export const takeClose = take(closing);
export const showReopen = show(reopening);
export const takeReopen = take(reopening);
export const showWithdraw = show(withdrawing);
export const takeWithdraw = take(withdrawing);
