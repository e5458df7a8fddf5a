import type { Content } from '../../core/dossier/events.schema.ts';
import { isContent } from '../../core/dossier/dossier.ts';
import { formatDay, formatTime } from '../../core/kernel/dates.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { dutyProps } from './duties.ts';
import { opening } from './needs.ts';
import { RecordedPage } from './recorded.page.tsx';
import { entryOf } from './saving.tsx';
import { namesHere, readersIn } from './words.ts';

export const showRecorded = opening(async ({ asked, opened, frame, needs }) => {
  const entry = entryOf(opened, asked.params['entry']);
  if (entry === null || !isContent(entry.event)) return { notFound: true };
  const what = titles[entry.event.type];
  if (what === undefined) return { notFound: true };
  const view = {
    ref: opened.ref,
    recorded: `${what} vastgelegd om ${formatTime(entry.recordedAt)}`,
    readers: `${readersIn(await needs.cases.readers(asked)) ?? 'Wie bij dit dossier een plaats heeft'}.`,
    told: toldSays(opened),
    follows: followsFrom(opened, entry.event),
    standing: standingOf(opened, entry.event),
    duties: dutyProps(opened),
  };
  return { page: <RecordedPage frame={frame} view={view} /> };
});

/** Nobody is told by the program itself; what the code still asks to tell stands by name. */
function toldSays({ assessment, code }: OpenCase): string {
  const still = assessment.duties.flatMap(({ id }) => {
    const act = code.acts.get(id);
    return act?.informs !== undefined && act.step === 'S5' ? [act.title.toLowerCase()] : [];
  });
  const names = [...new Set(still)].join(', ');
  return names === ''
    ? 'Pluis stuurt hierover geen bericht.'
    : `Pluis stuurt hierover geen bericht. Volgens uw code staat nog open: ${names}.`;
}

const titles: Partial<Record<Content['type'], string>> = {
  DecisionTaken: 'Besluit',
  ReportMade: 'Melding',
  HelpPlanned: 'Hulpplan',
};

function followsFrom(opened: OpenCase, event: Content): readonly string[] {
  if (event.type === 'HelpPlanned' && event.reviewOn !== undefined)
    return [`Op ${formatDay(event.reviewOn)} kijkt u samen of de hulp werkt.`];
  if (event.type !== 'ReportMade') return [];
  return opened.assessment.duties.flatMap(({ kind, due, owes, what }) =>
    kind === 'feedback' && due !== null
      ? [`${owes ?? 'Veilig Thuis'} laat uiterlijk ${formatDay(due)} iets horen. ${what}`]
      : [],
  );
}

/** Declining is kept always, but takes the duty away only as law L3 says. */
function standingOf({ assessment, code, location }: OpenCase, event: Content): string | null {
  if (event.type !== 'DecisionTaken' || event.decision !== 'report') return null;
  const state = assessment.weighed.decisions.report;
  if (event.is === 'yes') return state === 'due' ? 'De melding staat open. Doe haar nu, en leg haar vast.' : null;
  if (state !== 'due') return null;
  const deciders = namesHere(code, location.kind, code.protocol.finalDecider.roles);
  return `De plicht om te melden blijft staan. Niet melden telt alleen als de ${deciders} besluit, Veilig Thuis eerst om advies is gevraagd en elk oordeel daarna is veranderd.`;
}
