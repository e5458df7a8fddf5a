import type { Code } from '../protocol/code.ts';
import type { Fact, Facts } from '../protocol/facts.ts';
import { prepare, type Prepared } from '../protocol/weigh/prepare.ts';
import { flagIds, type Circumstance, type Effect, type FlagId } from '../protocol/words.ts';
import type { Answer } from '../kernel/kernel.ts';
import { locationOf, routeOf, standingIn, type Dossier } from './dossier.ts';
import type { Content, EventOf } from './events.schema.ts';

/** What `weigh` reads of a dossier: the entries that stand, in order of recording. */
export function factsOf(dossier: Dossier, code: Code): Facts {
  const location = locationOf(dossier);
  const on = prepare(code, location);
  const facts: Fact[] = [];
  for (const { event } of standingIn(dossier)) facts.push(...factsIn(event, facts, on));
  return { route: routeOf(dossier), location, facts };
}

function factsIn(event: Content, before: readonly Fact[], on: Prepared): Fact[] {
  return [
    ...flagFacts(event),
    ...questionFacts(event, on),
    ...actFacts(event, on),
    ...decisionFacts(event, before, on),
  ];
}

function idDoing({ actDoing }: Prepared, effect: Effect): string | null {
  return actDoing.get(effect)?.id ?? null;
}

/** What an entry says of a flag, by name or by what it records; the name goes before. */
function flagFacts(event: Content): Fact[] {
  const said = { ...impliedFlags(event), ...event.flags };
  return flagIds.flatMap((flag) => {
    const is = said[flag];
    return is === undefined ? [] : [{ flag, is }];
  });
}

function impliedFlags(event: Content): Partial<Record<FlagId, Answer>> {
  if (event.type === 'ProgressNoted') return event.unsafeAgain === undefined ? {} : { recurrence: event.unsafeAgain };
  if (event.type !== 'SignalRecorded') return {};
  const unprompted = event.childsWords?.unprompted;
  return {
    ...(event.dangerNow === 'not_asked' ? {} : { danger_now: event.dangerNow }),
    ...(event.unsafeAgain === undefined ? {} : { recurrence: event.unsafeAgain }),
    // An answer to a teacher's question is for a person to judge (D-56), so only yes and doubt count by themselves.
    ...(unprompted === undefined || unprompted === 'no' ? {} : { disclosure: unprompted }),
  };
}

/**
 * Members who disagree at question 2 are in doubt together (D-54). A yes among the answers given keeps its duty beside
 * the doubt; the answer of the decider never erases another's.
 */
function questionFacts(event: Content, { safety }: Prepared): Fact[] {
  if (event.type !== 'QuestionWeighed') return [];
  const { question, answer } = event;
  const disagree = question === safety?.id && event.views.some(({ view }) => view !== answer);
  if (!disagree) return [{ question, answer }];
  return answer === 'yes'
    ? [
        { question, answer },
        { question, answer: 'doubt' },
      ]
    : [{ question, answer: 'doubt' }];
}

/** The effect an entry has even when nobody named the act: a report is a report. */
function effectOf(event: Content): Effect | null {
  if (event.type === 'AdviceAsked') return event.of === 'veilig_thuis' ? 'ask_veilig_thuis' : null;
  if (event.type === 'ExpertConsulted') return event.kind === 'special_form' ? 'ask_expert' : null;
  return effects[event.type] ?? null;
}

const effects: Partial<Record<Content['type'], Effect>> = {
  ReportMade: 'report',
  HelpPlanned: 'plan_help',
  ReviewSet: 'review_day',
  WeighingReopened: 'weigh_again',
  EmergencyContacted: 'emergency',
};

