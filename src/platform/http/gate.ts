import { allowed } from '../../core/access/access.ts';
import type {
  Absence,
  BreakGlass,
  DossierGrant,
  DossierPlace,
  Exclusion,
  Opened,
  Permission,
  RoleHeld,
  World,
} from '../../core/access/words.ts';
import type { BoardId, DossierId, DossierRef, Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Route, SignedIn } from './route.ts';

/** What the policy must know of one dossier to answer for one person. */
export type Surroundings = {
  readonly place: DossierPlace;
  readonly grants: readonly DossierGrant[];
  readonly exclusions: readonly Exclusion[];
  readonly breakGlass: readonly BreakGlass[];
  /** Roles of those the person stands in for by a grant on this dossier. */
  readonly deputised: readonly RoleHeld[];
};

/** Whom this person stands in for at this moment, and their roles. */
export type StandsIn = { readonly absences: readonly Absence[]; readonly roles: readonly RoleHeld[] };

export type Recognised =
  | {
      readonly is: 'active';
      readonly staff: SignedIn;
      readonly strength: 'demo' | 'two_factor';
      /** Stands for the session in the access log; not the token, and of no use as one. */
      readonly session: string;
      /** When the second factor was last proved in this session; null for a demo person who confirmed nothing yet. */
      readonly provedAt: Instant | null;
      readonly standsIn: StandsIn;
      readonly dossier: Surroundings | null;
      /** Another dossier, where there is none at this address: judged as long, and for nothing. */
      readonly beside?: Surroundings | null;
    }
  /** The password was right; the second factor is still to come. */
  | {
      readonly is: 'halfway';
      readonly staff: StaffId;
      readonly board: BoardId;
      /** Begun with a code of somebody else: a second factor may be set up. */
      readonly mayEnrol: boolean;
    }
  /** Too long without a sign of life, or signed in too long ago. Whose it was is kept, so that typed text can be. */
  | { readonly is: 'locked'; readonly staff: StaffId; readonly board: BoardId }
  | { readonly is: 'nobody' };

/** Looks up a session, and in the same trip what is needed to judge about the dossier in the address. */
export type Recognise = (token: string, ref: DossierRef | null, now: Instant) => Promise<Recognised>;

const provedFor = 5 * 60_000;

export type Verdict = {
  readonly opened: readonly Opened[];
  readonly may: (ability: Permission) => boolean;
  /** About no dossier in particular. */
  readonly mayOnBoard: (ability: Permission) => boolean;
};

type Active = Extract<Recognised, { is: 'active' }>;

/** Asks the one policy what this route needs. Nothing opened means no. */
export function judge<C>(
  route: Route<C>,
  { staff, standsIn, dossier, beside = null }: Pick<Active, 'staff' | 'standsIn' | 'dossier' | 'beside'>,
  now: Instant,
): Verdict {
  const world = worldOf(staff, standsIn, dossier, now);
  const askOn = (on: DossierId | null) => (ability: Permission) =>
    allowed({ staff: staff.id, ability, dossier: on, now }, world);
  const mayOnBoard = (ability: Permission) => askOn(null)(ability).length > 0;
  if (route.on === 'dossier' && dossier === null) {
    // Asked only for the time it takes: the answer is no, whatever this one would be.
    if (beside !== null) judge(route, { staff, standsIn, dossier: beside }, now);
    return { opened: [], may: () => false, mayOnBoard };
  }
  const ask = askOn(route.on === 'dossier' ? (dossier?.place.id ?? null) : null);
  const may = (ability: Permission) => ask(ability).length > 0;
  if (route.needs === 'signed-in' || route.needs === 'nothing') return { opened: [], may, mayOnBoard };
  return { opened: ask(route.needs), may, mayOnBoard };
}

/** A second factor proved just now is good for the next heavy act; longer ago anybody may have sat down here. */
export function provedJustNow(provedAt: Instant | null, now: Instant): boolean {
  return provedAt !== null && Date.parse(now) - Date.parse(provedAt) < provedFor;
}

function worldOf(staff: SignedIn, standsIn: StandsIn, dossier: Surroundings | null, now: Instant): World {
  const own = staff.roles.map(({ location, role, may }): RoleHeld => ({
    staff: staff.id,
    location,
    role,
    may,
    from: now,
    until: null,
  }));
  const ofOthers = [...standsIn.roles, ...(dossier?.deputised ?? [])];
  const others = new Set(ofOthers.map((role) => role.staff));
  return {
    staff: [staff.id, ...others].map((id) => ({ id, board: staff.board })),
    roles: [...own, ...ofOthers],
    dossiers: dossier === null ? [] : [dossier.place],
    grants: dossier?.grants ?? [],
    exclusions: dossier?.exclusions ?? [],
    absences: standsIn.absences,
    breakGlass: dossier?.breakGlass ?? [],
  };
}
