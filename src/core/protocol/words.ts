/** The closed lists that every protocol speaks. A new word needs a decision record and a row in docs/glossary.md. */

export const flagIds = [
  'acute',
  'structural',
  'disclosure',
  'serious_injury',
  'unprotected',
  'recurrence',
  'no_lasting_safety',
  'special_form',
  'danger_now',
] as const;
export type FlagId = (typeof flagIds)[number];

export const answers = ['yes', 'no', 'doubt'] as const;

export const routes = ['home', 'staff', 'child'] as const;
/** Who may be the one who harms: home and family, a member of staff, another child. */
export type Route = (typeof routes)[number];

export const locationKinds = ['school', 'childcare'] as const;
export type LocationKind = (typeof locationKinds)[number];

export const skipGrounds = ['safety', 'not_approachable', 'breaking_contact', 'expert_first', 'other'] as const;
export type SkipGround = (typeof skipGrounds)[number];

export const strengths = ['must', 'preferred', 'optional', 'exception', 'info'] as const;
export type Strength = (typeof strengths)[number];

export const stepIds = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'E'] as const;
/** Five statutory steps, S6 follow-up, E emergency (from any state). */
export type StepId = (typeof stepIds)[number];

/** What recording an act changes in law; an act without an effect only fulfils itself. */
export const effects = [
  'report',
  'ask_veilig_thuis',
  'ask_expert',
  'decide_report',
  'decide_help',
  'plan_help',
  'weigh_again',
  'review_day',
  'close_help',
  'emergency',
] as const;
export type Effect = (typeof effects)[number];

/** What is noted in a dossier beside flags and answers; a protocol's conditions may ask for it. */
export const circumstances = [
  'carer_situation_may_harm',
  'named_external_discussion',
  'consent_refused',
  'objections',
  'injury',
  'child_conversation',
  'caregiver_conversation',
  'suspicion_of_serious_concern',
  'named_earlier_teachers',
] as const;
export type Circumstance = (typeof circumstances)[number];

export const outcomes = ['other_route', 'report', 'consult', 'continue', 'reweigh', 'help', 'close'] as const;
/** The act that is due first, in this order. */
export type Outcome = (typeof outcomes)[number];

export const reportStates = ['due', 'made', 'declined', 'none'] as const;
export type ReportState = (typeof reportStates)[number];

export const helpStates = ['due', 'running', 'ended', 'none'] as const;
export type HelpState = (typeof helpStates)[number];

/** What a person may do; a protocol gives these to its roles. `read` is of a dossier the person has a grant on. */
export const abilities = [
  'record_signal',
  'read',
  'record',
  'coordinate',
  'weigh',
  'decide',
  'report',
  'grant',
  'inspect_log',
  'manage',
] as const;
export type Ability = (typeof abilities)[number];

/** The kinds of entry a dossier can hold; the same strings in events, glossary and database. */
export const entryTypes = [
  'DossierOpened',
  'RouteChosen',
  'ProtocolChanged',
  'ChildAdded',
  'PersonAdded',
  'SignalRecorded',
  'ObservationRecorded',
  'FactorsMapped',
  'LeadContacted',
  'ColleagueConsulted',
  'AdviceAsked',
  'ExpertConsulted',
  'ConversationHeld',
  'ConsentRecorded',
  'KindcheckDone',
  'FlagJudged',
  'QuestionWeighed',
  'DecisionTaken',
  'PersonAssigned',
  'PersonInformed',
  'ReportMade',
  'FeedbackReceived',
  'HelpPlanned',
  'ProgressNoted',
  'ReviewSet',
  'WeighingReopened',
  'SafetyAgreed',
  'ApproachEvaluated',
  'EmergencyContacted',
  'TaskDone',
  'ActSkipped',
  'FileAttached',
  'EntryWithdrawn',
  'EntryCorrected',
  'DossierClosed',
  'DossierReopened',
] as const;
export type EntryType = (typeof entryTypes)[number];
