import type { IssuerSettings } from './issuers.schema.ts';

/** Why an account is not let in; stands in the log, and is told to nobody else. */
export type NotLetIn = 'sso tenant' | 'sso domain' | 'sso guest' | 'sso student' | 'sso affiliation' | 'sso token';
export type Claims = Readonly<Record<string, unknown>>;
export type Judged =
  | {
      readonly is: 'account';
      /** What the issuer calls this account for ever: never an address of mail, a name, or anything that can be given to another. */
      readonly subject: readonly string[];
      /** The issuer says that it saw two factors. */
      readonly proven: boolean;
    }
  | { readonly is: 'not let in'; readonly why: NotLetIn };

const pupils = ['student', 'leerling', 'pupil', 'learner'];
const workers = ['employee', 'staff', 'faculty', 'medewerker'];
/** Names under which issuers tell whether somebody is a pupil. Each is looked at, whatever the settings say. */
const affiliationClaims = [
  'eduPersonAffiliation',
  'eduperson_affiliation',
  'eduperson_scoped_affiliation',
  'eduPersonScopedAffiliation',
  'affiliation',
  'urn:mace:dir:attribute-def:eduPersonAffiliation',
];

/** Which account these claims are of, and whether it may come in. `idToken` is what was signed; `more` was told beside it. */
export function judgeClaims(issuer: IssuerSettings, idToken: Claims, more: Claims = {}): Judged {
  const affiliations = [idToken, more].flatMap((claims) => affiliationsIn(claims, issuer.affiliation));
  if (affiliations.some((one) => pupils.includes(one))) return refused('sso student');
  if (issuer.affiliation !== undefined && !affiliations.some((one) => workers.includes(one)))
    return refused('sso affiliation');
  const subject = subjectOf(issuer, idToken);
  return typeof subject === 'string' ? refused(subject) : { is: 'account', subject, proven: isProven(issuer, idToken) };
}

function refused(why: NotLetIn): Judged {
  return { is: 'not let in', why };
}

function affiliationsIn(claims: Claims, own: string | undefined): readonly string[] {
  const names = own === undefined ? affiliationClaims : [...affiliationClaims, own];
  const values = names.flatMap((name) => listed(claims[name]));
  return values.flatMap((value) => value.toLowerCase().split(/[\s,;]+/)).map((value) => value.split('@')[0] ?? '');
}

function subjectOf(issuer: IssuerSettings, claims: Claims): readonly string[] | NotLetIn {
  if (issuer.kind === 'entra') {
    const { tid, oid, acct } = claims;
    if (tid !== issuer.tenant) return 'sso tenant';
    if (acct === 1 || acct === '1') return 'sso guest';
    return isFilled(oid) ? [issuer.issuer, issuer.tenant, oid] : 'sso token';
  }
  if (issuer.kind === 'google' && !isOfDomain(claims, issuer.domains)) return 'sso domain';
  const { sub } = claims;
  return isFilled(sub) ? [issuer.issuer, sub] : 'sso token';
}

function isOfDomain({ hd, email_verified: verified }: Claims, domains: readonly string[]): boolean {
  return isFilled(hd) && domains.includes(hd.toLowerCase()) && verified === true;
}

function isProven({ proof }: IssuerSettings, claims: Claims): boolean {
  return proof !== undefined && listed(claims[proof.claim]).some((value) => proof.anyOf.includes(value));
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function listed(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}
