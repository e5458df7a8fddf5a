import { bytes, type Row } from './rows.ts';

/** A row that is right but for this, and the code with which the database refuses it. */
export type Refusal = readonly [change: Row, code: typeof check | typeof unique | typeof reference];

const check = '23514';
const unique = '23505';
const reference = '23503';

const absent = 'niet-daar';
const staffIs = (...columns: readonly string[]): readonly Refusal[] =>
  columns.map((column) => [{ [column]: absent }, reference]);
const oneOf = (...columns: readonly string[]): readonly Refusal[] =>
  columns.map((column) => [{ [column]: 'x' }, check]);
const of32Bytes = (...columns: readonly string[]): readonly Refusal[] =>
  columns.map((column) => [{ [column]: bytes('c1', 31) }, check]);
const boardIsThere: Refusal = [{ board_id: absent }, reference];
const endsBeforeItBegins: Refusal = [{ valid_until: '2019-01-01T00:00:00Z' }, check];
const isPlace: Refusal = [{ location_id: absent }, reference];
const isDossier: Refusal = [{ dossier_id: absent }, reference];
const settled = (settled_by: string, outcome = 'confirmed') => ({
  settled_by,
  outcome,
  settled_at: '2026-01-01T00:00:00Z',
});

const reviewed = (reviewed_by: string, verdict = 'justified') => ({
  reviewed_by,
  verdict,
  reviewed_at: '2020-01-02T00:00:00Z',
});

