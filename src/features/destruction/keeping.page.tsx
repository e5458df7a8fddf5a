import { Form, Tokens } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { earlyGrounds, holdGrounds } from './words.ts';

export type HoldView = { readonly id: string; readonly says: string };
export type KeepingView = {
  readonly ref: string;
  /** How long, by the code. */
  readonly says: readonly string[];
  readonly holds: readonly HoldView[];
  readonly isClosed: boolean;
  readonly proposed: boolean;
};
type Props = { readonly frame: Frame; readonly view: KeepingView; readonly form: FormState };

export function KeepingPage({ frame, view, form }: Props) {
  const action = to(paths.keeping, { ref: view.ref });
  return (
    <Page
      frame={frame}
      heading="Bewaren"
      backLink={{ href: to(paths.dossier, { ref: view.ref }), label: 'Dossier' }}
      errors={form.errors}
    >
      {view.says.map((says) => (
        <p class="govuk-body">{says}</p>
      ))}
      <h2 class="govuk-heading-m">Moet dit langer bewaard blijven?</h2>
      {view.holds.map(({ id, says }) => (
        <form action={action} method="post">
          <Tokens tokens={frame.tokens} />
          <input type="hidden" name="lift" value={id} />
          <p class="govuk-body">{says}</p>
          <Button kind="secondary">Dit hoeft niet meer</Button>
        </form>
      ))}
      <Form tokens={frame.tokens} action={action} submitLabel="Langer bewaren">
        <input type="hidden" name="does" value="hold" />
        <Radios
          {...field(form, 'hold')}
          legend="Waarom moet het bewaard blijven?"
          hint="Zolang dit staat, kan niemand het dossier vernietigen."
          options={optionsOf(holdGrounds)}
        />
      </Form>
      {view.isClosed && !view.proposed && (
        <Details summary="Dit dossier vernietigen voor zijn tijd">
          <p class="govuk-body">Dat kan alleen met een goede reden. Een ander moet akkoord geven.</p>
          <Form tokens={frame.tokens} action={action} submitLabel="Stel voor om te vernietigen">
            <input type="hidden" name="does" value="propose" />
            <Radios {...field(form, 'ground')} legend="Waarom?" options={optionsOf(earlyGrounds)} />
          </Form>
        </Details>
      )}
      {view.proposed && <p class="govuk-body">Er is voorgesteld om dit dossier te vernietigen.</p>}
    </Page>
  );
}

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
