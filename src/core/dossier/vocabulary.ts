import type { Code, CodeAct } from '../protocol/code.ts';
import type { Content } from './events.schema.ts';

/** A word that the code of this dossier does not know, so that nobody could say later what was meant. */
export type UnknownWord =
  | { readonly code: 'UnknownAct'; readonly act: string }
  | { readonly code: 'UnknownQuestion'; readonly question: string }
  | { readonly code: 'UnknownPrintedCode'; readonly printed: string }
  | { readonly code: 'UnknownRole'; readonly role: string }
  | { readonly code: 'UnknownForm'; readonly form: string }
  | { readonly code: 'NotSkippable'; readonly act: string };

/** The acts that can be recorded: those of the code and, also where they are silent, those of the overlay. */
export function recordableActs(code: Code): ReadonlyMap<string, CodeAct> {
  const silent = code.overlay.rules.flatMap((rule) =>
    rule.acts.map((act): [string, CodeAct] => [act.id, { ...act, origin: 'national', overlayRule: rule.id }]),
  );
  return new Map([...silent, ...code.acts]);
}

export function speaksUnknown(event: Content, code: Code): UnknownWord | null {
  return (
    unknownAct(event, code) ?? unknownRole(event, code) ?? unknownQuestion(event, code) ?? unknownForm(event, code)
  );
}

function unknownAct(event: Content, code: Code): UnknownWord | null {
  const acts = recordableActs(code);
  const named = event.type === 'ActSkipped' ? [...event.acts, event.act] : event.acts;
  const act = named.find((id) => !acts.has(id));
  if (act !== undefined) return { code: 'UnknownAct', act };
  if (event.type === 'ActSkipped' && acts.get(event.act)?.does === 'report')
    return { code: 'NotSkippable', act: event.act };
  return null;
}

function unknownRole(event: Content, { protocol }: Code): UnknownWord | null {
  const role = rolesIn(event).find((id) => !(id in protocol.roles) && !(id in protocol.teams));
  return role === undefined ? null : { code: 'UnknownRole', role };
}

function rolesIn(event: Content): readonly string[] {
  return [...event.participants.map(({ role }) => role), ...rolesAside(event), ...rolesInHelp(event)];
}

/** Roles that are named beside the participants. */
function rolesAside(event: Content): readonly string[] {
  if (event.type === 'QuestionWeighed') return event.views.map(({ role }) => role);
  if (event.type === 'DecisionTaken' || event.type === 'ReportMade') return [event.by];
  if (event.type === 'PersonAssigned') return [event.who.role];
  if (event.type === 'PersonInformed') return 'role' in event.who ? [event.who.role] : [];
  return event.type === 'ConversationHeld' ? event.consulted : [];
}

function rolesInHelp(event: Content): readonly string[] {
  if (event.type !== 'HelpPlanned') return [];
  return [...event.tasks, event.caseManager].flatMap((person) => person?.role ?? []);
}

function unknownQuestion(event: Content, code: Code): UnknownWord | null {
  if (event.type !== 'QuestionWeighed') return null;
  const question = code.questions.get(event.question);
  if (question === undefined) return { code: 'UnknownQuestion', question: event.question };
  const { printedCode } = event;
  if (printedCode === undefined || question.answers.some(({ code: printed }) => printed === printedCode)) return null;
  return { code: 'UnknownPrintedCode', printed: printedCode };
}

function unknownForm(event: Content, { protocol }: Code): UnknownWord | null {
  if (event.type !== 'ColleagueConsulted' || event.form === undefined) return null;
  const { form } = event.form;
  return protocol.forms.some(({ id }) => id === form) ? null : { code: 'UnknownForm', form };
}
