import { attempt, quoted, type Probe } from './probe.ts';
import { fresh, type Row } from './rows.ts';

/** Who in one board sees, adds and changes which rows, where that hangs on the person. */
export function doors(): readonly Probe[] {
  return [
    ...sees('child', 'id', { lead: 'kim', outsider: 'bo', officer: 'bo kim', '': 'nothing' }),
    ...sees('dossier', 'id', {
      lead: 'd1',
      outsider: 'd2',
      teacher: 'd1',
      shut: 'nothing',
      decider: 'd1',
      officer: 'nothing',
      '': 'nothing',
    }),
    ...sees('dossier_child', 'dossier_id', { lead: 'd1', outsider: 'd2', teacher: 'd1', shut: 'nothing' }),
    ...sees('entry', 'id', { lead: 'd1-1 d1-2 d1-3', teacher: 'd1-2', outsider: 'd2-1', shut: 'nothing' }),
    ...sees('dossier_grant', 'id', { lead: 'p1 p2 p3 p5', teacher: 'p1 p2 p3 p5', outsider: 'p4', shut: 'nothing' }),
    ...sees('exclusion', 'dossier_id', { lead: 'd1', teacher: 'nothing', outsider: 'd2', shut: 'nothing' }),
    ...sees('dossier_hold', 'id', { lead: 'h1', teacher: 'nothing', outsider: 'h2', shut: 'nothing' }),
    ...sees('signal', 'id', { lead: 's1', teacher: 's1', outsider: 's2', decider: 'nothing', shut: 'nothing' }),
    ...sees('informed_read', `dossier_id || '-' || staff_id`, {
      lead: 'd1-lead d1-teacher',
      teacher: 'd1-teacher d2-teacher',
      decider: 'd1-lead d1-teacher',
      officer: 'nothing',
    }),
    ...sees('draft', 'staff_id', { lead: 'lead', teacher: 'teacher' }),
    ...sees('destruction', 'id', {
      lead: 'w1 w2 w3',
      decider: 'w1 w2 w3',
      officer: 'w1 w2 w3',
      teacher: 'nothing',
      manager: 'nothing',
    }),

    ...sees('absence', 'id', { lead: 'a1', officer: 'a1', manager: 'a1 a2', outsider: 'a1 a2', teacher: 'nothing' }),
    ...changes('absence', 'valid_until = valid_from', { lead: 1, officer: 1, outsider: 2, manager: 0, teacher: 0 }),
    ...changes('absence', 'valid_until = pluis.app_now()', { lead: 1 }),
    ...changes('absence', `valid_until = '2029-01-01'`, { lead: 'walled' }),
    ...adds('absence', {}, { lead: '1', teacher: 'walled' }),
    ...adds('absence', { staff_id: 'teacher', deputy_id: 'decider' }, { lead: '1', teacher: 'walled' }),
    ...adds(
      'absence',
      { staff_id: 'teacher', deputy_id: 'decider', set_by: 'teacher' },
      { lead: 'walled', teacher: '1' },
    ),
    ...adds('absence', { staff_id: 'outsider' }, { lead: 'walled' }),
    ...adds('absence', { set_by: 'teacher', deputy_id: 'decider' }, { teacher: 'walled' }),

    ...adds('staff_request', { started_by: 'manager' }, { manager: '1', lead: 'walled' }),
    ...adds('staff_request', {}, { manager: 'walled', lead: 'walled' }),
    ...adds('staff_request', { started_by: 'manager', ...refused('lead') }, { manager: 'walled' }),
    ...['lead', 'decider'].map((by) => settles('v1', 'lead', by, by === 'lead' ? '1' : 'walled')),
    settles('v1', 'decider', 'decider', 'walled'),
    settles('v3', 'outsider', 'outsider', 'walled'),
    settles('v4', 'outsider', 'outsider', 'walled'),
    settles('v4', 'lead', 'lead', '1'),
    ...adds('staff_role', {}, { lead: '1', teacher: 'walled', manager: 'walled' }),
    ...adds('staff_role', { role: 'anders' }, { lead: 'walled' }),
    ...adds('staff_role', { location_id: 'elders' }, { lead: 'walled' }),
    ...adds('staff_role', { staff_id: 'decider' }, { lead: 'walled' }),
    ends(`pluis.app_now()`, '1'),
    ends(`'2030-01-01'`, 'walled'),

    ...changes('child', 'active = true', { lead: 1, officer: 2, teacher: 1, '': 0 }),
    ...changes('dossier_grant', `valid_until = '2030-01-01'`, {
      lead: 4,
      teacher: 0,
      decider: 0,
      outsider: 1,
      shut: 0,
    }),
    ...changes('exclusion', `lifted_at = '2030-01-01'`, { lead: 1, teacher: 0, decider: 0, outsider: 1, shut: 0 }),
    ...changes('dossier_hold', `lifted_by = 'lead'`, { lead: 1, teacher: 0, shut: 0 }),
    ...changes('draft', 'payload = null', { lead: 1, teacher: 1, outsider: 0 }),
    ...changes('destruction', `state = 'withdrawn'`, { lead: 2, decider: 2, teacher: 0, manager: 0 }),

    ...adds('dossier_child', { dossier_id: 'd2', child_id: 'kim' }, { lead: 'walled', outsider: '1' }),
    ...adds('dossier_child', {}, { teacher: 'walled', shut: 'walled' }),
    ...adds('dossier_grant', { dossier_id: 'd2', given_by: 'outsider' }, { lead: 'walled', outsider: '1' }),
    ...adds('dossier_grant', { dossier_id: 'd2' }, { lead: 'walled', outsider: 'walled' }),
    ...adds('dossier_grant', { staff_id: 'lead' }, { lead: 'walled' }),
    ...adds('dossier_grant', { given_by: 'teacher', staff_id: 'officer' }, { lead: 'walled', teacher: 'walled' }),
    ...adds('dossier_grant', {}, { teacher: 'walled', shut: 'walled' }),
    ...adds('exclusion', { dossier_id: 'd2', set_by: 'outsider' }, { lead: 'walled', outsider: '1' }),
    ...adds('exclusion', { staff_id: 'lead' }, { lead: 'walled' }),
    ...adds('exclusion', { set_by: 'teacher', staff_id: 'officer' }, { lead: 'walled', teacher: 'walled' }),
    ...adds('exclusion', {}, { teacher: 'walled', shut: 'walled' }),
    ...adds('dossier_hold', { dossier_id: 'd2' }, { lead: 'walled' }),
    ...adds('dossier_hold', { set_by: 'decider' }, { lead: 'walled', decider: '1' }),
    ...adds('dossier_hold', { set_by: 'teacher' }, { teacher: 'walled' }),
    ...adds('draft', { staff_id: 'teacher' }, { lead: 'walled', teacher: '1' }),
    ...adds('destruction', { kind: 'dossier', bucket: null, dossier_id: 'd1' }, { lead: '1' }),
    ...adds('destruction', { kind: 'dossier', bucket: null, dossier_id: 'd3' }, { lead: 'walled' }),
    ...adds('destruction', { proposed_by: 'teacher' }, { teacher: 'walled', lead: 'walled' }),
    ...adds('destruction', { state: 'approved', approved_by: 'decider' }, { lead: 'walled' }),

    lifts('lead', 'decider', 'walled'),
    lifts('decider', 'decider', '1'),
    decides('decider', `state = 'approved', approved_by = 'decider'`, '1'),
    decides('decider', `state = 'approved', approved_by = 'lead'`, 'walled'),
    decides('decider', `state = 'begun', approved_by = 'decider'`, 'walled'),
    decides('officer', `state = 'approved', approved_by = 'officer'`, 'walled'),
  ];
}

