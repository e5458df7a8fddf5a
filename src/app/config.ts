import * as z from 'zod';

/** How the server runs; read from the command line first, then from the environment. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Holds the keys and, without DATABASE_URL, the embedded database. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
};

export type Options = { readonly port?: string | undefined; readonly data?: string | undefined };

const envSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('PORT is een getal').int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.string().optional(),
});

/** Throws with a sentence for the keeper of the server when a setting is none. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, options: Options = {}): Config {
  const given = { ...env, ...definedOnly({ PORT: options.port, DATA_DIR: options.data }) };
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { HOST, PORT, DATA_DIR, DATABASE_URL } = parsed.data;
  return { host: HOST, port: PORT, dataDir: DATA_DIR, databaseUrl: DATABASE_URL === '' ? undefined : DATABASE_URL };
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
}
