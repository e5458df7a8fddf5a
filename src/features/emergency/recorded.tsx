import { addWorkingDays, veiligThuisCalendar } from '../../core/duties/calendar.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { Code } from '../../core/protocol/code.ts';
import { whoIsThere } from '../../platform/absence/who-is-there.ts';
import type { HandedIn } from '../../platform/cases/cases.ts';
import { toEntryId } from '../../platform/http/reference.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { Needs } from './needs.ts';
import { RecordedPage } from './recorded.page.tsx';

export async function showRecorded(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const id = toEntryId(asked.params['ref'] ?? '');
  const handed = id === null ? null : await needs.cases.handedIn(asked, id);
  if (handed === null || handed.recordedBy !== asked.staff.id) return { notFound: true };
  const { event } = handed;
  if (event.type !== 'EmergencyContacted' && event.type !== 'ReportMade') return { notFound: true };
  const [staff, receivers] = await Promise.all([
    needs.directory.staff(asked.actor),
    needs.absences.receivers(asked.actor, handed.location.id),
  ]);
  const others = staff.filter(({ id: other }) => other !== asked.staff.id && !handed.withheldFrom.includes(other));
  const code = needs.protocols.get(handed.location.protocol);
  const page = (
    <RecordedPage
      frame={await needs.frame(asked)}
      kind={event.type === 'ReportMade' ? 'report' : 'contact'}
      recordedAt={handed.recordedAt}
      number={handed.id.slice(0, 6).toUpperCase()}
      coordinatesHere={asked.staff.roles.some(
        ({ location, may }) => (location === null || location === handed.location.id) && may.includes('coordinate'),
      )}
      receivers={whoIsThere(receivers, others, code, handed.location)}
      asks={code === undefined ? [] : asksAfter(handed, code)}
    />
  );
  return { page };
}

function asksAfter({ event }: HandedIn, code: Code): string[] {
  if (event.type === 'ReportMade') return awaited(event.on, code);
  const further = [...code.acts.values()].filter(
    ({ step, does, entry }) => step === 'E' && does !== 'emergency' && entry === 'EmergencyContacted',
  );
  return [
    ...further.map(({ title, says }) => `${title}. ${says}`),
    'Wie coördineert, neemt contact met u op. Samen legt u vast wat u zag en hoorde.',
  ];
}

/** What Veilig Thuis owes after a report, with the last day of the term. */
function awaited(on: HandedIn['event']['on'], code: Code): string[] {
  const terms = code.protocol.deadlines.filter(({ after }) => after === 'report');
  return [
    ...terms.map(({ says, workingDays }) => {
      const last = addWorkingDays(on, workingDays, veiligThuisCalendar());
      return `${says} Dat is uiterlijk ${formatDay(last)}.`;
    }),
    'Wie coördineert, zet de melding in het dossier. U hoeft daar niets voor te doen.',
  ];
}
