import { locationId, staffId } from '../../core/kernel/kernel.schema.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { filledForm, type FieldErrors } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { CodePage, EndPage, PeoplePage, PersonPage, RolePage, type Row } from './people.page.tsx';
import { endRole, letGo, peopleOf, placesOf, requestsOf, startFor, startPerson } from './people.queries.ts';
import { rolesToGive, roleToGive, sayRole } from './roles.ts';
import { kindWords } from './words.ts';

export async function showPeople(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const [frame, { rows }] = await Promise.all([needs.frame(asked), everybody(asked, needs)]);
  return { page: <PeoplePage frame={frame} people={rows} /> };
}

export async function showPerson(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const person = (await everybody(asked, needs)).rows.find(({ id }) => id === asked.params['staff']);
  if (person === undefined) return { notFound: true };
  return { page: <PersonPage frame={await needs.frame(asked)} person={person} self={person.id === asked.staff.id} /> };
}

export async function showRole(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const person = await personOf(asked, needs);
  if (person === undefined) return { notFound: true };
  return { page: await rolePage(asked, needs, person, new Map()) };
}

/** A role for somebody new, or one more; it begins when another has confirmed it. */
export async function startRole(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { form, actor } = asked;
  const person = await personOf(asked, needs);
  if (person === undefined) return { notFound: true };
  const places = await placesOf(needs.db, actor);
  const at = one(form, 'location') === '*' ? null : one(form, 'location');
  const given = roleToGive({ location: at, role: one(form, 'role') }, places, needs.protocols);
  const errors = wrongWith(asked, person === null, given === null);
  if (given === null || errors.size > 0) return { page: await rolePage(asked, needs, person, errors), status: 400 };
  const { role, location } = given;
  const staff =
    person === null
      ? await startPerson(needs.db, actor, one(form, 'name').trim(), { role, location })
      : staffId.parse(person.id);
  if (person !== null) await startFor(needs.db, actor, staff, { kind: 'role', role, location });
  return { redirect: to(paths.person, { staff }) };
}

export async function showCode(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const person = await colleague(asked, needs);
  if (person === null) return { notFound: true };
  return { page: <CodePage frame={await needs.frame(asked)} form={filledForm({})} person={person} /> };
}

export async function startCode(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const person = await colleague(asked, needs);
  if (person === null) return { notFound: true };
  const kind = one(asked.form, 'kind');
  if (kind !== 'password' && kind !== 'factor') {
    const form = { values: asked.form, errors: new Map([['kind', 'Kies waarvoor de code is.']]) };
    return { page: <CodePage frame={await needs.frame(asked)} form={form} person={person} />, status: 400 };
  }
  await startFor(needs.db, asked.actor, staffId.parse(person.id), { kind, role: null, location: null });
  return { redirect: to(paths.person, { staff: person.id }) };
}

export async function showEnd(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const person = await colleague(asked, needs);
  const role = person?.roles.find(({ id }) => id === asked.params['role']);
  if (person === null || (asked.params['role'] !== undefined && role === undefined)) return { notFound: true };
  return { page: <EndPage frame={await needs.frame(asked)} person={person} role={role ?? null} /> };
}

/** Takes rights away, so that nobody needs to confirm it. */
export async function end(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const person = await colleague(asked, needs);
  if (person === null) return { notFound: true };
  const staff = staffId.parse(person.id);
  const role = asked.params['role'];
  if (role === undefined) await letGo(needs.db, asked.actor, staff);
  else await endRole(needs.db, asked.actor, staff, role);
  return { redirect: role === undefined ? paths.people : to(paths.person, { staff }) };
}

/** Null: somebody new. Undefined: nobody to whom this person may give anything, themselves among them. */
async function personOf(asked: StaffAsked, needs: Needs): Promise<Row | null | undefined> {
  if (asked.params['staff'] === undefined) return null;
  return (await colleague(asked, needs)) ?? undefined;
}

async function colleague(asked: StaffAsked, needs: Needs): Promise<Row | null> {
  const wanted = asked.params['staff'];
  const { rows } = await everybody(asked, needs);
  return rows.find(({ id }) => id === wanted && id !== asked.staff.id) ?? null;
}

async function everybody({ actor }: StaffAsked, { db, protocols }: Needs) {
  const [people, places, requests] = await Promise.all([
    peopleOf(db, actor),
    placesOf(db, actor),
    requestsOf(db, actor),
  ]);
  const rows = people.map(({ id, name, hasAccount, roles }): Row => ({
    id,
    name,
    hasAccount,
    roles: roles.map((held) => ({ id: held.id, says: sayRole(held, places, protocols) })),
    waits: requests
      .filter(({ staff }) => staff === id)
      .map(({ kind, role, location }) =>
        role === null
          ? kindWords[kind].title
          : `${kindWords[kind].title}: ${sayRole({ role, location }, places, protocols)}`,
      ),
  }));
  return { rows };
}

function wrongWith({ form }: StaffAsked, isNew: boolean, noRole: boolean): FieldErrors {
  const errors = new Map<string, string>();
  const name = one(form, 'name').trim();
  if (isNew && (name === '' || name.length > 100)) errors.set('name', 'Vul de naam in, hoogstens 100 tekens.');
  if (one(form, 'role') === '') errors.set('role', 'Kies een rol.');
  const at = one(form, 'location');
  if (at !== '*' && !locationId.safeParse(at).success) errors.set('location', 'Kies waar deze rol geldt.');
  else if (noRole && !errors.has('role')) errors.set('role', 'De code van deze plek heeft deze rol niet.');
  return errors;
}

async function rolePage(asked: StaffAsked, needs: Needs, person: Row | null, errors: FieldErrors) {
  const [frame, places, draft] = await Promise.all([
    needs.frame(asked),
    placesOf(needs.db, asked.actor),
    asked.draft(),
  ]);
  return (
    <RolePage
      frame={frame}
      form={{ values: asked.form.size > 0 ? asked.form : (draft ?? new Map()), errors }}
      roles={rolesToGive(places, needs.protocols)}
      places={places.map(({ id, name }) => ({ value: id, label: name }))}
      person={person}
    />
  );
}
