import { Form, Tokens } from '../../ui/forms/form.tsx';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import { TaskList } from '../../ui/govuk/task-list.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

export type DueView = { readonly bucket: string; readonly title: string; readonly counted: string };
export type Listed = { readonly id: string; readonly title: string; readonly state: string };
export type OneView = Listed & {
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  /** The dossier, for who reads it. */
  readonly ref: string | null;
  readonly isProposal: boolean;
  readonly isMine: boolean;
  readonly isApproved: boolean;
};

type ListProps = { readonly frame: Frame; readonly due: readonly DueView[]; readonly listed: readonly Listed[] };

export function DestructionsPage({ frame, due, listed }: ListProps) {
  return (
    <Page frame={frame} heading="Vernietigen" backLink={{ href: paths.mine, label: 'Start' }}>
      <p class="govuk-body">
        Een dossier blijft niet langer bewaard dan uw code zegt. Als de maand voorbij is, stelt u voor om te
        vernietigen. Een ander beslist. U ziet aantallen, geen namen.
      </p>
      <h2 class="govuk-heading-m">Wat weg mag</h2>
      {due.length === 0 && <p class="govuk-body">Er is nu niets dat weg mag.</p>}
      <ul class="pluis-list">
        {due.map(({ bucket, title, counted }) => (
          <li>
            <h3 class="govuk-heading-s">{title}</h3>
            <p class="govuk-body">{counted}</p>
            <form action={paths.destructions} method="post">
              <Tokens tokens={frame.tokens} />
              <input type="hidden" name="month" value={bucket} />
              <Button kind="secondary">
                Stel voor om te vernietigen<span class="govuk-visually-hidden">: {title}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {listed.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Voorstellen en bewijzen</h2>
          <TaskList
            items={listed.map(({ id, title, state }) => ({
              title,
              status: state,
              href: to(paths.destruction, { destruction: id }),
            }))}
          />
        </>
      )}
    </Page>
  );
}

type OneProps = { readonly frame: Frame; readonly view: OneView };

/** The proposal, and once it is done the proof of it: numbers, people and days, never whom it was about. */
export function DestructionPage({ frame, view }: OneProps) {
  return (
    <Page
      frame={frame}
      caption="Vernietigen"
      heading={view.title}
      backLink={{ href: paths.destructions, label: 'Vernietigen' }}
    >
      <Facts view={view} />
      {view.isProposal && (
        <form action={to(paths.destruction, { destruction: view.id })} method="post">
          <Tokens tokens={frame.tokens} />
          <Button kind="secondary">Trek dit voorstel in</Button>
        </form>
      )}
    </Page>
  );
}

function Facts({ view }: Pick<OneProps, 'view'>) {
  return (
    <>
      <SummaryList rows={[{ key: 'Stand', value: view.state }, ...view.rows]} />
      {view.ref !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={to(paths.dossier, { ref: view.ref })}>
            Bekijk het dossier
          </a>
        </p>
      )}
    </>
  );
}

export function ApprovalsPage({ frame, listed }: { readonly frame: Frame; readonly listed: readonly Listed[] }) {
  return (
    <Page frame={frame} heading="Akkoord voor vernietigen" backLink={{ href: paths.mine, label: 'Start' }}>
      {listed.length === 0 ? (
        <p class="govuk-body">Er wacht nu geen voorstel op u.</p>
      ) : (
        <TaskList
          items={listed.map(({ id, title, state }) => ({
            title,
            status: state,
            href: to(paths.destructionApproval, { destruction: id }),
          }))}
        />
      )}
    </Page>
  );
}

type ApprovalProps = OneProps & { readonly errors: FieldErrors };

export function ApprovalPage({ frame, view, errors }: ApprovalProps) {
  return (
    <Page
      frame={frame}
      caption="Akkoord voor vernietigen"
      heading={view.title}
      backLink={{ href: paths.destructionApprovals, label: 'Akkoord voor vernietigen' }}
      errors={errors}
    >
      <Facts view={view} />
      {view.isMine && view.isProposal && <InsetText>U stelde dit zelf voor. Een ander moet akkoord geven.</InsetText>}
      {((view.isProposal && !view.isMine) || view.isApproved) && (
        <>
          <WarningText>Wat vernietigd is, komt nooit terug. Ook niet uit een reservekopie.</WarningText>
          <Form
            tokens={frame.tokens}
            action={to(paths.destructionApproval, { destruction: view.id })}
            submitLabel="Vastleggen"
          >
            <Radios
              name="answer"
              legend="Gaat u akkoord?"
              hint="Wat open is, wat bewaard moet blijven en wat gaat over een kind dat hier nog is, blijft vanzelf staan."
              error={errors.get('answer')}
              options={[
                { value: 'yes', label: 'Ja, vernietig dit nu' },
                { value: 'no', label: 'Nee, dit gaat niet door' },
              ]}
            />
          </Form>
        </>
      )}
    </Page>
  );
}
