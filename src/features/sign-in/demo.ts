import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { begin } from '../../platform/sessions/sessions.ts';
import { demoBoards } from './boards.queries.ts';
import { demoChoices, type DemoChoices } from './demo-roles.ts';
import { endEarlier } from './end-earlier.ts';
import { furtherFrom } from './further.ts';
import type { Needs } from './needs.ts';

/** Whom a visitor can be here; nobody, where this is no trial. */
export async function whoCanBeTried({ now }: PublicAsked, { db, protocols, trial }: Needs) {
  const boards = trial ? await demoBoards(db, now) : [];
  return boards.map((board): DemoChoices => demoChoices(board, protocols)).filter(({ people }) => people.length > 0);
}

/** One click and one is somebody who does not exist, on a board that does not exist. */
export async function signInAsDemo(asked: PublicAsked, { db, trial }: Needs): Promise<Reply> {
  const { form, now } = asked;
  const boards = trial ? await demoBoards(db, now) : [];
  const board = boards.find(({ id }) => id === one(form, 'board'));
  const person = board?.people.find(({ id }) => id === one(form, 'staff'));
  if (board === undefined || person === undefined) return { notFound: true };
  await endEarlier(asked, db);
  const token = await begin(db, { board: board.id, staff: person.id }, 'demo', now, {
    device: asked.browser.device,
    accessPoint: asked.accessPoint,
  });
  return { redirect: furtherFrom(one(form, 'verder')), session: { is: 'begun', token } };
}
