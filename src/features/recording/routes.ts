import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { recordAct, showAct } from './act.tsx';
import type { Needs } from './needs.ts';
import { showNew } from './new.tsx';
import { showPreparation } from './prepare.tsx';
import { showRecorded } from './recorded.tsx';
import { recordSkip, showSkip } from './skip.ts';

/** Everything that is recorded in a dossier by way of an act of its code, or beside it. */
export const routes: readonly Route<Needs>[] = [
  page(paths.recordSomething, 'choose what to record', showNew),
  page(paths.act, 'fill in a form', showAct),
  { ...page(paths.act, 'record an entry', recordAct), method: 'POST' },
  page(paths.prepareAct, 'prepare a talk', showPreparation),
  page(paths.skipAct, 'fill in a form', showSkip),
  { ...page(paths.skipAct, 'record what was left out', recordSkip), method: 'POST' },
  page(paths.recorded, 'read what was recorded', showRecorded),
];

type OnDossier = Extract<Route<Needs>, { on: 'dossier' }>;

function page(path: OnDossier['path'], logsAs: string, answer: OnDossier['answer']): OnDossier {
  return { method: 'GET', path, on: 'dossier', needs: 'record', logsAs, answer };
}
