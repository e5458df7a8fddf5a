import type { EventOf } from '../dossier/events.schema.ts';
import type { Person } from '../dossier/file.schema.ts';
import type { Statement } from '../dossier/parts.schema.ts';
import type { Answer } from '../kernel/kernel.ts';
import type { StepState } from '../assess/steps.ts';
import type { Outcome, SkipGround } from '../protocol/words.ts';
import type { FactOrigin, StoneState } from './printed.ts';

export const answerWords = { yes: 'ja', no: 'nee', doubt: 'twijfel' } as const satisfies Record<Answer, string>;

export const dangerWords = { ...answerWords, not_asked: 'niet gevraagd' } as const;

export const kindWords = {
  seen: 'gezien',
  heard: 'gehoord',
  told: 'verteld',
} as const satisfies Record<Statement['kind'], string>;

export const originTitles = {
  school: 'Van de school zelf',
  child: 'Van het kind: wat het verder zei of liet zien',
  caregiver: 'Van derden: ouders of verzorgers',
  third_party: 'Van derden: anderen',
} as const satisfies Record<FactOrigin, string>;

export const relationWords = {
  caregiver: 'ouder of verzorger',
  household_member: 'huisgenoot',
  sibling: 'broer of zus',
  other: 'andere betrokkene',
} as const satisfies Record<Person['relation'], string>;

export const custodyWords = { yes: 'ja', no: 'nee', unknown: 'niet bekend' } as const satisfies Record<
  Person['custody'],
  string
>;

type Talk = EventOf<'ConversationHeld'>;

export const addresseeWords = {
  caregiver: 'ouder of verzorger',
  child: 'het kind',
  other: 'iemand anders',
} as const satisfies Record<Talk['with'][number]['who'], string>;

export const attitudeWords = { recognises: 'ja', denies: 'nee', mixed: 'deels' } as const satisfies Record<
  NonNullable<Talk['attitude']>,
  string
>;

export const signatureWords = {
  agreed: 'getekend voor akkoord',
  seen: 'getekend voor gezien',
  refused: 'ouders wilden niet tekenen',
  not_offered: 'niet voorgelegd',
  not_asked: 'niet gevraagd',
} as const satisfies Record<NonNullable<Talk['signature']>['outcome'], string>;

export const groundWords = {
  safety: 'veiligheid',
  not_approachable: 'niet aanspreekbaar',
  breaking_contact: 'het contact kan breken',
  expert_first: 'eerst een deskundige',
  other: 'een andere reden',
} as const satisfies Record<SkipGround, string>;

export const adviserWords = {
  veilig_thuis: 'Veilig Thuis',
  local_team: 'het lokale team',
  other: 'een ander',
} as const satisfies Record<EventOf<'AdviceAsked'>['of'], string>;

export const consentWords = {
  extended_team: 'overleg in het brede team',
  external_expert: 'overleg met een deskundige van buiten',
  report: 'de melding',
  other: 'iets anders',
} as const satisfies Record<EventOf<'ConsentRecorded'>['purpose'], string>;

export const consentOutcomes = {
  given: 'gegeven',
  refused: 'geweigerd',
  not_asked: 'niet gevraagd',
} as const satisfies Record<EventOf<'ConsentRecorded'>['outcome']['is'], string>;

export const progressWords = {
  help: 'hoe het met de hulp gaat',
  aftercare: 'nazorg',
  support: 'steun',
  check: 'controle',
} as const satisfies Record<EventOf<'ProgressNoted'>['kind'], string>;

export const kindcheckWords = {
  no_concern: 'geen zorgen',
  concern: 'zorgen',
  unclear: 'niet duidelijk',
} as const satisfies Record<EventOf<'KindcheckDone'>['outcome'], string>;

export const stepWords = {
  done: 'klaar',
  open: 'nog open',
  skipped: 'overgeslagen, met reden',
  again: 'opnieuw',
  ahead: 'nog niet begonnen',
} as const satisfies Record<StepState, string>;

export const stoneWords = {
  done: 'klaar',
  now: 'nu',
  open: 'open',
  skipped: 'overgeslagen, met reden',
  again: 'opnieuw',
} as const satisfies Record<StoneState, string>;

export const outcomeWords = {
  report: 'De code vraagt een melding bij Veilig Thuis.',
  consult: 'Er is twijfel. De code vraagt eerst advies van Veilig Thuis.',
  continue: 'De weging loopt nog. Melden mag altijd.',
  reweigh: 'De code vraagt om opnieuw te wegen. Melden mag altijd.',
  help: 'De code gaat uit van hulp. Melden mag altijd.',
  close: 'De vragen van de code zijn beantwoord. Melden mag altijd.',
  other_route: 'De stappen van de meldcode gelden hier niet. Melden mag altijd.',
} as const satisfies Record<Outcome, string>;
