import type { ChildId, LocationId, PlainDate, StaffId } from '../../core/kernel/kernel.ts';
import type { Ability, LocationKind } from '../../core/protocol/words.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

export type LocationCard = {
  readonly id: LocationId;
  readonly name: string;
  readonly kind: LocationKind;
  /** The protocol under which a new dossier is opened here. */
  readonly protocol: string;
};

export type ChildCard = {
  readonly id: ChildId;
  readonly location: LocationId;
  readonly name: string;
  readonly birthDate: PlainDate | null;
  readonly group: string | null;
};

export type NewChild = { readonly location: LocationId; readonly name: string; readonly birthDate: PlainDate | null };

export type StaffCard = {
  readonly id: StaffId;
  readonly name: string;
  readonly roles: readonly {
    /** Null: at every location of the board. */
    readonly location: LocationId | null;
    readonly role: string;
    readonly may: readonly Ability[];
  }[];
};

/** The people and places of the board, as far as the one who asks works there. It tells nothing of dossiers. */
export type Directory = {
  readonly locations: (actor: Actor) => Promise<readonly LocationCard[]>;
  /** Children at the locations where the actor works; by group, then by name. */
  readonly children: (actor: Actor) => Promise<readonly ChildCard[]>;
  /**
   * A child that is not in the list; answers with its id. The same key of the same person adds it once, under the first name, and nothing
   * where that key served another act than a signal: the signal that follows is then refused.
   */
  readonly addChild: (actor: Actor, child: NewChild, idempotencyKey: string) => Promise<ChildId>;
  /** Active members of staff of the board, by name. */
  readonly staff: (actor: Actor) => Promise<readonly StaffCard[]>;
};