/** Per table what no row of it may be. That the same row twice is refused is tried of each table. */
export const refusals: Readonly<Record<string, readonly Refusal[]>> = {
  board: [
    [{ board_id: 'met spatie' }, check],
    [{ slug: 'Hoofdletter' }, check],
    [{ slug: 'noord' }, unique],
    [{ board_id: 'noord' }, unique],
    [{ log_years: 0 }, check],
    [{ log_years: 6 }, check],
    [{ log_years_because: ' ' }, check],
  ],
  location: [boardIsThere, ...oneOf('kind')],
  staff: [boardIsThere],
  staff_role: [...staffIs('staff_id'), isPlace, endsBeforeItBegins],
  staff_login: [...staffIs('staff_id'), [{ name: 'lead' }, unique], [{ staff_id: 'lead' }, unique]],
  session: [
    ...staffIs('staff_id'),
    ...of32Bytes('token_hash'),
    ...oneOf('strength', 'device', 'ended_because', 'way'),
    [{ form_key: bytes('c1', 15) }, check],
    [{ issuer_key: 'Met Spatie' }, check],
  ],
  child_group: [isPlace],
  child: [isPlace, [{ group_id: absent }, reference]],
  draft: staffIs('staff_id'),
  sign_in_try: [boardIsThere, ...of32Bytes('subject')],
  sign_in_guess: [boardIsThere, ...of32Bytes('subject')],
  invitation: [...staffIs('staff_id'), ...of32Bytes('code_hash'), ...oneOf('opens')],
  known_device: [...staffIs('staff_id'), ...of32Bytes('token_hash')],
  staff_request: [
    ...staffIs('staff_id', 'started_by'),
    isPlace,
    [settled(absent, 'refused'), reference],
    [{ kind: 'x', role: null }, check],
    [{ kind: 'password' }, check],
    [{ started_by: 'teacher' }, check],
    [settled('decider', 'x'), check],
    [{ ...settled('decider', 'refused'), settled_at: null }, check],
    [settled('lead'), check],
    [settled('teacher'), check],
  ],
  account_event: [...staffIs('staff_id'), ...oneOf('what')],
  passkey: [
    ...staffIs('staff_id'),
    [{ credential_id: '\\x' }, check],
    [{ credential_id: bytes('c1', 1024) }, check],
    ...oneOf('device_type'),
  ],
  challenge: [boardIsThere, ...staffIs('staff_id'), ...of32Bytes('hash'), ...oneOf('purpose')],
  staff_identity: [...staffIs('staff_id'), ...of32Bytes('subject')],
  bucket_key: [boardIsThere, [{ bucket: '2027-13' }, check], [{ key_version: 0 }, check]],
  destroyed_key: [boardIsThere],
  dossier: [
    isPlace,
    ...staffIs('created_by'),
    ...of32Bytes('head_hash'),
    ...oneOf('status'),
    [{ ref: 'kort' }, check],
    [{ ref: '1'.repeat(32) }, unique],
    [{ id: 'd1' }, unique],
  ],
  dossier_child: [isDossier, [{ child_id: absent }, reference]],
  dossier_key: [isDossier, [{ recipient: '2031-01' }, reference], ...oneOf('recipient_kind')],
  entry: [
    isDossier,
    ...staffIs('recorded_by'),
    [{ seq: 0 }, check],
    ...of32Bytes('hash'),
    [{ id: 'd1-1' }, unique],
    [{ seq: 1 }, unique],
  ],
  dossier_grant: [
    isDossier,
    ...staffIs('staff_id'),
    [{ relation: 'deputy', deputy_of: absent }, reference],
    ...oneOf('relation'),
    [{ relation: 'deputy' }, check],
    [{ deputy_of: 'lead' }, check],
    endsBeforeItBegins,
  ],
  exclusion: [isDossier, ...staffIs('staff_id')],
  signal: [isPlace, [{ child_id: absent }, reference], ...staffIs('recorded_by'), [{ bucket: '2031-01' }, reference]],
  signal_seen: [[{ signal_id: absent }, reference], ...staffIs('staff_id')],
  attachment: [isDossier, ...oneOf('scan')],
  informed_read: [isDossier, ...staffIs('staff_id')],
  absence: [
    ...staffIs('staff_id', 'deputy_id', 'set_by'),
    [{ staff_id: 'teacher' }, check],
    [{ set_by: 'teacher' }, check],
    endsBeforeItBegins,
  ],
  break_glass: [
    ...staffIs('staff_id'),
    isPlace,
    [{ child_id: absent }, reference],
    [reviewed(absent), reference],
    ...oneOf('ground'),
    [{ ends_at: '2020-01-01T00:00:00Z' }, check],
    [{ renewals: -1 }, check],
    [reviewed('decider'), check],
    [reviewed('lead', 'x'), check],
    [{ ...reviewed('lead'), reviewed_at: null }, check],
  ],
  break_glass_dossier: [[{ break_glass_id: absent }, reference], isDossier],
  break_glass_overseer: [[{ break_glass_id: absent }, reference], ...staffIs('staff_id')],
  reading_stop: [
    ...staffIs('staff_id'),
    isPlace,
    [{ seen_by: absent, seen_at: '2020-01-02T00:00:00Z' }, reference],
    [{ seen_by: 'teacher', seen_at: '2020-01-02T00:00:00Z' }, check],
    [{ seen_by: 'lead' }, check],
    [{ reason: '\\x01' }, check],
  ],
  reading_stop_overseer: [[{ stop_id: absent }, reference], ...staffIs('staff_id')],
  dossier_hold: [isDossier, ...staffIs('set_by', 'lifted_by'), ...oneOf('ground')],
  destruction: [
    ...staffIs('proposed_by', 'approved_by'),
    [{ kind: 'x', bucket: null }, check],
    [{ bucket: null }, check],
    [{ state: 'x', approved_by: 'decider' }, check],
    [{ approved_by: 'lead' }, check],
    [{ state: 'approved' }, check],
    [{ bucket: '2026-02' }, unique],
    [{ bucket: '2026-03' }, unique],
    [{ kind: 'dossier', bucket: null, dossier_id: 'd2' }, unique],
    ...oneOf('ground'),
  ],
  destruction_item: [[{ destruction_id: absent }, reference], ...oneOf('kind')],
  destruction_stay: [[{ destruction_id: absent }, reference]],
  log_head: [[{ seq: -1 }, check], ...of32Bytes('hash')],
  log_link: [[{ seq: 0 }, check], ...of32Bytes('commitment', 'hash')],
  access_log: [...oneOf('outcome', 'via'), ...of32Bytes('salt')],
  log_review: [...staffIs('staff_id'), ...oneOf('part'), [{ month: '2026-13' }, check]],
};

/** The columns that may be empty; no other may. */
export const nullable: Readonly<Record<string, string>> = {
  access_log:
    'actor actor_role on_behalf_of session_ref strength access_point object_ref subject_ref purpose rule trace_id',
  absence: 'deputy_id',
  break_glass: 'reviewed_by reviewed_at verdict',
  challenge: 'staff_id used_at',
  child: 'group_id',
  destruction: 'bucket dossier_id approved_by approved_at withdrawn_at destroyed_on final_on ground',
  dossier: 'step step_since summary',
  dossier_grant: 'deputy_of valid_until',
  dossier_hold: 'lifted_at lifted_by',
  draft: 'payload',
  exclusion: 'lifted_at',
  idempotency: 'first_seq last_seq',
  invitation: 'used_at',
  known_device: 'ended_at',
  location: 'brin lrk',
  passkey: 'used_at ended_at',
  reading_stop: 'reason went_on_at seen_by seen_at',
  session: 'ended_at proved_at form_key ended_because way issuer_key',
  staff_identity: 'ended_at',
  signal: 'dossier_id taken_up_at bucket',
  account_event: 'seen_at',
  staff_login: 'totp_secret sealed_mail',
  staff_request: 'role location_id settled_by settled_at outcome',
  staff_role: 'location_id valid_until',
};
