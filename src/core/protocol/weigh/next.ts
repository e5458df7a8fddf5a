import type { Next } from '../weighed.ts';
import type { Effect } from '../words.ts';
import type { CodeAct } from '../code.ts';
import type { Item, Prepared } from './prepare.ts';
import type { Tally } from './tally.ts';
import { said, type Verdict } from './verdict.ts';

/** What is due now, most urgent first; danger comes before everything. */
export function nextOf(on: Prepared, tally: Tally, verdict: Verdict, open: readonly CodeAct[], route: string): Next[] {
  const emergency = acting(on, 'emergency');
  const danger = said(tally.state, on.danger) === 'yes' && !emergency.some(({ id }) => tally.recorded.has(id));
  const due = dueNow(on, verdict, open, route);
  return danger ? [...emergency, ...due] : due;
}

function dueNow(on: Prepared, verdict: Verdict, open: readonly CodeAct[], route: string): Next[] {
  switch (verdict.outcome) {
    case 'other_route':
      return [{ kind: 'route', id: route }];
    case 'report':
      return acting(on, 'report');
    case 'consult':
      return acting(on, 'ask_veilig_thuis', 'national');
    case 'continue':
      return toContinue(on, verdict);
    case 'reweigh':
      return [toNext(on.first)];
    case 'help':
      return verdict.walk.help === 'due' || on.review === null ? acting(on, 'plan_help') : [toNext(on.review)];
    case 'close':
      return open.filter(({ before }) => before === 'close').map(({ id }) => ({ kind: 'action', id }));
  }
}

function toContinue(on: Prepared, verdict: Verdict): Next[] {
  const { due } = verdict.walk;
  const again = verdict.again.map(toNext);
  const turn = due === null || verdict.again.includes(due) ? [] : [toNext(due)];
  return [...again, ...turn, ...(verdict.helpDecisionDue ? acting(on, 'decide_help') : [])];
}

function toNext({ kind, id }: Item): Next {
  return { kind, id };
}

function acting(on: Prepared, effect: Effect, origin: 'own' | 'national' = 'own'): Next[] {
  const act = origin === 'own' ? on.actDoing.get(effect) : on.nationalDoing.get(effect);
  return act === undefined ? [] : [{ kind: 'action', id: act.id }];
}
