import { Form } from '../../ui/forms/form.tsx';
import { dateField, field, type FormState } from '../../ui/forms/form-state.ts';
import { Finding } from '../../ui/dossier/duty.tsx';
import { Why, type WhyProps } from '../../ui/dossier/why.tsx';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Table } from '../../ui/govuk/table.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';
import { Version, type Shown } from './saving.tsx';

type Choice = { readonly value: string; readonly label: string };
export type Ground = { readonly says: string; readonly is: string; readonly from: string };
export type DecisionFormView = {
  readonly ref: string;
  readonly decision: 'report' | 'help';
  /** The outcome of the code in one sentence. */
  readonly says: string;
  readonly why: WhyProps | undefined;
  readonly deciders: string;
  readonly isDecider: boolean;
  readonly roles: readonly Choice[];
  /** The grounds of this code for a report, or its conditions for help, each as it stands now. */
  readonly grounds: readonly Ground[];
  readonly asksLastingSafety: boolean;
  readonly reportDue: boolean;
  readonly withVeiligThuis: boolean;
  readonly advice: { readonly href: string; readonly title: string } | null;
};
type Props = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly view: DecisionFormView;
  readonly shown: Shown;
};

const texts = {
  report: {
    heading: 'Besluit over melden',
    asks: 'Meldt u bij Veilig Thuis?',
    submit: 'Besluit over melden vastleggen',
  },
  help: { heading: 'Besluit over hulp', asks: 'Gaat u hulp geven of regelen?', submit: 'Besluit over hulp vastleggen' },
} as const;

/** A person's decision, apart from the advice of the code. Whoever decides otherwise than the code reads first what that asks. */
export function DecisionPage({ frame, form, view, shown }: Props) {
  const { ref, decision } = view;
  const { heading, asks, submit } = texts[decision];
  return (
    <Page
      frame={frame}
      caption="Stap 5"
      heading={heading}
      backLink={{ href: to(paths.weighings, { ref }), label: 'Weging en besluiten' }}
      errors={form.errors}
    >
      {shown.notice}
      <InsetText>Advies van de code: {view.says}</InsetText>
      {view.why !== undefined && <Why {...view.why} />}
      {!view.isDecider && (
        <Finding>
          Volgens uw code beslist de {view.deciders}. U kunt dit vastleggen. Een besluit om niet te melden telt pas als
          de {view.deciders} het neemt.
        </Finding>
      )}
      <Grounds view={view} />
      {decision === 'report' && <Declining view={view} />}
      <Form
        tokens={frame.tokens}
        action={to(decision === 'report' ? paths.decideReport : paths.decideHelp, { ref })}
        submitLabel={submit}
        draft={`besluit-${decision}`}
      >
        <Version shown={shown} />
        {view.asksLastingSafety && <LastingSafety form={form} />}
        <Radios
          {...field(form, 'is')}
          legend={asks}
          options={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nee' },
          ]}
        />
        <Textarea {...field(form, 'because')} label="Waarom besluit u dit?" rows={5} writingAid />
        <Radios {...field(form, 'by')} legend="In welke rol besluit u?" options={view.roles} />
        <DateInput {...dateField(form, 'on')} legend="Wanneer is dit besloten?" />
        {view.withVeiligThuis && <VeiligThuis form={form} />}
      </Form>
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

function Grounds({ view }: { readonly view: DecisionFormView }) {
  if (view.grounds.length === 0) return null;
  return (
    <Table
      caption={view.decision === 'report' ? 'Gronden om te melden' : 'Voorwaarden voor hulp'}
      columns={[{ head: view.decision === 'report' ? 'Grond' : 'Voorwaarde' }, { head: 'Nu' }, { head: 'Bron' }]}
      rows={view.grounds.map(({ says, is, from }) => [says, is, <span class="pluis-source">{from}</span>])}
      firstIsHeader
    />
  );
}

/** Law L3: what must have happened before a duty to report goes away. */
function Declining({ view }: { readonly view: DecisionFormView }) {
  return (
    <Details summary="Wilt u niet melden?" open={view.reportDue}>
      <p class="govuk-body">
        {view.reportDue
          ? 'Volgens uw code moet u melden. Dat verdwijnt alleen als dit allemaal klopt:'
          : 'Moet u volgens de code melden? Dat verdwijnt alleen als dit allemaal klopt:'}
      </p>
      <ul class="govuk-list govuk-list--number">
        <li>De {view.deciders} neemt het besluit en schrijft op waarom.</li>
        <li>
          Veilig Thuis is eerst om advies gevraagd, nadat de plicht om te melden er was.{' '}
          {view.advice !== null && (
            <a class="govuk-link" href={view.advice.href}>
              {view.advice.title}
            </a>
          )}
        </li>
        <li>Elk oordeel waar de plicht op rust, is daarna veranderd. Twijfel telt niet als nee.</li>
      </ul>
      <p class="govuk-body">
        Klopt niet alles? Uw besluit wordt wel bewaard, maar de plicht om te melden blijft staan.
      </p>
    </Details>
  );
}

function LastingSafety({ form }: { readonly form: FormState }) {
  return (
    <Radios
      {...field(form, 'lasting')}
      legend="Verwacht u dat het kind door deze hulp blijvend veilig wordt?"
      hint="Bij nee meldt u volgens uw code. Nog niet te zeggen? Laat dit leeg."
      options={[
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nee' },
        { value: 'doubt', label: 'Wij twijfelen' },
      ]}
    />
  );
}

function VeiligThuis({ form }: { readonly form: FormState }) {
  return (
    <>
      <h2 class="govuk-heading-m">Samen met Veilig Thuis</h2>
      <p class="govuk-body">
        Na deze weging besluit u samen met Veilig Thuis over hulp. Nog niet gesproken? Laat dit leeg.
      </p>
      <Input {...field(form, 'vt-contact')} label="Wie sprak u bij Veilig Thuis?" />
      <DateInput {...dateField(form, 'vt')} legend="Wanneer was dat?" />
      <Input {...field(form, 'vt-spoken-by')} label="Wie van u sprak met Veilig Thuis?" />
    </>
  );
}
