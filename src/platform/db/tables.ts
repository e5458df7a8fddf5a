import type { Generated } from 'kysely';
import type { Relation } from '../../core/access/words.ts';
import type {
  BoardId,
  ChildId,
  DossierId,
  EntryId,
  Instant,
  LocationId,
  PlainDate,
  StaffId,
} from '../../core/kernel/kernel.ts';
import type { Ability, EntryType, LocationKind } from '../../core/protocol/words.ts';
import type { DestructionTable, HoldTable, LogTermColumns } from './retention-tables.ts';
import type { DeviceClass } from '../http/route.ts';
import type { AbsenceTable } from './absence-table.ts';
import type { AccountEvent } from './account-event.ts';

/** The tables of migrations/, as both databases give them back: a moment as ISO text in UTC, a day as text, bytes as Uint8Array. */
export type Tables = {
  readonly board: { board_id: BoardId; name: string; slug: string; trial: Generated<boolean> } & LogTermColumns;
  readonly location: {
    board_id: BoardId;
    id: LocationId;
    name: string;
    kind: LocationKind;
    brin: string | null;
    lrk: string | null;
    protocol_id: string;
  };
  readonly staff: {
    board_id: BoardId;
    id: StaffId;
    name: string;
    active: Generated<boolean>;
    demo: Generated<boolean>;
  };
  readonly staff_role: {
    board_id: BoardId;
    id: string;
    staff_id: StaffId;
    location_id: LocationId | null;
    role: string;
    may: readonly Ability[];
    valid_from: Instant;
    valid_until: Instant | null;
  };
  readonly staff_login: {
    board_id: BoardId;
    staff_id: StaffId;
    name: string;
    password_hash: string;
    totp_secret: Uint8Array | null;
    totp_step: Generated<number>;
    recovery_hashes: Generated<readonly string[]>;
    changed_at: Instant;
    sealed_mail: Generated<Uint8Array | null>;
  };
  readonly session: {
    board_id: BoardId;
    token_hash: Uint8Array;
    staff_id: StaffId;
    strength: 'demo' | 'password' | 'two_factor';
    started_at: Instant;
    seen_at: Instant;
    ends_at: Instant;
    ended_at: Generated<Instant | null>;
    proved_at: Generated<Instant | null>;
    form_key: Generated<Uint8Array | null>;
    device: Generated<DeviceClass>;
    way: Generated<'code' | 'passkey' | 'organisation' | null>;
    issuer_key: Generated<string | null>;
    may_enrol: Generated<boolean>;
    ended_because: Generated<'signed_out' | 'renewed' | 'replaced' | 'revoked' | 'locked' | 'left' | null>;
  };
  readonly sign_in_try: { board_id: BoardId; subject: Uint8Array; failures: number; last_at: Instant };
  readonly sign_in_guess: { board_id: BoardId; subject: Uint8Array; recent: readonly Instant[] };
  readonly known_device: {
    board_id: BoardId;
    token_hash: Uint8Array;
    staff_id: StaffId;
    known_at: Instant;
    ended_at: Instant | null;
  };
  readonly invitation: {
    board_id: BoardId;
    code_hash: Uint8Array;
    staff_id: StaffId;
    opens: Generated<'password' | 'factor'>;
    made_at: Instant;
    ends_at: Instant;
    used_at: Instant | null;
  };
  readonly staff_request: {
    board_id: BoardId;
    id: string;
    kind: 'account' | 'role' | 'password' | 'factor';
    staff_id: StaffId;
    role: string | null;
    location_id: LocationId | null;
    started_by: StaffId;
    started_at: Instant;
    ends_at: Instant;
    settled_by: Generated<StaffId | null>;
    settled_at: Generated<Instant | null>;
    outcome: Generated<'confirmed' | 'refused' | null>;
  };
  readonly passkey: {
    board_id: BoardId;
    credential_id: Uint8Array;
    staff_id: StaffId;
    sealed_key: Uint8Array;
    counter: number;
    device_type: 'singleDevice' | 'multiDevice';
    backed_up: boolean;
    transports: readonly string[];
    made_at: Instant;
    used_at: Generated<Instant | null>;
    ended_at: Generated<Instant | null>;
  };
  readonly challenge: {
    board_id: BoardId;
    hash: Uint8Array;
    purpose: 'sign_in' | 'prove' | 'register' | 'sso';
    staff_id: StaffId | null;
    ends_at: Instant;
    used_at: Generated<Instant | null>;
  };
  readonly staff_identity: {
    board_id: BoardId;
    subject: Uint8Array;
    staff_id: StaffId;
    issuer: string;
    sealed_staff: Uint8Array;
    linked_at: Instant;
    ended_at: Generated<Instant | null>;
  };
  readonly account_event: {
    board_id: BoardId;
    staff_id: StaffId;
    at: Instant;
    id: string;
    what: AccountEvent;
    seen_at: Generated<Instant | null>;
  };
  readonly child_group: { board_id: BoardId; id: string; location_id: LocationId; name: string };
  readonly child: {
    board_id: BoardId;
    id: ChildId;
    location_id: LocationId;
    group_id: string | null;
    payload: Uint8Array;
    row_version: Generated<number>;
    active: Generated<boolean>;
  };
  readonly draft: {
    board_id: BoardId;
    staff_id: StaffId;
    form: string;
    payload: Uint8Array | null;
    row_version: Generated<number>;
    saved_at: Instant;
  };
  readonly dossier: {
    board_id: BoardId;
    id: DossierId;
    ref: string;
    location_id: LocationId;
    protocol_id: string;
    status: 'open' | 'closed_no_action' | 'closed_monitored';
    step: string | null;
    step_since: PlainDate | null;
    opened_at: Instant;
    created_by: StaffId;
    version: number;
    head_hash: Uint8Array;
    touched_at: Instant;
  };
  readonly dossier_child: { board_id: BoardId; dossier_id: DossierId; child_id: ChildId };
  readonly dossier_grant: {
    board_id: BoardId;
    id: string;
    dossier_id: DossierId;
    staff_id: StaffId;
    relation: Relation;
    deputy_of: StaffId | null;
    valid_from: Instant;
    valid_until: Instant | null;
    opened_at: Instant;
    given_by: StaffId;
  };
  readonly exclusion: {
    board_id: BoardId;
    dossier_id: DossierId;
    staff_id: StaffId;
    since: Instant;
    lifted_at: Instant | null;
    set_by: StaffId;
  };
  readonly absence: AbsenceTable;
  /** The payload leaves only through the dossier store. */
  readonly entry: {
    board_id: BoardId;
    dossier_id: DossierId;
    seq: number;
    id: EntryId;
    type: EntryType;
    recorded_at: Instant;
    recorded_by: StaffId;
    hash: Uint8Array;
  };
  readonly signal: {
    board_id: BoardId;
    id: EntryId;
    location_id: LocationId;
    child_id: ChildId;
    type: EntryType;
    recorded_at: Instant;
    recorded_by: StaffId;
    dossier_id: DossierId | null;
    taken_up_at: Instant | null;
  };
  readonly destruction: DestructionTable;
  readonly dossier_hold: HoldTable;
  readonly informed_read: {
    board_id: BoardId;
    dossier_id: DossierId;
    staff_id: StaffId;
    read_at: Instant;
  };
  readonly access_log: {
    board_id: BoardId;
    at: Instant;
    id: Generated<string>;
    actor: StaffId | null;
    actor_role: string | null;
    on_behalf_of: StaffId | null;
    session_ref: string | null;
    strength: string | null;
    access_point: string | null;
    action: string;
    object_type: string;
    object_ref: string | null;
    subject_ref: ChildId | null;
    purpose: string | null;
    outcome: 'allowed' | 'denied' | 'error';
    rule: string | null;
    via: 'screen' | 'export' | 'print' | 'api' | 'job' | 'cli';
    trace_id: string | null;
    clock_offset: Generated<number>;
    salt: Generated<Uint8Array>;
  };
};
