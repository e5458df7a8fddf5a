import type { DossierId, Instant, StaffId } from '../kernel/kernel.ts';
import type { Ability } from '../protocol/words.ts';
import type {
  AccessQuestion,
  DossierGrant,
  DossierPlace,
  Opened,
  Permission,
  Relation,
  RoleHeld,
  Sight,
  World,
} from './words.ts';

type OwnRelation = Exclude<Relation, 'deputy'>;

/** The whole policy on dossiers. What is not listed is refused, and what is listed still asks for a role that may. */
const opens: Record<OwnRelation, Partial<Record<Permission, Sight>>> = {
  recorder: { see_own: 'own' },
  team: { read: 'all', see_own: 'all', see_state: 'all', record: 'all', weigh: 'all', report: 'all' },
  coordinator: {
    read: 'all',
    see_own: 'all',
    see_state: 'all',
    record: 'all',
    weigh: 'all',
    report: 'all',
    coordinate: 'all',
    grant: 'all',
    inspect_log: 'all',
  },
  decider: {
    read: 'all',
    see_own: 'all',
    see_state: 'all',
    record: 'all',
    weigh: 'all',
    report: 'all',
    decide: 'all',
    inspect_log: 'all',
  },
  informed: { see_state: 'state' },
};

/** Once closed the case team needs to know no more than what each wrote and that it is closed. */
const opensWhenClosed: typeof opens = {
  ...opens,
  team: { see_own: 'own', see_state: 'state', report: 'state' },
};

/** Every member of staff can do these without seeing anything (law L5): a signal, an emergency contact, a report. */
const openToAllStaff: readonly Permission[] = ['record_signal', 'report'];

/** These follow from the relation alone; every other ability must also be given to a role the person holds there. */
const askNoRole: readonly Permission[] = ['see_own', 'see_state', 'report'];

/**
 * Answers with everything that opens the door, so that the access log can name it; empty means no.
 * The order of grants and roles in the world changes nothing, and an exclusion beats them all.
 */
export function allowed(question: AccessQuestion, world: World): readonly Opened[] {
  const person = world.staff.find(({ id }) => id === question.staff);
  if (person === undefined) return [];
  if (question.dossier === null) return atBoard(question, world);
  const dossier = world.dossiers.find(({ id }) => id === question.dossier);
  if (dossier === undefined || dossier.board !== person.board) return [];
  if (isExcluded(question.staff, dossier.id, world)) return [];
  return onDossier(question, dossier, world);
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
  const roles = rolesOf(staff, now, world).filter(({ may }) => gives(may, ability));
  return sorted(roles.map(({ role }) => ({ ...asStaff, role })));
}

function onDossier(question: AccessQuestion, dossier: DossierPlace, world: World): readonly Opened[] {
  const grants = world.grants.filter(
    (grant) => grant.staff === question.staff && concerns(grant, dossier, question.now),
  );
  return sorted(grants.flatMap((grant) => openedBy(grant, question, dossier, world)));
}

function openedBy(grant: DossierGrant, question: AccessQuestion, dossier: DossierPlace, world: World): Opened[] {
  const working = rolesOf(question.staff, question.now, world).filter((role) => !isOnlyTechnical(role));
  if (grant.relation === 'recorder') return byRelation(grant, 'recorder', working, question.ability, dossier);
  const here = working.filter((role) => holdsAt(role, dossier));
  if (grant.relation !== 'deputy') return byRelation(grant, grant.relation, here, question.ability, dossier);
  if (here.length === 0) return [];
  return standsInFor(grant, world, dossier, question.now).flatMap(({ relation, roles }) =>
    byRelation(grant, relation, roles, question.ability, dossier),
  );
}

function byRelation(
  grant: DossierGrant,
  relation: OwnRelation,
  roles: readonly RoleHeld[],
  ability: Permission,
  dossier: DossierPlace,
): Opened[] {
  if (roles.length === 0) return [];
  const table = dossier.state === 'closed' ? opensWhenClosed : opens;
  const sight = table[relation][ability];
  if (sight === undefined) return [];
  const opened = { ability, relation: grant.relation, grant: grant.id, sight };
  if (askNoRole.includes(ability)) return [{ ...opened, role: null }];
  return roles.filter(({ may }) => gives(may, ability)).map(({ role }) => ({ ...opened, role }));
}

/** A deputy gets what the absent person's own grants and roles open: a deputy of nobody gets nothing. */
function standsInFor(
  { deputyOf }: DossierGrant,
  world: World,
  dossier: DossierPlace,
  now: Instant,
): { relation: OwnRelation; roles: readonly RoleHeld[] }[] {
  if (deputyOf === null) return [];
  const roles = rolesOf(deputyOf, now, world).filter((role) => holdsAt(role, dossier) && !isOnlyTechnical(role));
  return world.grants
    .filter((grant) => grant.staff === deputyOf && concerns(grant, dossier, now))
    .flatMap(({ relation }) => (relation === 'deputy' || relation === 'recorder' ? [] : [{ relation, roles }]));
}

/** A role that may only manage the system opens no dossier, whoever granted it. */
function isOnlyTechnical({ may }: RoleHeld): boolean {
  return may.length > 0 && may.every((ability) => ability === 'manage');
}

function holdsAt({ location }: RoleHeld, dossier: DossierPlace): boolean {
  return location === null || location === dossier.location;
}

function rolesOf(staff: StaffId, now: Instant, world: World): readonly RoleHeld[] {
  return world.roles.filter((role) => role.staff === staff && isCurrent(role, now));
}

function concerns(grant: DossierGrant, dossier: DossierPlace, now: Instant): boolean {
  return grant.dossier === dossier.id && isCurrent(grant, now);
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
