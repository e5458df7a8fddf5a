import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** A statement that a connection prepares once, under its name. */
export type Statement = { readonly name: string; readonly text: string };

export type Db = {
  readonly kind: 'postgres' | 'pglite';
  /** For everything but the hot paths; in `asStaff` it has the rows of one person's board. Outside it sees no tenant's row at all. */
  readonly kysely: Kysely<Tables>;
  /** One statement, one round trip, one transaction of its own. */
  readonly call: <Row>(statement: Statement, values: readonly unknown[]) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
};

/** Which database: PostgreSQL when there is a URL, else the embedded one in `dataDir`/db. */
export type DbConfig = {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** PostgreSQL connections at most; default 10. */
  readonly connections?: number;
};
