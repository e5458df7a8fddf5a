import { standingIn, standingOf } from '../../dossier/dossier.ts';
import type { Content } from '../../dossier/events.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import type { PlainDate } from '../../kernel/kernel.ts';
import type { StepId } from '../../protocol/words.ts';
import type { Given } from '../given.ts';
import { onDay } from '../given.ts';
import { filled, type Part, type PrintedEntry } from '../printed.ts';
import { groundWords, stepWords } from '../words-nl.ts';

/** Each step of the code: where it stands, and the days on which something of it was done. */
export function stepRows(given: Given): Part {
  const days = daysPerStep(given);
  const rows = given.assessment.steps
    .filter(({ id, state }) => id !== 'E' || state !== 'ahead')
    .map(({ id, title, state }) => {
      const between = period(days.get(id) ?? []);
      return { label: title, says: between === null ? stepWords[state] : `${stepWords[state]}; ${between}` };
    });
  return { is: 'rows', title: 'Stappen', rows };
}

function daysPerStep(given: Given): ReadonlyMap<StepId, readonly PlainDate[]> {
  const days = new Map<StepId, PlainDate[]>();
  for (const { event } of standingIn(given.dossier))
    for (const step of stepsOf(given, event)) days.set(step, [...(days.get(step) ?? []), event.on]);
  return days;
}

/** By the acts it fulfils; an entry that names none by the step that its kind belongs to. */
function stepsOf({ code }: Given, event: Content): ReadonlySet<StepId> {
  if (event.type === 'ActSkipped') return new Set();
  const named = event.acts.flatMap((id) => {
    const act = code.acts.get(id);
    return act === undefined ? [] : [act.step];
  });
  if (event.type === 'QuestionWeighed') {
    const question = code.questions.get(event.question);
    return new Set(question === undefined ? named : [...named, question.step]);
  }
  const own = stepOfKind[event.type];
  return new Set(named.length > 0 || own === undefined ? named : [own]);
}

const stepOfKind: Partial<Record<Content['type'], StepId>> = {
  SignalRecorded: 'S1',
  ObservationRecorded: 'S1',
  DecisionTaken: 'S5',
  ReportMade: 'S5',
  EmergencyContacted: 'E',
};

function period(days: readonly PlainDate[]): string | null {
  const [first, ...rest] = days.toSorted();
  const last = rest.at(-1) ?? first;
  if (first === undefined || last === undefined) return null;
  return first === last ? formatShortDay(first) : `${formatShortDay(first)} tot en met ${formatShortDay(last)}`;
}

/** What was left out and why; a report shows it rather than leave a hole. */
export function skippedActs({ dossier, code }: Given): readonly PrintedEntry[] {
  return standingOf(dossier, 'ActSkipped').map(({ event }) => ({
    title: onDay(event.on, code.acts.get(event.act)?.title ?? event.act),
    rows: filled([
      ['Grond', groundWords[event.ground]],
      ['Waarom', event.because],
      ['Advies van Veilig Thuis hierover', adviceOn(event.adviceAsked)],
      ['Moeite gedaan voor toestemming', event.effortForConsent],
      ['Wat het voor het kind betekent', event.effectOnChild],
    ]),
  }));
}

type Advice = {
  readonly on: PlainDate;
  readonly contact?: string | undefined;
  readonly advice?: string | undefined;
};

function adviceOn(asked: Advice | undefined): string | undefined {
  if (asked === undefined) return undefined;
  return [formatShortDay(asked.on), asked.contact, asked.advice].filter((part) => part !== undefined).join('; ');
}
