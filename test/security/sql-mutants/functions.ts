import { attempt, quoted as text, type Probe, type Role } from './probe.ts';
import { bytes } from './rows.ts';

const now = text('2026-03-09T08:00:00Z');
const log = text('{"at": "2026-03-09T08:00:00Z", "via": "screen"}');
const by = (staff: string) => `'noord', ${text(staff)}, ${now}`;
const [lead, teacher, outsider, officer] = [by('lead'), by('teacher'), by('outsider'), by('officer')];
const ref = text('1'.repeat(32));
const entries = `'[{"id": "e9", "type": "ObservationRecorded", "size": 1}]', '\\x01'`;
const file = `'{"id": "f9", "entry": "e9", "scan": "clean"}', '\\x01'`;
const scanned = `select scan from pluis.attachment where board_id = 'noord' and id = 'f1'`;
const toOpen = text(
  JSON.stringify({
    ...{ id: 'd9', ref: '9'.repeat(32), location: 'school', protocol: 'p', status: 'open', bucket: 'open' },
    ...{ children: ['kim'], grants: [], excluded: [] },
  }),
);
const toHandIn = text(
  JSON.stringify({ id: 's9', location: 'school', child: 'kim', type: 'x', withheldFrom: [], bucket: 'open' }),
);
const february = `'2026-02', '2019-01-01', '2027-01-01', 9`;
const signalsSeen = `select string_agg(staff_id, ' ' order by staff_id) from pluis.signal_seen where board_id = 'noord'`;
const token = (byte: string) => text(bytes(byte));