type PerPerson<T> = Readonly<Record<string, T>>;

function sees(table: string, column: string, by: PerPerson<string>): readonly Probe[] {
  const statement = `select string_agg(distinct ${column}, ' ' order by ${column}) from pluis.${table}`;
  return Object.entries(by).map(([staff, gives]) => ({
    area: `rows of ${table}`,
    ask: attempt({ staff }, statement),
    gives,
  }));
}

function changes(table: string, set: string, by: PerPerson<number | 'walled'>): readonly Probe[] {
  return Object.entries(by).map(([staff, rows]) => ({
    area: `rows of ${table}`,
    ask: attempt({ staff }, `update pluis.${table} set ${set}`),
    gives: String(rows),
  }));
}

function adds(table: string, changed: Row, by: PerPerson<string>): readonly Probe[] {
  const row = JSON.stringify({ board_id: 'noord', ...fresh[table], ...changed });
  const insert = `probe.insert_of(${quoted(table)}, ${quoted(row)})`;
  return Object.entries(by).map(([staff, gives]) => ({
    area: `rows of ${table}`,
    ask: `probe.attempt('pluis_app', 'noord', ${quoted(staff)}, ${insert})`,
    gives,
  }));
}

const refused = (settled_by: string) => ({ settled_by, outcome: 'refused', settled_at: '2026-03-09T08:00:00Z' });

function settles(id: string, staff: string, by: string, gives: string): Probe {
  const set = `settled_by = ${quoted(by)}, outcome = 'refused', settled_at = pluis.app_now()`;
  const statement = `update pluis.staff_request set ${set} where id = ${quoted(id)}`;
  return { area: 'rows of staff_request', ask: attempt({ staff }, statement), gives };
}

function ends(at: string, gives: string): Probe {
  const statement = `update pluis.staff_role set valid_until = ${at} where staff_id = 'teacher'`;
  return { area: 'rows of staff_role', ask: attempt({}, statement), gives };
}

function lifts(staff: string, by: string, gives: string): Probe {
  const statement = `update pluis.dossier_hold set lifted_by = ${quoted(by)}`;
  return { area: 'rows of dossier_hold', ask: attempt({ staff }, statement), gives };
}

function decides(staff: string, set: string, gives: string): Probe {
  const statement = `update pluis.destruction set ${set} where id = 'w1'`;
  return { area: 'rows of destruction', ask: attempt({ staff }, statement), gives };
}
