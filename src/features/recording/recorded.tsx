import { entriesOf, isContent } from '../../core/dossier/dossier.ts';
import type { Content, Entry } from '../../core/dossier/events.schema.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Reader } from '../../platform/cases/readers.ts';
import { paths, to } from '../../ui/paths.ts';
import { writtenDay, writtenMoment } from '../../ui/written.ts';
import { nameOf } from './form-context.ts';
import { given } from './needs.ts';
import { RecordedPage, type Recorded } from './recorded.page.tsx';
import { sourceOf, titleOfEntry } from './words.ts';

export const showRecorded = given(async ({ asked, opened, frame, needs }) => {
  const entry = entriesOf(opened.dossier).find(({ id }) => id === asked.params['entry']);
  if (entry === undefined || !isContent(entry.event)) return { notFound: true };
  const recorded = recordedOf(opened, entry, entry.event, await needs.cases.readers(asked));
  return { page: <RecordedPage frame={frame} dossier={opened.ref} recorded={recorded} /> };
});

function recordedOf(opened: OpenCase, entry: Entry, event: Content, readers: readonly Reader[]): Recorded {
  return {
    what: titleOfEntry(event.type),
    at: `vastgelegd op ${writtenMoment(entry.recordedAt)}`,
    danger: event.type === 'SignalRecorded' ? isDanger(event.dangerNow) : isDanger(event.flags?.danger_now),
    readers: namesOf(readers),
    told: toldOf(opened, event, readers),
    next: nextOf(opened),
    findings: findingsOf(opened, event),
  };
}

function isDanger(answer: string | undefined): boolean {
  return answer === 'yes' || answer === 'doubt';
}

/** Of who reads everything, each once. */
function namesOf(readers: readonly Reader[]): string[] {
  return [...new Set(readers.filter(({ sight }) => sight === 'all').map(({ name }) => name))];
}

/** Who sees it without being told, and whom the code wants told by a person. */
function toldOf(opened: OpenCase, event: Content, readers: readonly Reader[]): Recorded['told'] {
  const { code, location, ref, assessment } = opened;
  const coordinators = namesOf(readers.filter(({ relation }) => relation === 'coordinator'));
  const toTell = assessment.duties
    .flatMap(({ id }) => code.acts.get(id) ?? [])
    .filter(({ entry, id }) => entry === 'PersonInformed' && !event.acts.includes(id));
  return [
    ...coordinators.map((name) => ({
      says: `${name} coördineert en ziet dit bij het openen van het dossier.`,
      href: null,
    })),
    ...toTell.map((act) => ({
      says: `Vertel het zelf aan ${(act.informs?.who ?? []).map((id) => nameOf({ code, location: location.kind }, id)).join(' en ')}.`,
      href: to(paths.act, { ref, act: act.id }),
    })),
    ...(coordinators.length + toTell.length === 0
      ? [{ says: 'Niemand krijgt vanzelf bericht. Vertel het wie het moet weten.', href: null }]
      : []),
  ];
}

const mostNext = 3;

function nextOf({ assessment, code, ref, location }: OpenCase): Recorded['next'] {
  const context = { code, location: location.kind };
  const urgent = assessment.weighed.next.flatMap(({ kind, id }) =>
    kind === 'question'
      ? [
          {
            what: `Vraag ${id.slice(1)} beantwoorden`,
            who: weighersOf(code, context),
            by: null,
            href: to(paths.weighingBegin, { ref }),
          },
        ]
      : [],
  );
  const duties = assessment.duties.map(({ id, what, by, due, owes }) => ({
    what,
    who: owes ?? nameOf(context, by),
    by: due === null ? null : writtenDay(due),
    href: code.acts.has(id) ? to(paths.act, { ref, act: id }) : to(paths.report, { ref }),
  }));
  return [...duties, ...urgent].slice(0, mostNext);
}

function weighersOf({ protocol }: OpenCase['code'], context: Parameters<typeof nameOf>[0]): string {
  return protocol.weighers.by.map((id) => nameOf(context, id)).join(' of ');
}

const mostFindings = 4;

/** Warnings about what was just recorded come first; what already stands under what happens next is not said twice. */
function findingsOf({ assessment, code }: OpenCase, event: Content): Recorded['findings'] {
  const about = new Set([...event.acts, ...(event.type === 'ActSkipped' ? [event.act] : [])]);
  const isAbout = (rule: string) => Number(about.has(rule));
  const next = new Set(assessment.duties.slice(0, mostNext).map(({ id }) => id));
  return assessment.warnings
    .filter(({ code: rule }) => about.has(rule) || !next.has(rule))
    .toSorted((a, b) => isAbout(b.code) - isAbout(a.code))
    .slice(0, mostFindings)
    .map(({ code: rule, says, source }) => ({
      says,
      why: {
        says: code.acts.get(rule)?.says ?? `Regel ${rule}`,
        source: sourceOf(code, source),
        origin: rule.startsWith('R-') ? 'national' : 'own',
      },
    }));
}