/** Each function that looks past the row policies, tried once for who may and, where it asks, once for who may not. */
export function functions(): readonly Probe[] {
  return [
    one(`head ->> 'id' from ${of('read_dossier', lead, ref, log)}`, 'd1'),
    one(`head ->> 'id' from ${of('read_dossier', outsider, ref, log)}`, 'nothing'),
    one(`string_agg(head ->> 'id', '') from ${of('list_dossiers', lead, `'2030-01-01', 'z', 9, null`, log)}`, 'd1'),
    one(`outcome from ${of('append_entries', lead, `'k9', 'd1', 3, null, null`, entries, log)}`, 'appended'),
    one(`outcome from ${of('append_entries', teacher, `'k9', 'd1', 3, null, null`, entries, log)}`, 'not_found'),
    one(`outcome from ${of('append_with_file', lead, `'k9', 'd1', 3, null, null`, entries, log, file)}`, 'appended'),
    one(
      `outcome from ${of('append_with_file', teacher, `'k9', 'd1', 3, null, null`, entries, log, file)}`,
      'not_found',
    ),
    one(`head ->> 'scan' from ${of('read_attachment', lead, ref, `'f1', true`, log)}`, 'not_scanned'),
    one(`head ->> 'scan' from ${of('read_attachment', teacher, ref, `'f1', true`, log)}`, 'nothing'),
    ...[lead, teacher].map((who) => ({
      area: 'functions',
      ask: attempt({}, `select ${of('note_scan', who, ref, `'f1', 'clean'`, log)}`, scanned),
      gives: who === lead ? 'clean' : 'not_scanned',
    })),
    ...keys(),
    one(`string_agg(head ->> 'id', '') from ${of('read_signals', lead, `'waiting', null, 9`, log)}`, 's1'),
    ...takingUp(),
    one(`${of('around_dossier', lead, `'d1'`)} -> 'dossiers' -> 0 ->> 'id'`, 'd1'),
    one(of('around_dossier', teacher, `'d1'`), 'nothing'),
    one(`string_agg(staff, ' ') from ${of('receivers', teacher, `'school'`)}`, 'lead shut'),
    one(`string_agg(location, ' ') from ${of('unattended', lead)}`, 'nothing'),
    one(`string_agg(staff, ' ') from ${of('stand_ins', lead, `'lead'`, now, now)}`, 'decider officer shut teacher'),
    one(`string_agg(staff, ' ') from ${of('stand_ins', lead, `'officer'`, now, now)}`, 'decider outsider shut teacher'),
    one(`string_agg(staff, ' ') from ${of('stand_ins', teacher, `'lead'`, now, now)}`, 'nothing'),
    one(`key_version from ${of('dossier_key_of', lead, `'d1'`)}`, '1'),
    one(`key_version from ${of('dossier_key_of', teacher, `'d1'`)}`, 'nothing'),
    one(`${of('recognise', `'noord'`, token('a1'), now, '7200', ref)} ->> 'is'`, 'active'),
    one(`${of('recognise', `'noord'`, token('99'), now, '7200', ref)} ->> 'is'`, 'nobody'),
    one(`string_agg(bucket, '') from ${of('buckets_due', officer)}`, '2026-02'),
    one(`string_agg(bucket, '') from ${of('buckets_due', teacher)}`, 'nothing'),
    one(`string_agg(hash, '') from ${of('log_heads', `array['noord'], array[1]`)}`, '00'.repeat(32)),
    one(`json_array_length(${of('read_dossier_log', lead, ref, '0, 9', log)})`, '2'),
    one(`json_array_length(${of('read_dossier_log', teacher, ref, '0, 9', log)})`, 'nothing'),
    one(`${of('read_log_month', officer, february, log)} ->> 'part'`, 'officer'),
    one(`json_array_length(${of('read_log_month', lead, february, log)} -> 'rows')`, '2'),
    one(`${of('read_log_month', teacher, february, log)} ->> 'part'`, 'nothing'),
    one(of('sign_log_review', officer, `'2026-02', 1, 0`, log), 'true'),
    one(of('sign_log_review', teacher, `'2026-02', 1, 0`, log), 'false'),
    one(`array_to_string(${of('open_log_reviews', lead, `array['2026-01', '2026-02']`)}, ' ')`, '2026-02'),
    one(`coalesce(${of('log_since', officer)}, 'none')`, '2020-01'),
    one(`coalesce(${of('log_since', teacher)}, 'none')`, 'none'),
    one(`sight from ${of('door', `'d1', 'school', 'open'`)}`, 'all'),
    ...answers('works_at', { school: true, elders: false }),
    ...answers('coordinates', { school: true, elders: false }),
    ...answers('gives_access_to', { teacher: true, outsider: false }),
    one(of('may_do', `'d1', 'grant'`), 'true'),
    one(of('may_do', `'d1', 'decide'`), 'false'),
    one(`relation from ${of('opened', `'d1', 'read'`)}`, 'coordinator'),
    ...answers('sees_dossier', { d1: true, d2: false }),
    ...answers('reads_dossier', { d1: true, d2: false }),
    ...answers('sees_own_in', { d1: true, d2: false }),
    one(of('sees_signal', `'school', 'kim', 'teacher', array['x'], null`), 'true'),
    one(of('sees_signal', `'school', 'kim', 'teacher', array['lead'], null`), 'false'),
    one(of('may_destroy'), 'true'),
    one(of('confirm_read', lead, ref, log), 'true'),
    one(of('confirm_read', outsider, ref, log), 'false'),
    {
      area: 'functions',
      ask: attempt({}, `select ${of('see_signal', lead, `'s1'`)}`, signalsSeen),
      gives: 'decider lead',
    },
    one(`opened from ${of('open_break_glass', teacher, `'b9', 'kim', 'danger', '\\x01', '2026-03-12'`, log)}`, 'true'),
    one(
      `opened from ${of('open_break_glass', outsider, `'b9', 'kim', 'danger', '\\x01', '2026-03-12'`, log)}`,
      'false',
    ),
    one(of('renew_break_glass', outsider, `'b1'`, log), 'false'),
    one(`json_array_length(${of('running_break_glass', outsider)})`, '0'),
    one(`string_agg(id, '') from ${of('break_glass_to_review', lead)}`, 'b1'),
    one(`string_agg(id, '') from ${of('break_glass_to_review', outsider)}`, 'nothing'),
    one(of('review_break_glass', lead, `'b1', 'justified'`, log), 'true'),
    one(of('review_break_glass', outsider, `'b1', 'justified'`, log), 'false'),
    one(`waiting from ${of('break_glass_counts', lead, `'2026-03-09'`)}`, '1'),
    one(`waiting from ${of('break_glass_counts', outsider, `'2026-03-09'`)}`, '0'),
    ...stopped(),
    one(of('review_part'), 'lead', 'gate'),
    one(of('review_shows', ref, `'lead'`), 'true', 'gate'),
    one(of('review_shows', text('2'.repeat(32)), `'lead'`), 'false', 'gate'),
    {
      ...one(of('note', lead, log, `'search', 'dossier', null, null, 'allowed', null`), 'lead'),
      ask: attempt(
        {},
        `select ${of('note', lead, log, `'search', 'dossier', null, null, 'allowed', null`)}`,
        `select actor from pluis.access_log where action = 'search'`,
      ),
    },
    {
      area: 'functions',
      ask: attempt(
        { role: 'owner' },
        'create function pluis.made() returns integer language sql as $$ select 1 $$',
        `select has_function_privilege('nobody', 'pluis.made()', 'execute')`,
      ),
      gives: 'false',
    },
    one(`due || ' ' || stays from ${of('log_due', `'noord', '2021-01-01'`)}`, '1 6', 'retention'),
    one(of('expire_log', `'noord', '2021-01-01', 9`, log), '1', 'retention'),
    one(of('expire_log', `'noord', '2021-01-01', 0`, log), '0', 'retention'),
    one(of('expire_log', `'noord', '2019-12-31', 9`, log), '0', 'retention'),
    one(of('expire_log', `'noord', clock_timestamp(), 9`, log), 'PL003', 'retention'),
    {
      area: 'functions',
      ask: attempt(
        { role: 'retention' },
        `select ${of('erase_objects', `'noord', array['d1'], array['s1']`)}`,
        `select string_agg(board_id || '-' || id, ' ' order by board_id, id) from pluis.dossier`,
      ),
      gives: 'noord-d2 noord-d3 zuid-d1 zuid-d2 zuid-d3',
    },
  ];
}

