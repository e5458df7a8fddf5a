import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { howLongAgo } from '../../ui/written.ts';
import type { Needs } from './needs.ts';
import { peopleOf, placesOf, requestsOf, settle, type Place, type Request } from './people.queries.ts';
import { HandOverPage, RequestPage, RequestsPage, type Waiting } from './requests.page.tsx';
import { roleToGive, sayRole } from './roles.ts';
import { maySettle } from './settling.ts';
import { kindWords } from './words.ts';

export async function showRequests(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { requests, places } = await mine(asked, needs);
  const waiting = requests.map((request) => toWaiting(request, places, asked, needs));
  return { page: <RequestsPage frame={await needs.frame(asked)} waiting={waiting} /> };
}

export async function showRequest(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { request, places } = await theOne(asked, needs);
  if (request === undefined) return { notFound: true };
  const waiting = toWaiting(request, places, asked, needs);
  return { page: <RequestPage frame={await needs.frame(asked)} waiting={waiting} errors={new Map()} /> };
}

/** The second person says yes or no. With a yes the code is shown to them, once, and to nobody else. */
export async function answerRequest(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { request, places } = await theOne(asked, needs);
  if (request === undefined) return { notFound: true };
  const answer = one(asked.form, 'answer');
  const frame = await needs.frame(asked);
  if (answer !== 'yes' && answer !== 'no') {
    const errors = new Map([['answer', 'Kies of het klopt.']]);
    return {
      page: <RequestPage frame={frame} waiting={toWaiting(request, places, asked, needs)} errors={errors} />,
      status: 400,
    };
  }
  const role = roleToGive(request, places, needs.protocols);
  const outcome = answer === 'no' || (request.role !== null && role === null) ? 'refused' : 'confirmed';
  const settled = await settle(needs.db, asked.actor, request, outcome, role);
  if (settled?.code == null) return { redirect: paths.requests };
  return { page: <HandOverPage frame={frame} name={request.name} code={settled.code} /> };
}

async function theOne(asked: StaffAsked, needs: Needs) {
  const { requests, places } = await mine(asked, needs);
  return { request: requests.find(({ id }) => id === asked.params['request']), places };
}

async function mine({ staff, actor }: StaffAsked, { db }: Needs) {
  const [requests, people, places] = await Promise.all([
    requestsOf(db, actor),
    peopleOf(db, actor),
    placesOf(db, actor),
  ]);
  return { requests: requests.filter((request) => maySettle(staff, request, people)), places };
}

function toWaiting(request: Request, places: readonly Place[], { now }: StaffAsked, { protocols }: Needs): Waiting {
  const { id, kind, name, role, location, starter, startedAt } = request;
  return {
    ...kindWords[kind],
    id,
    name,
    starter,
    role: role === null ? null : sayRole({ role, location }, places, protocols),
    when: howLongAgo(startedAt, now),
  };
}
