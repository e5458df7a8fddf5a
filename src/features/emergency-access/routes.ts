import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { askFor, renew, showAsking, showRunning } from './ask.tsx';
import type { Needs } from './needs.ts';
import { giveVerdict, showReviews } from './review.tsx';

const reads = { needs: 'read' } as const;
const heavy = { stepUp: true } as const;

export const routes: readonly Route<Needs>[] = [
  { ...reads, ...heavy, method: 'GET', path: paths.emergencyAccess, logsAs: null, answer: showAsking },
  { ...reads, ...heavy, method: 'POST', path: paths.emergencyAccess, logsAs: 'emergency access asked', answer: askFor },
  { ...reads, method: 'GET', path: paths.emergencyAccessRunning, logsAs: 'emergency access read', answer: showRunning },
  { ...reads, ...heavy, method: 'GET', path: paths.emergencyAccessRenewal, logsAs: null, answer: showRunning },
  {
    ...reads,
    ...heavy,
    method: 'POST',
    path: paths.emergencyAccessRenewal,
    logsAs: 'emergency access renewed',
    answer: renew,
  },
  {
    needs: 'signed-in',
    method: 'GET',
    path: paths.emergencyReviews,
    logsAs: 'emergency access reviewed',
    answer: showReviews,
  },
  {
    needs: 'signed-in',
    method: 'POST',
    path: paths.emergencyReview,
    logsAs: 'emergency access reviewed',
    answer: giveVerdict,
  },
];
