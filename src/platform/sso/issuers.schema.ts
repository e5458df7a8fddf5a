import * as z from 'zod';
import { line } from '../../core/kernel/kernel.schema.ts';

const here = ['localhost', '127.0.0.1', '[::1]'];

/** Over TLS, or on this machine itself. */
const address = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && here.includes(hostname));
}, 'een adres dat met https:// begint');

const shared = {
  /** The slug of the board whose people come in here. */
  board: line,
  /** Stands in the address that the issuer leads back to, so that each issuer has its own. */
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'kleine letters, cijfers en streepjes, hoogstens 40'),
  /** What people call their account there, as on the button. */
  label: line,
  issuer: address,
  client: line,
  /** Where the secret is: in a file, or in a variable of the environment. Never in this file. */
  secretFile: line.optional(),
  secretEnv: line.optional(),
  /** The one way in which the issuer signs. */
  signs: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
  scopes: z.array(line).default([]),
  /** Origins of the issuer beside its own, such as where Google hands out tokens. */
  alsoAt: z.array(address).default([]),
  /** Asks the issuer for more claims than stand in the ID token. */
  userInfo: z.boolean().default(false),
  /** The claim that says whether somebody is a pupil or works here. When given, only who works here comes in. */
  affiliation: line.optional(),
  /** The issuer knows the sign-in page of Pluis as an address to lead back to after signing out there. */
  leadsBack: z.boolean().default(false),
  /** What the issuer says when it saw two factors; without it our own second factor follows. */
  proof: z.strictObject({ claim: z.enum(['amr', 'acr', 'acrs']), anyOf: z.array(line).min(1) }).optional(),
};

const settings = z.discriminatedUnion('kind', [
  /** Any issuer: its own address and `sub`. */
  z.strictObject({ kind: z.literal('standard'), ...shared }),
  /** One tenant of Entra ID: `tid` and `oid`. */
  z.strictObject({ kind: z.literal('entra'), ...shared, tenant: z.guid() }),
  /** Google Workspace: `sub`, of one of these domains. It does not prove anew who somebody is, so our own factor always follows. */
  z.strictObject({
    kind: z.literal('google'),
    ...shared,
    domains: z.array(line).min(1),
    proof: z.undefined().optional(),
  }),
]);

/** The file that `SSO_FILE` names. */
export const issuersFileSchema = z
  .strictObject({ issuers: z.array(settings) })
  .refine(({ issuers }) => new Set(issuers.map(({ key }) => key)).size === issuers.length, {
    path: ['issuers'],
    error: 'elke "key" komt één keer voor',
  })
  .refine(({ issuers }) => issuers.every((one) => (one.secretFile === undefined) !== (one.secretEnv === undefined)), {
    path: ['issuers'],
    error: 'elke uitgever heeft "secretFile" of "secretEnv"',
  })
  .refine(
    ({ issuers }) =>
      issuers.every((one) => one.kind !== 'entra' || new URL(one.issuer).pathname === `/${one.tenant}/v2.0`),
    { path: ['issuers'], error: 'bij "entra" eindigt "issuer" op /<tenant>/v2.0' },
  );

export type IssuerSettings = z.infer<typeof settings>;
