import type { DossierEvent } from '../../../core/dossier/events.schema.ts';

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
