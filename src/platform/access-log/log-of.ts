import type { Actor } from '../dossier-store/dossier-store.ts';

/** What the functions of the database want to know for the log of who asks, as their `p_log`. */
export function logOf(actor: Omit<Actor, 'board' | 'staff'>): string {
  const { at, via, role, session, strength, purpose, trace, onBehalfOf, accessPoint, pace } = actor;
  return JSON.stringify({ at, via, role, session, strength, purpose, trace, onBehalfOf, accessPoint, pace });
}
