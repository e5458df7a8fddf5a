import { plainDateOf } from '../../core/kernel/dates.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { ReviewsPage, type ReviewView } from './review.page.tsx';

const verdicts = ['justified', 'not_justified'] as const;

export function showReviews(asked: StaffAsked, needs: Needs): Promise<Reply> {
  return show(asked, needs, new Map());
}

async function show(asked: StaffAsked, needs: Needs, errors: FieldErrors): Promise<Reply> {
  const { actor, now } = asked;
  const [frame, waiting, staff, locations] = await Promise.all([
    needs.frame(asked),
    needs.emergencyAccess.toReview(actor),
    needs.directory.staff(actor),
    needs.directory.locations(actor),
  ]);
  const views = waiting.map((use): ReviewView => ({
    ...use,
    who: staff.find(({ id }) => id === use.staff)?.name ?? 'een oud-collega',
    where: locations.find(({ id }) => id === use.location)?.name ?? '',
    isLate: use.reviewBy < plainDateOf(now),
  }));
  const page = <ReviewsPage frame={frame} waiting={views} errors={errors} />;
  return errors.size > 0 ? { page, status: 400 } : { page };
}

/** A verdict of somebody else ends it for both; what is not for this person is not there. */
export async function giveVerdict(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const verdict = verdicts.find((word) => word === one(asked.form, 'verdict'));
  const id = asked.params['use'] ?? '';
  if (verdict === undefined) return show(asked, needs, new Map([[`verdict-${id}`, 'Kies wat u vond.']]));
  const done = await needs.emergencyAccess.review(asked.actor, id, verdict);
  return done ? { redirect: paths.emergencyReviews } : { notFound: true };
}
