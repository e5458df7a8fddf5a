import type { DossierAsked } from '../../platform/http/route.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { rolesHere } from './words.ts';

/** The roles this person holds here, or holds for somebody else today, as far as the code knows them; those named first stand first. */
export function ownRoles(
  asked: DossierAsked,
  { code, location }: OpenCase,
  first: readonly string[] = [],
): readonly string[] {
  const held = asked.staff.roles
    .filter((one) => one.location === null || one.location === location.id)
    .map(({ role }) => role);
  const stoodIn = asked.opened.flatMap(({ role }) => (role === null ? [] : [role]));
  const all = rolesHere(code, location.kind, [...new Set([...held, ...stoodIn])]);
  return [...all.filter((role) => first.includes(role)), ...all.filter((role) => !first.includes(role))];
}
