import { plainDateOf } from '../../core/kernel/dates.ts';
import { isLate, monthInWords, monthsToReview } from '../../core/log-review/months.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { Ability } from '../../core/protocol/words.ts';
import type { Absences } from '../../platform/absence/absence.ts';
import type { LogInspection } from '../../platform/access-log/inspection.ts';
import type { EmergencyAccess } from '../../platform/emergency-access/emergency-access.ts';
import type { CaseRow, Cases } from '../../platform/cases/cases.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { Actor } from '../../platform/dossier-store/dossier-store.ts';
import type { ReadingStops } from '../../platform/reading-stops/reading-stops.ts';
import type { PublicAsked, Reply, Route, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths, to } from '../../ui/paths.ts';
import { HomePage, type Home } from './home.page.tsx';
import { TasksPage } from './tasks.page.tsx';
import { presenceOf } from './presence-of.ts';
import { toDoIn } from './to-do.ts';
import { WelcomePage } from './welcome.page.tsx';

type Needs = {
  readonly inspection: Pick<LogInspection, 'unsigned'>;
  readonly proposals: (actor: Actor) => Promise<number>;
  /** Whether something odd happened to this person's account that they have not looked at. */
  readonly odd: (actor: Actor) => Promise<boolean>;
  readonly emergencyAccess: Pick<EmergencyAccess, 'counts'>;
  readonly readingStops: Pick<ReadingStops, 'waiting'>;
  readonly cases: Pick<Cases, 'list' | 'waiting' | 'handedInByMe' | 'confirmed'>;
  readonly absences: Pick<Absences, 'list' | 'unattended'>;
  readonly directory: Pick<Directory, 'staff' | 'locations'>;
  readonly protocols: ReadonlyMap<string, Code>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};

export const routes: readonly Route<Needs>[] = [
  {
    method: 'GET',
    path: paths.start,
    needs: 'nothing',
    logsAs: null,
    answer: async (asked, { frame }) =>
      asked.staff === null ? { page: <WelcomePage frame={await frame(asked)} /> } : { redirect: paths.mine },
  },
  { method: 'GET', path: paths.mine, needs: 'signed-in', logsAs: 'own work listed', answer: showHome },
  {
    method: 'GET',
    path: paths.tasks,
    needs: 'signed-in',
    logsAs: 'own work listed',
    answer: async (asked, { cases, protocols, frame }) => {
      const mine = toDoIn(asked, protocols, await cases.list(asked)).filter(({ isMine }) => isMine);
      return { page: <TasksPage frame={await frame(asked)} toDo={mine} /> };
    },
  },
];

async function showHome(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { cases, inspection, proposals, protocols, frame } = needs;
  const may = (ability: Ability) => asked.staff.roles.some((role) => role.may.includes(ability));
  const coordinates = asked.mayOnBoard('coordinate');
  const [rows, waiting, mine, reviews, confirmed, toApprove, odd, emergencies, readingStops, presence] =
    await Promise.all([
      cases.list(asked),
      coordinates ? cases.waiting(asked) : [],
      cases.handedInByMe(asked),
      may('inspect_log') ? reviewsOf(asked, inspection) : [],
      cases.confirmed(asked),
      may('decide') ? proposals(asked.actor) : 0,
      needs.odd(asked.actor),
      needs.emergencyAccess.counts(asked.actor),
      needs.readingStops.waiting(asked.actor),
      presenceOf(asked, needs),
    ]);
  const protocol = asked.staff.roles.find((role) => role.protocol !== null)?.protocol ?? null;
  const home: Home = {
    recordsSignals: may('record_signal'),
    coordinates,
    decides: may('decide') || asked.standsIn.some((role) => role.may.includes('decide')),
    manages: may('manage'),
    inspects: may('inspect_log') && !may('read'),
    reviews,
    keeps: may('inspect_log'),
    toApprove,
    odd,
    presence,
    emergencies,
    readingStops,
    mayBreakGlass: may('read') && !may('manage'),
    toDo: toDoIn(asked, protocols, rows),
    waiting: waiting.length,
    dossiers: rows.filter(({ status, sight }) => status === 'open' && sight === 'all').length,
    informed: rows
      .filter(({ status, sight }) => status === 'open' && sight === 'state')
      .map((row) => informedOf(row, confirmed)),
    mine: mine.map(({ child, recordedAt, event }) => ({
      child: child?.name ?? 'Kind zonder naam',
      kind: event.type,
      recordedAt,
    })),
    guide: protocol === null ? paths.guide : to(paths.guideProtocol, { protocol }),
    today: plainDateOf(asked.now),
    now: asked.now,
  };
  return { page: <HomePage frame={await frame(asked)} home={home} /> };
}

function informedOf(
  { ref, location, openedAt }: CaseRow,
  confirmed: ReadonlyMap<string, Instant>,
): Home['informed'][number] {
  return { ref, place: location.name, openedOn: plainDateOf(openedAt), confirmed: confirmed.has(ref) };
}

/** Months of the log that wait for this person, oldest first. */
async function reviewsOf(
  { actor, now }: StaffAsked,
  inspection: Pick<LogInspection, 'unsigned'>,
): Promise<Home['reviews']> {
  const today = plainDateOf(now);
  const months = monthsToReview(today);
  const names = months.map(({ name }) => name);
  const unsigned = await inspection.unsigned(actor, names);
  return months
    .filter(({ name }) => unsigned.includes(name))
    .map((month) => ({ name: month.name, title: monthInWords(month), late: isLate(month, today) }));
}
