import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Answer, type Instant, type Result } from '../../core/kernel/kernel.ts';
import { answers } from '../../core/protocol/words.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import { Typed } from './typed.ts';

export type DecisionOffer = {
  readonly decision: 'report' | 'help';
  /** The roles this person can decide in. */
  readonly roles: readonly string[];
  readonly acts: readonly string[];
  /** Set where the code asks whether help keeps the child safe: the acts that the judgement fulfils (F-5.13). */
  readonly lastingSafety: readonly string[] | null;
};

/** A decision with its reason, and where the code asks it the judgement on lasting safety before it. */
export function parseDecision(
  values: FormValues,
  offer: DecisionOffer,
  now: Instant,
): Result<readonly Content[], FieldErrors> {
  const typed = new Typed(values, now);
  const is = typed.choice('is', ['yes', 'no'], 'Kies ja of nee.');
  const because = typed.text('because', 'Schrijf op waarom u dit besluit.');
  const by = typed.choice('by', offer.roles, 'Kies in welke rol u besluit.');
  const on = typed.dayPast('on');
  const lasting = offer.lastingSafety === null ? undefined : typed.choice('lasting', answers);
  const withVeiligThuis = veiligThuisIn(typed);
  if (typed.errors.size > 0) return refuse(typed.errors);
  const decided = contentSchema.parse({
    type: 'DecisionTaken',
    on,
    acts: offer.acts,
    decision: offer.decision,
    is,
    because,
    by,
    withVeiligThuis,
  });
  if (lasting === undefined) return ok([decided]);
  const flags = { no_lasting_safety: turned[lasting] };
  return ok([contentSchema.parse({ type: 'FlagJudged', on, acts: offer.lastingSafety, flags }), decided]);
}

/** The page asks whether it will be safe, the flag says that it will not. */
const turned: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', doubt: 'doubt' };

function veiligThuisIn(typed: Typed): object | undefined {
  const contact = typed.line('vt-contact');
  if (contact === undefined) return undefined;
  const on = typed.dayPast('vt');
  return { on, contact, spokenBy: typed.line('vt-spoken-by', 'Vul in wie van u met Veilig Thuis sprak.') };
}
