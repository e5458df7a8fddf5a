import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { readOn, showReadOn } from './read-on.tsx';
import { markSeen, showStops } from './stops.tsx';

const going = { on: 'dossier', needs: 'read', path: paths.readOn, stepUp: true } as const;
const overseeing = { needs: 'signed-in', logsAs: 'reading stops looked at' } as const;

/** After many dossiers: going on with a reason, and what who oversees sees of it. */
export const routes: readonly Route<Needs>[] = [
  { ...going, method: 'GET', logsAs: 'reading on opened', answer: showReadOn },
  { ...going, method: 'POST', logsAs: 'read on', answer: readOn },
  { ...overseeing, method: 'GET', path: paths.readingStops, answer: showStops },
  { ...overseeing, method: 'POST', path: paths.readingStop, answer: markSeen },
];
