import { Form } from '../../ui/forms/form.tsx';
import { dateField, field, manyField, type FormState } from '../../ui/forms/form-state.ts';
import { Finding } from '../../ui/dossier/duty.tsx';
import { Why, type WhyProps } from '../../ui/dossier/why.tsx';
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input, TimeInput } from '../../ui/govuk/input.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';
import { Version, type Shown } from './saving.tsx';

type Choice = { readonly value: string; readonly label: string };
export type ReportFormView = {
  readonly ref: string;
  readonly why: WhyProps | undefined;
  readonly roles: readonly Choice[];
  /** Who reports by this code; and whether this person is one of them. */
  readonly reporters: string;
  readonly isReporter: boolean;
  readonly grounds: readonly Choice[];
  /** A talk with the parents stands on the day of today. */
  readonly talkedToday: boolean;
};
type Props = { readonly frame: Frame; readonly form: FormState; readonly view: ReportFormView; readonly shown: Shown };

/** Everybody can record a report. Who else the code names is a question beside it, never a gate. */
export function ReportRecordPage({ frame, form, view, shown }: Props) {
  const { ref } = view;
  return (
    <Page
      frame={frame}
      caption="Stap 5"
      heading="Melding vastleggen"
      backLink={{ href: to(paths.report, { ref }), label: 'Melding en hulp' }}
      errors={form.errors}
    >
      {shown.notice}
      {view.why !== undefined && <Why {...view.why} />}
      <Form
        tokens={frame.tokens}
        action={to(paths.reportRecord, { ref })}
        submitLabel="Melding vastleggen"
        draft="melding"
      >
        <Version shown={shown} />
        <DateInput {...dateField(form, 'on')} legend="Wanneer meldde u?" />
        <TimeInput {...field(form, 'time')} label="Hoe laat? (mag leeg)" hint="Bijvoorbeeld 14:05" />
        <Radios {...field(form, 'channel')} legend="Hoe meldde u?" options={channelChoices} />
        <Reporter form={form} view={view} />
        <h2 class="govuk-heading-m">Bij Veilig Thuis</h2>
        <Input {...field(form, 'veilig-thuis')} label="Welk Veilig Thuis? (mag leeg)" hint="Bijvoorbeeld de regio." />
        <Input {...field(form, 'contact')} label="Wie sprak u daar? (mag leeg)" />
        <Input {...field(form, 'number')} label="Nummer van de melding (mag leeg)" />
        <Textarea {...field(form, 'agreements')} label="Wat sprak u af? (mag leeg)" rows={4} />
        <Checkboxes
          {...manyField(form, 'grounds')}
          legend="Op welke gronden meldde u? (mag leeg)"
          options={view.grounds}
        />
        <Disclosure form={form} />
        <SameDay form={form} view={view} />
        <Details summary="Veilig Thuis noemde zelf een dag" open={form.errors.has('feedback')}>
          <DateInput {...dateField(form, 'feedback')} legend="Wanneer hoort u iets?" />
        </Details>
      </Form>
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

const channelChoices: readonly Choice[] = [
  { value: 'phone', label: 'Telefoon' },
  { value: 'form', label: 'Formulier op de website' },
  { value: 'mail', label: 'E-mail' },
  { value: 'visit', label: 'Bezoek' },
  { value: 'other', label: 'Anders' },
];

function Reporter({ form, view }: Pick<Props, 'form' | 'view'>) {
  const why = (
    <Textarea
      {...field(form, 'why-another')}
      label="Meldde een ander dan uw code noemt? Waarom? (mag leeg)"
      hint={`Volgens uw code meldt de ${view.reporters}.`}
      rows={3}
    />
  );
  return (
    <>
      <Radios {...field(form, 'by')} legend="In welke rol meldde u?" options={view.roles} />
      {view.isReporter ? (
        <Details summary="Meldde u voor een ander?" open={(field(form, 'why-another').value ?? '') !== ''}>
          {why}
        </Details>
      ) : (
        <>
          <Finding>
            Volgens uw code meldt de {view.reporters}. Uw melding telt ook. Schrijf op waarom u het deed.
          </Finding>
          {why}
        </>
      )}
    </>
  );
}

function Disclosure({ form }: { readonly form: FormState }) {
  return (
    <Radios
      {...field(form, 'name')}
      legend="Mag het gezin weten wie meldde? (mag leeg)"
      hint="Een melding is open, tenzij dat gevaar geeft. Spreek dat met Veilig Thuis af."
      options={[
        { value: 'open', label: 'Ja' },
        {
          value: 'not_to_family',
          label: 'Nee, mijn naam blijft weg bij het gezin',
          conditional: <Textarea {...field(form, 'name-because')} label="Waarom niet?" rows={2} />,
        },
      ]}
    />
  );
}

function SameDay({ form, view }: Pick<Props, 'form' | 'view'>) {
  const filled = (field(form, 'why-same-day').value ?? '') !== '';
  if (!view.talkedToday && !filled) return null;
  return (
    <Textarea
      {...field(form, 'why-same-day')}
      label="Waarom meldde u op de dag van het gesprek? (mag leeg)"
      hint="Vandaag was er ook een gesprek. Het is vaak veiliger om daar tijd tussen te laten."
      rows={3}
    />
  );
}
