import type { Instant } from '../../core/kernel/kernel.ts';
import { Form, Tokens } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenTime } from '../../ui/written.ts';
import { groundWords } from './words.ts';

type Choice = { readonly value: string; readonly label: string };
type AskProps = { readonly frame: Frame; readonly form: FormState; readonly choices: readonly Choice[] };

export function AskPage({ frame, form, choices }: AskProps) {
  return (
    <Page frame={frame} heading="Noodtoegang" backLink={{ href: paths.mine, label: 'Start' }} errors={form.errors}>
      <p class="govuk-body">
        U kunt een uur lezen en aanvullen in het dossier van een kind, ook als u daar geen plaats heeft. Gebruik dit
        alleen als het niet kan wachten.
      </p>
      <InsetText>
        Twee collega’s krijgen meteen bericht. Een van hen kijkt binnen drie werkdagen na waarom het nodig was. Alles
        wat u leest, wordt bewaard.
      </InsetText>
      <Form
        tokens={frame.tokens}
        action={paths.emergencyAccess}
        submitLabel="Noodtoegang vragen"
        kind="warning"
        cancel={{ href: paths.mine, label: 'Toch niet' }}
      >
        <Select
          {...field(form, 'child')}
          label="Om welk kind gaat het?"
          options={[{ value: '', label: 'Kies een kind' }, ...choices]}
        />
        <Radios
          {...field(form, 'ground')}
          legend="Waarom moet het nu?"
          options={Object.entries(groundWords).map(([value, label]) => ({ value, label }))}
        />
        <Textarea
          {...field(form, 'reason')}
          label="Leg dat kort uit"
          hint="Wie het nakijkt, leest dit. Noem geen namen."
          rows={4}
        />
      </Form>
    </Page>
  );
}

export type RunningView = {
  readonly id: string;
  readonly child: string;
  readonly endsAt: Instant;
  readonly refs: readonly string[];
};

export function RunningPage({ frame, running }: { readonly frame: Frame; readonly running: readonly RunningView[] }) {
  return (
    <Page frame={frame} heading="Noodtoegang" backLink={{ href: paths.mine, label: 'Start' }}>
      {running.length === 0 && <p class="govuk-body">U heeft nu geen noodtoegang.</p>}
      {running.map((one) => (
        <One frame={frame} one={one} />
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.emergencyAccess}>
          Noodtoegang vragen voor een ander kind
        </a>
      </p>
    </Page>
  );
}

function One({ frame, one: { id, child, endsAt, refs } }: { readonly frame: Frame; readonly one: RunningView }) {
  return (
    <>
      <h2 class="govuk-heading-m">{child}</h2>
      {refs.length === 0 ? (
        <p class="govuk-body">
          Er is niets dat u zo kunt openen. Bel uw coördinator. Is er gevaar, bel dan 112 of Veilig Thuis. Wat u zelf
          ziet, kunt u altijd{' '}
          <a class="govuk-link" href={paths.signal}>
            vastleggen
          </a>
          .
        </p>
      ) : (
        <>
          <ul class="govuk-list">
            {refs.map((ref, n) => (
              <li>
                <a class="govuk-link" href={to(paths.dossier, { ref })}>
                  Open het dossier{refs.length > 1 && ` (${n + 1})`}
                </a>
              </li>
            ))}
          </ul>
          <p class="govuk-body">
            Tot {writtenTime(endsAt)} kunt u lezen en aanvullen. Een kopie maken, iets intrekken of beslissen kan niet.
          </p>
        </>
      )}
      <form action={to(paths.emergencyAccessRenewal, { use: id })} method="post">
        <Tokens tokens={frame.tokens} />
        <Button kind="secondary">
          Nog een uur<span class="govuk-visually-hidden"> voor {child}</span>
        </Button>
      </form>
    </>
  );
}
