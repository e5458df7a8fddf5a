import type { Answer } from '../../kernel/kernel.ts';
import type { Finding } from '../finding.ts';
import type { Protocol, Question } from '../protocol.schema.ts';
import type { Effect } from '../words.ts';
import { doubles } from './names.ts';

const onceEach = ['report', 'plan_help', 'decide_help', 'emergency'] as const satisfies readonly Effect[];

/** What must stand in a protocol once, and what may not stand there twice. */
export function misshapen(protocol: Protocol): readonly Finding[] {
  return [
    ...sameIds(protocol),
    ...onceEach.flatMap((effect) => oncePresent(protocol, effect)),
    ...protocol.questions.flatMap((question, at) => answersOf(question, at)),
    ...loopsInBefore(protocol),
    ...ownDeputies(protocol),
  ];
}

function sameIds({ acts, questions, steps, contacts, forms, attachments, deadlines }: Protocol): readonly Finding[] {
  const lists = { acts, questions, steps, contacts, forms, attachments, deadlines };
  return Object.entries(lists).flatMap(([name, list]) =>
    doubles(
      [name],
      list.map(({ id }) => id),
    ),
  );
}

function oncePresent({ acts }: Protocol, effect: Effect): readonly Finding[] {
  const found = acts.flatMap((act, at) => (act.does === effect ? [at] : []));
  if (found.length === 0)
    return [
      { path: ['acts'], says: `Er is geen handeling met "does: ${effect}". Zet die erbij; elke code heeft er één.` },
    ];
  if (effect === 'emergency') return [];
  return found.slice(1).map((at) => ({
    path: ['acts', at, 'does'],
    says: `"${effect}" mag bij één handeling staan, en staat al bij een andere.`,
  }));
}

function answersOf(question: Question, at: number): readonly Finding[] {
  const covered = question.answers.flatMap(({ covers }) => covers);
  const missing = (['yes', 'no'] as const satisfies readonly Answer[]).filter((answer) => !covered.includes(answer));
  const twice = covered.filter((answer, position) => covered.indexOf(answer) < position);
  const path = ['questions', at, 'answers'];
  return [
    ...missing.map((answer) => ({
      path,
      says: `Bij ${question.id} betekent geen enkel antwoord "${answer}". Zet het bij "covers" van een antwoord.`,
    })),
    ...twice.map((answer) => ({
      path,
      says: `Bij ${question.id} betekenen twee antwoorden "${answer}". Laat het bij één antwoord staan.`,
    })),
  ];
}

/** An act before an act before the first: nobody could ever begin. */
function loopsInBefore({ acts }: Protocol): readonly Finding[] {
  const before = new Map(acts.map(({ id, before: next }) => [id, next]));
  return acts.flatMap(({ id }, at) => {
    const chain = [id];
    for (let next = before.get(id); next !== undefined && before.has(next); next = before.get(next)) {
      if (next === id)
        return [{ path: ['acts', at, 'before'], says: `Dit wijst in een kring: ${[...chain, id].join(' → ')}.` }];
      if (chain.includes(next)) break;
      chain.push(next);
    }
    return [];
  });
}

/** Two roles may stand in for each other; a role that stands in for itself stands in for nobody. */
function ownDeputies({ roles }: Protocol): readonly Finding[] {
  return Object.entries(roles).flatMap(([id, { deputies }]) =>
    deputies.flatMap((deputy, at) =>
      deputy === id
        ? [{ path: ['roles', id, 'deputies', at], says: `"${id}" kan zichzelf niet vervangen. Noem een andere rol.` }]
        : [],
    ),
  );
}
