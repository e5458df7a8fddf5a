import { plainDateOf } from '../../core/kernel/dates.ts';
import type { Question } from '../../core/protocol/protocol.schema.ts';
import type { Reply } from '../../platform/http/route.ts';
import { filledForm, type FormState } from '../../ui/forms/form-state.ts';
import { answersNow } from './answered.ts';
import { companyLacks, companyOf, personName } from './company.ts';
import { opening, type Opened } from './needs.ts';
import { parseQuestion } from './question.form.ts';
import { QuestionPage } from './question.page.tsx';
import { beginForm, keep, refused, type FormPage, type Shown } from './saving.tsx';
import { dayFields } from './typed.ts';
import { nextStep } from './way.ts';
import { actsOf, namesHere, sourceOf } from './words.ts';

export const showQuestion = opening(async (given): Promise<Reply> => {
  const question = questionIn(given);
  if (question === null) return { notFound: true };
  const start = { ...dayFields('vt', plainDateOf(given.asked.now)), 'vt-spoken-by': given.asked.staff.name };
  return beginForm(given, pageOf(question), filledForm(start));
});

export const takeQuestion = opening(async (given): Promise<Reply> => {
  const { asked, opened } = given;
  const question = questionIn(given);
  if (question === null) return { notFound: true };
  const offer = { question, participants: companyOf(opened), acts: actsOf(opened, 'QuestionWeighed') };
  const parsed = parseQuestion(asked.form, offer, asked.now);
  if (!parsed.ok) return refused(given, pageOf(question), parsed.error);
  return keep(given, parsed.value, pageOf(question), (after) => nextStep(after, question.id));
});

function questionIn({ asked, opened }: Opened): Question | null {
  return opened.code.questions.get(asked.params['question'] ?? '') ?? null;
}

function pageOf(question: Question): FormPage {
  return (given, form, shown) => page(given, question, form, shown);
}

function page({ opened, frame }: Opened, question: Question, form: FormState, shown: Shown) {
  const { code, location, assessment } = opened;
  const all = code.protocol.questions;
  const company = companyOf(opened);
  const safety = all.findIndex(({ id }) => id === 'q2');
  const place = all.indexOf(question);
  return (
    <QuestionPage
      frame={frame}
      form={form}
      shown={shown}
      view={{
        ref: opened.ref,
        question,
        place: place + 1,
        total: all.length,
        source: sourceOf(code, question.source),
        members: company.map((one) => personName(opened, one)),
        lacks: company.length === 0 ? null : companyLacks(opened, company),
        involves: namesHere(code, location.kind, question.involves),
        earlier: answersNow(opened).map(({ title, answer, event }) => ({ title, answer, because: event.because })),
        withVeiligThuis: assessment.weighed.with_veilig_thuis && place > safety,
        reportDue: assessment.weighed.decisions.report === 'due',
      }}
    />
  );
}
