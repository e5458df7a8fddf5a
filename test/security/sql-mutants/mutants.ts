import type pg from 'pg';
import { without } from './expression.ts';

/** One thing in the database made weaker, or taken away, by SQL that is rolled back. `area`: where it is expected to be noticed. */
export type Mutant = { readonly name: string; readonly sql: string; readonly area: string };

type Text = Readonly<Record<string, string>>;
type Policy = Readonly<Record<'t' | 'p' | 'kind' | 'cmd' | 'r' | 'qual' | 'checked', string>>;

/** Every policy, wall, right, trigger, constraint, function and role in the catalogue, each spoilt in every way that is known here. */
export async function mutantsOf(client: pg.Client): Promise<readonly Mutant[]> {
  const read = async (query: string) => (await client.query<Text>(query)).rows;
  return [
    ...(await client.query<Policy>(policies)).rows.flatMap(ofPolicy),
    ...(await read(walled)).flatMap(({ t = '' }) => [
      {
        name: `${t}: row security off`,
        sql: `alter table pluis.${t} disable row level security`,
        area: `rows of ${t}`,
      },
      {
        name: `${t}: row security not forced`,
        sql: `alter table pluis.${t} no force row level security`,
        area: `rows of ${t}`,
      },
    ]),
    ...(await read(tableRights)).map(ofRight),
    ...(await read(columnRights)).map(ofRight),
    ...(await read(triggers)).flatMap(ofTrigger),
    ...(await read(constraints)).map(({ t, c }) => {
      return {
        name: `${t}: without ${c}`,
        sql: `alter table pluis.${t} drop constraint ${c} cascade`,
        area: `shape of ${t}`,
      };
    }),
    ...(await read(indexes)).map(({ t, i }) => ({
      name: `${t}: without ${i}`,
      sql: `drop index ${i}`,
      area: `shape of ${t}`,
    })),
    ...(await read(notNull)).map(({ t, c }) => {
      return {
        name: `${t}.${c}: may be empty`,
        sql: `alter table pluis.${t} alter column ${c} drop not null`,
        area: `shape of ${t}`,
      };
    }),
    ...(await read(calls)).map(({ f, r, may, routine, name }) => ({
      name: `${f}: ${may === 'true' ? 'not ' : ''}for ${r}`,
      sql: may === 'true' ? `revoke execute on ${routine} ${f} from ${r}` : `grant execute on ${routine} ${f} to ${r}`,
      area: `calls of ${name}`,
    })),
    ...(await read(withPath)).flatMap(({ f, trigger, definer }) => {
      const area = trigger === '' ? 'functions' : `triggers of ${trigger}`;
      return [
        ...(definer === 'true'
          ? [{ name: `${f}: by the rights of who calls`, sql: `alter function ${f} security invoker`, area }]
          : []),
        { name: `${f}: on the search path of who calls`, sql: `alter function ${f} reset search_path`, area },
      ];
    }),
    ...(await read(powers)).map(({ r = '', sql = '' }) => ({ name: sql, sql, area: areaOfPower(sql, r) })),
  ];
}

function areaOfPower(sql: string, role: string): string {
  if (sql.includes('default privileges')) return 'functions';
  return sql.includes('bypassrls') ? 'rows of dossier' : `powers of ${role}`;
}

const inPluis = `relnamespace = 'pluis'::regnamespace and relkind = 'r'`;
const runTime = `select rolname from pg_roles where rolname like 'pluis\\_%' and rolname not in ('pluis_owner', 'pluis_migrator')`;

const policies = `select tablename as t, policyname as p, permissive as kind, cmd, array_to_string(roles, ', ') as r, coalesce(qual, '') as qual, coalesce(with_check, '') as checked
  from pg_policies where schemaname = 'pluis' order by 1, 2`;

function ofPolicy({ t, p, kind, cmd, r, qual, checked }: Policy): readonly Mutant[] {
  const mutant = (how: string, sql: string) => ({ name: `${t}.${p}: ${how}`, sql, area: `rows of ${t}` });
  const alter = (how: string) => mutant(how, `alter policy ${p} on pluis.${t} ${how}`);
  const gone = `drop policy ${p} on pluis.${t}`;
  const clauses = [...clause('using', qual), ...clause('with check', checked)];
  const again = clauses.map(({ word, text }) => `${word} (${text})`).join(' ');
  const strict = clauses.filter(({ text }) => text !== 'true');
  const checksByUsing = strict.length > 0 && checked === '' && ['ALL', 'UPDATE'].includes(cmd);
  return [
    mutant('gone', gone),
    ...strict.flatMap(({ word, text }) => ['true', ...without(text)].map((less) => alter(`${word} (${less})`))),
    ...(checksByUsing ? [alter('with check (true)')] : []),
    ...(r === 'public' ? [] : [alter('to public')]),
    ...(kind === 'RESTRICTIVE'
      ? [mutant('one way in more', `${gone}; create policy ${p} on pluis.${t} for ${cmd} ${again}`)]
      : []),
  ];
}

function clause(word: string, text: string): readonly { readonly word: string; readonly text: string }[] {
  return text === '' ? [] : [{ word, text }];
}

