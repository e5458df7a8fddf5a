/** Every address of the application. Neutral words only: an address is seen over a shoulder and kept in logs. */
export const paths = {
  start: '/',
  mine: '/start',
  signIn: '/aanmelden',
  signInDemo: '/aanmelden/proef',
  signInCode: '/aanmelden/code',
  signInSetUp: '/aanmelden/instellen',
  invitation: '/uitnodiging',
  signOut: '/afmelden',
  stepUp: '/bevestigen',
  signInNewFactor: '/aanmelden/nieuw',
  account: '/toegang',
  accountSession: '/toegang/sessie',
  accountEverywhere: '/toegang/overal',
  accountPassword: '/toegang/wachtwoord',
  accountApp: '/toegang/app',
  accountCodes: '/toegang/herstelcodes',
  people: '/mensen',
  personNew: '/mensen/nieuw',
  person: '/mensen/:staff',
  personRole: '/mensen/:staff/rol',
  personRoleEnd: '/mensen/:staff/rol/:role',
  personCode: '/mensen/:staff/code',
  personLeaves: '/mensen/:staff/vertrek',
  requests: '/bevestigingen',
  request: '/bevestigingen/:request',
  emergency: '/nood',
  emergencyContact: '/nood/vastleggen',
  emergencyReport: '/nood/melding',
  emergencyRecorded: '/nood/klaar/:ref',
  away: '/weg',
  signal: '/zorg',
  signalRecorded: '/zorg/klaar/:ref',
  mySignals: '/mijn-signalen',
  inbox: '/signalen',
  inboxSignal: '/signalen/:ref',
  tasks: '/taken',
  caseload: '/dossiers',
  dossier: '/d/:ref',
  timeline: '/d/:ref/tijdlijn',
  family: '/d/:ref/gezin',
  talks: '/d/:ref/overleg',
  weighings: '/d/:ref/weging',
  report: '/d/:ref/melding',
  documents: '/d/:ref/documenten',
  access: '/d/:ref/inzage',
  recordSomething: '/d/:ref/nieuw',
  doubt: '/d/:ref/twijfel',
  act: '/d/:ref/act/:act',
  skipAct: '/d/:ref/act/:act/overslaan',
  prepareAct: '/d/:ref/act/:act/voorbereiden',
  recorded: '/d/:ref/klaar/:entry',
  weighingBegin: '/d/:ref/weging/begin',
  weighingOutcome: '/d/:ref/weging/uitkomst',
  weighingQuestion: '/d/:ref/weging/:question',
  decideReport: '/d/:ref/besluit/melden',
  decideHelp: '/d/:ref/besluit/hulp',
  reportPreparation: '/d/:ref/melding/voorbereiding',
  reportPreparationPdf: '/d/:ref/melding/voorbereiding.pdf',
  reportRecord: '/d/:ref/melding/vastleggen',
  helpPlan: '/d/:ref/hulp/plan',
  decisionRecorded: '/d/:ref/vastgelegd/:entry',
  close: '/d/:ref/sluiten',
  reopen: '/d/:ref/heropenen',
  withdrawEntry: '/d/:ref/regel/:entry/intrekken',
  consultationPdf: '/d/:ref/regel/:entry/formulier.pdf',
  correctEntry: '/d/:ref/regel/:entry/verbeteren',
  draft: '/concept',
  guide: '/uitleg',
  guideProtocol: '/uitleg/:protocol',
  guideQuestions: '/uitleg/:protocol/vragen',
  assets: '/assets',
} as const;

export type Path = (typeof paths)[keyof typeof paths];
type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
export type PathParams<P extends string> = Readonly<Record<Names<P>, string>>;

/** Fills in an address: `to(paths.act, { ref, act })`. Each part is escaped. */
export function to<P extends Path>(path: P, params: PathParams<P>): string {
  const given = new Map<string, string>(Object.entries(params));
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''));
}
