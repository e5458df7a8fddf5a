import type { Code } from '../../core/protocol/code.ts';
import type { PublicAsked, Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { beginsToday } from './about.form.ts';
import { AwayPage } from './away.page.tsx';
import { EmergencyPage } from './emergency.page.tsx';
import { beginning } from './handing-in.ts';
import type { Needs } from './needs.ts';
import { recordContact, showContact } from './record-contact.tsx';
import { beginReport, recordReport } from './record-report.tsx';
import { showRecorded } from './recorded.tsx';
import { whyThisOrder } from './why.ts';

/** These answer without a database too. */
export const alwaysThere: readonly Route<Pick<Needs, 'frame' | 'protocols'>>[] = [
  {
    method: 'GET',
    path: paths.emergency,
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: async (asked, { frame, protocols }) => {
      const code = codeOf(asked, protocols);
      return {
        page: <EmergencyPage frame={await frame(asked)} why={code === undefined ? null : whyThisOrder(code)} />,
      };
    },
  },
  {
    method: 'GET',
    path: paths.away,
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: () => ({ page: <AwayPage /> }),
  },
];

export const routes: readonly Route<Needs>[] = [
  ...alwaysThere,
  {
    method: 'GET',
    path: paths.emergencyContact,
    needs: 'record_signal',
    logsAs: null,
    answer: async (asked, needs) => showContact(asked, needs, await beginning(asked, beginsToday(asked.now))),
  },
  {
    method: 'POST',
    path: paths.emergencyContact,
    needs: 'record_signal',
    logsAs: 'emergency contact recorded',
    answer: recordContact,
  },
  { method: 'GET', path: paths.emergencyReport, needs: 'report', logsAs: null, answer: beginReport },
  { method: 'POST', path: paths.emergencyReport, needs: 'report', logsAs: 'report recorded', answer: recordReport },
  {
    method: 'GET',
    path: paths.emergencyRecorded,
    needs: 'record_signal',
    logsAs: 'own record read',
    answer: showRecorded,
  },
];

/** The code that runs where this person works; nobody's code for who is not signed in. */
function codeOf({ staff }: PublicAsked, protocols: ReadonlyMap<string, Code>): Code | undefined {
  return protocols.get(staff?.roles.find(({ protocol }) => protocol !== null)?.protocol ?? '');
}