const walled = `select relname as t from pg_class where ${inPluis} and relrowsecurity order by 1`;

const tableRights = `select relname as t, rolname as r, lower(what) as what, '' as c, has_table_privilege(rolname, c.oid, what)::text as may
  from pg_class c cross join (${runTime}) r cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) what
  where ${inPluis} order by 1, 2, 3`;

const columnRights = `select relname as t, rolname as r, lower(what) as what, attname as c,
    has_column_privilege(rolname, c.oid, attnum, what)::text as may
  from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped
  cross join (${runTime}) r cross join unnest(array['SELECT', 'UPDATE']) what
  where ${inPluis} and not has_table_privilege(rolname, c.oid, what) order by 1, 2, 3, 4`;

function ofRight({ t = '', r = '', what = '', c, may }: Text): Mutant {
  const right = c === '' ? what : `${what} (${c})`;
  return {
    name: `${t}: ${may === 'true' ? 'no ' : ''}${right} for ${r}`,
    sql: may === 'true' ? `revoke ${right} on pluis.${t} from ${r}` : `grant ${right} on pluis.${t} to ${r}`,
    area: `rights on ${t}`,
  };
}

const triggers = `select relname as t, tgname as g, pg_get_triggerdef(t.oid) as made from pg_trigger t join pg_class c on c.oid = tgrelid
  where ${inPluis} and not tgisinternal order by 1, 2`;

function ofTrigger({ t = '', g, made = '' }: Text): readonly Mutant[] {
  const area = `triggers of ${t}`;
  const drop = `drop trigger ${g} on pluis.${t}`;
  const events = /(?:BEFORE|AFTER) (.*?) ON pluis/.exec(made)?.[1] ?? '';
  const each = events.split(' OR ');
  const unconditional = made.replace(/ WHEN \(.*\) EXECUTE/, ' EXECUTE');
  return [
    { name: `${t}.${g}: gone`, sql: drop, area },
    { name: `${t}.${g}: disabled`, sql: `alter table pluis.${t} disable trigger ${g}`, area },
    ...(each.length < 2 ? [] : each).map((event) => {
      const fewer = each.filter((one) => one !== event).join(' OR ');
      return { name: `${t}.${g}: not at ${event}`, sql: `${drop}; ${made.replace(events, fewer)}`, area };
    }),
    ...(unconditional === made ? [] : [{ name: `${t}.${g}: always`, sql: `${drop}; ${unconditional}`, area }]),
  ];
}

const constraints = `select relname as t, conname as c from pg_constraint join pg_class c on c.oid = conrelid
  where ${inPluis} and contype in ('c', 'f', 'p', 'u', 'x') order by 1, 2`;

const indexes = `select relname as t, i.indexrelid::regclass::text as i from pg_index i join pg_class c on c.oid = indrelid
  where ${inPluis} and indisunique and not exists (select from pg_constraint where conindid = indexrelid) order by 1, 2`;

/** A column of a primary key is never empty as long as there is that key. */
const notNull = `select relname as t, attname as c from pg_attribute a join pg_class c on c.oid = attrelid
  where ${inPluis} and attnum > 0 and attnotnull and not attisdropped
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) order by 1, 2`;

const calls = `select p.oid::regprocedure::text as f, proname as name, r, case when prokind = 'p' then 'procedure' else 'function' end as routine,
    (case when r = 'public' then false else has_function_privilege(r, p.oid, 'EXECUTE') end)::text as may
  from pg_proc p cross join (${runTime} union select 'public') as x (r)
  where pronamespace = 'pluis'::regnamespace and r <> pg_get_userbyid(proowner) order by 1, 2`;

const withPath = `select p.oid::regprocedure::text as f, prosecdef::text as definer,
    coalesce((select min(relname) from pg_trigger join pg_class c on c.oid = tgrelid where tgfoid = p.oid), '') as trigger
  from pg_proc p where pronamespace = 'pluis'::regnamespace and (prosecdef or proconfig is not null) order by 1`;

/** What makes a role of the run time more than it is. */
const powers = `select substr(rolname, 7) as r, format(sql, rolname) as sql from (${runTime}) r cross join unnest(array[
    'alter role %I superuser', 'alter role %I bypassrls', 'alter role %I createrole', 'grant create on schema pluis to %I',
    'grant create on schema public to %I', 'revoke usage on schema pluis from %I', 'grant pluis_owner to %1$I', 'grant pluis_migrator to %1$I']) sql
    where not (sql like 'grant pluis%' and pg_has_role('pluis_owner', rolname, 'member'))
  union all select substr(a.rolname, 7), format('grant %I to %I', b.rolname, a.rolname) from (${runTime}) a join (${runTime}) b on a.rolname <> b.rolname
  union all select 'app', format('grant temporary on database %I to public', current_database())
  union all select 'app', format('grant create on database %I to public', current_database())
  union all select 'app', 'grant create on schema public to public'
  union all select 'defaults', format('alter default privileges for role %I grant execute on functions to public', pg_get_userbyid(defaclrole))
    from pg_default_acl where defaclnamespace = 0 and defaclobjtype = 'f'
  order by 1, 2`;
