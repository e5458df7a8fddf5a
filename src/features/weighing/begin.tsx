import type { Reply } from '../../platform/http/route.ts';
import type { Condition } from '../../core/protocol/condition.ts';
import type { CodeFlag } from '../../core/protocol/code.ts';
import { flagIds, type FlagId } from '../../core/protocol/words.ts';
import { filledForm, type FormState } from '../../ui/forms/form-state.ts';
import { parseBegin, type BeginOffer } from './begin.form.ts';
import { BeginPage, type FlagView } from './begin.page.tsx';
import { companyLacks, companyOf, guestRoles, seatsOf, teamRules, type Seat } from './company.ts';
import { opening, type Opened } from './needs.ts';
import { beginForm, keep, refused, type Shown } from './saving.tsx';
import { flagsNow, tableOf } from './table.ts';
import { nextStep } from './way.ts';
import { answerWords, flagNames, sourceOf } from './words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';

export const showBegin = opening(async (given): Promise<Reply> => {
  const { asked, opened } = given;
  const company = companyOf(opened);
  const seats = await seatsFor(given);
  const own = seats.filter(({ participant }) => participant.staff === asked.staff.id);
  const before = seats.filter(({ participant: { role, staff } }) =>
    company.some((one) => one.staff === staff && one.role === role),
  );
  const judged = [...flagsNow(opened)].map(([id, is]): [string, string] => [`flag-${id}`, is]);
  const ticked = before.length > 0 ? before : own.slice(0, 1);
  return beginForm(given, page, filledForm({ ...Object.fromEntries(judged), who: ticked.map(({ value }) => value) }));
});

export const takeBegin = opening(async (given): Promise<Reply> => {
  const { asked, opened } = given;
  const parsed = parseBegin(asked.form, offerOf(opened, await seatsFor(given)), asked.now);
  if (!parsed.ok) return refused(given, page, parsed.error);
  return keep(given, parsed.value, page, nextStep);
});

async function seatsFor({ asked, opened, needs }: Opened): Promise<readonly Seat[]> {
  return seatsOf(opened, await needs.directory.staff(asked.actor));
}

/** Danger at this moment is for the emergency page, and asked with every signal. */
function flagsAsked({ code }: OpenCase): readonly (readonly [FlagId, CodeFlag])[] {
  return flagIds.flatMap((id) => {
    const flag = code.flags.get(id);
    return flag === undefined || flag.means === 'emergency' ? [] : [[id, flag] as const];
  });
}

/** What every weighing asks; the rest may stay open, since what is open never counts as no (law L3). */
const always: ReadonlySet<FlagId> = new Set(['acute', 'structural', 'disclosure']);

function offerOf(opened: OpenCase, seats: readonly Seat[]): BeginOffer {
  return {
    seats,
    guests: guestRoles(opened).map(({ value }) => value),
    flags: flagsAsked(opened).map(([id]) => ({ id, mayStayOpen: !always.has(id) })),
    earlier: flagsNow(opened),
    acts: (judged) => fulfilled(opened, judged),
  };
}

/** An act that asks to judge a flag waits until that flag is judged (F-5.13). */
function fulfilled({ code, assessment }: OpenCase, judged: ReadonlySet<FlagId>): readonly string[] {
  return assessment.duties.flatMap(({ id }) => {
    const act = code.acts.get(id);
    if (act?.entry !== 'FlagJudged' || act.when === undefined) return [];
    return flagsNamed(act.when).some((flag) => judged.has(flag)) ? [id] : [];
  });
}

function flagsNamed(condition: Condition): readonly FlagId[] {
  if ('all' in condition) return condition.all.flatMap(flagsNamed);
  if ('any' in condition) return condition.any.flatMap(flagsNamed);
  if ('not' in condition) return flagsNamed(condition.not);
  return 'flag' in condition ? [condition.flag] : [];
}

async function page(given: Opened, form: FormState, shown: Shown) {
  const { opened, frame } = given;
  const { code } = opened;
  const seats = await seatsFor(given);
  const company = companyOf(opened);
  const now = flagsNow(opened);
  return (
    <BeginPage
      frame={frame}
      form={form}
      shown={shown}
      view={{
        ref: opened.ref,
        rules: teamRules(opened),
        rulesSource: sourceOf(code, code.protocol.weighers.source),
        lacks: company.length === 0 ? null : companyLacks(opened, company),
        seats,
        guests: guestRoles(opened),
        table: tableOf(opened),
        flags: flagsAsked(opened).map(([id, flag]): FlagView => {
          const earlier = now.get(id);
          return {
            id,
            name: flagNames[id],
            says: flag.says,
            why: { says: flag.says, source: sourceOf(code, flag.source), origin: flag.origin },
            earlier: earlier === undefined ? null : answerWords[earlier],
            mayStayOpen: !always.has(id),
            isFolded: flag.means !== 'norm1',
          };
        }),
      }}
    />
  );
}
