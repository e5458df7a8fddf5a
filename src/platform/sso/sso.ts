import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as oidc from 'openid-client';
import { judgeClaims, type Claims, type NotLetIn } from './claims.ts';
import type { Issuer } from './issuers.ts';
import { outgoingTo } from './outgoing.ts';

/** An issuer as somebody can choose it. */
export type Choice = {
  readonly key: string;
  /** The slug of its board. */
  readonly board: string;
  readonly label: string;
  readonly issuer: string;
  /** It can show that somebody proved anew who they are, with two factors. */
  readonly proves: boolean;
};

/** What came back. Why it was refused stands in the log, and is told to nobody else. */
export type CameBack =
  | {
      readonly is: 'account';
      /** Stands for the account, and for no other of any issuer. */
      readonly subject: Uint8Array;
      /** Two factors were seen, just now. */
      readonly proven: boolean;
    }
  | { readonly is: 'refused'; readonly why: NotLetIn | 'sso unreachable' | 'sso stopped' | 'sso age' };

export type Sso = {
  readonly choices: readonly Choice[];
  /** Where to send the browser to; null when the issuer does not answer. `secret` is known to this browser alone. */
  readonly begin: (key: string, secret: string) => Promise<string | null>;
  /**
   * Where somebody who signed in there can sign out too. Null when the issuer has no such page at an address of its own, or does not say
   * so within a second. Nothing of the person stands in it.
   */
  readonly signOutAt: (key: string) => Promise<string | null>;
  /** What the browser brought back, for what it was sent out with and when. */
  readonly finish: (key: string, sent: Sent, brought: URLSearchParams) => Promise<CameBack>;
};

type Sent = { readonly secret: string; readonly at: number };
type Parts = {
  readonly issuers: readonly Issuer[];
  /** The address of Pluis as people see it. */
  readonly origin: string;
  /** The address that this issuer leads back to. */
  readonly backTo: (key: string) => string;
  /** Where it leads back to after signing out, when it knows that address. */
  readonly afterwards: string;
};

const seconds = 1000;
const patience = 5;
const knownFor = 3600 * seconds;
/** Clocks may differ by so much. */
const skew = 30 * seconds;
/** Google hands out its tokens and keys elsewhere than where it signs people in. */
const googleToo = [
  'https://oauth2.googleapis.com',
  'https://www.googleapis.com',
  'https://openidconnect.googleapis.com',
];

/** Signing in at the organisation, by the settings alone: nothing goes out before somebody asks for it. */
export function openSso({ issuers, origin, backTo, afterwards }: Parts): Sso {
  const doors = new Map(issuers.map((issuer) => [issuer.key, { issuer, ...discoverer(issuer) }]));
  const redirect = (key: string) => new URL(backTo(key), origin);
  return {
    choices: issuers.map(choiceOf),
    begin: async (key, secret) => {
      const door = doors.get(key);
      const configured = await door?.configured().catch(() => null);
      if (door === undefined || configured == null) return null;
      return authorizationUrl(configured, door.issuer, redirect(key).href, secret);
    },
    signOutAt: async (key) => {
      const door = doors.get(key);
      const configured = door?.known() ?? (await soon(door?.configured()));
      return door === undefined || configured === null
        ? null
        : signOutUrl(configured, door.issuer, new URL(afterwards, origin));
    },
    finish: async (key, sent, brought) => {
      const door = doors.get(key);
      const configured = await door?.configured().catch(() => null);
      if (door === undefined || configured == null) return { is: 'refused', why: 'sso unreachable' };
      const url = redirect(key);
      url.search = brought.toString();
      return exchange(configured, door.issuer, url, sent);
    },
  };
}

function choiceOf({ key, board, label, issuer, proof }: Issuer): Choice {
  return { key, board, label, issuer, proves: proof !== undefined };
}

/** Asks the issuer for its settings when they are needed, and anew after an hour. `known`: what it said last, however long ago. */
function discoverer(issuer: Issuer) {
  let asked: { readonly at: number; readonly settings: Promise<oidc.Configuration> } | null = null;
  let last: oidc.Configuration | null = null;
  const configured = (): Promise<oidc.Configuration> => {
    if (asked !== null && Date.now() - asked.at < knownFor) return asked.settings;
    const settings = discover(issuer);
    const asking = { at: Date.now(), settings };
    asked = asking;
    settings.then(
      (said) => {
        last = said;
      },
      () => {
        if (asked === asking) asked = null;
      },
    );
    return settings;
  };
  return { configured, known: () => last };
}

/** Somebody who signs out does not wait for an issuer that is slow or gone. */
async function soon(settings: Promise<oidc.Configuration> | undefined): Promise<oidc.Configuration | null> {
  if (settings === undefined) return null;
  const waiting = new AbortController();
  const tooLong = setTimeout(1 * seconds, null, { signal: waiting.signal }).catch(() => null);
  const said = await Promise.race([settings.catch(() => null), tooLong]);
  waiting.abort();
  return said;
}

