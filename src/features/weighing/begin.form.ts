import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import { ok, refuse, type Answer, type Instant, type Result } from '../../core/kernel/kernel.ts';
import { answers, type FlagId } from '../../core/protocol/words.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import type { Seat } from './company.ts';
import { Typed } from './typed.ts';

/** What the page offers: who can be named, which flags are asked, and those that may be left open. */
export type BeginOffer = {
  readonly seats: readonly Seat[];
  readonly guests: readonly string[];
  readonly flags: readonly { readonly id: FlagId; readonly mayStayOpen: boolean }[];
  readonly earlier: ReadonlyMap<FlagId, Answer>;
  readonly acts: (flags: ReadonlySet<FlagId>) => readonly string[];
};

/** Who weighs and what they judge of each flag. A judgement that did not change is not said again: the code reads that as new. */
export function parseBegin(values: FormValues, offer: BeginOffer, now: Instant): Result<Content, FieldErrors> {
  const typed = new Typed(values, now);
  const participants = companyIn(typed, offer);
  const judged = offer.flags.flatMap(({ id, mayStayOpen }): [FlagId, Answer][] => {
    const is = typed.choice(`flag-${id}`, answers, mayStayOpen ? undefined : 'Kies ja, nee of twijfel.');
    return is === undefined ? [] : [[id, is]];
  });
  const because = typed.text('because');
  if (typed.errors.size > 0) return refuse(typed.errors);
  const changed = judged.filter(([id, is]) => offer.earlier.get(id) !== is);
  return ok(
    contentSchema.parse({
      type: 'FlagJudged',
      on: plainDateOf(now),
      acts: offer.acts(new Set(judged.map(([id]) => id))),
      participants,
      flags: Object.fromEntries(changed),
      because,
    }),
  );
}

function companyIn(typed: Typed, { seats, guests }: BeginOffer): readonly object[] {
  const chosen = typed.all('who');
  const colleagues = seats.filter(({ value }) => chosen.includes(value)).map(({ participant }) => participant);
  const name = typed.line('guest-name');
  const role = typed.choice('guest-role', guests);
  if (name !== undefined && role === undefined) typed.errors.set('guest-role', 'Kies welke rol deze persoon heeft.');
  if (name === undefined && role !== undefined) typed.errors.set('guest-name', 'Vul in wie dit is.');
  const guest = name === undefined || role === undefined ? [] : [{ role, name }];
  const company = [...colleagues, ...guest];
  if (company.length === 0) typed.errors.set('who', 'Kies wie er meewegen. U mag ook alleen beginnen.');
  return company;
}
