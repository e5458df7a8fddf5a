import { locationOf, standingOf } from '../../dossier/dossier.ts';
import type { EventOf } from '../../dossier/events.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import { personName, roleName, type Given } from '../given.ts';
import { row, type Part } from '../printed.ts';

/** Who reports, as far as the dossier knows; phone, address and times stay open for the reporter to fill in. */
export function reporterParts(given: Given): readonly Part[] {
  const { names } = given;
  return [
    {
      is: 'rows',
      title: null,
      rows: [
        row('Organisatie', names.organisation),
        row('Locatie', names.location),
        row('Adres', undefined),
        row('Wie meldt', assigned(given, 'reporter')),
        row('Wie volgens de code meldt', expectedReporter(given)),
        row('Telefoon en e-mail', undefined),
        row('Wanneer te bereiken', undefined),
        row('Band met het gezin', undefined),
        row('Tweede contact', assigned(given, 'coordinator')),
        row('Wie het aan ouders vertelt', assigned(given, 'parentInformer')),
        row('Mag het gezin weten wie meldt', opennessIn(given)),
      ],
    },
  ];
}

/** A code may let the reporter be appointed per case; then it says from whom. */
function expectedReporter(given: Given): string {
  const { reporter, roles } = given.code.protocol;
  const from = reporter.roles.flatMap((role) => {
    const appointed = roles[role]?.appointedFrom ?? [];
    return appointed.length === 0 ? [role] : appointed;
  });
  const kind = locationOf(given.dossier);
  const here = from.filter((role) => roles[role]?.name[kind] !== undefined);
  return here.map((role) => roleName(given, role)).join(' of ');
}

function assigned(given: Given, task: EventOf<'PersonAssigned'>['task']): string | undefined {
  const last = standingOf(given.dossier, 'PersonAssigned').findLast(({ event }) => event.task === task);
  return last === undefined ? undefined : personName(given, last.event.who);
}

function opennessIn({ dossier }: Given): string | undefined {
  const said = standingOf(dossier, 'ReportMade').findLast(({ event }) => event.nameDisclosure !== undefined);
  const openness = said?.event.nameDisclosure;
  if (openness === undefined) return undefined;
  if (openness.is === 'open') return 'ja';
  const agreed =
    openness.agreedOn === undefined ? '' : ` Afgesproken met Veilig Thuis op ${formatShortDay(openness.agreedOn)}.`;
  return `nee. ${openness.because}${agreed}`;
}
