import type { OpenCase } from '../../platform/cases/cases.ts';
import { FixedActions } from '../../ui/dossier/fixed-actions.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths, to, type Path } from '../../ui/paths.ts';

type Counted = { readonly path: Path; readonly label: string; readonly count: number | null };

const talks: ReadonlySet<string> = new Set([
  'ColleagueConsulted',
  'AdviceAsked',
  'ExpertConsulted',
  'ConversationHeld',
]);
const weighings: ReadonlySet<string> = new Set(['QuestionWeighed', 'DecisionTaken', 'FlagJudged']);
const follow: ReadonlySet<string> = new Set([
  'ReportMade',
  'FeedbackReceived',
  'HelpPlanned',
  'ProgressNoted',
  'SafetyAgreed',
]);

/** The parts of a dossier, each its own page with a count. */
export type Parts = { readonly ref: string; readonly counts: readonly Counted[] };

export function partsOf({ ref, dossier }: Pick<OpenCase, 'ref' | 'dossier'>): Parts {
  const entries = dossier.status === 'absent' ? [] : dossier.entries;
  const count = (types: ReadonlySet<string>) => entries.filter(({ event }) => types.has(event.type)).length;
  return {
    ref,
    counts: [
      { path: paths.timeline, label: 'Tijdlijn', count: entries.length },
      { path: paths.family, label: 'Gezin', count: null },
      { path: paths.talks, label: 'Overleg en gesprekken', count: count(talks) },
      { path: paths.weighings, label: 'Weging en besluiten', count: count(weighings) },
      { path: paths.report, label: 'Melding en hulp', count: count(follow) },
      { path: paths.documents, label: 'Documenten', count: null },
      { path: paths.access, label: 'Wie mag dit lezen', count: null },
      { path: paths.keeping, label: 'Bewaren', count: null },
    ],
  };
}

export function PartsList({ parts }: { readonly parts: Parts }) {
  return (
    <nav aria-label="Onderdelen van dit dossier" class="pluis-no-print">
      <h2 class="govuk-heading-m">In dit dossier</h2>
      <ul class="govuk-list">
        {parts.counts.map(({ path, label, count }) => (
          <li>
            <a class="govuk-link" href={path.replace(':ref', parts.ref)}>
              {label}
            </a>
            {count !== null && ` (${count})`}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The number of Veilig Thuis as the frame of this board has it. */
export function Fixed({ frame, parts }: { readonly frame: Frame; readonly parts: Parts }) {
  const phone = frame.contacts.find(({ name }) => name.includes('Veilig Thuis'))?.phone ?? '0800-2000';
  return <FixedActions dossier={parts.ref} veiligThuis={phone} />;
}

export function dossierHref(ref: string): string {
  return to(paths.dossier, { ref });
}
