import { join } from 'node:path';
import * as z from 'zod';
import { readIssuers, type Issuer } from '../platform/sso/issuers.ts';
import { clamdAddress, type ClamdAddress } from '../platform/files/clamd.ts';
import type { Unscanned } from '../platform/files/files.ts';
import type { MailConfig } from '../platform/mail/mail.ts';

/** How the server runs; read from the command line first, then from the environment. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Holds the keys and, without DATABASE_URL, the embedded database. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** The address as people see it; passkeys and sign-in by the organisation hang on it. */
  readonly publicUrl?: string | undefined;
  /** Where people may sign in with the account of their organisation. */
  readonly issuers?: readonly Issuer[];
  /** Undefined: no mail is sent. */
  readonly mail?: MailConfig | undefined;
  /** Who keeps the first checkpoint of each day: the data protection officer and the secretary of the board. */
  readonly witnesses?: readonly string[];
  /** Addresses or ranges of the proxies whose word about who asks is taken. */
  readonly proxies?: readonly string[];
  /** Where the virus scanner listens; undefined: there is none. */
  readonly clamd?: ClamdAddress | undefined;
  /** Who may have a file that no scanner looked at; nobody when left out. */
  readonly unscanned?: Unscanned;
};

export type Options = { readonly port?: string | undefined; readonly data?: string | undefined };

const envSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('PORT is een getal').int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL is een adres, zoals https://pluis.voorbeeld.nl' })
    .optional(),
  SSO_FILE: z.string().default(''),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL begint met smtp:// of smtps://')
    .optional(),
  MAIL_FROM: z.email('MAIL_FROM is een e-mailadres').optional(),
  WITNESS_MAIL: z.string().default(''),
  TRUSTED_PROXIES: z.string().default(''),
  CLAMD_ADDRESS: z
    .string()
    .refine((text) => clamdAddress(text) !== null, 'CLAMD_ADDRESS is unix:/pad of adres:poort')
    .optional(),
  UNSCANNED_FILES: z.enum(['closed', 'open'], 'UNSCANNED_FILES is closed of open').default('closed'),
});

/** Throws with a sentence for the keeper of the server when a setting is none. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, options: Options = {}): Config {
  const given = { ...env, ...definedOnly({ PORT: options.port, DATA_DIR: options.data }) };
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { HOST, PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL, SSO_FILE, SMTP_URL, MAIL_FROM } = parsed.data;
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined))
    throw new Error('SMTP_URL en MAIL_FROM horen bij elkaar.');
  return {
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL,
    databaseUrl: DATABASE_URL === '' ? undefined : DATABASE_URL,
    issuers: SSO_FILE === '' ? [] : readIssuers(SSO_FILE, env),
    mail: SMTP_URL === undefined || MAIL_FROM === undefined ? undefined : { url: SMTP_URL, from: MAIL_FROM },
    witnesses: listed(parsed.data.WITNESS_MAIL),
    proxies: listed(parsed.data.TRUSTED_PROXIES),
    clamd: clamdAddress(parsed.data.CLAMD_ADDRESS ?? '') ?? undefined,
    unscanned: parsed.data.UNSCANNED_FILES,
  };
}

function listed(text: string): readonly string[] {
  return text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
}

/** Where the checkpoints of the log are kept: outside the database, so that they can disagree with it. */
export function checkpointFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'log', 'checkpoints.ndjson');
}
