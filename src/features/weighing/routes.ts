import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { showBegin, takeBegin } from './begin.tsx';
import { showDecision, takeDecision } from './decision.tsx';
import { showHelpPlan, takeHelpPlan } from './help-plan.tsx';
import type { Needs } from './needs.ts';
import { showOutcome } from './outcome.tsx';
import { showOverview } from './overview.tsx';
import { showQuestion, takeQuestion } from './question.tsx';
import { showRecorded } from './recorded.tsx';
import { showReportRecord, takeReportRecord } from './report-record.tsx';
import { showReport, showReportPdf } from './report.tsx';

type OnDossier = Extract<Route<Needs>, { on: 'dossier' }>;
type About = Omit<OnDossier, 'method' | 'on'>;

const read = (route: About): Route<Needs> => ({ ...route, method: 'GET', on: 'dossier' });
const change = (route: About): Route<Needs> => ({ ...route, method: 'POST', on: 'dossier' });

const reporting = { path: paths.reportRecord, needs: 'report', heldUpByNothing: true } as const;

/** What has a name of its own stands before the questions, which share their place in the address. */
export const routes: readonly Route<Needs>[] = [
  read({ path: paths.weighings, needs: 'read', logsAs: 'weighing read', answer: showOverview }),
  read({ path: paths.weighingBegin, needs: 'weigh', logsAs: 'weighing opened', answer: showBegin }),
  change({ path: paths.weighingBegin, needs: 'weigh', logsAs: 'safety judged', answer: takeBegin }),
  read({ path: paths.weighingOutcome, needs: 'read', logsAs: 'outcome read', answer: showOutcome }),
  read({ path: paths.weighingQuestion, needs: 'weigh', logsAs: 'question opened', answer: showQuestion }),
  change({ path: paths.weighingQuestion, needs: 'weigh', logsAs: 'question weighed', answer: takeQuestion }),
  read({ path: paths.decideReport, needs: 'weigh', logsAs: 'decision opened', answer: showDecision('report') }),
  change({ path: paths.decideReport, needs: 'weigh', logsAs: 'decision taken', answer: takeDecision('report') }),
  read({ path: paths.decideHelp, needs: 'weigh', logsAs: 'decision opened', answer: showDecision('help') }),
  change({ path: paths.decideHelp, needs: 'weigh', logsAs: 'decision taken', answer: takeDecision('help') }),
  read({ path: paths.report, needs: 'read', logsAs: 'report prepared', answer: showReport }),
  read({
    path: paths.reportPreparationPdf,
    needs: 'export',
    logsAs: 'report preparation taken out',
    via: 'print',
    stepUp: true,
    offeredOn: paths.report,
    answer: showReportPdf,
  }),
  read({ ...reporting, logsAs: 'report opened', answer: showReportRecord }),
  change({ ...reporting, logsAs: 'report recorded', answer: takeReportRecord }),
  read({ path: paths.helpPlan, needs: 'read', logsAs: 'help plan opened', answer: showHelpPlan }),
  change({ path: paths.helpPlan, needs: 'record', logsAs: 'help planned', answer: takeHelpPlan }),
  read({ path: paths.decisionRecorded, needs: 'read', logsAs: 'confirmation read', answer: showRecorded }),
];
