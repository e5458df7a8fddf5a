import { formatMoment } from '../kernel/dates.ts';
import type { StaffId } from '../kernel/kernel.ts';
import type { DossierEvent, Entry } from './events.schema.ts';

/** What kind of entry it is, as a person says it. A kind without words does not compile. */
export const titles: Record<DossierEvent['type'], string> = {
  DossierOpened: 'Dossier geopend',
  RouteChosen: 'Route gekozen',
  ProtocolChanged: 'Overgestapt op een andere versie van de code',
  ChildAdded: 'Kind toegevoegd',
  PersonAdded: 'Persoon toegevoegd',
  SignalRecorded: 'Signaal',
  ObservationRecorded: 'Observatie',
  FactorsMapped: 'Signalen op een rij gezet',
  LeadContacted: 'Contact met wie coördineert',
  ColleagueConsulted: 'Overleg met collega’s',
  AdviceAsked: 'Advies gevraagd',
  ExpertConsulted: 'Deskundige geraadpleegd',
  ConversationHeld: 'Gesprek',
  ConsentRecorded: 'Toestemming',
  KindcheckDone: 'Kindcheck',
  FlagJudged: 'Oordeel over veiligheid',
  QuestionWeighed: 'Vraag van de weging',
  DecisionTaken: 'Besluit',
  PersonAssigned: 'Taak toegewezen',
  PersonInformed: 'Iemand ingelicht',
  ReportMade: 'Melding bij Veilig Thuis',
  FeedbackReceived: 'Terugkoppeling van Veilig Thuis',
  HelpPlanned: 'Hulpplan',
  ProgressNoted: 'Hoe het gaat',
  ReviewSet: 'Dag om terug te kijken',
  WeighingReopened: 'Opnieuw wegen',
  SafetyAgreed: 'Afspraken over veiligheid',
  ApproachEvaluated: 'Evaluatie',
  EmergencyContacted: 'Contact bij direct gevaar',
  TaskDone: 'Taak gedaan',
  ActSkipped: 'Overgeslagen, met reden',
  FileAttached: 'Bestand toegevoegd',
  EntryWithdrawn: 'Ingetrokken',
  EntryCorrected: 'Verbeterd',
  DossierClosed: 'Dossier gesloten',
  DossierReopened: 'Dossier heropend',
};

/** One line for each entry that a colleague recorded: what, by whom and when; `names` of the staff of the board. */
export function whatCameIn(since: readonly Entry[], names: ReadonlyMap<StaffId, string>): readonly string[] {
  return since.map(({ event, recordedAt, recordedBy }) => {
    const who = names.get(recordedBy.staff) ?? 'een collega';
    return `${titles[event.type]}, door ${who}, ${formatMoment(recordedAt)}`;
  });
}
