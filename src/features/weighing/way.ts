import type { OpenCase } from '../../platform/cases/cases.ts';
import { paths, to } from '../../ui/paths.ts';

/** The next question where that is what is due first; else the outcome of the code. */
export function nextStep({ ref, assessment }: OpenCase, answered?: string): string {
  const [first] = assessment.weighed.next;
  if (first?.kind !== 'question' || first.id === answered) return to(paths.weighingOutcome, { ref });
  return to(paths.weighingQuestion, { ref, question: first.id });
}
