import type { BoardId, DossierId, Instant, StaffId } from '../kernel/kernel.ts';
import type { Ability } from '../protocol/words.ts';
import { askedOfRole, asksReading, openToAllStaff, sightBy, type OwnWay } from './policy.ts';
import type { AccessQuestion, DossierPlace, Opened, Permission, RoleHeld, World } from './words.ts';

/** One way to the dossier: by what, under which name in the log, and with which roles. */
type Way = {
  readonly by: OwnWay;
  readonly relation: Opened['relation'];
  readonly grant: string;
  readonly roles: readonly RoleHeld[];
};

/**
 * Answers with everything that opens the door, so that the access log can name it; empty means no.
 * The order of grants and roles in the world changes nothing, and an exclusion beats them all.
 */
export function allowed(question: AccessQuestion, world: World): readonly Opened[] {
  const board = boardOf(question.staff, world);
  if (board === null) return [];
  if (question.dossier === null) return atBoard(question, world);
  const dossier = world.dossiers.find(({ id }) => id === question.dossier);
  if (dossier === undefined || dossier.board !== board) return [];
  if (isExcluded(question.staff, dossier.id, world)) return [];
  const ways = waysOf(question.staff, dossier, world, question.now);
  return sorted(ways.flatMap((way) => openedBy(way, question.ability, dossier)));
}

/** The inverse: everybody who can read this dossier at this moment, each with the reasons. */
export function whoCanRead(
  world: World,
  dossier: DossierId,
  now: Instant,
): readonly { readonly staff: StaffId; readonly opened: readonly Opened[] }[] {
  return world.staff
    .map(({ id }) => ({ staff: id, opened: allowed({ staff: id, ability: 'read', dossier, now }, world) }))
    .filter(({ opened }) => opened.length > 0);
}

function atBoard({ staff, ability, now }: AccessQuestion, world: World): readonly Opened[] {
  const asStaff: Opened = { ability, relation: 'staff', grant: null, role: null, sight: 'none' };
  if (openToAllStaff.includes(ability)) return [asStaff];
  const own = rolesOf(staff, now, world).filter(({ may }) => gives(may, ability));
  const asDeputy = ability === 'coordinate' ? coordinatesFor(staff, now, world) : [];
  return sorted([...own.map(({ role }) => ({ ...asStaff, role })), ...asDeputy]);
}

/** What comes in reaches somebody who is there: a deputy sees the signals that wait where both work. */
function coordinatesFor(staff: StaffId, now: Instant, world: World): readonly Opened[] {
  const working = workingRoles(staff, now, world);
  return absencesOf(staff, now, world).flatMap(({ id, staff: absent }) =>
    workingRoles(absent, now, world)
      .filter(({ may }) => gives(may, 'read') && gives(may, 'coordinate'))
      .filter((role) => working.some((own) => overlap(own, role)))
      .map(({ role }) => ({ ability: 'coordinate', relation: 'deputy', grant: id, role, sight: 'none' }) as const),
  );
}

function waysOf(staff: StaffId, dossier: DossierPlace, world: World, now: Instant): readonly Way[] {
  const working = workingRoles(staff, now, world);
  const here = working.filter((role) => holdsAt(role, dossier));
  const own = world.grants
    .filter((grant) => grant.staff === staff && grant.dossier === dossier.id && isCurrent(grant, now))
    .flatMap(({ id, relation }): Way[] =>
      relation === 'deputy'
        ? []
        : [{ by: relation, relation, grant: id, roles: relation === 'recorder' ? working : here }],
    );
  return [
    ...own,
    ...(here.length === 0 ? [] : asDeputy(staff, dossier, world, now)),
    ...inEmergency(staff, here, dossier, world, now),
  ];
}

