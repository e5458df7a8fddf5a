import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { answerRequest, showRequest, showRequests } from './confirm.tsx';
import { end, showCode, showEnd, showPeople, showPerson, showRole, startCode, startRole } from './manage.tsx';
import type { Needs } from './needs.ts';

const manages = { needs: 'manage', logsAs: null } as const;
const confirms = { needs: 'grant', logsAs: null } as const;
const heavy = { stepUp: true } as const;

export const routes: readonly Route<Needs>[] = [
  { ...manages, method: 'GET', path: paths.people, answer: showPeople },
  { ...manages, ...heavy, method: 'GET', path: paths.personNew, answer: showRole },
  { ...manages, ...heavy, method: 'POST', path: paths.personNew, answer: startRole },
  { ...manages, method: 'GET', path: paths.person, answer: showPerson },
  { ...manages, ...heavy, method: 'GET', path: paths.personRole, answer: showRole },
  { ...manages, ...heavy, method: 'POST', path: paths.personRole, answer: startRole },
  { ...manages, ...heavy, method: 'GET', path: paths.personRoleEnd, answer: showEnd },
  { ...manages, ...heavy, method: 'POST', path: paths.personRoleEnd, answer: end },
  { ...manages, ...heavy, method: 'GET', path: paths.personCode, answer: showCode },
  { ...manages, ...heavy, method: 'POST', path: paths.personCode, answer: startCode },
  { ...manages, ...heavy, method: 'GET', path: paths.personLeaves, answer: showEnd },
  { ...manages, ...heavy, method: 'POST', path: paths.personLeaves, answer: end },
  { ...confirms, method: 'GET', path: paths.requests, answer: showRequests },
  { ...confirms, ...heavy, method: 'GET', path: paths.request, answer: showRequest },
  { ...confirms, ...heavy, method: 'POST', path: paths.request, answer: answerRequest },
];
