import type { Child } from 'hono/jsx';
import type { DossierEvent, EventOf } from '../../../core/dossier/events.schema.ts';
import { formatDay } from '../../../core/kernel/dates.ts';
import { Line, type Naming } from './bits.tsx';
import { Emergency, Factors, Flags, Kindcheck, Observation, Signal } from './signals.tsx';
import { Advice, Consent, Consultation, Conversation, Expert, Progress, Skipped } from './talks.tsx';
import { Assigned, Decision, HelpPlan, Informed, Question, Report, Safety } from './weighing.tsx';

type Props = { readonly event: DossierEvent; readonly by: string; readonly naming: Naming };

/** What an entry says, in full; every kind has its own words. */
export function EntryBody({ event, by, naming }: Props) {
  return (
    <>
      <Body event={event} by={by} naming={naming} />
      {'note' in event && <Line label="Opmerking">{event.note}</Line>}
    </>
  );
}

type Shows<T extends DossierEvent['type']> = (props: { event: EventOf<T>; by: string; naming: Naming }) => Child;
type Bodies = { readonly [T in DossierEvent['type']]: Shows<T> };

/** A kind of entry without a body of its own does not compile. */
const bodies: Bodies = {
  SignalRecorded: Signal,
  ObservationRecorded: Observation,
  FactorsMapped: Factors,
  KindcheckDone: Kindcheck,
  FlagJudged: Flags,
  EmergencyContacted: Emergency,
  ColleagueConsulted: Consultation,
  AdviceAsked: Advice,
  ExpertConsulted: Expert,
  ConversationHeld: Conversation,
  ActSkipped: Skipped,
  ConsentRecorded: Consent,
  ProgressNoted: Progress,
  QuestionWeighed: Question,
  DecisionTaken: Decision,
  ReportMade: Report,
  HelpPlanned: HelpPlan,
  SafetyAgreed: Safety,
  PersonInformed: Informed,
  PersonAssigned: Assigned,
  RouteChosen: ({ event }) => (
    <>
      <Line label="Wie kan de schade veroorzaken">{routes[event.route]}</Line>
      <Line label="Waarom">{event.because}</Line>
    </>
  ),
  DossierOpened: ({ event }) => (
    <>
      <Line label="Kind">{event.child.name}</Line>
      <Line label="Wie kan de schade veroorzaken">{routes[event.route]}</Line>
      <Line label="Code">{event.protocol}</Line>
    </>
  ),
  ProtocolChanged: ({ event }) => (
    <>
      <Line label="Nieuwe code">{event.protocol}</Line>
      <Line label="Waarom">{event.because}</Line>
    </>
  ),
  ChildAdded: ({ event }) => <Line label="Kind">{event.child.name}</Line>,
  PersonAdded: ({ event }) => <Line label="Persoon">{event.person.name ?? event.person.relation}</Line>,
  FeedbackReceived: ({ event }) => (
    <Line label="Terugkoppeling">{event.received ? (event.what ?? 'ontvangen') : 'niets gehoord'}</Line>
  ),
  LeadContacted: ({ event }) => <Line label="Wat">{event.what}</Line>,
  ApproachEvaluated: ({ event }) => <Line label="Evaluatie">{event.what}</Line>,
  ReviewSet: ({ event }) => (
    <>
      <Line label="Op">{formatDay(event.day)}</Line>
      <Line label="Waarom">{event.because}</Line>
    </>
  ),
  TaskDone: ({ event, naming }) => <Line label="Gedaan">{event.acts.map(naming.act).join(', ')}</Line>,
  FileAttached: ({ event }) => (
    <>
      <Line label="Wat het is">{event.title}</Line>
      <Line label="Soort">{fileKindNames[event.kind]}</Line>
    </>
  ),
  WeighingReopened: Reasoned,
  EntryWithdrawn: Reasoned,
  EntryCorrected: Reasoned,
  DossierClosed: Reasoned,
  DossierReopened: Reasoned,
};

function Reasoned({ event }: { readonly event: { readonly because: string } }) {
  return <Line label="Waarom">{event.because}</Line>;
}

function Body<T extends DossierEvent['type']>({
  event,
  by,
  naming,
}: {
  event: EventOf<T>;
  by: string;
  naming: Naming;
}) {
  const type: T = event.type;
  const show: Shows<T> = bodies[type];
  return <>{show({ event, by, naming })}</>;
}

const fileKindNames = { pdf: 'PDF', jpeg: 'foto (JPEG)', png: 'afbeelding (PNG)', text: 'tekst' } as const;
const routes = { home: 'thuis', staff: 'iemand die hier werkt', child: 'een ander kind' } as const;
