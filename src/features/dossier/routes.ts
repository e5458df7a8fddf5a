import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { changeAccess, showAccess } from './access.tsx';
import { showClose, showReopen, showWithdraw, takeClose, takeReopen, takeWithdraw } from './change-with-reason.tsx';
import { showCorrect, takeCorrect } from './correct.tsx';
import { downloadForm, showDocuments } from './documents.tsx';
import { confirmRead, showDossier } from './dossier.tsx';
import { recordDoubt, showDoubt } from './doubt.tsx';
import { showFamily } from './family.tsx';
import type { Needs } from './needs.ts';
import { showTalks, showTimeline } from './timeline.tsx';

type Answer = Extract<Route<Needs>, { on: 'dossier' }>['answer'];
type Where = Extract<Route<Needs>, { on: 'dossier' }>['path'];
type Ability = Extract<Route<Needs>, { on: 'dossier' }>['needs'];

const read = (path: Where, needs: Ability, logsAs: string, answer: Answer): Route<Needs> => ({
  method: 'GET',
  path,
  on: 'dossier',
  needs,
  logsAs,
  answer,
});
const change = (path: Where, needs: Ability, logsAs: string, answer: Answer): Route<Needs> => ({
  method: 'POST',
  path,
  on: 'dossier',
  needs,
  logsAs,
  answer,
});

export const routes: readonly Route<Needs>[] = [
  read(paths.dossier, 'see_state', 'dossier read', showDossier),
  change(paths.confirmRead, 'see_state', 'confirmed as read', confirmRead),
  read(paths.timeline, 'read', 'timeline read', showTimeline),
  read(paths.talks, 'read', 'talks read', showTalks),
  read(paths.family, 'read', 'family read', showFamily),
  read(paths.documents, 'read', 'documents read', showDocuments),
  {
    ...read(paths.consultationPdf, 'export', 'form exported', downloadForm),
    ...{ via: 'print', stepUp: true, offeredOn: paths.documents },
  },
  read(paths.access, 'read', 'readers read', showAccess),
  { ...change(paths.access, 'grant', 'readers changed', changeAccess), stepUp: true },
  read(paths.doubt, 'read', 'doubt opened', showDoubt),
  change(paths.doubt, 'record', 'doubt recorded', recordDoubt),
  read(paths.close, 'coordinate', 'closing opened', showClose),
  change(paths.close, 'coordinate', 'dossier closed', takeClose),
  read(paths.reopen, 'coordinate', 'reopening opened', showReopen),
  change(paths.reopen, 'coordinate', 'dossier reopened', takeReopen),
  read(paths.withdrawEntry, 'amend', 'withdrawal opened', showWithdraw),
  change(paths.withdrawEntry, 'amend', 'entry withdrawn', takeWithdraw),
  read(paths.correctEntry, 'amend', 'correction opened', showCorrect),
  change(paths.correctEntry, 'amend', 'entry corrected', takeCorrect),
];
