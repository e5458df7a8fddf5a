import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listening, type Listening } from './listening.ts';

type Json = Readonly<Record<string, unknown>>;
/** What an ID token says, and how it is signed. */
export type Told = {
  readonly claims: Json;
  readonly header?: Json;
  /** How the signature is made; by the issuer's own key when left out. */
  readonly signed?: 'own key' | 'another key' | 'public key as a secret' | 'not' | 'a flipped bit';
  readonly userInfo?: Json;
  /** What stands beside the tokens, or in their place. */
  readonly beside?: Json;
};
export type HostileIssuer = Listening & {
  readonly client: string;
  readonly secret: string;
  /** What the next ID token says, given what stood in the address of the sign-in. */
  tells: (asked: Asked) => Told;
  /** What the settings of this issuer say beside what is right. */
  settings: Json;
  /** How often a token was fetched here. */
  fetched: number;
  /** Takes a browser's request to sign in, and gives back what that browser would bring along. */
  readonly signIn: (authorization: string) => URL;
};
export type Asked = {
  readonly nonce: string;
  readonly state: string;
  readonly redirect: string;
  readonly client: string;
};

const keyId = 'sleutel-1';

/** An issuer on this machine that signs with keys of its own and says whatever a test wants it to. */
export async function hostileIssuer(): Promise<HostileIssuer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const another = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked = new Map<string, Asked>();
  const keys = { own: own.privateKey, another: another.privateKey, public: own.publicKey };
  const server = await listening((base) => (request, response) => {
    void answer(base, request, response);
  });
  const issuer: HostileIssuer = {
    ...server,
    client: 'pluis',
    secret: 'geheim-van-een-proef',
    tells: ({ nonce }) => ({ claims: claimsOf(server.base, nonce) }),
    settings: {},
    fetched: 0,
    signIn: (authorization) => {
      const query = new URL(authorization).searchParams;
      const code = `code-${asked.size}`;
      const [state, redirect] = [query.get('state') ?? '', query.get('redirect_uri') ?? ''];
      asked.set(code, { nonce: query.get('nonce') ?? '', client: query.get('client_id') ?? '', state, redirect });
      const back = new URL(redirect);
      back.search = new URLSearchParams({ code, state, iss: server.base }).toString();
      return back;
    },
  };

  async function answer(base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', base).pathname;
    const body = path === '/token' ? tokensFor(new URLSearchParams(await text(request))) : pageAt(path, base);
    response.writeHead('error' in body ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
  function pageAt(path: string, base: string): Json {
    if (path === '/.well-known/openid-configuration') return settingsOf(base, issuer.settings);
    if (path === '/more') return issuer.tells([...asked.values()].at(-1)!).userInfo ?? {};
    return { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] };
  }
  function tokensFor(form: URLSearchParams): Json {
    issuer.fetched += 1;
    const code = asked.get(form.get('code') ?? '');
    if (code === undefined) return { error: 'invalid_grant' };
    const told = issuer.tells(code);
    return { access_token: 'toegang', token_type: 'Bearer', id_token: tokenOf(told, keys), ...told.beside };
  }
  return issuer;
}

/** Claims with which somebody would come in. */
export function claimsOf(issuer: string, nonce: string): Json {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: 'pluis',
    sub: 'verzonnen-1',
    nonce,
    iat: now,
    exp: now + 300,
    auth_time: now,
    amr: ['mfa'],
  };
}

function settingsOf(base: string, more: Json): Json {
  return {
    issuer: base,
    authorization_endpoint: `${base}/auth`,
    token_endpoint: `${base}/token`,
    userinfo_endpoint: `${base}/more`,
    jwks_uri: `${base}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    authorization_response_iss_parameter_supported: true,
    ...more,
  };
}

type Keys = { readonly own: KeyObject; readonly another: KeyObject; readonly public: KeyObject };

function tokenOf({ claims, header = {}, signed = 'own key' }: Told, keys: Keys): string {
  const alg = signed === 'public key as a secret' ? 'HS256' : 'RS256';
  const body = [{ alg, kid: keyId, typ: 'JWT', ...header }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const text = body.join('.');
  return `${text}.${signatureOf(text, signed, keys).toString('base64url')}`;
}

function signatureOf(body: string, signed: NonNullable<Told['signed']>, keys: Keys): Buffer {
  if (signed === 'not') return Buffer.alloc(0);
  if (signed === 'public key as a secret')
    return createHmac('sha256', keys.public.export({ type: 'spki', format: 'pem' }))
      .update(body)
      .digest();
  const signature = sign('sha256', Buffer.from(body), signed === 'another key' ? keys.another : keys.own);
  if (signed === 'a flipped bit') signature[7] = (signature[7] ?? 0) ^ 1;
  return signature;
}
