/** A row without its board: a world has the same rows in two boards. */
export type Row = Readonly<Record<string, unknown>>;

const past = '2020-01-01T00:00:00Z';
const earlier = '2026-03-09T07:00:00Z';
const later = '2030-01-01T00:00:00Z';
/** So many bytes, all alike. */
export const bytes = (byte: string, length = 32): string => `\\x${byte.repeat(length)}`;
const ref = (digit: string) => digit.repeat(32);
export const uuid = (digit: string) => `00000000-0000-4000-8000-${digit.repeat(12)}`;

const staffNamed = (id: string) => ({ id, name: `${id} Voorbeeld` });
const roleOf = (staff_id: string, location_id: string | null, may: string) => ({
  id: `rol-${staff_id}`,
  staff_id,
  location_id,
  role: 'rol',
  may: `{${may}}`,
  valid_from: past,
});
const dossierAt = (id: string, digit: string, location_id: string, created_by: string) => ({
  id,
  ref: ref(digit),
  location_id,
  protocol_id: 'p',
  status: 'open',
  opened_at: past,
  created_by,
  version: 3,
  head_hash: bytes('00'),
  touched_at: past,
});
const entryBy = (recorded_by: string, dossier_id: string, seq: number) => ({
  dossier_id,
  seq,
  id: `${dossier_id}-${seq}`,
  type: 'ObservationRecorded',
  recorded_at: past,
  recorded_by,
  payload: '\\x01',
  hash: bytes('00'),
});
const fileOf = (id: string) => ({
  dossier_id: 'd1',
  id,
  entry_id: 'd1-1',
  attached_at: past,
  scan: 'not_scanned',
  content: '\\x01',
});
const grantOf = (id: string, staff_id: string, dossier_id: string, relation: string) => ({
  id,
  staff_id,
  dossier_id,
  relation,
  valid_from: past,
  opened_at: past,
  given_by: 'lead',
});
const signalBy = (id: string, recorded_by: string, location_id: string, child_id: string) => ({
  id,
  location_id,
  child_id,
  type: 'ObservationRecorded',
  recorded_at: past,
  recorded_by,
  withheld_from: '{}',
  key_version: 1,
  wrapped_key: '\\x01',
  payload: '\\x01',
  bucket: 'open',
});
const sessionOf = (byte: string, staff_id: string, strength: string) => ({
  token_hash: bytes(byte),
  staff_id,
  strength,
  started_at: earlier,
  seen_at: earlier,
  ends_at: later,
  device: 'computer',
  may_enrol: false,
});
const absenceOf = (id: string, staff_id: string, set_by: string) => ({
  ...{ id, staff_id, deputy_id: 'manager', set_by },
  ...{ valid_from: past, valid_until: later, set_at: past },
});
/** Long over. */
const emergency = (id: string) => ({
  ...{ id, staff_id: 'decider', location_id: 'school', child_id: 'kim', ground: 'danger', reason: '\\x01' },
  ...{ opened_at: past, ends_at: '2020-01-01T01:00:00Z', renewals: 0, review_by: '2020-01-06' },
});
/** Nobody said why yet, and nobody looked at it. */
const stopOf = (id: string) => ({ id, staff_id: 'teacher', location_id: 'school', stopped_at: past });
const holdOn = (id: string, dossier_id: string) => ({ id, dossier_id, ground: 'court', since: past, set_by: 'lead' });
const destructionOf = (id: string, changed: Row = {}) => ({
  id,
  kind: 'month',
  bucket: '2026-02',
  proposed_by: 'officer',
  proposed_at: past,
  state: 'proposed',
  dossiers: 0,
  signals: 0,
  postponed: 0,
  ...changed,
});
const requestOf = (id: string, started_by = 'manager', changed: Row = {}) => ({
  id,
  kind: 'role',
  staff_id: 'teacher',
  role: 'rol',
  started_by,
  started_at: past,
  ends_at: later,
  ...changed,
});
const logRow = (digit: string, object_ref: string, changed: Row = {}) => ({
  at: past,
  id: uuid(digit),
  actor: 'lead',
  action: 'read',
  object_type: 'dossier',
  object_ref,
  outcome: 'allowed',
  via: 'screen',
  clock_offset: 0,
  salt: bytes('00'),
  ...changed,
});
/** Of old, about something that is no dossier that anybody sees. */
const oldRow = (digit: string, object_ref: string, clock_offset = 0) =>
  logRow(digit, object_ref, { object_type: 'signal', clock_offset });
