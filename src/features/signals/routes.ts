import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { showInbox, showMine, showOne, takeUp } from './inbox.tsx';
import type { Needs } from './needs.ts';
import { record, showForm, showRecorded } from './record-signal.tsx';
import { emptySignal } from './signal.form.ts';

export const routes: readonly Route<Needs>[] = [
  {
    method: 'GET',
    path: paths.signal,
    needs: 'record_signal',
    logsAs: null,
    answer: async (asked, needs) => {
      const draft = await asked.draft();
      return showForm(asked, needs, draft === null ? emptySignal(asked.now) : { values: draft, errors: new Map() });
    },
  },
  { method: 'POST', path: paths.signal, needs: 'record_signal', logsAs: 'signal recorded', answer: record },
  {
    method: 'GET',
    path: paths.signalRecorded,
    needs: 'record_signal',
    logsAs: 'own signal read',
    answer: showRecorded,
  },
  { method: 'GET', path: paths.mySignals, needs: 'record_signal', logsAs: 'own signals read', answer: showMine },
  { method: 'GET', path: paths.inbox, needs: 'coordinate', logsAs: 'waiting signals read', answer: showInbox },
  { method: 'GET', path: paths.inboxSignal, needs: 'coordinate', logsAs: 'waiting signal read', answer: showOne },
  { method: 'POST', path: paths.inboxSignal, needs: 'coordinate', logsAs: 'signal taken up', answer: takeUp },
];
