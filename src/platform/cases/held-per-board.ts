import type { BoardId } from '../../core/kernel/kernel.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

const heldForMs = 60_000;

/** Asks once a minute per board, and gives that answer to everybody in between: only for names, which decide nothing. */
export function heldPerBoard<T>(ask: (actor: Actor) => Promise<T>): (actor: Actor) => Promise<T> {
  const held = new Map<BoardId, { readonly since: number; readonly answer: Promise<T> }>();
  return (actor) => {
    const now = Date.parse(actor.at);
    const known = held.get(actor.board);
    if (known !== undefined && now - known.since < heldForMs) return known.answer;
    const answer = ask(actor);
    held.set(actor.board, { since: now, answer });
    answer.catch(() => held.delete(actor.board));
    return answer;
  };
}
