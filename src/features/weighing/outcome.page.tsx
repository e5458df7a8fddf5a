import type { Because, Weighed } from '../../core/protocol/weighed.ts';
import { Duty, type DutyProps } from '../../ui/dossier/duty.tsx';
import { Button, ButtonGroup } from '../../ui/govuk/button.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';
import type { Answered } from './answered.ts';
import { answerWords } from './words.ts';

export type OutcomeView = {
  readonly ref: string;
  readonly weighed: Weighed;
  readonly because: readonly (Because & { readonly from: string })[];
  readonly answers: readonly Answered[];
  /** Each member who answered otherwise, with the question. */
  readonly dissent: readonly string[];
  readonly duties: readonly DutyProps[];
  readonly deciders: string;
  readonly readers: string;
  /** The question that can be answered next; null when none waits. */
  readonly question: { readonly id: string; readonly title: string } | null;
};
type Props = { readonly frame: Frame; readonly view: OutcomeView };

export const sentences: Readonly<Record<Weighed['outcome'], string>> = {
  report: 'Volgens uw code meldt u bij Veilig Thuis.',
  consult: 'Er is twijfel. Vraag Veilig Thuis om advies en beantwoord de vraag daarna opnieuw.',
  continue: 'Volgens uw code gaat u verder met de stappen en de vragen.',
  reweigh: 'Volgens uw code weegt u opnieuw, met wat er bij is gekomen.',
  help: 'Volgens uw code regelt u hulp, met een dag waarop u kijkt of die werkt.',
  close: 'De weging is klaar. Rond af wat nog open staat, dan kan het dossier dicht.',
  other_route: 'De stappen van de meldcode gelden hier niet. Er geldt een andere route.',
};

/** What the code advises and how it came there; the decision is a person's and stands apart. */
export function OutcomePage({ frame, view }: Props) {
  const { ref, weighed, duties, question } = view;
  const reportFirst = weighed.outcome === 'report';
  const main = reportFirst ? 'secondary' : 'main';
  return (
    <Page
      frame={frame}
      caption="Weging"
      heading="Wat uw code zegt"
      backLink={{ href: to(paths.weighings, { ref }), label: 'Weging en besluiten' }}
    >
      <p class="govuk-body-l">
        <strong>{sentences[weighed.outcome]}</strong>
      </p>
      {weighed.decisions.report === 'declined' && (
        <p class="govuk-body">Er is besloten om niet te melden. Dat besluit telt.</p>
      )}
      {weighed.with_veilig_thuis && <p class="govuk-body">De vragen 3, 4 en 5 beantwoordt u samen met Veilig Thuis.</p>}
      <InsetText>
        Dit is een advies van de code. {view.deciders} beslist en schrijft op waarom. Iedereen mag zelf melden.
      </InsetText>
      <ButtonGroup>
        {question !== null && (
          <Button href={to(paths.weighingQuestion, { ref, question: question.id })} kind={main}>
            Verder met vraag: {question.title}
          </Button>
        )}
        <Button href={to(paths.decideReport, { ref })} kind={question === null ? main : 'secondary'}>
          Besluit over melden vastleggen
        </Button>
      </ButtonGroup>
      <h2 class="govuk-heading-m">Hoe we hier komen</h2>
      <Reasons view={view} />
      <Notes answers={view.answers} />
      <Dissent view={view} />
      <h2 class="govuk-heading-m">Wat dit van u vraagt</h2>
      {duties.length === 0 && <p class="govuk-body">Er staat niets open.</p>}
      {duties.slice(0, shownAtOnce).map((duty, at) => (
        <Duty {...duty} first={at === 0 && reportFirst} />
      ))}
      {duties.length > shownAtOnce && (
        <Details summary={`Ook nog open (${duties.length - shownAtOnce})`}>
          {duties.slice(shownAtOnce).map((duty) => (
            <Duty {...duty} />
          ))}
        </Details>
      )}
      <h2 class="govuk-heading-m">Wat er nu is vastgelegd</h2>
      <Given answers={view.answers} />
      <p class="govuk-body">
        Wie dit kan lezen: {view.readers}. Er is nog niemand bericht gestuurd over deze uitkomst.
      </p>
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

const shownAtOnce = 3;

function Reasons({ view }: { readonly view: OutcomeView }) {
  if (view.because.length === 0) return <p class="govuk-body">Er is nog geen vraag beantwoord.</p>;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {view.because.map(({ says, from }) => (
        <li>
          Omdat: {says} <span class="pluis-source">Bron: {from}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where the printed answer is odd, the note stands with it (D-10, D-11). */
function Notes({ answers }: { readonly answers: readonly Answered[] }) {
  const noted = answers.filter(({ note }) => note !== null);
  if (noted.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Bij de tekst van uw code</h2>
      <ul class="govuk-list govuk-list--bullet">
        {noted.map(({ title, answer, note }) => (
          <li>
            {title}, {answer}: {note}
          </li>
        ))}
      </ul>
    </>
  );
}

function Dissent({ view }: { readonly view: OutcomeView }) {
  if (view.dissent.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Wie er anders over denkt</h2>
      <ul class="govuk-list govuk-list--bullet">
        {view.dissent.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      <p class="govuk-body">Deze kijk blijft staan. Een verschil bij de vraag over veiligheid telt als twijfel.</p>
    </>
  );
}

export function Given({ answers }: { readonly answers: readonly Answered[] }) {
  if (answers.length === 0) return <p class="govuk-body">Er is nog geen vraag beantwoord.</p>;
  return (
    <SummaryList
      rows={answers.map(({ title, answer, event }) => ({
        key: title,
        value: (
          <>
            <strong>{answer}</strong>
            <br />
            {event.because}
          </>
        ),
      }))}
    />
  );
}

export function dissentOf(answers: readonly Answered[], nameOf: (view: Answered['event']['views'][number]) => string) {
  return answers.flatMap(({ title, event }) =>
    event.views
      .filter(({ view }) => view !== event.answer)
      .map((view) => {
        const why = view.because === undefined ? '' : ` ${view.because}`;
        return `${title}: ${nameOf(view)} antwoordt ${answerWords[view.view]}.${why}`;
      }),
  );
}
