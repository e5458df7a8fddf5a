import { answersNow } from './answered.ts';
import { personName } from './company.ts';
import { dutyProps } from './duties.ts';
import { opening } from './needs.ts';
import { dissentOf, OutcomePage } from './outcome.page.tsx';
import { namesHere, readersIn, sourceLine } from './words.ts';

export const showOutcome = opening(async ({ asked, opened, frame, needs }) => {
  const { code, location, assessment } = opened;
  const { weighed } = assessment;
  const answers = answersNow(opened);
  const next = weighed.next.find(({ kind }) => kind === 'question');
  const question = next === undefined ? undefined : code.questions.get(next.id);
  const deciders = namesHere(code, location.kind, code.protocol.finalDecider.roles);
  const view = {
    ref: opened.ref,
    weighed,
    because: weighed.because.map((one) => ({ ...one, from: sourceLine(code, one.source) })),
    answers,
    dissent: dissentOf(answers, (view) => personName(opened, view)),
    duties: dutyProps(opened),
    deciders: `De ${deciders}`,
    readers: readersIn(await needs.cases.readers(asked)) ?? 'wie bij dit dossier een plaats heeft',
    question: question === undefined ? null : { id: question.id, title: question.title },
  };
  return { page: <OutcomePage frame={frame} view={view} /> };
});
