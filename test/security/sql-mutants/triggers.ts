import { attempt, quoted, type Probe } from './probe.ts';
import { fresh, uuid, type Row } from './rows.ts';

const logged = (action: string) => `select count(*) from pluis.access_log where action = ${quoted(action)}`;
const signedOut = `select count(*) from pluis.session where board_id = 'noord' and staff_id = 'teacher' and ended_because = 'revoked'`;
const noRow = `delete from pluis.access_log where at < '2000-01-01'`;
const expired = `select actor || ' ' || rule || ' ' || (object_ref < to_char(clock_timestamp(), 'YYYY'))
  from pluis.access_log where action = 'expire'`;
const onAdded = ['entry', 'access_log', 'log_link', 'log_review', 'signal_seen', 'informed_read', 'attachment'];

/** What happens by itself when a row is added or changed, and what is refused to everybody. */
export function triggers(): readonly Probe[] {
  return [
    ...onAdded.flatMap((table) =>
      [`update pluis.${table} set board_id = board_id`, `delete from pluis.${table}`, `truncate pluis.${table}`].map(
        (change) => ({
          area: `triggers of ${table}`,
          ask: attempt({ role: 'administrator' }, change),
          gives: '42501',
        }),
      ),
    ),
    after('staff', `update pluis.staff set active = false where id = 'teacher'`, signedOut, '1'),
    after('staff', `update pluis.staff set name = 'Anders Voorbeeld', active = active`, signedOut, '0'),
    after('staff_role', insertOf('staff_role'), signedOut, '1'),
    after('staff_role', insertOf('staff_role'), logged('assign_role'), '1'),
    after(
      'staff_role',
      `update pluis.staff_role set valid_until = pluis.app_now() where staff_id = 'teacher'`,
      signedOut,
      '1',
    ),
    after(
      'staff_role',
      `update pluis.staff_role set valid_until = pluis.app_now() where staff_id = 'teacher'`,
      logged('change_role'),
      '1',
    ),
    byAdministrator(
      'staff_role',
      `update pluis.staff_role set may = '{read}' where id = 'rol-teacher'`,
      logged('change_role'),
      '2',
    ),
    byAdministrator('staff_role', `update pluis.staff_role set role = role`, logged('change_role'), '0'),
    after('staff_login', insertOf('staff_login'), logged('change_login'), '1'),
    after('staff_login', `update pluis.staff_login set password_hash = 'x'`, logged('change_login'), '1'),
    after('staff_login', `update pluis.staff_login set totp_secret = '\\x01'`, logged('change_login'), '1'),
    after('staff_login', `update pluis.staff_login set sealed_mail = '\\x01'`, logged('change_login'), '1'),
    after('staff_login', `update pluis.staff_login set totp_step = 1`, logged('change_login'), '0'),
    after('staff_identity', insertOf('staff_identity'), logged('change_login'), '1'),
    after('staff_identity', `update pluis.staff_identity set ended_at = pluis.app_now()`, logged('change_login'), '1'),
    after('staff_identity', `update pluis.staff_identity set staff_id = 'teacher'`, logged('change_login'), '1'),
    after('staff_identity', `update pluis.staff_identity set issuer = issuer`, logged('change_login'), '0'),
    after('absence', insertOf('absence'), logged('set_absence'), '1'),
    after('absence', 'update pluis.absence set valid_until = valid_from', logged('end_absence'), '1'),
    byAdministrator('absence', 'update pluis.absence set valid_until = valid_until', logged('end_absence'), '0'),
    after('session', insertOf('session'), logged('sign_in'), '1'),
    after('session', insertOf('session', { strength: 'password' }), logged('sign_in'), '0'),
    after(
      'session',
      `update pluis.session set ended_at = pluis.app_now() where staff_id = 'teacher'`,
      logged('sign_out'),
      '1',
    ),
    after(
      'session',
      `update pluis.session set seen_at = pluis.app_now() where staff_id = 'teacher'`,
      logged('sign_out'),
      '0',
    ),
    after('dossier_grant', insertOf('dossier_grant'), logged('grant'), '1'),
    after(
      'dossier_grant',
      `update pluis.dossier_grant set valid_until = pluis.app_now() where id = 'p2'`,
      logged('revoke'),
      '1',
    ),
    after(
      'dossier_grant',
      `update pluis.dossier_grant set valid_until = valid_until where id = 'p2'`,
      logged('revoke'),
      '0',
    ),
    after('exclusion', insertOf('exclusion'), logged('exclude'), '1'),
    after('exclusion', `update pluis.exclusion set lifted_at = pluis.app_now()`, logged('lift'), '1'),
    after('exclusion', `update pluis.exclusion set lifted_at = lifted_at`, logged('exclude'), '0'),
    {
      area: 'triggers of access_log',
      ask: attempt({ role: 'gate' }, insertOf('access_log'), `select seq from pluis.log_head where board_id = 'noord'`),
      gives: '2',
    },
    {
      area: 'triggers of access_log',
      ask: attempt(
        { role: 'eraser' },
        `delete from pluis.access_log`,
        `select string_agg(id::text, ' ') from (select id from pluis.access_log where board_id = 'noord' and action = 'read' order by id) l`,
      ),
      gives: ['1', '2', '4', '5', '6', '7', 'd'].map(uuid).join(' '),
    },
    {
      area: 'triggers of access_log',
      ask: attempt({ role: 'eraser' }, `delete from pluis.access_log`, expired),
      gives: `lead 5:1 true`,
    },
    { area: 'triggers of access_log', ask: attempt({ role: 'eraser' }, noRow, logged('expire')), gives: '0' },
    {
      area: 'triggers of board',
      ask: attempt({ role: 'owner' }, `update pluis.board set log_years = 2`, logged('change_term')),
      gives: '1',
    },
    {
      area: 'triggers of board',
      ask: attempt({ role: 'owner' }, `update pluis.board set log_years_because = 'x'`, logged('change_term')),
      gives: '1',
    },
    after('board', `update pluis.board set name = name`, logged('change_term'), '0'),
    {
      area: 'triggers of dossier_hold',
      ask: attempt({ role: 'administrator' }, insertOf('dossier_hold', { dossier_id: 'd3' })),
      gives: 'PL002',
    },
  ];
}

function after(table: string, act: string, then: string, gives: string): Probe {
  return { area: `triggers of ${table}`, ask: attempt({}, act, then), gives };
}

function byAdministrator(table: string, act: string, then: string, gives: string): Probe {
  return { area: `triggers of ${table}`, ask: attempt({ role: 'administrator' }, act, then), gives };
}

function insertOf(table: string, changed: Row = {}): string {
  const row: Row = { board_id: 'noord', ...fresh[table], ...changed };
  const columns = Object.keys(row).join(', ');
  return `insert into pluis.${table} (${columns}) select ${columns} from jsonb_populate_record(null::pluis.${table}, ${quoted(JSON.stringify(row))})`;
}