/** No token and no name: an address is seen over a shoulder and kept in logs. So the issuer asks whether this is meant. */
function signOutUrl(configured: oidc.Configuration, issuer: Issuer, afterwards: URL): string | null {
  const { end_session_endpoint: told } = configured.serverMetadata();
  const at = told === undefined || !URL.canParse(told) ? null : new URL(told);
  const isTheirs = at !== null && originsOf(issuer).has(at.origin);
  if (!isTheirs || at.protocol !== new URL(issuer.issuer).protocol) return null;
  const back = issuer.leadsBack ? { post_logout_redirect_uri: afterwards.href } : {};
  return oidc.buildEndSessionUrl(configured, back).href;
}

async function discover(issuer: Issuer): Promise<oidc.Configuration> {
  const at = new URL(issuer.issuer);
  const client = { client_secret: issuer.secret, id_token_signed_response_alg: issuer.signs };
  // The settings allow a plain address on this machine alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that nobody overlooks it
  const plain = at.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(at, issuer.client, client, oidc.ClientSecretPost(issuer.secret), {
    [oidc.customFetch]: outgoingTo(originsOf(issuer)),
    timeout: patience,
    execute: [oidc.enableNonRepudiationChecks, ...plain],
  });
}

/** Of the issuer by its settings: no word of its own adds one. */
function originsOf(issuer: Issuer): ReadonlySet<string> {
  const more = issuer.kind === 'google' ? googleToo : [];
  return new Set([issuer.issuer, ...issuer.alsoAt, ...more].map((one) => new URL(one).origin));
}

/** Three values that only who holds the secret can make; each of them tells nothing about the others. */
function part(secret: string, of: 'state' | 'nonce' | 'verifier'): string {
  return createHash('sha256').update(`pluis sso ${of}\n${secret}`).digest('base64url');
}

async function authorizationUrl(
  configured: oidc.Configuration,
  issuer: Issuer,
  redirect: string,
  secret: string,
): Promise<string> {
  const { scopes, proof } = issuer;
  const values = proof?.anyOf ?? [];
  const parameters = {
    redirect_uri: redirect,
    scope: [...new Set(['openid', ...scopes])].join(' '),
    state: part(secret, 'state'),
    nonce: part(secret, 'nonce'),
    code_challenge: await oidc.calculatePKCECodeChallenge(part(secret, 'verifier')),
    code_challenge_method: 'S256',
    ...(issuer.kind === 'google' ? { prompt: 'select_account' } : { prompt: 'login', max_age: '0' }),
    ...(proof?.claim === 'acr' ? { acr_values: values.join(' ') } : {}),
    ...(proof?.claim === 'acrs' ? { claims: JSON.stringify({ id_token: { acrs: { essential: true, values } } }) } : {}),
  };
  return oidc.buildAuthorizationUrl(configured, parameters).href;
}

/** What was told of an account, signed and beside it. */
type Told = { readonly claims: Claims; readonly more: Claims };

async function exchange(configured: oidc.Configuration, issuer: Issuer, url: URL, sent: Sent): Promise<CameBack> {
  const told = await toldOf(configured, issuer, url, sent.secret);
  if (typeof told === 'string') return { is: 'refused', why: told };
  const isFresh = isProvedSince(told.claims, sent.at);
  if (issuer.kind !== 'google' && !isFresh) return { is: 'refused', why: 'sso age' };
  const judged = judgeClaims(issuer, told.claims, told.more);
  if (judged.is === 'not let in') return { is: 'refused', why: judged.why };
  return { is: 'account', subject: hashOf(judged.subject), proven: isFresh && judged.proven };
}

async function toldOf(
  configured: oidc.Configuration,
  issuer: Issuer,
  url: URL,
  secret: string,
): Promise<Told | 'sso stopped' | 'sso token'> {
  try {
    const tokens = await oidc.authorizationCodeGrant(configured, url, {
      expectedState: part(secret, 'state'),
      expectedNonce: part(secret, 'nonce'),
      pkceCodeVerifier: part(secret, 'verifier'),
      ...(issuer.kind === 'google' ? {} : { maxAge: 300 }),
    });
    const claims = tokens.claims();
    // The library looks at `azp` only where there are several audiences.
    if (claims === undefined || (claims.azp ?? issuer.client) !== issuer.client) return 'sso token';
    const more = issuer.userInfo ? await oidc.fetchUserInfo(configured, tokens.access_token, claims.sub) : {};
    return { claims, more };
  } catch (error) {
    return error instanceof oidc.AuthorizationResponseError ? 'sso stopped' : 'sso token';
  }
}

/** Whether this person showed who they are after they were sent out. */
function isProvedSince({ auth_time: at }: Claims, sent: number): boolean {
  return typeof at === 'number' && at * seconds >= sent - skew;
}

function hashOf(subject: readonly string[]): Uint8Array {
  return createHash('sha256')
    .update(`pluis account\n${JSON.stringify(subject)}`)
    .digest();
}
