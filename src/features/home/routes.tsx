import type { Code } from '../../core/protocol/code.ts';
import type { Ability } from '../../core/protocol/words.ts';
import type { Cases } from '../../platform/cases/cases.ts';
import type { PublicAsked, Reply, Route, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths, to } from '../../ui/paths.ts';
import { HomePage, TasksPage, WelcomePage } from './home.page.tsx';
import { toDoFor } from './to-do.ts';

type Needs = {
  readonly cases: Pick<Cases, 'list' | 'waiting' | 'handedInByMe'>;
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
      const toDo = toDoFor(asked, protocols, await cases.list(asked));
      return { page: <TasksPage frame={await frame(asked)} toDo={toDo} /> };
    },
  },
];

async function showHome(asked: StaffAsked, { cases, protocols, frame }: Needs): Promise<Reply> {
  const may = (ability: Ability) => asked.staff.roles.some((role) => role.may.includes(ability));
  const coordinates = may('coordinate');
  const recordsSignals = may('record_signal');
  const [rows, waiting, mine] = await Promise.all([
    cases.list(asked),
    coordinates ? cases.waiting(asked) : [],
    recordsSignals ? cases.handedInByMe(asked) : [],
  ]);
  const protocol = asked.staff.roles.find((role) => role.protocol !== null)?.protocol ?? null;
  const home = {
    recordsSignals,
    coordinates,
    manages: may('manage'),
    toDo: toDoFor(asked, protocols, rows),
    waiting: waiting.length,
    dossiers: rows.length,
    mine: mine.map(({ child, recordedAt }) => ({ child: child?.name ?? 'Kind zonder naam', recordedAt })),
    guide: protocol === null ? paths.guide : to(paths.guideProtocol, { protocol }),
    now: asked.now,
  };
  return { page: <HomePage frame={await frame(asked)} home={home} /> };
}