/** A deputy gets what the absent person's own grants and roles open, never what they recorded for themselves. */
function asDeputy(staff: StaffId, dossier: DossierPlace, world: World, now: Instant): readonly Way[] {
  const byGrant = world.grants
    .filter((grant) => grant.staff === staff && grant.dossier === dossier.id && isCurrent(grant, now))
    .flatMap(({ id, relation, deputyOf }) =>
      relation === 'deputy' && deputyOf !== null ? [{ id, holder: deputyOf }] : [],
    );
  const byAbsence = absencesOf(staff, now, world)
    .filter((absence) => !isExcluded(absence.staff, dossier.id, world))
    .map(({ id, staff: holder }) => ({ id, holder }));
  return [...byGrant, ...byAbsence]
    .filter(({ holder }) => boardOf(holder, world) === dossier.board)
    .flatMap(({ id, holder }) => standsInFor(id, holder, dossier, world, now));
}

function standsInFor(id: string, holder: StaffId, dossier: DossierPlace, world: World, now: Instant): readonly Way[] {
  const roles = workingRoles(holder, now, world).filter((role) => holdsAt(role, dossier));
  return world.grants
    .filter((grant) => grant.staff === holder && grant.dossier === dossier.id && isCurrent(grant, now))
    .flatMap(({ relation }): Way[] =>
      relation === 'deputy' || relation === 'recorder' ? [] : [{ by: relation, relation: 'deputy', grant: id, roles }],
    );
}

/** Only with a role here that reads, and never for somebody who also manages the system, wherever. */
function inEmergency(
  staff: StaffId,
  here: readonly RoleHeld[],
  dossier: DossierPlace,
  world: World,
  now: Instant,
): readonly Way[] {
  if (rolesOf(staff, now, world).some(({ may }) => gives(may, 'manage'))) return [];
  const roles = here.filter(({ may }) => gives(may, 'read'));
  return world.breakGlass
    .filter((glass) => glass.staff === staff && glass.dossier === dossier.id && isCurrent(glass, now))
    .map(({ id }): Way => ({ by: 'break_glass', relation: 'break_glass', grant: id, roles }));
}

function openedBy({ by, relation, grant, roles }: Way, ability: Permission, { state }: DossierPlace): Opened[] {
  const sight = sightBy(by, ability, state);
  if (sight === undefined || roles.length === 0) return [];
  const asked = askedOfRole(ability);
  if (asked === null) return [{ ability, relation, grant, role: null, sight }];
  return roles
    .filter(({ may }) => gives(may, asked) && (!asksReading.includes(ability) || gives(may, 'read')))
    .map(({ role }): Opened => ({ ability, relation, grant, role, sight }));
}

/** Roles that do more than managing the system: one that may do that alone opens no dossier, whoever granted it. */
function workingRoles(staff: StaffId, now: Instant, world: World): readonly RoleHeld[] {
  return rolesOf(staff, now, world).filter(
    ({ may }) => may.length === 0 || may.some((ability) => ability !== 'manage'),
  );
}

function rolesOf(staff: StaffId, now: Instant, world: World): readonly RoleHeld[] {
  return world.roles.filter((role) => role.staff === staff && isCurrent(role, now));
}

function absencesOf(deputy: StaffId, now: Instant, world: World): World['absences'] {
  return world.absences.filter((absence) => absence.deputy === deputy && isCurrent(absence, now));
}

function boardOf(staff: StaffId, world: World): BoardId | null {
  return world.staff.find(({ id }) => id === staff)?.board ?? null;
}

function holdsAt({ location }: RoleHeld, dossier: DossierPlace): boolean {
  return location === null || location === dossier.location;
}

function overlap(one: RoleHeld, other: RoleHeld): boolean {
  return one.location === null || other.location === null || one.location === other.location;
}

function isCurrent({ from, until }: { from: Instant; until: Instant | null }, now: Instant): boolean {
  return from <= now && (until === null || now < until);
}

function isExcluded(staff: StaffId, dossier: DossierId, world: World): boolean {
  return world.exclusions.some((exclusion) => exclusion.staff === staff && exclusion.dossier === dossier);
}

function gives(may: readonly Ability[], ability: Permission): boolean {
  return may.some((given) => given === ability);
}

function sorted(opened: readonly Opened[]): readonly Opened[] {
  const key = ({ grant, relation, role }: Opened) => `${grant ?? ''} ${relation} ${role ?? ''}`;
  const unique = new Map(opened.map((one) => [key(one) + one.sight, one]));
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
