import { formatDay, formatMoment, plainDateOf } from '../../core/kernel/dates.ts';
import { findingsIn, sampleOf } from '../../core/log-review/log-review.ts';
import { isLate, monthInWords, monthsToReview, type MonthToReview } from '../../core/log-review/months.ts';
import type { LogRow, MonthOfLog } from '../../platform/access-log/inspection.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { namesOf } from './names.ts';
import type { Needs } from './needs.ts';
import { ReviewPage, ReviewsPage, type ReviewView } from './review.page.tsx';
import { findingInWords, rightInWords, roleInWords, whenInWords } from './words.ts';

export async function showReviews(asked: StaffAsked, { inspection, frame }: Needs): Promise<Reply> {
  const today = plainDateOf(asked.now);
  const since = await inspection.since(asked.actor);
  const months = monthsToReview(today).filter(({ name }) => since !== null && name >= since);
  const unsigned = await inspection.unsigned(
    asked.actor,
    months.map(({ name }) => name),
  );
  const rows = months.toReversed().map((month) => ({
    name: month.name,
    title: capitalised(monthInWords(month)),
    says: unsigned.includes(month.name) ? stillToDo(month, isLate(month, today)) : 'afgetekend',
  }));
  return { page: <ReviewsPage frame={await frame(asked)} months={rows} /> };
}

function stillToDo({ dueOn }: MonthToReview, late: boolean): string {
  return late ? `te laat: had klaar moeten zijn op ${formatDay(dueOn)}` : `nog te doen voor ${formatDay(dueOn)}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export async function showReview(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const month = monthIn(asked);
  const seen = month === null ? null : await needs.inspection.ofMonth(asked.actor, month);
  if (month === null || seen === null) return { notFound: true };
  return { page: <ReviewPage frame={await needs.frame(asked)} view={await viewOf(asked, needs, month, seen)} /> };
}

export async function signReview(asked: StaffAsked, { inspection }: Needs): Promise<Reply> {
  const month = monthIn(asked);
  const seen = month === null ? null : await inspection.ofMonth(asked.actor, month);
  if (month === null || seen === null) return { notFound: true };
  const counted = { rows: seen.rows.length, findings: findingsIn(seen.rows).length };
  return (await inspection.sign(asked.actor, month.name, counted))
    ? { redirect: paths.logReviews }
    : { notFound: true };
}

function monthIn({ params, now }: StaffAsked): MonthToReview | null {
  return monthsToReview(plainDateOf(now)).find(({ name }) => name === params['month']) ?? null;
}

async function viewOf(asked: StaffAsked, needs: Needs, month: MonthToReview, seen: MonthOfLog): Promise<ReviewView> {
  const nameOf = await namesOf(asked, needs);
  const numbers = numbered(seen.rows);
  const drawn = new Set(sampleOf(seen.rows, month.name).map(({ id }) => id));
  return {
    name: month.name,
    title: monthInWords(month),
    rows: seen.rows.length,
    findings: findingsIn(seen.rows).map((finding) => ({
      when: whenInWords(finding),
      who: nameOf(finding.actor),
      what: findingInWords(finding),
    })),
    sample: seen.rows
      .filter(({ id }) => drawn.has(id))
      .map((row) => ({
        when: formatMoment(row.at),
        who: [nameOf(row.actor), roleInWords(needs.protocols, row.role)].filter((part) => part !== '').join(', '),
        what: rightInWords(row),
        where: numbers.get(row.objectRef ?? '') ?? '',
      })),
    signed: seen.signed.map(
      ({ part, staff, at }) => `${parts[part]} ${nameOf(staff)} tekende af op ${formatMoment(at)}.`,
    ),
    maySign: !seen.signed.some(({ part }) => part === seen.part),
  };
}

const parts = { lead: 'Aandachtsfunctionaris', officer: 'Functionaris gegevensbescherming' } as const;

/** A number for each dossier within this page alone: enough to see that two lines are about the same one. */
function numbered(rows: readonly LogRow[]): ReadonlyMap<string, string> {
  const refs = new Set(
    rows.flatMap(({ objectType, objectRef }) => (objectType === 'dossier' ? [objectRef ?? ''] : [])),
  );
  return new Map([...refs].map((ref, at) => [ref, `dossier ${at + 1}`]));
}
