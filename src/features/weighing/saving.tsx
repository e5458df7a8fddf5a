import type { Child } from 'hono/jsx';
import type { Refusal } from '../../core/dossier/decide.ts';
import { entriesOf } from '../../core/dossier/dossier.ts';
import type { Content, Entry } from '../../core/dossier/events.schema.ts';
import { whatCameIn } from '../../core/dossier/words-nl.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Html, Reply } from '../../platform/http/route.ts';
import type { FieldErrors, FormState, FormValues } from '../../ui/forms/form-state.ts';
import { InBetween } from '../../ui/dossier/in-between.tsx';
import type { Opened } from './needs.ts';

/** What a form page shows beside its fields: the version it was made from, and what came in between. */
export type Shown = { readonly version: number; readonly notice: Child };
export type FormPage = (given: Opened, form: FormState, shown: Shown) => Html | Promise<Html>;

/** The form as it begins, or as it was when the session lapsed. */
export async function beginForm(given: Opened, page: FormPage, form: FormState): Promise<Reply> {
  const draft = await given.asked.draft();
  const start = draft === null ? form : { values: draft, errors: new Map<string, string>() };
  return { page: await page(given, start, { version: given.opened.version, notice: null }) };
}

export async function refused(given: Opened, page: FormPage, errors: FieldErrors): Promise<Reply> {
  const version = seenIn(given.asked.form) ?? given.opened.version;
  return { page: await page(given, { values: given.asked.form, errors }, { version, notice: null }), status: 400 };
}

/** Records what was typed and goes on to `next`; a colleague's entry in between, or a refusal, shows the form again with all that was typed. */
export async function keep(
  given: Opened,
  event: Content | readonly Content[],
  page: FormPage,
  next: (after: OpenCase) => string,
): Promise<Reply> {
  const { asked, opened, needs } = given;
  const events = 'type' in event ? [event] : event;
  const commands = events.map((one) => ({ do: 'Record', event: one }) as const);
  const recorded = await needs.cases.record(asked, opened, commands, seenIn(asked.form));
  if (recorded.ok) return { redirect: next(recorded.value) };
  const { error } = recorded;
  const values = asked.form;
  switch (error.kind) {
    case 'gone':
      return { notFound: true };
    case 'used':
      return { usedBefore: true };
    case 'refused': {
      const errors = new Map([['on', refusalSays(error.refusal)]]);
      const shown = { version: opened.version, notice: null };
      return { page: await page(given, { values, errors }, shown), status: 409 };
    }
    case 'conflict': {
      const lines = whatCameIn(error.since, opened.staffNames);
      const shown = { version: error.version, notice: <InBetween lines={lines} /> };
      return { page: await page(given, { values, errors: new Map() }, shown), status: 409 };
    }
  }
}

/** The version the form carried along, or null when it carried none. */
function seenIn(values: FormValues): number | null {
  const version = values.get('_version')?.[0] ?? '';
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}

function refusalSays({ code }: Refusal): string {
  if (code === 'NotOpen') return 'Dit dossier is gesloten. Heropen het eerst. Een melding kan altijd.';
  if (code === 'InTheFuture') return 'De dag ligt in de toekomst. Vul een dag in tot en met vandaag.';
  return 'Dit kan niet worden vastgelegd. Kijk of alles klopt en probeer het opnieuw.';
}

export function Version({ shown }: { readonly shown: Shown }) {
  return <input type="hidden" name="_version" value={String(shown.version)} />;
}

/** Whether the dossier has an entry with this id, so that a page can speak of it. */
export function entryOf({ dossier }: OpenCase, id: string | undefined): Entry | null {
  return entriesOf(dossier).find((entry) => entry.id === id) ?? null;
}