function actFacts(event: Content, on: Prepared): Fact[] {
  const named = event.acts;
  const implied = effectOf(event);
  const id = implied === null ? null : idDoing(on, implied);
  const adds = id !== null && !named.includes(id) && (named.length === 0 || event.type === 'ReportMade');
  const present = presentAt(event);
  const done = asksNothing(event) ? [] : [...named, ...(adds ? [id] : [])];
  const recorded = done.map((act): Fact => (present === undefined ? { act } : { act, with: present }));
  if (event.type !== 'ActSkipped') return recorded;
  return [...recorded, { act: event.act, skipped: event.ground, because: event.because }];
}

/** Consent that was not asked fulfils no duty to ask it. */
function asksNothing(event: Content): boolean {
  return event.type === 'ConsentRecorded' && event.outcome.is === 'not_asked';
}

/** The roles of those who took part; undefined where nobody was named, which is not the same as nobody being there. */
function presentAt(event: Content): readonly string[] | undefined {
  if (event.type === 'ReportMade') return [event.by];
  const views = event.type === 'QuestionWeighed' ? event.views : [];
  const decider = event.type === 'DecisionTaken' ? [event.by] : [];
  const roles = [...event.participants, ...views].map(({ role }) => role);
  const all = [...new Set([...decider, ...roles])];
  const twice = event.participants.map(({ role }) => role).filter((role, at, list) => list.indexOf(role) !== at);
  return roles.length === 0 ? undefined : [...all, ...twice];
}

function decisionFacts(event: Content, before: readonly Fact[], on: Prepared): Fact[] {
  if (event.type !== 'DecisionTaken') return [];
  const { decision, is, by, because } = event;
  const id = idDoing(on, decision === 'report' ? 'decide_report' : 'decide_help');
  const act: Fact[] = id === null || event.acts.includes(id) ? [] : [{ act: id }];
  if (decision === 'help' || (is === 'yes' && isAlreadyReported(before, on))) return act;
  return [...act, { decision, is, by, because }];
}

/** A decision to report written down after the report itself asks no second one. */
function isAlreadyReported(before: readonly Fact[], on: Prepared): boolean {
  const report = idDoing(on, 'report');
  const last = before.findLast(
    (fact) =>
      ('act' in fact && fact.act === report) ||
      'decision' in fact ||
      ('question' in fact && fact.question === on.first.id),
  );
  return last !== undefined && 'act' in last;
}

const involved: ReadonlySet<string> = new Set(['veiligThuis', 'caregiver', 'child']);

/** Circumstances that a code's conditions ask for: said in so many words, or plain from the entry itself. */
export function notedIn(dossier: Dossier, code: Code): ReadonlySet<Circumstance> {
  return new Set(standingIn(dossier).flatMap(({ event }) => [...(event.noted ?? []), ...plainFrom(event, code)]));
}

function plainFrom(event: Content, code: Code): Circumstance[] {
  const named: Circumstance[] = isNamedOutside(event, code) ? ['named_external_discussion'] : [];
  if (event.type === 'KindcheckDone') return ['carer_situation_may_harm', ...named];
  if (event.type === 'ConsentRecorded') return event.outcome.is === 'refused' ? ['consent_refused'] : [];
  return event.type === 'ConversationHeld' ? [...fromTalk(event), ...named] : named;
}

function fromTalk(event: EventOf<'ConversationHeld'>): Circumstance[] {
  const talks: Circumstance[] = event.with.flatMap(({ who }): Circumstance[] => {
    if (who === 'other') return [];
    return [who === 'child' ? 'child_conversation' : 'caregiver_conversation'];
  });
  return event.objections === undefined ? talks : [...talks, 'objections'];
}

/** Discussed by name with somebody from outside who is not a person involved: consent is asked for that (D-19). */
export function isNamedOutside(event: Content, { protocol }: Code): boolean {
  if (event.type === 'ExpertConsulted') return !event.anonymous;
  if (event.type !== 'ColleagueConsulted' && event.type !== 'QuestionWeighed') return false;
  return event.participants.some(
    ({ role }) => !involved.has(role) && (protocol.roles[role]?.external ?? protocol.teams[role]?.external ?? false),
  );
}
