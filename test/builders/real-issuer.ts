import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { listening, type Listening } from './listening.ts';

export type RealIssuer = Listening & {
  readonly client: string;
  readonly secret: string;
  /** What is told of whoever signs in next beside their name there. */
  claims: Readonly<Record<string, unknown>>;
  /** Which proof they give. */
  amr: readonly string[];
};

/** The issuer that others wrote, `oidc-provider`, on this machine; whoever types a name there is that person. */
export async function realIssuer(redirects: readonly string[]): Promise<RealIssuer> {
  const known = { client: 'pluis', secret: 'geheim-van-een-proef-dat-lang-genoeg-is' };
  const server = await listening((base) => {
    const provider = providerAt(base);
    const answer = provider.callback();
    return (request, response) => {
      if (request.url?.startsWith('/interaction/') === true) void interact(provider, request, response);
      else void answer(request, response);
    };
  });
  const issuer: RealIssuer = { ...server, ...known, claims: {}, amr: ['mfa'] };

  function providerAt(base: string): Provider {
    const provider: Provider = new Provider(base, {
      clients: [
        {
          client_id: known.client,
          client_secret: known.secret,
          redirect_uris: [...redirects],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      cookies: { keys: [known.secret] },
      pkce: { required: () => true },
      claims: { openid: ['sub', 'amr', 'eduPersonAffiliation'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...issuer.claims }) }),
      loadExistingGrant: async (ctx) => {
        const grant = new provider.Grant({
          clientId: ctx.oidc.client?.clientId ?? '',
          accountId: ctx.oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
    return provider;
  }

  async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const accountId = new URLSearchParams(await text(request)).get('naam') ?? '';
      await provider.interactionFinished(request, response, { login: { accountId, amr: [...issuer.amr] } });
      return;
    }
    await provider.interactionDetails(request, response);
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        '<!DOCTYPE html><html lang="nl"><title>Organisatie</title><form method="post"><label>Naam <input name="naam"></label><button>Inloggen</button></form></html>',
      );
  }
  return issuer;
}

/** A browser at the issuer, without Pluis: signs in under this name and says where it is sent to. */
export async function signInThere(authorization: string, name: string): Promise<URL> {
  const kept = new Map<string, string>();
  let at = new URL(authorization);
  for (let steps = 0; steps < 10; steps += 1) {
    const isForm = at.pathname.startsWith('/interaction/');
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...kept].map((pair) => pair.join('=')).join('; ') },
      ...(isForm ? { method: 'POST', body: new URLSearchParams({ naam: name }) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      kept.set(key, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`the issuer answers ${answer.status}: ${await answer.text()}`);
    const next = new URL(to, at);
    if (next.origin !== at.origin) return next;
    at = next;
  }
  throw new Error('the issuer keeps on leading elsewhere');
}
