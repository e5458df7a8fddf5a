import { roleInSentence } from '../../core/protocol/role-name.ts';
import { roleAt } from '../../platform/cases/role-at.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { FormState } from '../../ui/forms/form-state.ts';
import { beginsToday } from './about.form.ts';
import { beginning, childOf, handIn, listsFor, notOfTheList, ownPlaces, type OwnPlace } from './handing-in.ts';
import type { Needs } from './needs.ts';
import { parseReport } from './report.form.ts';
import { ReportPage, type NamedReporter } from './report.page.tsx';
import { sourceIn } from './why.ts';

export async function beginReport(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const [place] = await ownPlaces(asked, needs);
  const known = place === undefined ? {} : veiligThuisOf(place);
  return showReport(asked, needs, await beginning(asked, beginsToday(asked.now, known)));
}

/** The regional organisation, as the code's own list of addresses calls it. */
function veiligThuisOf({ code }: OwnPlace): Record<string, string> {
  const own = [...code.protocol.contacts, ...code.contacts].find(({ name }) => name.startsWith('Veilig Thuis'));
  return own === undefined ? {} : { 'veilig-thuis': own.name };
}

export async function showReport(asked: StaffAsked, needs: Needs, form: FormState): Promise<Reply> {
  const [lists, places, frame] = await Promise.all([
    listsFor(asked, needs),
    ownPlaces(asked, needs),
    needs.frame(asked),
  ]);
  const page = <ReportPage frame={frame} form={form} {...lists} named={places.flatMap((place) => namedAt(place))} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

/** Nothing where the person's own role is the one the code names. */
function namedAt({ code, location, role }: OwnPlace): NamedReporter[] {
  const { roles, source } = code.protocol.reporter;
  if (roles.includes(role)) return [];
  const here = roles.filter((id) => code.protocol.roles[id]?.name[location.kind] !== undefined);
  const names = [...new Set(here.map((id) => roleInSentence(code, location.kind, id)))].join(' of ');
  const isAppointed = here.some((id) => (code.protocol.roles[id]?.appointedFrom.length ?? 0) > 0);
  const says = `Op ${location.name} meldt volgens uw code: ${names}${isAppointed ? ', per dossier aangewezen' : ''}.`;
  return [
    {
      says: `${says} U mag ook zelf melden.`,
      why: {
        says: 'Uw code noemt wie de melding doet. Dat houdt niemand tegen die melden nodig vindt.',
        source: sourceIn(code, source),
        origin: 'own',
      },
    },
  ];
}

export async function recordReport(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const typed = parseReport(asked.form, asked.now);
  if (!typed.ok) return showReport(asked, needs, { values: asked.form, errors: typed.error });
  const child = await childOf(asked, needs, typed.value.child);
  if (child === null) return showReport(asked, needs, { values: asked.form, errors: notOfTheList });
  const { withheldFrom, toEvent } = typed.value;
  const by = roleAt(asked, child.location);
  return handIn(asked, needs, {
    child,
    effect: 'report',
    withheldFrom,
    toEvent: (acts) => toEvent({ acts, by }),
  });
}
