import type { Code } from '../../core/protocol/code.ts';
import type { Cases } from '../../platform/cases/cases.ts';
import type { PublicAsked, Route, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths } from '../../ui/paths.ts';
import { CaseloadPage } from './caseload.page.tsx';
import { caseView } from './rows.ts';

type Needs = {
  readonly cases: Pick<Cases, 'list'>;
  readonly protocols: ReadonlyMap<string, Code>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};

/** Who only handed in a signal is not told that there is a dossier. */
export const routes: readonly Route<Needs>[] = [
  {
    method: 'GET',
    path: paths.caseload,
    needs: 'signed-in',
    logsAs: 'own dossiers listed',
    answer: async (asked, { cases, protocols, frame }) => {
      const rows = (await cases.list(asked)).filter(({ sight }) => sight !== 'own');
      const views = rows.map((row) => caseView(protocols, row, asked.now)).toSorted(byUrgency);
      const open = views.filter(({ closed }) => closed === null);
      const closed = views.filter((view) => view.closed !== null);
      return {
        page: (
          <CaseloadPage
            frame={await frame(asked)}
            open={open}
            closed={closed}
            coordinates={asked.mayOnBoard('coordinate')}
          />
        ),
      };
    },
  },
];

type Urgent = { readonly reportDue: boolean; readonly isLate: boolean };

function byUrgency(a: Urgent, b: Urgent): number {
  return Number(b.reportDue) - Number(a.reportDue) || Number(b.isLate) - Number(a.isLate);
}
