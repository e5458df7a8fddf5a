import type { Content } from '../../core/dossier/events.schema.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { Effect } from '../../core/protocol/words.ts';
import { roleAt } from '../../platform/cases/role-at.ts';
import type { ChildCard, LocationCard } from '../../platform/directory/directory.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import type { TypedChild } from './about.form.ts';
import type { Choice } from './about.page.tsx';
import type { Needs } from './needs.ts';

/** A location where this person works, and the code that runs there. */
export type OwnPlace = { readonly location: LocationCard; readonly code: Code; readonly role: string };

/** The person's own locations first; those of the whole board for who is tied to none. */
export async function ownPlaces(asked: StaffAsked, { directory, protocols }: Needs): Promise<readonly OwnPlace[]> {
  const all = await directory.locations(asked.actor);
  const own = all.filter(({ id }) => asked.staff.roles.some(({ location }) => location === id));
  return (own.length > 0 ? own : all).flatMap((location) => {
    const code = protocols.get(location.protocol);
    return code === undefined ? [] : [{ location, code, role: roleAt(asked, location.id) }];
  });
}

export type Lists = { readonly list: readonly Choice[]; readonly colleagues: readonly Choice[] };

export async function listsFor(asked: StaffAsked, { directory }: Needs): Promise<Lists> {
  const [children, staff, locations] = await Promise.all([
    directory.children(asked.actor),
    directory.staff(asked.actor),
    directory.locations(asked.actor),
  ]);
  return {
    list: children.map((child) => ({ value: child.id, label: labelOf(child, locations) })),
    colleagues: staff.filter(({ id }) => id !== asked.staff.id).map(({ id, name }) => ({ value: id, label: name })),
  };
}

function labelOf({ name, group, location }: ChildCard, locations: readonly LocationCard[]): string {
  const place = locations.length > 1 ? locations.find(({ id }) => id === location)?.name : undefined;
  return [name, group, place].filter((part) => part != null).join(', ');
}

export async function childOf(asked: StaffAsked, needs: Needs, child: TypedChild): Promise<ChildCard | null> {
  if ('id' in child) return (await needs.directory.children(asked.actor)).find(({ id }) => id === child.id) ?? null;
  const [place] = await ownPlaces(asked, needs);
  if (place === undefined) return null;
  const added = { location: place.location.id, name: child.name, birthDate: null };
  return { ...added, id: await needs.directory.addChild(asked.actor, added, asked.key), group: null };
}

type HandingIn = {
  readonly child: ChildCard;
  readonly effect: Effect;
  readonly withheldFrom: string | null;
  readonly toEvent: (acts: readonly string[]) => Content;
};

/** Hands it in under the acts of the code of the child's location that have this effect, and goes on to what was recorded. */
export async function handIn(asked: StaffAsked, needs: Needs, what: HandingIn): Promise<Reply> {
  const { child, withheldFrom } = what;
  const place = (await needs.directory.locations(asked.actor)).find(({ id }) => id === child.location);
  const code = place === undefined ? undefined : needs.protocols.get(place.protocol);
  const acts = [...(code?.acts.values() ?? [])].filter(({ does }) => does === what.effect).map(({ id }) => id);
  const staff = withheldFrom === null ? [] : await needs.directory.staff(asked.actor);
  const withheld = staff.flatMap(({ id }) => (id === withheldFrom && id !== asked.staff.id ? [id] : []));
  const handed = await needs.cases.handIn(asked, child, what.toEvent(acts), withheld);
  return handed.ok ? { redirect: to(paths.emergencyRecorded, { ref: handed.value }) } : { usedBefore: true };
}

/** What was being typed when the session lapsed, or a fresh form. */
export async function beginning(asked: StaffAsked, fresh: FormState): Promise<FormState> {
  const draft = await asked.draft();
  return draft === null ? fresh : { values: new Map([...draft, ['_draft', ['ja']]]), errors: new Map() };
}

export const notOfTheList = new Map([['child', 'Kies een kind uit de lijst.']]);
