import type { BoardId, DossierId, DossierRef, Instant, LocationId, StaffId } from '../kernel/kernel.ts';
import type { Ability } from '../protocol/words.ts';

/** How a person stands to one dossier. A deputy stands in for somebody who has a relation of his own. */
export const relations = ['recorder', 'team', 'coordinator', 'decider', 'informed', 'deputy'] as const;
export type Relation = (typeof relations)[number];

/**
 * The abilities of a protocol, two lesser ways of seeing that no role needs to be given, and two that a protocol does not tell apart but
 * emergency access does: `export` (taking a copy out) goes with read, `amend` (withdrawing or correcting) goes with record.
 */
export type Permission = Ability | 'see_own' | 'see_state' | 'export' | 'amend';

/** A role that a person holds: at one location, or at every location of the board when `location` is null. */
export type RoleHeld = {
  readonly staff: StaffId;
  readonly location: LocationId | null;
  /** The role's id in the protocol of that location; only named in the answer, never judged by. */
  readonly role: string;
  readonly may: readonly Ability[];
  readonly from: Instant;
  readonly until: Instant | null;
};

export type DossierGrant = {
  readonly id: string;
  readonly dossier: DossierId;
  readonly staff: StaffId;
  readonly relation: Relation;
  /** Whom a deputy stands in for; null for every other relation. */
  readonly deputyOf: StaffId | null;
  readonly from: Instant;
  readonly until: Instant | null;
};

/** While this person is away the deputy has what they have on every dossier: never more, and never handed on. */
export type Absence = {
  readonly id: string;
  readonly staff: StaffId;
  readonly deputy: StaffId;
  readonly from: Instant;
  readonly until: Instant;
};

/** Emergency access to one dossier: asked with a reason, for an hour, and reviewed afterwards. */
export type BreakGlass = {
  readonly id: string;
  readonly dossier: DossierId;
  readonly staff: StaffId;
  readonly from: Instant;
  readonly until: Instant;
};

/** This person gets nothing of this dossier, whatever else is granted: conflict of interest, or under suspicion. */
export type Exclusion = { readonly dossier: DossierId; readonly staff: StaffId };

export type DossierPlace = {
  readonly id: DossierId;
  readonly ref: DossierRef;
  readonly board: BoardId;
  readonly location: LocationId;
  readonly state: 'open' | 'closed';
};

/** All that the policy may look at. Order means nothing; what is not here is not there. */
export type World = {
  readonly staff: readonly { readonly id: StaffId; readonly board: BoardId }[];
  readonly roles: readonly RoleHeld[];
  readonly dossiers: readonly DossierPlace[];
  readonly grants: readonly DossierGrant[];
  readonly exclusions: readonly Exclusion[];
  readonly absences: readonly Absence[];
  readonly breakGlass: readonly BreakGlass[];
};

export type AccessQuestion = {
  readonly staff: StaffId;
  readonly ability: Permission;
  /** Null: not about a dossier that exists, but about the board the person works for. */
  readonly dossier: DossierId | null;
  readonly now: Instant;
};

/** How much of the dossier's content the door shows: everything, only own entries, only where it stands, nothing. */
export type Sight = 'all' | 'own' | 'state' | 'none';

/** One reason why the answer is yes; these are what the access log names. */
export type Opened = {
  readonly ability: Permission;
  readonly relation: Relation | 'staff' | 'break_glass';
  /** The grant, the absence or the emergency access that opened the door; null where being a member of staff is enough. */
  readonly grant: string | null;
  readonly role: string | null;
  readonly sight: Sight;
};
