import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import {
  answerApproval,
  proposeMonth,
  showApproval,
  showApprovals,
  showDestruction,
  showDestructions,
  withdrawProposal,
} from './destruction.tsx';
import { changeKeeping, showKeeping } from './keeping.tsx';
import type { Needs } from './needs.ts';

const proposes = { needs: 'inspect_log', logsAs: null, stepUp: true } as const;
const decides = { needs: 'decide', logsAs: null, stepUp: true } as const;
const keeps = { on: 'dossier', needs: 'coordinate', path: paths.keeping } as const;

export const routes: readonly Route<Needs>[] = [
  { ...proposes, method: 'GET', path: paths.destructions, answer: showDestructions },
  { ...proposes, method: 'POST', path: paths.destructions, answer: proposeMonth },
  { ...proposes, method: 'GET', path: paths.destruction, answer: showDestruction },
  { ...proposes, method: 'POST', path: paths.destruction, answer: withdrawProposal },
  { ...decides, method: 'GET', path: paths.destructionApprovals, answer: showApprovals },
  { ...decides, method: 'GET', path: paths.destructionApproval, answer: showApproval },
  { ...decides, method: 'POST', path: paths.destructionApproval, answer: answerApproval },
  { ...keeps, method: 'GET', logsAs: 'keeping read', answer: showKeeping },
  { ...keeps, method: 'POST', logsAs: 'keeping changed', stepUp: true, answer: changeKeeping },
];
