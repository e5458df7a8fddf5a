import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { issuersFileSchema, type IssuerSettings } from './issuers.schema.ts';

/** An issuer with the secret that it knows Pluis by. */
export type Issuer = IssuerSettings & { readonly secret: string };
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where the people of each board may sign in with the account of their organisation. Secrets come from files (of systemd's credentials,
 * or beside this one) or from the environment. Throws a sentence for the keeper.
 */
export function readIssuers(file: string, env: Env): readonly Issuer[] {
  const parsed = issuersFileSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.issuers.map((issuer) => ({ ...issuer, secret: secretOf(issuer, file, env) }));
}

function secretOf({ key, secretEnv, secretFile = '' }: IssuerSettings, file: string, env: Env): string {
  const folder = env['CREDENTIALS_DIRECTORY'] ?? dirname(file);
  const read = () => readFileSync(isAbsolute(secretFile) ? secretFile : join(folder, secretFile), 'utf8');
  const secret = (secretEnv === undefined ? read() : (env[secretEnv] ?? '')).trim();
  if (secret === '') throw new Error(`${file}: het geheim van "${key}" is leeg.`);
  return secret;
}
