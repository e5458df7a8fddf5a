import { one } from '../../platform/http/form.ts';
import type { DossierAsked, Reply } from '../../platform/http/route.ts';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { ReadOnPage } from './read-on.page.tsx';

const longest = 2000;

/** With what was kept when the second factor was asked for; for who was not stopped, the dossier itself. */
export async function showReadOn(asked: DossierAsked, needs: Needs): Promise<Reply> {
  if ((await needs.readingStops.mine(asked.actor)) === null) return theDossier(asked);
  const draft = await asked.draft();
  return show(asked, needs, draft === null ? emptyForm : { values: draft, errors: new Map() });
}

async function show(asked: DossierAsked, { frame }: Needs, form: FormState): Promise<Reply> {
  const page = <ReadOnPage frame={await frame(asked)} ref_={asked.ref} form={form} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

export async function readOn(asked: DossierAsked, needs: Needs): Promise<Reply> {
  const because = one(asked.form, 'reason').trim();
  const wrong = wrongWith(because);
  if (wrong !== null) return show(asked, needs, { values: asked.form, errors: new Map([['reason', wrong]]) });
  const stop = await needs.readingStops.mine(asked.actor);
  if (stop !== null) await needs.readingStops.readOn(asked.actor, stop, because);
  return theDossier(asked);
}

function wrongWith(because: string): string | null {
  if (because === '') return 'Schrijf waarom u verder leest.';
  return because.length > longest ? `Maak deze tekst korter: hooguit ${longest} tekens.` : null;
}

function theDossier({ ref }: DossierAsked): Reply {
  return { redirect: to(paths.dossier, { ref }) };
}
