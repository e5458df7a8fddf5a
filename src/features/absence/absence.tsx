import { lastDayBefore, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Away } from '../../platform/absence/absence.ts';
import type { StaffCard } from '../../platform/directory/directory.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { FormState } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { fromToday, nobody, periodIn, type Errors } from './absence.form.ts';
import { AbsencePage, AwayPage, type Choice, type Row } from './absence.page.tsx';
import type { Needs } from './needs.ts';

export async function showList(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const [frame, all, staff] = await Promise.all([
    needs.frame(asked),
    needs.absences.list(asked.actor),
    needs.directory.staff(asked.actor),
  ]);
  const rows = await Promise.all(all.map((away) => rowOf(asked, needs, staff, away)));
  const me = asked.staff.id;
  const page = (
    <AbsencePage
      frame={frame}
      own={rows.filter(({ whose }) => whose === me)}
      standsIn={rows.filter(({ deputy }) => deputy === me)}
      colleagues={rows.filter(({ whose, deputy }) => whose !== me && deputy !== me)}
      mayForOthers={asked.mayOnBoard('grant')}
    />
  );
  return { page };
}

async function rowOf(asked: StaffAsked, { absences }: Needs, staff: readonly StaffCard[], away: Away): Promise<Row> {
  const { id, staff: whose, deputy, from, until } = away;
  const nameOf = (who: StaffId) => staff.find((card) => card.id === who)?.name ?? 'een collega';
  const couldStandIn = deputy === null ? [] : await absences.standIns(asked.actor, { for: whose, from, until });
  return {
    id,
    whose,
    deputy,
    who: nameOf(whose),
    standIn: deputy === null ? null : nameOf(deputy),
    from: plainDateOf(from),
    last: lastDayBefore(until),
    runs: from <= asked.now,
    deputyIsAway: couldStandIn.some((one) => one.staff === deputy && one.away),
  };
}

export async function showOwn(asked: StaffAsked, needs: Needs): Promise<Reply> {
  return ownForm(asked, needs, await beginning(asked));
}

export async function showColleague(asked: StaffAsked, needs: Needs): Promise<Reply> {
  return colleagueForm(asked, needs, await beginning(asked));
}

async function beginning(asked: StaffAsked): Promise<FormState> {
  const draft = await asked.draft();
  return draft === null ? fromToday(asked.now) : { values: draft, errors: new Map() };
}

export async function setOwn(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const errors: Errors = new Map();
  const period = periodIn(asked.form, asked.now, errors);
  const deputy = await deputyIn(asked, needs, asked.staff.id, period, errors);
  if (period === null || errors.size > 0) return ownForm(asked, needs, { values: asked.form, errors });
  await needs.absences.set(asked.actor, { staff: asked.staff.id, deputy, ...period });
  return { redirect: paths.absence };
}

export async function setForColleague(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const errors: Errors = new Map();
  const wanted = one(asked.form, 'staff');
  const whose = colleaguesOf(asked, await needs.directory.staff(asked.actor)).find(({ id }) => id === wanted);
  if (whose === undefined) errors.set('staff', 'Kies wie er afwezig is.');
  const period = periodIn(asked.form, asked.now, errors);
  const deputy = await deputyIn(asked, needs, whose?.id ?? null, period, errors);
  if (period === null || whose === undefined || errors.size > 0)
    return colleagueForm(asked, needs, { values: asked.form, errors });
  await needs.absences.set(asked.actor, { staff: whose.id, deputy, ...period });
  return { redirect: paths.absence };
}

/** Null for nobody, and beside an error. */
async function deputyIn(
  asked: StaffAsked,
  { absences }: Needs,
  whose: StaffId | null,
  period: { readonly from: Instant; readonly until: Instant } | null,
  errors: Errors,
): Promise<StaffId | null> {
  const wanted = one(asked.form, 'deputy');
  if (wanted === nobody) return null;
  if (wanted === '') errors.set('deputy', 'Kies wie vervangt, of kies ‘Niemand’.');
  if (wanted === '' || whose === null) return null;
  const { from, until } = period ?? { from: asked.now, until: asked.now };
  const found = (await absences.standIns(asked.actor, { for: whose, from, until })).find(
    ({ staff }) => staff === wanted,
  );
  if (found === undefined) errors.set('deputy', 'Deze collega werkt niet op dezelfde plek. Kies een ander.');
  return found?.staff ?? null;
}

/** Colleagues at a place where this person gives access. */
function colleaguesOf({ staff: me }: StaffAsked, staff: readonly StaffCard[]): readonly StaffCard[] {
  const places = me.roles.filter(({ may }) => may.includes('grant')).map(({ location }) => location);
  return staff.filter(
    ({ id, roles }) =>
      id !== me.id &&
      roles.some(({ location }) => places.some((place) => place === null || location === null || place === location)),
  );
}

async function ownForm(asked: StaffAsked, needs: Needs, form: FormState): Promise<Reply> {
  const asking = { for: asked.staff.id, from: asked.now, until: asked.now };
  const [frame, staff, standIns] = await Promise.all([
    needs.frame(asked),
    needs.directory.staff(asked.actor),
    needs.absences.standIns(asked.actor, asking),
  ]);
  const deputies = staff.filter(({ id }) => standIns.some((one) => one.staff === id)).map(toChoice);
  const page = <AwayPage frame={frame} form={form} colleagues={null} deputies={deputies} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

async function colleagueForm(asked: StaffAsked, needs: Needs, form: FormState): Promise<Reply> {
  const [frame, staff] = await Promise.all([needs.frame(asked), needs.directory.staff(asked.actor)]);
  const colleagues = colleaguesOf(asked, staff).map(toChoice);
  const page = <AwayPage frame={frame} form={form} colleagues={colleagues} deputies={colleagues} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

function toChoice({ id, name }: StaffCard): Choice {
  return { value: id, label: name };
}

/** From now on, or before it begins; for who may end it no more it is done already. */
export async function end(asked: StaffAsked, { absences }: Needs): Promise<Reply> {
  await absences.end(asked.actor, asked.params['absence'] ?? '');
  return { redirect: one(asked.form, 'back') === 'start' ? paths.mine : paths.absence };
}
