import { standingOf } from '../../core/dossier/dossier.ts';
import type { EventOf } from '../../core/dossier/events.schema.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { EntryType, HelpState } from '../../core/protocol/words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { SummaryRow } from '../../ui/govuk/summary-list.tsx';
import { paths, to } from '../../ui/paths.ts';
import { callSheet, reportBlocks } from './call-sheet.ts';
import { opening } from './needs.ts';
import { ReportPage } from './report.page.tsx';
import { roleInSentence } from '../../core/protocol/role-name.ts';

export const showReport = opening(({ asked, opened, frame }) => {
  const { weighed, duties } = opened.assessment;
  const view = {
    ref: opened.ref,
    mayTakeAlong: asked.may('export'),
    isDue: weighed.decisions.report === 'due',
    sheet: callSheet(opened),
    blocks: reportBlocks(opened),
    reports: reportsIn(opened),
    awaited: duties.flatMap(({ kind, what, due }) =>
      kind === 'feedback' && due !== null ? [`Uiterlijk ${formatDay(due)}. ${what}`] : [],
    ),
    plan: planRows(standingOf(opened.dossier, 'HelpPlanned').at(-1)?.event),
    helpState: helpWords[weighed.decisions.help],
    progress: standingOf(opened.dossier, 'ProgressNoted').map(({ event }) => `${formatDay(event.on)}: ${event.what}`),
    more: followUp(opened),
  };
  return { page: <ReportPage frame={frame} view={view} /> };
});

/** The preparation of the report as a file to keep or hand over. */
export const showReportPdf = opening(async ({ asked, opened, needs }): Promise<Reply> => {
  const bytes = await needs.reportPdf(opened, asked);
  return { file: { name: 'voorbereiding.pdf', type: 'application/pdf', bytes } };
});

const helpWords: Readonly<Record<HelpState, string>> = {
  due: 'Er moet hulp worden geregeld. Leg vast wie wat doet.',
  running: 'Er loopt hulp.',
  ended: 'De hulp is afgesloten.',
  none: 'Er is geen hulp afgesproken.',
};

const channelWords = {
  phone: 'per telefoon',
  form: 'met het formulier',
  mail: 'per e-mail',
  visit: 'bij een bezoek',
  other: 'op een andere manier',
} as const;

function reportsIn({ dossier, code, location }: OpenCase): readonly string[] {
  return standingOf(dossier, 'ReportMade').map(({ event }) => {
    const by = roleInSentence(code, location.kind, event.by);
    const number = event.number === undefined ? '' : ` Nummer: ${event.number}.`;
    const contact = event.contact === undefined ? '' : ` Gesproken met ${event.contact}.`;
    return `${formatDay(event.on)}, ${channelWords[event.channel]}, door de ${by}.${contact}${number}`;
  });
}

function planRows(plan: EventOf<'HelpPlanned'> | undefined): readonly SummaryRow[] {
  if (plan === undefined) return [];
  const tasks = plan.tasks.map(({ what, who, before }) =>
    before === undefined ? `${who}: ${what}` : `${who}: ${what}, voor ${formatDay(before)}`,
  );
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Doel', plan.goal],
    ['Terugkijken op', plan.reviewOn === undefined ? undefined : formatDay(plan.reviewOn)],
    ['Termijn', plan.term],
    ['Casemanager', plan.caseManager?.name],
    ['Rollen', plan.roles.map(({ role, who }) => `${who}: ${role}`).join('; ')],
    ['Taken', tasks.join('; ')],
    ['Acties', plan.actions.join('; ')],
    ['Verwachting over veiligheid', plan.safetyForecast],
  ];
  return rows.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }]));
}

const follows: ReadonlySet<EntryType> = new Set([
  'ProgressNoted',
  'FeedbackReceived',
  'SafetyAgreed',
  'WeighingReopened',
  'ReviewSet',
]);

function followUp({ code, ref }: OpenCase) {
  return [...code.acts.values()]
    .filter(({ entry }) => entry !== undefined && follows.has(entry))
    .map(({ id, title }) => ({ href: to(paths.act, { ref, act: id }), label: title }));
}
