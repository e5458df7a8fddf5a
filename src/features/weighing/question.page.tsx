import type { Question } from '../../core/protocol/protocol.schema.ts';
import { Form } from '../../ui/forms/form.tsx';
import { dateField, field, type FormState } from '../../ui/forms/form-state.ts';
import { SourceLine, type WhyProps } from '../../ui/dossier/why.tsx';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';
import { printsDoubt, unprintedDoubt } from './question.form.ts';
import { Views } from './question-views.tsx';
import { Version, type Shown } from './saving.tsx';
import { printed } from './words.ts';

export type QuestionView = {
  readonly ref: string;
  readonly question: Question;
  readonly place: number;
  readonly total: number;
  readonly source: WhyProps['source'];
  readonly members: readonly string[];
  /** What is lacking in the company by the rule of the code. */
  readonly lacks: string | null;
  /** Roles the printed question speaks of. */
  readonly involves: string;
  readonly earlier: readonly { readonly title: string; readonly answer: string; readonly because: string }[];
  readonly withVeiligThuis: boolean;
  readonly reportDue: boolean;
};
type Props = { readonly frame: Frame; readonly form: FormState; readonly view: QuestionView; readonly shown: Shown };

/** One question of the code, with all its printed answers and the doubt that nobody has to hide. */
export function QuestionPage({ frame, form, view, shown }: Props) {
  const { ref, question, place, total } = view;
  return (
    <Page
      frame={frame}
      caption={`Vraag ${place} van ${total}`}
      heading={question.title}
      backLink={{ href: to(paths.weighingBegin, { ref }), label: 'Begin van de weging' }}
      errors={form.errors}
    >
      {shown.notice}
      {view.reportDue && (
        <InsetText>
          Volgens uw code moet dit gemeld worden.{' '}
          <a class="govuk-link" href={to(paths.reportRecord, { ref })}>
            Melding vastleggen
          </a>
          . De vragen gaan door, maar nemen deze plicht niet weg.
        </InsetText>
      )}
      <Help view={view} />
      <Form
        tokens={frame.tokens}
        action={to(paths.weighingQuestion, { ref, question: question.id })}
        submitLabel="Antwoord vastleggen"
        draft={`weging-${question.id}`}
      >
        <Version shown={shown} />
        <Answer form={form} question={question} />
        <Textarea
          {...field(form, 'because')}
          label="Waarom antwoordt u zo?"
          hint="Noem feiten. Schrijf ook op wat u nog mist."
          writingAid
        />
        <Information form={form} question={question} />
        {view.withVeiligThuis && <VeiligThuis form={form} />}
        <Views form={form} refId={ref} members={view.members} lacks={view.lacks} />
      </Form>
      <Earlier view={view} />
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

function Help({ view }: { readonly view: QuestionView }) {
  const { question } = view;
  return (
    <>
      {question.afterSteps !== undefined && (
        <p class="govuk-body">De code stelt deze vraag na stap {question.afterSteps}.</p>
      )}
      {question.norms !== undefined && <p class="govuk-body">{question.norms}.</p>}
      {view.involves !== '' && <p class="govuk-body">Betrek hierbij: {view.involves}.</p>}
      {(question.help.length > 0 || question.examples.length > 0) && (
        <Details summary="Uitleg en voorbeelden bij deze vraag">
          {question.help.map(({ says }) => (
            <p class="govuk-body">{says}</p>
          ))}
          {exampleKinds.map((kind) => (
            <Examples question={question} kind={kind} />
          ))}
        </Details>
      )}
      <p class="govuk-body pluis-source">
        <SourceLine {...view.source} />
      </p>
    </>
  );
}

const exampleKinds = ['acute', 'structural', 'disclosure'] as const;
const exampleWords = {
  acute: 'Voorbeelden van acute onveiligheid',
  structural: 'Voorbeelden van structurele onveiligheid',
  disclosure: 'Voorbeelden van onthulling',
} as const;

type ExampleProps = { readonly question: Question; readonly kind: (typeof exampleKinds)[number] };

function Examples({ question, kind }: ExampleProps) {
  const examples = question.examples.filter((example) => example.kind === kind);
  if (examples.length === 0) return null;
  return (
    <>
      <p class="govuk-body">
        <strong>{exampleWords[kind]}</strong>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {examples.map(({ says }) => (
          <li>{says}</li>
        ))}
      </ul>
    </>
  );
}

function Answer({ form, question }: { readonly form: FormState; readonly question: Question }) {
  const doubt = printsDoubt(question)
    ? []
    : [
        {
          value: unprintedDoubt,
          label: 'Wij twijfelen',
          hint: 'Dit antwoord staat niet in uw code. U vraagt dan Veilig Thuis om advies en beantwoordt de vraag opnieuw.',
        },
      ];
  return (
    <Radios
      {...field(form, 'answer')}
      legend={question.asks}
      legendSize="m"
      options={[
        ...question.answers.map((answer) => ({
          value: answer.code,
          label: printed(answer),
          ...(answer.note === undefined ? {} : { hint: answer.note }),
          ...(answer.covers.length > 1 ? { conditional: <Meaning form={form} /> } : {}),
        })),
        ...doubt,
      ]}
    />
  );
}

function Meaning({ form }: { readonly form: FormState }) {
  return (
    <Radios
      {...field(form, 'meaning')}
      legend="Wat bedoelt u? (mag leeg)"
      legendSize="s"
      hint="Voor wat er moet gebeuren maakt het geen verschil."
      options={[
        { value: 'yes', label: 'Ja' },
        { value: 'doubt', label: 'Wij twijfelen' },
      ]}
    />
  );
}

function Information({ form, question }: { readonly form: FormState; readonly question: Question }) {
  if (question.needsInformation.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Informatie die uw code hierbij vraagt</h2>
      <p class="govuk-body">
        Denkt u aan structurele onveiligheid? Dan hoort dit op tafel. Weet u iets niet, laat het leeg.
      </p>
      {question.needsInformation.map(({ id, says, rule }) => (
        <Textarea {...field(form, `info-${id}`)} label={says} hint={`Regel ${rule}`} rows={3} />
      ))}
    </>
  );
}

function VeiligThuis({ form }: { readonly form: FormState }) {
  return (
    <>
      <h2 class="govuk-heading-m">Samen met Veilig Thuis</h2>
      <p class="govuk-body">Deze vraag beantwoordt u samen met Veilig Thuis. Is dat nog niet gebeurd? Laat het leeg.</p>
      <Input {...field(form, 'vt-contact')} label="Wie sprak u bij Veilig Thuis?" />
      <DateInput {...dateField(form, 'vt')} legend="Wanneer was dat?" />
      <Input {...field(form, 'vt-spoken-by')} label="Wie van u sprak met Veilig Thuis?" />
    </>
  );
}

function Earlier({ view }: { readonly view: QuestionView }) {
  if (view.earlier.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Eerdere antwoorden</h2>
      <ul class="govuk-list govuk-list--bullet">
        {view.earlier.map(({ title, answer, because }) => (
          <li>
            {title}: {answer}. {because}
          </li>
        ))}
      </ul>
    </>
  );
}
