import type { CodeContact } from '../../core/protocol/code.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { FormState } from '../../ui/forms/form-state.ts';
import type { Choice } from './about.page.tsx';
import { parseContact } from './contact.form.ts';
import { ContactPage } from './contact.page.tsx';
import { childOf, handIn, listsFor, notOfTheList, ownPlaces, type OwnPlace } from './handing-in.ts';
import type { Needs } from './needs.ts';

export async function showContact(asked: StaffAsked, needs: Needs, form: FormState): Promise<Reply> {
  const [lists, places, frame] = await Promise.all([
    listsFor(asked, needs),
    ownPlaces(asked, needs),
    needs.frame(asked),
  ]);
  const page = <ContactPage frame={frame} form={form} {...lists} contacts={contactsOf(places)} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

/** Each once, in the order of the code of the first location. */
function contactsOf(places: readonly OwnPlace[]): readonly Choice[] {
  const all = places.flatMap(({ code }) => code.contacts);
  return [...new Map(all.toReversed().map((contact) => [contact.id, contact])).values()].toReversed().map(toChoice);
}

function toChoice({ id, name, phone }: CodeContact): Choice {
  return { value: id, label: phone === undefined ? name : `${name} (${phone})` };
}

export async function recordContact(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const typed = parseContact(asked.form, asked.now);
  if (!typed.ok) return showContact(asked, needs, { values: asked.form, errors: typed.error });
  const child = await childOf(asked, needs, typed.value.child);
  if (child === null) return showContact(asked, needs, { values: asked.form, errors: notOfTheList });
  const { withheldFrom, toEvent } = typed.value;
  const by = asked.staff.name;
  return handIn(asked, needs, {
    child,
    effect: 'emergency',
    withheldFrom,
    toEvent: (acts) => toEvent({ acts, by }),
  });
}
