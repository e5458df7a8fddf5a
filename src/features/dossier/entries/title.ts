import type { DossierEvent } from '../../../core/dossier/events.schema.ts';

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

/** The groups a timeline can be narrowed to. */
export const kinds = {
  signalen: ['SignalRecorded', 'ObservationRecorded', 'FactorsMapped', 'LeadContacted', 'KindcheckDone'],
  overleg: ['ColleagueConsulted', 'AdviceAsked', 'ExpertConsulted'],
  gesprekken: ['ConversationHeld', 'ConsentRecorded', 'ActSkipped'],
  weging: ['FlagJudged', 'QuestionWeighed', 'DecisionTaken', 'WeighingReopened'],
  melding: ['ReportMade', 'FeedbackReceived', 'EmergencyContacted'],
  hulp: ['HelpPlanned', 'ProgressNoted', 'ReviewSet', 'SafetyAgreed', 'ApproachEvaluated'],
} as const satisfies Record<string, readonly DossierEvent['type'][]>;
export type Kind = keyof typeof kinds;

export const kindNames: Record<Kind, string> = {
  signalen: 'Signalen',
  overleg: 'Overleg en advies',
  gesprekken: 'Gesprekken',
  weging: 'Weging en besluiten',
  melding: 'Melding en noodgevallen',
  hulp: 'Hulp',
};
