import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { end, setForColleague, setOwn, showColleague, showList, showOwn } from './absence.tsx';
import type { Needs } from './needs.ts';

const own = { needs: 'signed-in', logsAs: null } as const;
const ofColleague = { needs: 'grant', logsAs: null } as const;
/** Who stands in for somebody gets what they have. */
const heavy = { stepUp: true } as const;

export const routes: readonly Route<Needs>[] = [
  { ...own, method: 'GET', path: paths.absence, answer: showList },
  { ...own, ...heavy, method: 'GET', path: paths.absenceNew, answer: showOwn },
  { ...own, ...heavy, method: 'POST', path: paths.absenceNew, answer: setOwn },
  { ...ofColleague, ...heavy, method: 'GET', path: paths.absenceColleague, answer: showColleague },
  { ...ofColleague, ...heavy, method: 'POST', path: paths.absenceColleague, answer: setForColleague },
  { ...own, method: 'POST', path: paths.absenceEnd, answer: end },
];
