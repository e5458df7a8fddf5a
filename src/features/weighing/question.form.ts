import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import type { Participant } from '../../core/dossier/parts.schema.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import { ok, refuse, type Answer, type Instant, type Result } from '../../core/kernel/kernel.ts';
import type { PrintedAnswer, Question } from '../../core/protocol/protocol.schema.ts';
import { answers } from '../../core/protocol/words.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import { Typed } from './typed.ts';

export type QuestionOffer = {
  readonly question: Question;
  readonly participants: readonly Participant[];
  readonly acts: readonly string[];
};

/** The choice for doubt where the code prints none. */
export const unprintedDoubt = 'doubt';

export function printsDoubt({ answers: printedAnswers }: Question): boolean {
  return printedAnswers.some(({ covers }) => covers.includes('doubt'));
}

/** One question of the weighing as an entry, with the wording as it stood on the screen. All errors at once. */
export function parseQuestion(values: FormValues, offer: QuestionOffer, now: Instant): Result<Content, FieldErrors> {
  const { question, participants, acts } = offer;
  const typed = new Typed(values, now);
  const answered = answerIn(typed, question);
  const because = typed.text('because', 'Schrijf op waarom u zo antwoordt.');
  const views = viewsIn(typed, participants);
  const withVeiligThuis = veiligThuisIn(typed);
  const information = informationIn(typed, question);
  if (typed.errors.size > 0 || answered === null) return refuse(typed.errors);
  return ok(
    contentSchema.parse({
      type: 'QuestionWeighed',
      on: plainDateOf(now),
      acts,
      participants,
      question: question.id,
      asked: question.asks,
      ...answered,
      because,
      views,
      withVeiligThuis,
      information,
    }),
  );
}

type Answered = { readonly answer: Answer; readonly printedCode?: string };

/** What an answer means hangs on what it covers, never on its letter (D-10). */
function answerIn(typed: Typed, question: Question): Answered | null {
  const chosen = typed.raw('answer');
  if (chosen === unprintedDoubt && !printsDoubt(question)) return { answer: 'doubt' };
  const printed = question.answers.find(({ code }) => code === chosen);
  if (printed === undefined) {
    typed.errors.set('answer', 'Kies een antwoord. Weet u het niet zeker? Kies dan twijfel.');
    return null;
  }
  return { answer: meaning(typed, printed), printedCode: printed.code };
}

/** An answer that covers yes and doubt asks which of the two it is; left open it is the first. */
function meaning(typed: Typed, { covers }: PrintedAnswer): Answer {
  const [first = 'doubt'] = covers;
  return typed.choice('meaning', covers) ?? first;
}

export const viewField = (at: number, part: 'is' | 'because'): string => `view-${at + 1}-${part}`;

function viewsIn(typed: Typed, participants: readonly Participant[]): readonly object[] {
  return participants.flatMap(({ role, staff, name }, at) => {
    const view = typed.choice(viewField(at, 'is'), answers);
    const because = typed.text(viewField(at, 'because'));
    if (view === undefined && because !== undefined) typed.errors.set(viewField(at, 'is'), 'Kies ja, nee of twijfel.');
    return view === undefined ? [] : [{ role, staff, name, view, because }];
  });
}

/** The name tells that there was a contact; without it the day and the speaker, filled in beforehand, say nothing. */
function veiligThuisIn(typed: Typed): object | undefined {
  const contact = typed.line('vt-contact');
  if (contact === undefined) return undefined;
  const on = typed.dayPast('vt');
  const spokenBy = typed.line('vt-spoken-by', 'Vul in wie van u met Veilig Thuis sprak.');
  return { on, contact, spokenBy };
}

function informationIn(typed: Typed, { needsInformation }: Question): Readonly<Record<string, string>> | undefined {
  const known = needsInformation.flatMap(({ id }): [string, string][] => {
    const said = typed.text(`info-${id}`);
    return said === undefined ? [] : [[id, said]];
  });
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
