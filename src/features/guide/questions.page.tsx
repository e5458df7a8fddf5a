import type { Code } from '../../core/protocol/code.ts';
import type { PrintedAnswer, Question } from '../../core/protocol/protocol.schema.ts';
import type { Weighed } from '../../core/protocol/weighed.ts';
import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Details } from '../../ui/govuk/details.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { NothingKept, sourceOf } from './guide.page.tsx';
import type { Given, WalkThrough } from './walk-through.ts';

type Props = {
  readonly frame: Frame;
  readonly code: Code;
  readonly walk: WalkThrough;
  readonly form: FormState;
};

/** The five questions, one at a time; the answers travel in the form and are kept nowhere. */
export function QuestionsPage({ frame, code, walk, form }: Props) {
  const { protocol } = code;
  const place = walk.asks === null ? null : protocol.questions.indexOf(walk.asks) + 1;
  return (
    <Page
      frame={frame}
      caption={protocol.organisation}
      heading={place === null ? 'Wat uw code zegt' : `Vraag ${place} van ${protocol.questions.length}`}
      backLink={{ href: to(paths.guideProtocol, { protocol: protocol.id }), label: 'De vijf stappen' }}
      active="guide"
      errors={form.errors}
    >
      <NothingKept />
      {walk.asks === null ? (
        <Outcome code={code} walk={walk} />
      ) : (
        <Ask frame={frame} code={code} walk={walk} question={walk.asks} form={form} />
      )}
      <Answers given={walk.given} />
      {walk.given.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={to(paths.guideQuestions, { protocol: protocol.id })}>
            Opnieuw beginnen
          </a>
        </p>
      )}
    </Page>
  );
}

type AskProps = Props & { readonly question: Question };

function Ask({ frame, code, walk, question, form }: AskProps) {
  const printsDoubt = question.answers.some(({ covers }) => covers.includes('doubt'));
  return (
    <>
      {walk.said.outcome === 'report' && (
        <InsetText>
          Volgens deze code meldt u nu bij Veilig Thuis. De vragen hierna beantwoordt u samen met Veilig Thuis.
        </InsetText>
      )}
      <Form
        tokens={frame.tokens}
        action={to(paths.guideQuestions, { protocol: code.protocol.id })}
        submitLabel="Verder naar het volgende"
      >
        {walk.given.map(({ question: { id }, answer }) => (
          <input type="hidden" name={id} value={answer} />
        ))}
        <input type="hidden" name="asked" value={question.id} />
        <Radios
          {...field(form, question.id)}
          legend={question.asks}
          options={[
            ...question.answers.map((printed) => ({ value: valueOf(printed), label: labelOf(printed) })),
            ...(printsDoubt ? [] : [{ value: 'doubt', label: 'Ik twijfel' }]),
          ]}
        />
      </Form>
      <Help code={code} question={question} />
    </>
  );
}

function valueOf({ covers }: PrintedAnswer): string {
  return covers[0] ?? 'doubt';
}

function labelOf({ code, says }: PrintedAnswer): string {
  return says.startsWith(code) ? says : `${code}. ${says}`;
}

function Help({ code, question }: { readonly code: Code; readonly question: Question }) {
  if (question.help.length === 0 && question.examples.length === 0) return sourceLine(code, question);
  return (
    <>
      <Details summary="Hulp bij deze vraag">
        {question.help.map(({ says }) => (
          <p class="govuk-body">{says}</p>
        ))}
        {question.examples.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {question.examples.map(({ says }) => (
              <li>{says}</li>
            ))}
          </ul>
        )}
      </Details>
      {sourceLine(code, question)}
    </>
  );
}

function sourceLine(code: Code, question: Question) {
  return <p class="govuk-body pluis-source">{sourceOf(code, question.source)}</p>;
}

const sentences: Record<Weighed['outcome'], string> = {
  report: 'Volgens deze code meldt u bij Veilig Thuis.',
  consult: 'U twijfelt. Vraag Veilig Thuis om advies, en beantwoord de vraag daarna opnieuw.',
  help: 'Volgens deze code regelt u hulp, met een dag waarop u kijkt of die werkt.',
  close: 'Volgens deze code legt u alles vast en sluit u af.',
  continue: 'Volgens deze code gaat u verder met de vragen.',
  reweigh: 'Volgens deze code weegt u opnieuw.',
  other_route: 'Hiervoor geldt een andere route.',
};

function Outcome({ code, walk }: { readonly code: Code; readonly walk: WalkThrough }) {
  const { said } = walk;
  return (
    <>
      <p class="govuk-body-l">
        <strong>{sentences[said.outcome]}</strong>
      </p>
      {said.with_veilig_thuis && <p class="govuk-body">De vragen over hulp beantwoordt u samen met Veilig Thuis.</p>}
      <h2 class="govuk-heading-m">Hoe we hier komen</h2>
      <ul class="govuk-list govuk-list--bullet">
        {said.because.map(({ says, source }) => (
          <li>
            {says} <span class="pluis-source">{sourceOf(code, source)}</span>
          </li>
        ))}
      </ul>
      <p class="govuk-body">De uitkomst is een advies van de code. Een mens beslist.</p>
    </>
  );
}

function Answers({ given }: { readonly given: readonly Given[] }) {
  if (given.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-s">Uw antwoorden tot nu toe</h2>
      <ol class="govuk-list govuk-list--number">
        {given.map(({ question, printed }) => (
          <li>
            {question.title}: {printed?.says ?? 'Ik twijfel.'}
          </li>
        ))}
      </ol>
    </>
  );
}
