import { browsersAt, cheapPasswords, enrolled, ssoAt, type Enrolled } from './enrolled.ts';
import type { Issuer } from '../../src/platform/sso/issuers.ts';
import { realBoard, type Answer, type House, type Visitor } from './sign-in-house.ts';

export type Standard = Extract<Issuer, { kind: 'standard' }>;
type Known = { readonly base: string; readonly client: string; readonly secret: string };

/** The settings of an issuer that shows two factors by `amr`, as the keeper of a board would write them. */
export function settingsFor({ base, client, secret }: Known, key = 'noord'): Standard {
  return {
    kind: 'standard',
    board: realBoard,
    key,
    label: 'Account van Noord',
    issuer: base,
    client,
    secret,
    signs: 'RS256',
    scopes: [],
    alsoAt: [],
    userInfo: false,
    leadsBack: false,
    proof: { claim: 'amr', anyOf: ['mfa'] },
  };
}

/** A browser at a house whose board has these issuers. */
export function browserWith(house: House, issuers: readonly Issuer[]): Visitor {
  return browsersAt(house, cheapPasswords, ssoAt(issuers))();
}

/** Somebody who works there, signed in at such a browser. */
export async function atWorkWith(house: House, issuers: readonly Issuer[]): Promise<Enrolled> {
  const one = await enrolled(house, cheapPasswords);
  const someone = browserWith(house, issuers);
  someone.cookie = one.someone.cookie;
  someone.known = one.someone.known;
  await someone.get('/toegang');
  return { ...one, someone };
}

/** Where a page leads on to by itself. */
export function awayTo({ text }: Answer): string {
  return (/content="0;url=([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&');
}

/** The browser comes back with this, as another site sends it, and then from our own page. */
export async function comeBack(at: Visitor, there: URL): Promise<Answer> {
  const first = await at.get(`${there.pathname}${there.search}`);
  return at.get(awayTo(first));
}
