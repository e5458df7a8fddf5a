import { Form } from '../../ui/forms/form.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Table } from '../../ui/govuk/table.tsx';
import { TaskList } from '../../ui/govuk/task-list.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

export type OpenMonth = { readonly name: string; readonly title: string; readonly says: string };
export type Line = { readonly when: string; readonly who: string; readonly what: string; readonly where: string };
export type ReviewView = {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
  readonly findings: readonly Omit<Line, 'where'>[];
  readonly sample: readonly Line[];
  /** Who signed, in words; and whether this person still has to. */
  readonly signed: readonly string[];
  readonly maySign: boolean;
};

export function ReviewsPage({ frame, months }: { readonly frame: Frame; readonly months: readonly OpenMonth[] }) {
  return (
    <Page frame={frame} heading="Controle van het logboek" backLink={{ href: paths.mine, label: 'Start' }}>
      <p class="govuk-body">
        Elke maand kijken twee mensen of er goed met de dossiers is omgegaan: de aandachtsfunctionaris en de
        functionaris gegevensbescherming. U ziet wie iets las, niet wat er staat.
      </p>
      {months.length === 0 && <p class="govuk-body">Er is nog geen hele maand om te controleren.</p>}
      <TaskList
        items={months.map(({ name, title, says }) => ({
          title,
          status: says,
          href: to(paths.logReview, { month: name }),
        }))}
      />
    </Page>
  );
}

export function ReviewPage({ frame, view }: { readonly frame: Frame; readonly view: ReviewView }) {
  return (
    <Page
      frame={frame}
      heading={`Controle over ${view.title}`}
      backLink={{ href: paths.logReviews, label: 'Controle van het logboek' }}
      wide
    >
      {view.signed.map((says) => (
        <InsetText>{says}</InsetText>
      ))}
      <p class="govuk-body">
        In deze maand staan {view.rows} regels over dossiers in het logboek. Ook dat u kijkt, staat erin.
      </p>
      <h2 class="govuk-heading-m">Wat opvalt</h2>
      {view.findings.length === 0 ? (
        <p class="govuk-body">Er valt niets op.</p>
      ) : (
        <>
          <p class="govuk-body">Wat opvalt is niet meteen fout. Vraag het na bij wie het betreft.</p>
          <Table
            columns={[{ head: 'Wanneer' }, { head: 'Wie' }, { head: 'Wat' }]}
            rows={view.findings.map(({ when, who, what }) => [when, who, what])}
            firstIsHeader
          />
        </>
      )}
      <h2 class="govuk-heading-m">Steekproef</h2>
      {view.sample.length === 0 ? (
        <p class="govuk-body">Er is deze maand niets gelezen.</p>
      ) : (
        <Table
          caption={`${view.sample.length} keer dat iemand een dossier las`}
          columns={[{ head: 'Wanneer' }, { head: 'Wie' }, { head: 'Waarom mocht dat' }, { head: 'Dossier' }]}
          rows={view.sample.map(({ when, who, what, where }) => [when, who, what, where])}
          firstIsHeader
        />
      )}
      {view.maySign && (
        <>
          <h2 class="govuk-heading-m">Aftekenen</h2>
          <p class="govuk-body">Teken af als u alles heeft bekeken en heeft nagevraagd wat u niet begreep.</p>
          <Form
            tokens={frame.tokens}
            action={to(paths.logReview, { month: view.name })}
            submitLabel="Ik heb deze maand gecontroleerd"
          />
        </>
      )}
    </Page>
  );
}
