import type { PlainDate } from '../../core/kernel/kernel.ts';
import { Form, Tokens } from '../../ui/forms/form.tsx';
import { dateField, field, type FormState } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenDay } from '../../ui/written.ts';
import { nobody } from './absence.form.ts';

export type Choice = { readonly value: string; readonly label: string };
export type Row = {
  readonly id: string;
  readonly whose: string;
  readonly deputy: string | null;
  readonly who: string;
  readonly standIn: string | null;
  readonly from: PlainDate;
  /** The last whole or begun day. */
  readonly last: PlainDate;
  readonly runs: boolean;
  readonly deputyIsAway: boolean;
};

type ListProps = {
  readonly frame: Frame;
  readonly own: readonly Row[];
  readonly standsIn: readonly Row[];
  readonly colleagues: readonly Row[];
  readonly mayForOthers: boolean;
};

export function AbsencePage({ frame, own, standsIn, colleagues, mayForOthers }: ListProps) {
  return (
    <Page frame={frame} heading="Afwezigheid">
      <h2 class="govuk-heading-m">U bent afwezig</h2>
      {own.length === 0 && <p class="govuk-body">U hebt niets doorgegeven.</p>}
      <Rows
        frame={frame}
        rows={own}
        says={({ standIn }) => (standIn === null ? 'Niemand vervangt u.' : `${standIn} vervangt u.`)}
        mayEnd
      />
      <Button href={paths.absenceNew} kind="secondary">
        Afwezigheid doorgeven
      </Button>
      {standsIn.length > 0 && (
        <>
          <h2 class="govuk-heading-m">U vervangt</h2>
          <p class="govuk-body">In deze tijd ziet u wat uw collega ziet, en komen nieuwe signalen ook bij u.</p>
          <Rows frame={frame} rows={standsIn} says={({ who }) => `U vervangt ${who}.`} />
        </>
      )}
      {mayForOthers && (
        <>
          <h2 class="govuk-heading-m">Collega’s</h2>
          <Rows frame={frame} rows={colleagues} says={ofColleague} mayEnd />
          <p class="govuk-body">
            <a class="govuk-link" href={paths.absenceColleague}>
              Afwezigheid van een collega doorgeven
            </a>
          </p>
        </>
      )}
    </Page>
  );
}

function ofColleague({ who, standIn }: Row): string {
  return standIn === null ? `${who} is afwezig. Niemand vervangt.` : `${who} is afwezig. ${standIn} vervangt.`;
}

type RowsProps = {
  readonly frame: Frame;
  readonly rows: readonly Row[];
  readonly says: (row: Row) => string;
  readonly mayEnd?: true;
};

function Rows({ frame, rows, says, mayEnd }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <ul class="pluis-list">
      {rows.map((row) => (
        <li>
          <p class="govuk-body">
            <strong>
              {writtenDay(row.from)} tot en met {writtenDay(row.last)}
            </strong>
            <br />
            {says(row)}
            {row.deputyIsAway && (
              <>
                <br />
                Let op: {row.standIn} is in deze tijd zelf ook afwezig.
              </>
            )}
          </p>
          {mayEnd === true && <End frame={frame} row={row} />}
        </li>
      ))}
    </ul>
  );
}

function End({ frame, row: { id, who, runs } }: { readonly frame: Frame; readonly row: Row }) {
  return (
    <form action={to(paths.absenceEnd, { absence: id })} method="post">
      <Tokens tokens={frame.tokens} />
      <Button kind="secondary">
        {runs ? 'Dit is voorbij' : 'Dit gaat niet door'}
        <span class="govuk-visually-hidden"> ({who})</span>
      </Button>
    </form>
  );
}

type AwayProps = {
  readonly frame: Frame;
  readonly form: FormState;
  /** Null: it is about the person who asks. */
  readonly colleagues: readonly Choice[] | null;
  readonly deputies: readonly Choice[];
};

export function AwayPage({ frame, form, colleagues, deputies }: AwayProps) {
  const isOwn = colleagues === null;
  return (
    <Page
      frame={frame}
      heading={isOwn ? 'Afwezigheid doorgeven' : 'Afwezigheid van een collega'}
      errors={form.errors}
      backLink={{ href: paths.absence, label: 'Afwezigheid' }}
    >
      <Form
        tokens={frame.tokens}
        action={isOwn ? paths.absenceNew : paths.absenceColleague}
        submitLabel="Doorgeven"
        draft="afwezig"
        cancel={{ href: paths.absence, label: 'Niet doen' }}
      >
        {colleagues !== null && (
          <Select
            {...field(form, 'staff')}
            label="Wie is er afwezig?"
            options={[{ value: '', label: 'Kies een collega' }, ...colleagues]}
          />
        )}
        <DateInput {...dateField(form, 'from')} legend="Vanaf welke dag?" />
        <DateInput
          {...dateField(form, 'until')}
          legend="Tot en met welke dag?"
          hint="Eerder terug? Dat kunt u altijd melden."
        />
        <Select
          {...field(form, 'deputy')}
          label={isOwn ? 'Wie vervangt u?' : 'Wie vervangt?'}
          hint="Wie vervangt, ziet in die tijd dezelfde dossiers en krijgt nieuwe signalen."
          options={[{ value: '', label: 'Kies een collega' }, ...deputies, { value: nobody, label: 'Niemand' }]}
        />
        <InsetText>
          Wie een dossier niet mag zien, ziet het ook als vervanger niet. Is er niemand die nieuwe signalen krijgt? Dan
          ziet de leidinggevende dat op de startpagina.
        </InsetText>
      </Form>
    </Page>
  );
}
