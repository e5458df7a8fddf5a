import type { Code, CodeAct } from '../code.ts';
import type { Fact } from '../facts.ts';
import { weigh } from '../weigh.ts';
import { routes, type Effect } from '../words.ts';
import { fault, type LawFinding } from './finding.ts';

/** L5: the report and the emergency contact are open to all, at all times, by every route. */
export function checkAlwaysOpen(code: Code): readonly LawFinding[] {
  return [...report(code), ...emergency(code), ...numbers(code), ...otherRoutes(code)];
}

function acts(code: Code, effect: Effect): readonly CodeAct[] {
  return [...code.acts.values()].filter(({ does }) => does === effect);
}

function report(code: Code): readonly LawFinding[] {
  const found = acts(code, 'report');
  if (found.length === 0) return [fault('L5', 'melding', 'Er is geen handeling om een melding vast te leggen.')];
  return found.flatMap(hindered);
}

function emergency(code: Code): readonly LawFinding[] {
  const found = acts(code, 'emergency');
  if (found.length === 0)
    return [fault('L5', 'nood', 'Er is geen handeling om in nood te bellen en dat vast te leggen.')];
  const open = found.some(({ by }) => by.includes('anyone'));
  return [
    ...found.flatMap(hindered),
    ...(open
      ? []
      : [fault('L5', found[0]?.id ?? 'nood', 'Niet iedereen kan het noodcontact vastleggen. Zet bij "by": anyone.')]),
  ];
}

/** `before` only advises and warns, so it holds nobody back; a condition on the offer would, and a skip would pass it by. */
function hindered({ id, offered, skip, entry }: CodeAct): readonly LawFinding[] {
  return [
    ...(offered === undefined
      ? []
      : [fault('L5', id, 'Dit wordt pas onder een voorwaarde aangeboden. Het moet altijd kunnen.')]),
    ...(skip === undefined ? [] : [fault('L5', id, 'Dit kan hier worden overgeslagen. Haal "skip" weg.')]),
    ...(entry === undefined ? [fault('L5', id, 'Dit wordt nergens vastgelegd. Zet er een "entry" bij.')] : []),
  ];
}

function numbers(code: Code): readonly LawFinding[] {
  const alarm = code.contacts.some(({ phone }) => phone === '112');
  const veiligThuis = code.contacts.some(({ id, phone }) => id === 'veilig-thuis' && phone !== undefined);
  return [
    ...(alarm ? [] : [fault('L5', 'alarm', 'Het nummer 112 staat niet bij de contacten.')]),
    ...(veiligThuis ? [] : [fault('L5', 'veilig-thuis', 'Het nummer van Veilig Thuis staat niet bij de contacten.')]),
  ];
}

const danger: Fact = { flag: 'danger_now', is: 'yes' };

/** Danger comes first by every route, also where a member of staff or another child may be the one who harms. */
function otherRoutes(code: Code): readonly LawFinding[] {
  return code.protocol.locations.flatMap((location) =>
    routes.flatMap((route) => {
      const { next } = weigh(code, { route, location, facts: [danger] });
      const [first] = next;
      const act = first === undefined ? undefined : code.acts.get(first.id);
      return act?.does === 'emergency'
        ? []
        : [
            fault(
              'L5',
              'danger_now',
              `Bij gevaar op dit moment wijst het protocol niet als eerste naar het noodcontact (route ${route}).`,
              [danger],
            ),
          ];
    }),
  );
}
