import type { Duty } from '../../core/assess/duties.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { Code, CodeAct } from '../../core/protocol/code.ts';
import type { EntryType } from '../../core/protocol/words.ts';
import type { Next } from '../../core/protocol/weighed.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { DutyProps } from '../../ui/dossier/duty.tsx';
import { paths, to } from '../../ui/paths.ts';
import { roleInSentence } from '../../core/protocol/role-name.ts';
import { flagNames, sourceOf, whyOf } from './words.ts';

/** What must happen, most urgent first: what the weighing says is due now, then the open duties, those with a day first. */
export function toDo(opened: OpenCase): readonly DutyProps[] {
  const { assessment, code } = opened;
  const { next } = assessment.weighed;
  const named = new Set(next.map(({ id }) => id));
  const others = assessment.duties
    .filter(({ id }) => !named.has(id))
    .toSorted((a, b) => urgency(code, b) - urgency(code, a) || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  return [...next.map((one) => fromNext(opened, one)), ...others.map((duty) => fromDuty(opened, duty))];
}

function urgency(code: Code, { id, isLate, due }: Duty): number {
  const does = code.acts.get(id)?.does;
  if (does === 'emergency') return 4;
  if (does === 'report') return 3;
  return isLate ? 2 : due === null ? 0 : 1;
}

function fromNext(opened: OpenCase, { kind, id }: Next): DutyProps {
  switch (kind) {
    case 'question':
      return question(opened, id);
    case 'flag':
      return {
        what: `Opnieuw beoordelen: ${flagNames[id] ?? id}`,
        strength: 'must',
        action: { href: to(paths.weighingBegin, { ref: opened.ref }), label: 'Oordeel geven' },
      };
    case 'route':
      return { what: 'Een andere route volgen', strength: 'must' };
    case 'action':
      return action(opened, id, opened.assessment.duties.find((duty) => duty.id === id) ?? null);
  }
}

function question({ code, ref, location, assessment }: OpenCase, id: string): DutyProps {
  const { weighers } = code.protocol;
  const review = assessment.duties.find((duty) => duty.id === id) ?? null;
  const answered = assessment.weighed.decisions.help === 'running';
  return {
    what: review?.what ?? `Vraag beantwoorden: ${code.questions.get(id)?.title ?? id}`,
    who: weighers.by.map((by) => roleInSentence(code, location.kind, by)).join(' of '),
    ...dayOf(review),
    strength: 'must',
    why: whyOf(code, id),
    action: {
      href: answered ? to(paths.weighingQuestion, { ref, question: id }) : to(paths.weighingBegin, { ref }),
      label: answered ? 'Vraag beantwoorden' : 'Weging beginnen',
    },
  };
}

function fromDuty(opened: OpenCase, duty: Duty): DutyProps {
  return duty.kind === 'feedback' ? awaited(opened, duty) : action(opened, duty.id, duty);
}

/** What Veilig Thuis owes: its own term, never one of the school. */
function awaited({ code, ref }: OpenCase, duty: Duty): DutyProps {
  const term = code.protocol.deadlines.find(({ after }) => after === 'report');
  return {
    what: 'Terugkoppeling van Veilig Thuis',
    who: duty.owes ?? 'Veilig Thuis',
    ...dayOf(duty),
    strength: 'info',
    why: term === undefined ? undefined : { says: term.says, source: sourceOf(code, term.source), origin: 'national' },
    action: { href: to(paths.act, { ref, act: 'antwoord' }), label: 'Antwoord vastleggen' },
  };
}

function action(opened: OpenCase, id: string, duty: Duty | null): DutyProps {
  const { code, ref } = opened;
  const act = code.acts.get(id);
  const title = act?.title ?? id;
  return {
    what: duty === null ? title : duty.what,
    who: actor(opened, duty, act),
    ...dayOf(duty),
    strength: act === undefined ? 'must' : act.strength,
    why: whyOf(code, id),
    action: { href: hrefOf(ref, id, act?.entry), label: title },
  };
}

function actor({ code, location }: OpenCase, duty: Duty | null, act: CodeAct | undefined): string {
  if (duty !== null && duty.owes !== null) return duty.owes;
  return roleInSentence(code, location.kind, duty?.by ?? act?.by[0] ?? 'anyone');
}

function dayOf(duty: Duty | null): Pick<DutyProps, 'by' | 'late'> {
  return duty === null || duty.due === null ? {} : { by: formatDay(duty.due), late: duty.isLate };
}

/** Where an act is recorded. */
export function hrefOf(ref: string, act: string, entry: EntryType | undefined): string {
  if (entry === 'QuestionWeighed') return to(paths.weighingBegin, { ref });
  if (entry === 'DecisionTaken') return to(paths.weighings, { ref });
  return to(paths.act, { ref, act });
}
