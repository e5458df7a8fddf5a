import type { Code } from '../code.ts';
import type { PrintedAnswer, Question } from '../protocol.schema.ts';
import { flagIds, type FlagId } from '../words.ts';
import { fault, type LawFinding } from './finding.ts';

/** What the questions and signals show by themselves: L1 (norms), L2 (exits, circles), L4 (weighing again). */
export function checkGraph(code: Code): readonly LawFinding[] {
  return [
    ...[...code.questions.values()].flatMap((question) => exits(code, question)),
    ...circles(code),
    ...norms(code),
    ...signals(code),
    ...afterDoubt(code),
    ...weighsAgain(code),
    ...reviews(code),
  ];
}

function exits(code: Code, { id, answers }: Question): readonly LawFinding[] {
  const covered = answers.flatMap(({ covers }) => covers);
  const open = (['yes', 'no'] as const).filter((answer) => !covered.includes(answer));
  const lost = answers.flatMap(({ leads }) => targets(leads)).filter((target) => !code.questions.has(target));
  return [
    ...open.map((answer) =>
      fault('L2', id, `Na ${answer === 'yes' ? 'ja' : 'nee'} op ${id} zegt het protocol niet hoe het verder gaat.`, [
        { question: id, answer },
      ]),
    ),
    ...lost.map((target) => fault('L2', id, `Een antwoord op ${id} leidt naar ${target}, maar die vraag is er niet.`)),
    ...(new Set(covered).size < covered.length
      ? [fault('L2', id, `Bij ${id} heeft hetzelfde antwoord twee uitgangen.`)]
      : []),
  ];
}

function targets(leads: PrintedAnswer['leads']): readonly string[] {
  if (leads.to === 'question' || leads.to === 'help') return [leads.question];
  return leads.to === 'report' && leads.thenNext !== undefined ? [leads.thenNext] : [];
}

/** Questions that lead back to themselves without a new fact. */
function circles(code: Code): readonly LawFinding[] {
  return [...code.questions.keys()]
    .filter((id) => reaches(code, id, id))
    .map((id) => fault('L2', id, `De vragen draaien rond: van ${id} komt u zonder nieuw feit weer bij ${id}.`));
}

function reaches(code: Code, from: string, wanted: string): boolean {
  const known = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const next = code.questions.get(id)?.answers.flatMap(({ leads }) => targets(leads)) ?? [];
    if (next.includes(wanted)) return true;
    for (const one of next.filter((target) => !known.has(target))) {
      known.add(one);
      queue.push(one);
    }
  }
  return false;
}

const wanted = [
  { question: 'q2', answer: 'yes', norm: 1 },
  { question: 'q3', answer: 'no', norm: 2 },
  { question: 'q4', answer: 'no', norm: 2 },
  { question: 'q5', answer: 'no', norm: 3 },
] as const;

/** L1: the answers that oblige, each under its own norm; the signals beside them. */
function norms(code: Code): readonly LawFinding[] {
  return wanted.flatMap(({ question, answer, norm }) => {
    const leads = code.questions.get(question)?.answers.find(({ covers }) => covers.includes(answer))?.leads;
    if (leads?.to === 'report' && leads.norm === norm) return [];
    const word = answer === 'yes' ? 'ja' : 'nee';
    return [
      fault('L1', question, `${word} op ${question} moet naar melden onder norm ${norm} leiden.`, [
        { question, answer },
      ]),
    ];
  });
}

const obliging: Readonly<Partial<Record<FlagId, readonly string[]>>> = {
  acute: ['norm1'],
  structural: ['norm1'],
  disclosure: ['norm1'],
  recurrence: ['norm3'],
  serious_injury: ['norm1'],
  unprotected: ['norm1'],
  no_lasting_safety: ['norm2', 'norm3'],
};
const always: readonly FlagId[] = ['acute', 'structural', 'disclosure', 'recurrence'];

/** A signal that the law names must be there; one that only the code names must oblige when it is there. */
function signals(code: Code): readonly LawFinding[] {
  return flagIds.flatMap((flag) => {
    const norm = obliging[flag];
    const means = code.flags.get(flag)?.means;
    if (norm === undefined || (means === undefined ? !always.includes(flag) : norm.includes(means))) return [];
    return [
      fault(
        'L1',
        flag,
        `Dit signaal moet een grond voor melden zijn (${norm.join(' of ')}), in de code of landelijk.`,
        [{ flag, is: 'yes' }],
      ),
    ];
  });
}

/** A printed doubt at question 2 reports; at the others doubt has no answer of its own. */
function afterDoubt(code: Code): readonly LawFinding[] {
  return [...code.questions.values()].flatMap(({ id, answers }) => {
    const printed = answers.find(({ covers }) => covers.includes('doubt'));
    if (printed === undefined || printed.leads.to === 'report') return [];
    return [
      fault('L3', id, `Twijfel bij ${id} telt hier als een ander antwoord en leidt niet naar melden of advies.`, [
        { question: id, answer: 'doubt' },
      ]),
    ];
  });
}

function weighsAgain(code: Code): readonly LawFinding[] {
  const acts = [...code.acts.values()].filter(({ does }) => does === 'weigh_again');
  if (acts.length > 0) return [];
  return [fault('L4', 'opnieuw wegen', 'Werkt de hulp te weinig, dan is er geen handeling om opnieuw te wegen.')];
}

/** Where help leads there is a question about its result, and after a good result safety is still looked after. */
function reviews(code: Code): readonly LawFinding[] {
  return [...code.questions.values()].flatMap(({ id, answers }) =>
    answers.flatMap(({ leads }) => (leads.to === 'help' ? review(id, code.questions.get(leads.question)) : [])),
  );
}

function review(from: string, asked: Question | undefined): readonly LawFinding[] {
  if (asked === undefined)
    return [fault('L4', from, `Na ${from} begint hulp, maar geen vraag gaat over het resultaat ervan.`)];
  const leads = asked.answers.find(({ covers }) => covers.includes('yes'))?.leads;
  if (leads?.to !== 'close' || leads.monitored) return [];
  return [
    fault(
      'L2',
      asked.id,
      `Ja op ${asked.id} sluit af, maar niemand blijft de veiligheid volgen. Zet er "monitored" bij.`,
      [{ question: asked.id, answer: 'yes' }],
    ),
  ];
}
