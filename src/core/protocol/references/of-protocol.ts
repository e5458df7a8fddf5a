import type { Overlay, Protocol, Question } from '../protocol.schema.ts';
import type { Path } from '../finding.ts';
import { ofAct } from './of-acts.ts';
import { each, one, type Reference } from './names.ts';

/** Everything in the protocol that points at something else. */
export function ofProtocol(protocol: Protocol): readonly Reference[] {
  return [
    ...ofPeople(protocol),
    ...protocol.acts.flatMap((act, at) => ofAct(['acts', at], act)),
    ...protocol.questions.flatMap((question, at) => ofQuestion(['questions', at], question)),
    ...each(['emergency', 'order'], protocol.emergency.order, 'contact'),
    ...sourcesIn([], protocol),
  ];
}

/** Everything in the national rules that points at something else. */
export function ofOverlay({ rules }: Overlay): readonly Reference[] {
  return rules.flatMap((rule, at) => [
    ...rule.acts.flatMap((act, place) => ofAct(['rules', at, 'acts', place], act)),
    ...sourcesIn(['rules', at], { ...rule, acts: [] }),
  ]);
}

function ofPeople(protocol: Protocol): readonly Reference[] {
  return [
    ...Object.entries(protocol.roles).flatMap(([id, role]) => [
      ...each(['roles', id, 'deputies'], role.deputies, 'role'),
      ...each(['roles', id, 'appointedFrom'], role.appointedFrom, 'role', 'team'),
    ]),
    ...Object.entries(protocol.teams).flatMap(([id, team]) => [
      ...team.seats.flatMap(({ anyOf }, at) => each(['teams', id, 'seats', at, 'anyOf'], anyOf, 'role')),
      ...each(['teams', id, 'preferably'], team.preferably, 'role'),
      ...each(['teams', id, 'ifAlreadyInvolved'], team.ifAlreadyInvolved, 'role'),
    ]),
    ...each(['finalDecider', 'roles'], protocol.finalDecider.roles, 'role'),
    ...each(['reporter', 'roles'], protocol.reporter.roles, 'role'),
    ...each(['coordinator', 'roles'], protocol.coordinator.roles, 'role'),
    ...each(['weighers', 'by'], protocol.weighers.by, 'role', 'team'),
  ];
}

function ofQuestion(path: Path, question: Question): readonly Reference[] {
  return [
    ...one([...path, 'step'], question.step, 'step'),
    ...each([...path, 'involves'], question.involves, 'role', 'team'),
    ...question.answers.flatMap(({ leads }, at) => {
      const on = [...path, 'answers', at, 'leads'];
      if (leads.to === 'report') return one([...on, 'thenNext'], leads.thenNext, 'question');
      return leads.to === 'close' ? [] : one([...on, 'question'], leads.question, 'question');
    }),
  ];
}

/** Each `source` in the tree names a document; acts name their own. */
function sourcesIn(path: Path, on: unknown): readonly Reference[] {
  if (typeof on !== 'object' || on === null || path[0] === 'acts') return [];
  return Object.entries(on).flatMap(([key, value]: [string, unknown]) => {
    const at = [...path, Array.isArray(on) ? Number(key) : key];
    if (key !== 'source') return sourcesIn(at, value);
    return one([...at, 'doc'], documentOf(value), 'document');
  });
}

function documentOf(source: unknown): string | undefined {
  const named = typeof source === 'object' && source !== null && 'doc' in source ? source.doc : undefined;
  return typeof named === 'string' ? named : undefined;
}
