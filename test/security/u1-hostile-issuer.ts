import { claimsOf, type Asked, type HostileIssuer, type Told } from '../builders/hostile-issuer.ts';
import type { Standard } from '../builders/organisation.ts';
import type { Issuer } from '../../src/platform/sso/issuers.ts';

type Hostile = {
  readonly name: string;
  /** What stands in the log. */
  readonly rule: string;
  readonly tells?: (asked: Asked, issuer: string) => Told;
  /** What the browser brings along, changed on its way. */
  readonly brings?: (back: URL, other: HostileIssuer) => void;
  readonly issuer?: (settings: Standard) => Issuer;
  readonly says?: (base: string) => Readonly<Record<string, unknown>>;
};
const now = () => Math.floor(Date.now() / 1000);
const told = (changed: Readonly<Record<string, unknown>>, more: Partial<Told> = {}) => {
  return ({ nonce }: Asked, issuer: string): Told => ({ claims: { ...claimsOf(issuer, nonce), ...changed }, ...more });
};
const tenant = '6a7b9b6a-0000-4000-8000-000000000001';
const entra = (settings: Standard): Issuer => ({ ...settings, kind: 'entra', tenant });
const google = (settings: Standard): Issuer => {
  return { ...settings, kind: 'google', domains: ['voorbeeld.invalid'], proof: undefined };
};

