import { StrengthWord, type Strength } from '../../ui/dossier/duty.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Tag } from '../../ui/govuk/tag.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './act.page.tsx';

export type Offered = {
  readonly href: string;
  readonly title: string;
  readonly says: string;
  readonly strength: Strength;
  readonly isDue: boolean;
  /** Null where it cannot be left out with a reason here. */
  readonly skip: string | null;
};
export type StepOffered = { readonly title: string; readonly acts: readonly Offered[] };
type Link = { readonly href: string; readonly label: string };

type Props = {
  readonly frame: Frame;
  readonly dossier: string;
  readonly urgent: readonly Link[];
  readonly free: readonly Link[];
  readonly due: readonly Offered[];
  readonly steps: readonly StepOffered[];
};

export function NewPage({ frame, dossier, urgent, free, due, steps }: Props) {
  return (
    <Page
      frame={frame}
      heading="Wat wilt u vastleggen?"
      backLink={{ href: to(paths.dossier, { ref: dossier }), label: 'Terug naar het dossier' }}
      active="caseload"
    >
      <h2 class="govuk-heading-m">Kan altijd, ook zonder eerdere stappen</h2>
      <Links links={urgent} />
      {due.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Wat uw code nu van u vraagt</h2>
          <Acts acts={due} />
        </>
      )}
      <h2 class="govuk-heading-m">Iets anders</h2>
      <Links links={free} />
      <h2 class="govuk-heading-m">Alles van deze code</h2>
      {steps.map(({ title, acts }) => (
        <Details summary={`${title} (${acts.length})`}>
          <Acts acts={acts} />
        </Details>
      ))}
      <Fixed frame={frame} dossier={dossier} />
    </Page>
  );
}

function Links({ links }: { readonly links: readonly Link[] }) {
  return (
    <ul class="govuk-list">
      {links.map(({ href, label }) => (
        <li>
          <a class="govuk-link" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Acts({ acts }: { readonly acts: readonly Offered[] }) {
  return (
    <ul class="pluis-list">
      {acts.map(({ href, title, says, strength, isDue, skip }) => (
        <li>
          <p class="govuk-body">
            <a class="govuk-link" href={href}>
              {title}
            </a>{' '}
            {isDue && <Tag colour="grey">staat open</Tag>}
          </p>
          <p class="govuk-body">{says}</p>
          <p class="govuk-body">
            <StrengthWord strength={strength} />
            {skip !== null && (
              <>
                {' · '}
                <a class="govuk-link" href={skip}>
                  Overslaan, met reden
                  <span class="govuk-visually-hidden">: {title}</span>
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