/** Who was stopped says why, and who was told looks at it; nobody else. */
function stopped(): readonly Probe[] {
  return [
    one(`coalesce(${of('open_reading_stop', teacher, log)}, 'none')`, 'r1'),
    one(`coalesce(${of('open_reading_stop', lead, log)}, 'none')`, 'none'),
    one(of('read_on', teacher, `'r1', '\\x01'`, log), 'true'),
    one(of('read_on', lead, `'r1', '\\x01'`, log), 'false'),
    one(`string_agg(id, '') from ${of('reading_stops_to_see', lead)}`, 'r1'),
    one(`string_agg(id, '') from ${of('reading_stops_to_see', teacher)}`, 'nothing'),
    one(of('see_reading_stop', lead, `'r1'`, log), 'true'),
    one(of('see_reading_stop', teacher, `'r1'`, log), 'false'),
    one(of('reading_stops_waiting', lead), '1'),
    one(of('reading_stops_waiting', teacher), '0'),
  ];
}

/** A key opens, adds and hands in once, and is refused for anything but what it served. */
function keys(): readonly Probe[] {
  const opens = (key: string) =>
    `${of('create_dossier', lead, key, toOpen, `1, 'x', null`, entries, log)} ->> 'outcome'`;
  const handsIn = (by: string, key: string) =>
    `${of('record_signal', by, key, toHandIn, `1, 'x', 'x'`, log)} ->> 'outcome'`;
  const adds = (key: string) => `outcome from ${of('append_entries', lead, key, `'d1', 3, null, null`, entries, log)}`;
  return [
    one(opens(`'k9'`), 'created'),
    one(opens(`'k1'`), 'replayed'),
    one(opens(`'k2'`), 'key_used'),
    one(handsIn(teacher, `'k9'`), 'recorded'),
    one(handsIn(teacher, `'k2'`), 'recorded'),
    one(handsIn(lead, `'k2'`), 'replayed'),
    one(handsIn(lead, `'k1'`), 'key_used'),
    one(adds(`'k1'`), 'key_used'),
    one(adds(`'k2'`), 'key_used'),
    ...answers('key_takes_signal', { k1: false, k2: true, k9: true }),
  ];
}

/** Who coordinates there puts a signal in a dossier, and whoever it is withheld from is shut out by that. */
function takingUp(): readonly Probe[] {
  const opens = (by: string) =>
    `${of('open_from_signal', by, `'k9'`, toOpen, `1, 'x', null`, entries, log, `'s1'`)} ->> 'outcome'`;
  const adds = (by: string) =>
    `outcome from ${of('append_signal', by, `'k9', 'd1', 3, null, null`, entries, log, `'s1'`)}`;
  return [
    one(opens(lead), 'created'),
    one(opens(teacher), 'not_found'),
    one(adds(lead), 'appended'),
    one(adds(teacher), 'not_found'),
  ];
}

const of = (name: string, ...given: readonly string[]): string => `pluis.${name}(${given.join(', ')})`;

function one(selected: string, gives: string, role: Role = 'app'): Probe {
  return { area: 'functions', ask: attempt({ role }, `select ${selected}`), gives };
}

function answers(name: string, by: Readonly<Record<string, boolean>>): readonly Probe[] {
  return Object.entries(by).map(([given, gives]) => one(of(name, text(given)), String(gives)));
}
