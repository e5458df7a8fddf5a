import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { showReview, showReviews, signReview } from './review.tsx';
import { showOnRequest, showWhoRead } from './who-read.tsx';

const onDossier = { method: 'GET', on: 'dossier', needs: 'inspect_log' } as const;
const onBoard = { needs: 'inspect_log' } as const;

export const routes: readonly Route<Needs>[] = [
  { ...onDossier, path: paths.whoRead, logsAs: 'readers of the dossier read', answer: showWhoRead },
  { ...onDossier, path: paths.whoReadOnRequest, logsAs: 'readers read on request', answer: showOnRequest },
  { ...onBoard, method: 'GET', path: paths.logReviews, logsAs: null, answer: showReviews },
  { ...onBoard, method: 'GET', path: paths.logReview, logsAs: 'review opened', answer: showReview },
  { ...onBoard, method: 'POST', path: paths.logReview, logsAs: 'review signed', answer: signReview },
];