/** Each was signed in with honestly just before, by the same person at the same issuer. */
export const hostile: readonly Hostile[] = [
  { name: 'has no signature', rule: 'sso token', tells: told({}, { signed: 'not' }) },
  { name: 'says that there is none', rule: 'sso token', tells: told({}, { signed: 'not', header: { alg: 'none' } }) },
  { name: 'has a signature that says it is none', rule: 'sso token', tells: told({}, { header: { alg: 'none' } }) },
  {
    name: 'is signed with our copy of the public key',
    rule: 'sso token',
    tells: told({}, { signed: 'public key as a secret' }),
  },
  { name: 'is signed with the key of somebody else', rule: 'sso token', tells: told({}, { signed: 'another key' }) },
  { name: 'was changed by one bit', rule: 'sso token', tells: told({}, { signed: 'a flipped bit' }) },
  { name: 'names a key that is not there', rule: 'sso token', tells: told({}, { header: { kid: 'anders' } }) },
  { name: 'asks for something we do not know', rule: 'sso token', tells: told({}, { header: { crit: ['exp'] } }) },
  { name: 'is for another', rule: 'sso token', tells: told({ aud: 'een ander' }) },
  {
    name: 'is for us and for another, without saying for whom',
    rule: 'sso token',
    tells: told({ aud: ['pluis', 'een ander'] }),
  },
  { name: 'was given to another', rule: 'sso token', tells: told({ azp: 'een ander' }) },
  { name: 'is from another', rule: 'sso token', tells: told({ iss: 'https://elders.invalid' }) },
  { name: 'is from nobody', rule: 'sso token', tells: told({ iss: undefined }) },
  { name: 'answers another question', rule: 'sso token', tells: told({ nonce: 'een andere' }) },
  { name: 'answers no question', rule: 'sso token', tells: told({ nonce: undefined }) },
  { name: 'is over', rule: 'sso token', tells: told({ exp: now() - 3600, iat: now() - 7200 }) },
  { name: 'never ends', rule: 'sso token', tells: told({ exp: undefined }) },
  { name: 'is not yet good', rule: 'sso token', tells: told({ nbf: now() + 3600 }) },
  { name: 'is of nobody', rule: 'sso token', tells: told({ sub: undefined }) },
  { name: 'is of an empty name', rule: 'sso token', tells: told({ sub: ' ' }) },
  { name: 'does not say when', rule: 'sso token', tells: told({ auth_time: undefined }) },
  { name: 'is of this morning', rule: 'sso token', tells: told({ auth_time: now() - 3 * 3600 }) },
  { name: 'is of a minute before we asked', rule: 'sso age', tells: told({ auth_time: now() - 90 }) },
  { name: 'is not there', rule: 'sso token', tells: told({}, { beside: { id_token: undefined } }) },
  { name: 'is an error', rule: 'sso token', tells: told({}, { beside: { error: 'server_error' } }) },
  { name: 'is too large', rule: 'sso token', tells: told({}, { beside: { vulling: 'x'.repeat(300_000) } }) },
  { name: 'is of a pupil', rule: 'sso student', tells: told({ eduPersonAffiliation: ['employee', 'Student'] }) },
  { name: 'is of a leerling', rule: 'sso student', tells: told({ affiliation: 'leerling@noord' }) },
  {
    name: 'is of a pupil, which is told beside it',
    rule: 'sso student',
    issuer: (settings) => ({ ...settings, userInfo: true }),
    tells: told({}, { userInfo: { sub: 'verzonnen-1', eduPersonAffiliation: ['student'] } }),
  },
  {
    name: 'comes with something beside it about another',
    rule: 'sso token',
    issuer: (settings) => ({ ...settings, userInfo: true }),
    tells: told({}, { userInfo: { sub: 'een ander' } }),
  },
  {
    name: 'does not say that somebody works here, where that is asked',
    rule: 'sso affiliation',
    issuer: (settings) => ({ ...settings, affiliation: 'soort' }),
    tells: told({ soort: ['affiliate'] }),
  },
  {
    name: 'is of another tenant',
    rule: 'sso tenant',
    issuer: entra,
    tells: told({ tid: tenant.replace('1', '2'), oid: 'o' }),
  },
  {
    name: 'is of a guest of the tenant',
    rule: 'sso guest',
    issuer: entra,
    tells: told({ tid: tenant, oid: 'o', acct: 1 }),
  },
  { name: 'is of nobody in the tenant', rule: 'sso token', issuer: entra, tells: told({ tid: tenant }) },
  {
    name: 'is of another domain',
    rule: 'sso domain',
    issuer: google,
    tells: told({ hd: 'elders.invalid', email_verified: true }),
  },
  {
    name: 'is of no domain',
    rule: 'sso domain',
    issuer: google,
    tells: told({ email: 'a@voorbeeld.invalid', email_verified: true }),
  },
  {
    name: 'is of an address that nobody verified',
    rule: 'sso domain',
    issuer: google,
    tells: told({ hd: 'voorbeeld.invalid' }),
  },
  {
    name: 'is of somebody whom nobody linked',
    rule: 'sso unknown',
    tells: told({ sub: 'verzonnen-2', email: 'nieuw-1@voorbeeld.invalid' }),
  },
  {
    name: 'comes back without its state',
    rule: 'sso token',
    brings: (back) => {
      back.searchParams.delete('state');
    },
  },
  {
    name: 'comes back with another state',
    rule: 'sso token',
    brings: (back) => {
      back.searchParams.set('state', 'anders');
    },
  },
  {
    name: 'comes back with two states',
    rule: 'sso token',
    brings: (back) => {
      back.searchParams.append('state', 'anders');
    },
  },
  {
    name: 'comes back with a code of somebody else',
    rule: 'sso token',
    brings: (back) => {
      back.searchParams.set('code', 'code-999');
    },
  },
  {
    name: 'comes back without saying from where',
    rule: 'sso token',
    brings: (back) => {
      back.searchParams.delete('iss');
    },
  },
  {
    name: 'comes back from another issuer',
    rule: 'sso token',
    brings: (back, other) => {
      back.searchParams.set('iss', other.base);
    },
  },
  {
    name: 'comes back at the address of another issuer',
    rule: 'sso state',
    brings: (back) => void (back.pathname = back.pathname.replace('noord', 'zuid')),
  },
  {
    name: 'comes back with a token in the address',
    rule: 'sso token',
    brings: (back) => {
      back.searchParams.set('id_token', 'a.b.c');
    },
  },
  {
    name: 'is of who said no there',
    rule: 'sso stopped',
    brings: (back) => {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
    },
  },
  {
    name: 'is handed out on another site',
    rule: 'sso token',
    says: () => ({ token_endpoint: 'http://localhost:9/token' }),
  },
  {
    name: 'is signed with keys of another site',
    rule: 'sso token',
    says: () => ({ jwks_uri: 'http://localhost:9/keys' }),
  },
  {
    name: 'is from an issuer that goes by another name',
    rule: 'sso unreachable',
    says: () => ({ issuer: 'https://elders.invalid' }),
  },
];
