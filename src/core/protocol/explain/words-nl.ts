import type { Answer } from '../../kernel/kernel.ts';
import type {
  Circumstance,
  FlagId,
  HelpState,
  LocationKind,
  Outcome,
  ReportState,
  SkipGround,
  StepId,
  Strength,
} from '../words.ts';

/** How the closed lists are said to a reader. */
export const answerWords: Readonly<Record<Answer, string>> = { yes: 'ja', no: 'nee', doubt: 'twijfel' };

export const strengthWords: Readonly<Record<Strength, string>> = {
  must: 'verplicht',
  preferred: 'liefst',
  optional: 'mag',
  exception: 'uitzondering',
  info: 'ter informatie',
};

export const flagWords: Readonly<Record<FlagId, string>> = {
  acute: 'acute onveiligheid',
  structural: 'structurele onveiligheid',
  disclosure: 'onthulling',
  serious_injury: 'ernstig letsel',
  unprotected: 'te weinig bescherming',
  recurrence: 'onveiligheid die terugkomt',
  no_lasting_safety: 'geen blijvende veiligheid verwacht',
  special_form: 'een bijzondere vorm van geweld',
  danger_now: 'gevaar op dit moment',
};

export const groundWords: Readonly<Record<SkipGround, string>> = {
  safety: 'veiligheid',
  not_approachable: 'ouders zijn niet aanspreekbaar',
  breaking_contact: 'ouders breken naar verwachting het contact',
  expert_first: 'eerst advies van een deskundige',
  other: 'een andere reden',
};

export const locationWords: Readonly<Record<LocationKind, string>> = { school: 'school', childcare: 'kinderopvang' };

export const stepWords: Readonly<Record<StepId, string>> = {
  S1: 'stap 1',
  S2: 'stap 2',
  S3: 'stap 3',
  S4: 'stap 4',
  S5: 'stap 5',
  S6: 'volgen en afsluiten',
  E: 'noodsituatie',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  other_route: 'andere route',
  report: 'melden bij Veilig Thuis',
  consult: 'Veilig Thuis om advies vragen',
  continue: 'verder met de vragen',
  reweigh: 'opnieuw wegen',
  help: 'hulp',
  close: 'afsluiten',
};

export const reportWords: Readonly<Record<ReportState, string>> = {
  due: 'melden moet nog',
  made: 'melding gedaan',
  declined: 'van melden is afgezien',
  none: 'geen melding nodig',
};

export const helpWords: Readonly<Record<HelpState, string>> = {
  due: 'hulp moet nog worden geregeld',
  running: 'hulp loopt',
  ended: 'hulp is afgesloten',
  none: 'geen hulp',
};

export const circumstanceWords: Readonly<Record<Circumstance, string>> = {
  carer_situation_may_harm: 'de situatie van de ouders kan schaden',
  named_external_discussion: 'het kind wordt met naam met buitenstaanders besproken',
  consent_refused: 'ouders weigeren toestemming',
  objections: 'ouders hebben bezwaar',
  injury: 'er is letsel',
  child_conversation: 'er is met het kind gesproken',
  caregiver_conversation: 'er is met ouders gesproken',
  suspicion_of_serious_concern: 'de zorgen zijn ernstig',
  named_earlier_teachers: 'er zijn eerdere leerkrachten of die van broers en zussen',
};
