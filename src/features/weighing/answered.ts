import { standingOf } from '../../core/dossier/dossier.ts';
import type { EventOf } from '../../core/dossier/events.schema.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { answerWords } from './words.ts';

export type Answered = {
  readonly question: string;
  readonly title: string;
  /** As printed, or the plain word where the code prints none. */
  readonly answer: string;
  readonly event: EventOf<'QuestionWeighed'>;
  /** The remark of the code's own keepers where the printed text is odd (D-10, D-11). */
  readonly note: string | null;
};

/** The last answer to each question, in the order of the code. */
export function answersNow({ code, dossier }: Pick<OpenCase, 'code' | 'dossier'>): readonly Answered[] {
  const weighed = standingOf(dossier, 'QuestionWeighed');
  return code.protocol.questions.flatMap((question) => {
    const last = weighed.findLast(({ event }) => event.question === question.id);
    if (last === undefined) return [];
    const { event } = last;
    const printed = question.answers.find((answer) => answer.code === event.printedCode);
    const word = answerWords[event.answer];
    return [
      {
        question: question.id,
        title: question.title,
        answer: shortly(event.printedCode, word),
        event,
        note: printed?.note ?? null,
      },
    ];
  });
}

function shortly(printed: string | undefined, word: string): string {
  return printed === undefined || printed.toLowerCase() === word ? word : `${printed} (${word})`;
}
