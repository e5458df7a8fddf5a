import { Form } from '../../ui/forms/form.tsx';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

export type Waiting = {
  readonly id: string;
  readonly title: string;
  readonly then: string;
  readonly name: string;
  readonly role: string | null;
  readonly starter: string;
  readonly when: string;
};

export function RequestsPage({ frame, waiting }: { readonly frame: Frame; readonly waiting: readonly Waiting[] }) {
  return (
    <Page frame={frame} heading="Te bevestigen" active="requests">
      <p class="govuk-body">Een ander heeft dit klaargezet. U kijkt of het klopt, en bevestigt het.</p>
      {waiting.length === 0 && <p class="govuk-body">Er wacht nu niets op u.</p>}
      <ul class="pluis-list">
        {waiting.map(({ id, title, name, role, starter, when }) => (
          <li>
            <h2 class="govuk-heading-s">
              <a class="govuk-link" href={to(paths.request, { request: id })}>
                {title}: {name}
              </a>
            </h2>
            <p class="govuk-body">
              {role !== null && (
                <>
                  {role}
                  <br />
                </>
              )}
              Klaargezet door {starter}, {when}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

type OneProps = { readonly frame: Frame; readonly waiting: Waiting; readonly errors: FieldErrors };

export function RequestPage({ frame, waiting, errors }: OneProps) {
  const { id, title, then, name, role, starter, when } = waiting;
  return (
    <Page
      frame={frame}
      caption="Te bevestigen"
      heading={title}
      backLink={{ href: paths.requests, label: 'Te bevestigen' }}
      errors={errors}
    >
      <SummaryList
        rows={[
          { key: 'Voor', value: name },
          ...(role === null ? [] : [{ key: 'Rol', value: role }]),
          { key: 'Klaargezet door', value: `${starter}, ${when}` },
        ]}
      />
      <Form tokens={frame.tokens} action={to(paths.request, { request: id })} submitLabel="Vastleggen">
        <Radios
          name="answer"
          legend={`Hebt u ${name} zelf gesproken, en klopt dit?`}
          error={errors.get('answer')}
          options={[
            { value: 'yes', label: 'Ja, ik ken deze collega en het klopt', hint: then },
            { value: 'no', label: 'Nee', hint: 'Er verandert niets.' },
          ]}
        />
      </Form>
    </Page>
  );
}

type CodeProps = { readonly frame: Frame; readonly name: string; readonly code: string };

/** Shown once: of the code only a hash is kept. */
export function HandOverPage({ frame, name, code }: CodeProps) {
  return (
    <Page frame={frame} caption="Bevestigd" heading={`Geef deze code aan ${name}`}>
      <p class="govuk-body-l">
        <code>{code}</code>
      </p>
      <WarningText>
        U ziet deze code alleen nu. Geef hem zelf, niet per e-mail. Hij werkt drie dagen, één keer.
      </WarningText>
      <Button href={paths.requests}>Verder, ik heb de code gegeven</Button>
    </Page>
  );
}
