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
export async function realIssuer(
  redirects: readonly string[],
  afterwards: readonly string[] = [],
): Promise<RealIssuer> {
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
          post_logout_redirect_uris: [...afterwards],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      cookies: { keys: [known.secret] },
      pkce: { required: () => true },
      claims: { openid: ['sub', 'amr', 'eduPersonAffiliation'] },
      conformIdTokenClaims: false,
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          logoutSource: (ctx, form) => {
            ctx.body = pageOf(`${form}<button form="op.logoutForm" name="logout" value="yes">Uitloggen</button>`);
          },
          postLogoutSuccessSource: (ctx) => {
            ctx.body = pageOf('<p>U bent uitgelogd.</p>');
          },
        },
      },
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
      .end(pageOf('<form method="post"><label>Naam <input name="naam"></label><button>Inloggen</button></form>'));
  }
  return issuer;
}

const pageOf = (body: string) => `<!DOCTYPE html><html lang="nl"><title>Organisatie</title>${body}</html>`;

/** The cookies that a browser has of the issuer. */
export type Kept = Map<string, string>;

async function askThere(at: URL, kept: Kept, form?: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(at, {
    redirect: 'manual',
    headers: { cookie: [...kept].map((pair) => pair.join('=')).join('; ') },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  for (const cookie of answer.headers.getSetCookie()) {
    const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    kept.set(key, value);
  }
  return answer;
}

/** A browser at the issuer, without Pluis: signs out, saying yes when that is asked, and says where it is led to; null for nowhere. */
export async function signOutThere(address: string, kept: Kept): Promise<URL | null> {
  const at = new URL(address);
  const page = await (await askThere(at, kept)).text();
  const [action = '', xsrf = ''] = [/action="([^"]+)"/, /name="xsrf" value="([^"]+)"/].map((of) => of.exec(page)?.[1]);
  const answer = await askThere(new URL(action, at), kept, { xsrf, logout: 'yes' });
  const to = new URL(answer.headers.get('location') ?? '', at);
  return to.origin === at.origin ? null : to;
}

/** Whether this browser has a session at the issuer: asked as another program of the organisation would. */
export async function isSignedInThere(authorization: string, kept: Kept): Promise<boolean> {
  const at = new URL(authorization);
  at.searchParams.set('prompt', 'none');
  at.searchParams.delete('max_age');
  const to = new URL((await askThere(at, kept)).headers.get('location') ?? '');
  return to.searchParams.get('error') !== 'login_required';
}

/** A browser at the issuer, without Pluis: signs in under this name and says where it is sent to. */
export async function signInThere(authorization: string, name: string, kept: Kept = new Map()): Promise<URL> {
  let at = new URL(authorization);
  for (let steps = 0; steps < 10; steps += 1) {
    const isForm = at.pathname.startsWith('/interaction/');
    const answer = await askThere(at, kept, isForm ? { naam: name } : undefined);
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`the issuer answers ${answer.status}: ${await answer.text()}`);
    const next = new URL(to, at);
    if (next.origin !== at.origin) return next;
    at = next;
  }
  throw new Error('the issuer keeps on leading elsewhere');
}