const tenYears = 315_360_000_000;

/**
 * What is in each board. `lead` coordinates d1 at the school, where `teacher` only recorded, `decider` decides and `shut` is on the team but excluded;
 * `outsider` coordinates d2 elsewhere; d3 is nobody's and its destruction has begun.
 */
export const seeds: Readonly<Record<string, readonly Row[]>> = {
  location: ['school', 'elders'].map((id) => ({ id, name: id, kind: 'school', protocol_id: 'p' })),
  staff: ['lead', 'teacher', 'outsider', 'shut', 'decider', 'officer', 'manager'].map(staffNamed),
  staff_role: [
    roleOf('lead', 'school', 'read,record,coordinate,grant,inspect_log'),
    roleOf('teacher', 'school', 'record_signal,read'),
    roleOf('outsider', 'elders', 'read,record,coordinate,grant'),
    roleOf('shut', 'school', 'read,record,coordinate'),
    roleOf('decider', 'school', 'read,decide'),
    roleOf('officer', null, 'inspect_log'),
    roleOf('manager', null, 'manage'),
  ],
  absence: [absenceOf('a1', 'officer', 'lead'), absenceOf('a2', 'outsider', 'outsider')],
  staff_login: [
    { staff_id: 'lead', name: 'lead', password_hash: 'h', totp_step: 0, recovery_hashes: '{}', changed_at: past },
  ],
  session: [sessionOf('a1', 'lead', 'two_factor'), sessionOf('a2', 'teacher', 'two_factor')],
  child_group: [{ id: 'groep', location_id: 'school', name: 'Groep 3' }],
  child: [
    { id: 'kim', location_id: 'school', group_id: 'groep', payload: '\\x01', row_version: 1, active: true },
    { id: 'bo', location_id: 'elders', payload: '\\x01', row_version: 1, active: true },
  ],
  draft: ['lead', 'teacher'].map((staff_id) => ({
    staff_id,
    form: '/f',
    payload: '\\x01',
    row_version: 1,
    saved_at: past,
  })),
  sign_in_try: [{ subject: bytes('b1'), failures: 1, last_at: past }],
  sign_in_guess: [{ subject: bytes('b1'), recent: '{}' }],
  invitation: [{ code_hash: bytes('b1'), staff_id: 'lead', made_at: past, ends_at: later, opens: 'password' }],
  known_device: [{ token_hash: bytes('b1'), staff_id: 'lead', known_at: past }],
  staff_request: [
    requestOf('v1'),
    // Just confirmed by the lead: the role may begin in this transaction.
    requestOf('v2', 'manager', {
      ...{ location_id: 'school', settled_by: 'lead', outcome: 'confirmed' },
      settled_at: '2026-03-09T08:00:00Z',
    }),
    requestOf('v3', 'outsider'),
    requestOf('v4', 'manager', { staff_id: 'outsider' }),
  ],
  account_event: [{ staff_id: 'lead', at: past, id: 'g1', what: 'password_chosen' }],
  passkey: [
    {
      credential_id: bytes('b1'),
      staff_id: 'lead',
      sealed_key: '\\x01',
      counter: 0,
      device_type: 'singleDevice',
      backed_up: false,
      transports: '{}',
      made_at: past,
    },
  ],
  staff_identity: [
    { subject: bytes('b1'), staff_id: 'lead', issuer: 'https://inlog.example', sealed_staff: '\\x01', linked_at: past },
  ],
  challenge: [{ hash: bytes('b1'), purpose: 'prove', staff_id: 'lead', ends_at: later }],
  bucket_key: ['open', '2026-02'].map((bucket) => ({ bucket, key_version: 1 })),
  destroyed_key: [{ bucket: '2025-01', key_version: 1, destroyed_at: past, confirmed: false }],
  key_wrap: [{ object_id: 'd1', bucket: 'open', key_version: 1 }],
  dossier: [
    dossierAt('d1', '1', 'school', 'lead'),
    dossierAt('d2', '2', 'elders', 'outsider'),
    dossierAt('d3', '3', 'school', 'lead'),
  ],
  dossier_child: [
    { dossier_id: 'd1', child_id: 'kim' },
    { dossier_id: 'd2', child_id: 'bo' },
  ],
  dossier_key: ['d1', 'd2'].map((dossier_id) => ({
    dossier_id,
    recipient_kind: 'bucket',
    recipient: 'open',
    key_version: 1,
    wrapped: '\\x01',
  })),
  entry: [
    entryBy('lead', 'd1', 1),
    entryBy('teacher', 'd1', 2),
    entryBy('shut', 'd1', 3),
    entryBy('outsider', 'd2', 1),
  ],
  dossier_grant: [
    grantOf('p1', 'lead', 'd1', 'coordinator'),
    grantOf('p2', 'teacher', 'd1', 'recorder'),
    grantOf('p3', 'shut', 'd1', 'team'),
    grantOf('p4', 'outsider', 'd2', 'coordinator'),
    grantOf('p5', 'decider', 'd1', 'decider'),
  ],
  exclusion: ['d1', 'd2'].map((dossier_id) => ({ dossier_id, staff_id: 'shut', since: past, set_by: 'lead' })),
  signal: [signalBy('s1', 'teacher', 'school', 'kim'), signalBy('s2', 'outsider', 'elders', 'bo')],
  break_glass: [emergency('b1')],
  break_glass_dossier: [{ break_glass_id: 'b1', dossier_id: 'd1' }],
  break_glass_overseer: [{ break_glass_id: 'b1', staff_id: 'lead', told_at: past }],
  reading_stop: [stopOf('r1')],
  reading_stop_overseer: [{ stop_id: 'r1', staff_id: 'lead', told_at: past }],
  attachment: [fileOf('f1')],
  signal_seen: [{ signal_id: 's1', staff_id: 'decider', seen_at: past }],
  informed_read: [
    { dossier_id: 'd1', staff_id: 'lead', read_at: past },
    { dossier_id: 'd1', staff_id: 'teacher', read_at: past },
    { dossier_id: 'd2', staff_id: 'teacher', read_at: past },
    { dossier_id: 'd2', staff_id: 'outsider', read_at: past },
  ],
  idempotency: [
    { staff_id: 'lead', key: 'k1', at: past, object_type: 'dossier', object_id: 'd1', first_seq: 1, last_seq: 3 },
    { staff_id: 'lead', key: 'k2', at: past, object_type: 'signal', object_id: 's1' },
  ],
  dossier_hold: [holdOn('h1', 'd1'), holdOn('h2', 'd2')],
  destruction: [
    destructionOf('w1'),
    destructionOf('w3', { kind: 'dossier', bucket: null, dossier_id: 'd2' }),
    destructionOf('w2', { bucket: '2026-03', state: 'approved', approved_by: 'decider', approved_at: past }),
  ],
  destruction_item: [{ destruction_id: 'w1', object_id: 'd3', kind: 'dossier' }],
  destruction_stay: [{ destruction_id: 'w1', object_id: 'd3', to_bucket: '2027-01' }],
  log_head: [{ seq: 1, hash: bytes('00') }],
  log_link: [
    { seq: 1, id: uuid('1'), at: past, action: 'read', outcome: 'allowed', commitment: bytes('00'), hash: bytes('00') },
  ],
  // Of these `e` alone may expire: the others are about what is there, or the database wrote them down later than they say.
  access_log: [
    logRow('1', ref('1')),
    logRow('2', ref('2')),
    ...['d1', 's1', 'b1', 'w3'].map((id, n) => oldRow(String(n + 4), id)),
    oldRow('d', ref('9'), tenYears),
    oldRow('e', ref('9')),
  ],
  log_review: [{ month: '2026-01', part: 'lead', staff_id: 'lead', signed_at: past, rows_seen: 1, findings_seen: 0 }],
};

