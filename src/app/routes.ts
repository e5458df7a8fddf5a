import { routes as absence } from '../features/absence/routes.ts';
import { routes as attachments } from '../features/attachments/routes.ts';
import { routes as caseload } from '../features/caseload/routes.tsx';
import { routes as destruction } from '../features/destruction/routes.ts';
import { routes as dossier } from '../features/dossier/routes.ts';
import { routes as drafts } from '../features/drafts/routes.tsx';
import { routes as emergency } from '../features/emergency/routes.tsx';
import { routes as emergencyAccess } from '../features/emergency-access/routes.ts';
import { routes as guide } from '../features/guide/routes.tsx';
import { routes as home } from '../features/home/routes.tsx';
import { routes as logReview } from '../features/log-review/routes.ts';
import { routes as people } from '../features/people/routes.ts';
import { routes as readingStops } from '../features/reading-stops/routes.ts';
import { routes as recording } from '../features/recording/routes.ts';
import { routes as screen } from '../features/screen/routes.tsx';
import { routes as signIn } from '../features/sign-in/routes.tsx';
import { routes as signals } from '../features/signals/routes.ts';
import { routes as weighing } from '../features/weighing/routes.ts';
import type { Route } from '../platform/http/route.ts';
import type { Context } from './context.ts';

/** Every address of the application. */
export const routes: readonly Route<Context>[] = [
  ...home,
  ...absence,
  ...attachments,
  ...caseload,
  ...emergency,
  ...emergencyAccess,
  ...guide,
  ...signals,
  ...destruction,
  ...dossier,
  ...drafts,
  ...logReview,
  ...people,
  ...readingStops,
  ...recording,
  ...screen,
  ...signIn,
  ...weighing,
];
