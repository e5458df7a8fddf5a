import { longestReason, parseReason } from '../../core/kernel/dates.ts';
import { ok, refuse, type Reason, type Result } from '../../core/kernel/kernel.ts';
import type { Route } from '../../core/protocol/words.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';

export type TakeUp =
  | { readonly does: 'open'; readonly route: Route; readonly excluded: readonly string[] }
  | { readonly does: 'join'; readonly ref: string }
  | {
      readonly does: 'no_meldcode';
      readonly route: Route;
      readonly excluded: readonly string[];
      readonly because: Reason;
    };

/** Who may be the one that harms; not known counts as home, where the code of the board runs. */
const routes: ReadonlyMap<string, Route> = new Map([
  ['home', 'home'],
  ['staff', 'staff'],
  ['child', 'child'],
  ['unknown', 'home'],
]);

export function parseTakeUp(values: FormValues): Result<TakeUp, FieldErrors> {
  const does = one(values, 'does');
  if (does.startsWith('join-')) return ok({ does: 'join', ref: does.slice('join-'.length) });
  const errors = errorsIn(values);
  const route = routes.get(one(values, 'harm'));
  if (errors.size > 0 || route === undefined) return refuse(errors);
  const excluded = (values.get('excluded') ?? []).filter((id) => id !== '');
  const because = parseReason(one(values, 'because'));
  if (does === 'no-meldcode' && because.ok) return ok({ does: 'no_meldcode', route, excluded, because: because.value });
  return ok({ does: 'open', route, excluded });
}

function one(values: FormValues, name: string): string {
  return values.get(name)?.[0] ?? '';
}

function errorsIn(values: FormValues): FieldErrors {
  const does = one(values, 'does');
  const errors = new Map<string, string>();
  if (does !== 'open' && does !== 'no-meldcode') errors.set('does', 'Kies wat er met dit signaal gebeurt.');
  const because = parseReason(one(values, 'because'));
  if (does === 'no-meldcode' && !because.ok)
    errors.set(
      'because',
      because.error === 'Empty'
        ? 'Leg uit waarom niet, en wat u wel doet.'
        : `Maak deze tekst korter: hooguit ${longestReason} tekens.`,
    );
  if (!routes.has(one(values, 'harm'))) errors.set('harm', 'Kies wie de schade kan veroorzaken, of ‘Niet bekend’.');
  return errors;
}
