import { paths } from '../paths.ts';

export type NavItem = { readonly key: NavKey; readonly label: string; readonly href: string };

const items = {
  start: { label: 'Start', href: paths.start },
  signal: { label: 'Zorg vastleggen', href: paths.signal },
  mySignals: { label: 'Mijn signalen', href: paths.mySignals },
  inbox: { label: 'Nieuwe signalen', href: paths.inbox },
  caseload: { label: 'Dossiers', href: paths.caseload },
  tasks: { label: 'Taken', href: paths.tasks },
  people: { label: 'Mensen', href: paths.people },
  requests: { label: 'Te bevestigen', href: paths.requests },
  guide: { label: 'Uitleg', href: paths.guide },
} as const;
export type NavKey = keyof typeof items;

const ofRole = {
  visitor: ['guide'],
  recorder: ['start', 'signal', 'mySignals', 'tasks'],
  coordinator: ['start', 'signal', 'inbox', 'caseload', 'tasks'],
  leader: ['start', 'signal', 'caseload', 'tasks'],
  board: ['start', 'tasks'],
  privacy: ['start', 'tasks'],
  technician: ['start', 'signal', 'people'],
  granter: ['requests'],
} as const satisfies Record<string, readonly NavKey[]>;
export type NavRole = keyof typeof ofRole;

/** The main links for a person with these roles; each link once, always in the same order. */
export function navFor(roles: readonly NavRole[]): readonly NavItem[] {
  const wanted = new Set<string>(roles.flatMap((role) => ofRole[role]));
  const order = [
    'start',
    'signal',
    'mySignals',
    'inbox',
    'caseload',
    'tasks',
    'people',
    'requests',
    'guide',
  ] as const satisfies NavKey[];
  return order.filter((key) => wanted.has(key)).map((key) => ({ key, ...items[key] }));
}
