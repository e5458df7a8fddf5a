import type { Answer } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { Fact } from '../../core/protocol/facts.ts';
import type { PrintedAnswer, Question } from '../../core/protocol/protocol.schema.ts';
import type { LocationKind } from '../../core/protocol/words.ts';
import { weigh } from '../../core/protocol/weigh.ts';
import type { Weighed } from '../../core/protocol/weighed.ts';

export type Given = { readonly question: Question; readonly answer: Answer; readonly printed: PrintedAnswer | null };

/** A walk through the questions as the form carries it along; nothing of it is kept. */
export type WalkThrough = {
  readonly given: readonly Given[];
  /** The question that is next; null when the code has said what it has to say. */
  readonly asks: Question | null;
  readonly said: Weighed;
};

const known: readonly Answer[] = ['yes', 'no', 'doubt'];

/** Answers by question id, as typed; an unknown one is left out and asked again. */
export function walkThrough(code: Code, location: LocationKind, typed: ReadonlyMap<string, string>): WalkThrough {
  const given = code.protocol.questions.flatMap((question) => {
    const answer = known.find((one) => one === typed.get(question.id));
    return answer === undefined ? [] : [{ question, answer, printed: printedFor(question, answer) }];
  });
  const facts = given.map(({ question, answer }): Fact => ({ question: question.id, answer }));
  const said = weigh(code, {
    route: 'home',
    location,
    facts: facts.concat(asIfReported(code, given), asIfHelping(code, given)),
  });
  return { given, asks: asked(code, said, given), said: weigh(code, { route: 'home', location, facts }) };
}

function printedFor(question: Question, answer: Answer): PrintedAnswer | null {
  return question.answers.find(({ covers }) => covers.includes(answer)) ?? null;
}

/** To show how the questions go on after a report: with Veilig Thuis. */
function asIfReported(code: Code, given: readonly Given[]): Fact[] {
  const reports = given.some(({ printed }) => printed?.leads.to === 'report' && printed.leads.thenNext !== undefined);
  const act = [...code.acts.values()].find(({ does }) => does === 'report');
  return reports && act !== undefined ? [{ act: act.id }] : [];
}

function asIfHelping(code: Code, given: readonly Given[]): Fact[] {
  const helps = given.some(({ printed }) => printed?.leads.to === 'help');
  const act = [...code.acts.values()].find(({ does }) => does === 'plan_help');
  return helps && act !== undefined ? [{ act: act.id }] : [];
}

/** A doubt without a printed answer stops the walk: Veilig Thuis is asked first. */
function asked(code: Code, said: Weighed, given: readonly Given[]): Question | null {
  if (given.some(({ printed }) => printed === null)) return null;
  const next = said.next.find(({ kind }) => kind === 'question');
  const question = next === undefined ? undefined : code.questions.get(next.id);
  const again = given.some(({ question: { id } }) => id === question?.id);
  return question === undefined || again ? null : question;
}
