import type { Code } from './code.ts';
import { explainEmergency, explainOverlay, explainTerms } from './explain/around.ts';
import { explainPeople } from './explain/people.ts';
import { explainQuestions } from './explain/questions.ts';
import { explainSteps } from './explain/steps.ts';
import { heading } from './explain/table.ts';
import { locationWords } from './explain/words-nl.ts';

/** A code as readable tables in Dutch, for a care coordinator: plain text of at most 136 columns. */
export function explain(code: Code): string {
  return [
    opening(code),
    explainPeople(code),
    explainSteps(code),
    explainQuestions(code),
    explainEmergency(code),
    explainTerms(code),
    explainOverlay(code),
  ].join('\n\n\n');
}

function opening({ protocol }: Code): string {
  const until = protocol.valid.until === null ? '' : ` tot ${protocol.valid.until}`;
  const where = protocol.locations.map((location) => locationWords[location]).join(' en ');
  return [
    heading(`${protocol.title} · ${protocol.organisation}`, '═'),
    `Versie ${protocol.edition}, geldig vanaf ${protocol.valid.from}${until}, voor ${where}.`,
    ...protocol.adoption.map(({ body, on }) => `Vastgesteld door ${body} op ${on}.`),
  ].join('\n');
}
