import { sql } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { Db } from '../db/database.ts';

/** What a database says of itself, over a connection as the application makes them. */
export type DatabaseFacts = {
  readonly settings: Readonly<Record<'fsync' | 'full_page_writes' | 'synchronous_commit' | 'data_checksums', string>>;
  /** The role that the application works as. */
  readonly role: string;
  /** That role, or one it can take on, is above the row policies. */
  readonly roleIsAbovePolicies: boolean;
  /** Who signed in to the database, before becoming that role. */
  readonly login: string;
  readonly loginIsAbovePolicies: boolean;
  readonly ownedTables: readonly string[];
  readonly tenantTables: number;
  /** Tables of the boards whose row policies are off, or do not bind their owner. */
  readonly openTables: readonly string[];
  /** How far the clock of the database is from ours, in milliseconds; what the asking itself took is not counted. */
  readonly clockDifference: number;
};

type Row = {
  readonly [name in keyof DatabaseFacts['settings']]: string;
} & {
  readonly role: string;
  readonly role_is_above: boolean;
  readonly login: string;
  readonly login_is_above: boolean;
  readonly owned: string;
  readonly tenants: string;
  readonly open: string;
  readonly at: string;
};

/** These hold nothing of a board, so that no policy keeps them apart. */
const ofNobody = ['migration'];

const question = sql<Row>`
  with tenant as (
    select c.relname, c.relrowsecurity and c.relforcerowsecurity as closed from pg_catalog.pg_class c
    where c.relnamespace = 'pluis'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (${ofNobody}::text[])
  ), above as (select oid, rolname from pg_catalog.pg_roles where rolsuper or rolbypassrls)
  select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
    current_setting('synchronous_commit') as synchronous_commit, current_setting('data_checksums') as data_checksums,
    current_user::text as role, session_user::text as login,
    exists (select from above where pg_has_role(current_user, oid, 'member')) as role_is_above,
    exists (select from above where rolname = session_user) as login_is_above,
    coalesce((select string_agg(relname, ' ' order by relname) from pg_catalog.pg_class
      where relkind in ('r', 'p') and relowner = current_user::regrole), '') as owned,
    (select count(*) from tenant)::text as tenants,
    coalesce((select string_agg(relname, ' ' order by relname) from tenant where not closed), '') as open,
    (extract(epoch from clock_timestamp()) * 1000)::text as at`;

export async function askFacts(db: Db, clock: Clock): Promise<DatabaseFacts> {
  const before = Date.parse(clock());
  const { rows } = await question.execute(db.kysely);
  const after = Date.parse(clock());
  const [row] = rows;
  if (row === undefined) throw new Error('the database said nothing of itself');
  const { fsync, full_page_writes, synchronous_commit, data_checksums } = row;
  return {
    settings: { fsync, full_page_writes, synchronous_commit, data_checksums },
    role: row.role,
    roleIsAbovePolicies: row.role_is_above,
    login: row.login,
    loginIsAbovePolicies: row.login_is_above,
    ownedTables: words(row.owned),
    tenantTables: Number(row.tenants),
    openTables: words(row.open),
    clockDifference: outside(Number(row.at), before, after),
  };
}

function outside(at: number, before: number, after: number): number {
  return Math.max(before - at, at - after, 0);
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