/** Of no board. */
const boardless = ['migration'];

/** The row in the first board, where tables have one. */
export function inNoord(table: string, row: Row): Row {
  return boardless.includes(table) ? row : { board_id: 'noord', ...row };
}

/** One more row for each table, which `lead` or whoever the table is for could add. */
export const fresh: Readonly<Record<string, Row>> = {
  migration: { name: '9999-nieuw.sql', checksum: 'x', ran_at: past },
  board: { board_id: 'nieuw', name: 'Nieuw', slug: 'nieuw', trial: false },
  log_head: { board_id: 'oost', seq: 1, hash: bytes('00') },
  location: { id: 'nieuw', name: 'Nieuw', kind: 'school', protocol_id: 'p' },
  staff: { id: 'nieuw', name: 'Nieuw Voorbeeld', active: true, demo: false },
  staff_role: { ...roleOf('teacher', 'school', 'read'), id: 'nieuw' },
  absence: { ...absenceOf('nieuw', 'lead', 'lead'), deputy_id: 'teacher' },
  staff_login: {
    staff_id: 'teacher',
    name: 'teacher',
    password_hash: 'h',
    totp_step: 0,
    recovery_hashes: '{}',
    changed_at: past,
  },
  session: sessionOf('c1', 'lead', 'two_factor'),
  child_group: { id: 'nieuw', location_id: 'school', name: 'Groep 4' },
  child: { id: 'nieuw', location_id: 'school', payload: '\\x01', row_version: 1, active: true },
  draft: { staff_id: 'lead', form: '/nieuw', row_version: 1, saved_at: past },
  sign_in_try: { subject: bytes('c1'), failures: 1, last_at: past },
  sign_in_guess: { subject: bytes('c1'), recent: '{}' },
  invitation: { code_hash: bytes('c1'), staff_id: 'lead', made_at: past, ends_at: later, opens: 'factor' },
  known_device: { token_hash: bytes('c1'), staff_id: 'lead', known_at: past },
  staff_request: requestOf('nieuw', 'lead'),
  account_event: { staff_id: 'lead', at: past, id: 'nieuw', what: 'guessed_at' },
  passkey: {
    credential_id: bytes('c1'),
    staff_id: 'lead',
    sealed_key: '\\x01',
    counter: 0,
    device_type: 'multiDevice',
    backed_up: true,
    transports: '{}',
    made_at: past,
  },
  staff_identity: {
    subject: bytes('c1'),
    staff_id: 'teacher',
    issuer: 'https://inlog.example',
    sealed_staff: '\\x01',
    linked_at: past,
  },
  challenge: { hash: bytes('c1'), purpose: 'sso', ends_at: later },
  bucket_key: { bucket: '2027-01', key_version: 1 },
  destroyed_key: { bucket: '2025-02', key_version: 1, destroyed_at: past, confirmed: false },
  key_wrap: { object_id: 'nieuw', bucket: 'open', key_version: 1 },
  dossier: dossierAt('nieuw', '4', 'school', 'lead'),
  dossier_child: { dossier_id: 'd1', child_id: 'bo' },
  dossier_key: { dossier_id: 'd1', recipient_kind: 'bucket', recipient: '2026-02', key_version: 1, wrapped: '\\x01' },
  entry: entryBy('lead', 'd1', 4),
  dossier_grant: grantOf('nieuw', 'decider', 'd1', 'decider'),
  exclusion: { dossier_id: 'd1', staff_id: 'decider', since: past, set_by: 'lead' },
  signal: signalBy('nieuw', 'teacher', 'school', 'kim'),
  break_glass: emergency('nieuw'),
  break_glass_dossier: { break_glass_id: 'b1', dossier_id: 'd2' },
  break_glass_overseer: { break_glass_id: 'b1', staff_id: 'officer', told_at: past },
  reading_stop: stopOf('nieuw'),
  reading_stop_overseer: { stop_id: 'r1', staff_id: 'officer', told_at: past },
  attachment: fileOf('nieuw'),
  signal_seen: { signal_id: 's1', staff_id: 'shut', seen_at: past },
  informed_read: { dossier_id: 'd1', staff_id: 'decider', read_at: past },
  idempotency: { staff_id: 'lead', key: 'nieuw', at: past, object_type: 'dossier', object_id: 'd1' },
  dossier_hold: holdOn('nieuw', 'd1'),
  destruction: destructionOf('nieuw', { bucket: '2026-04', proposed_by: 'lead' }),
  destruction_item: { destruction_id: 'w1', object_id: 'nieuw', kind: 'signal' },
  destruction_stay: { destruction_id: 'w1', object_id: 'nieuw', to_bucket: '2027-01' },
  log_link: {
    ...{ seq: 2, id: uuid('3'), at: past, action: 'read', outcome: 'allowed', commitment: bytes('00') },
    hash: bytes('00'),
  },
  access_log: logRow('3', ref('1')),
  log_review: { month: '2026-02', part: 'lead', staff_id: 'lead', signed_at: past, rows_seen: 1, findings_seen: 0 },
};
