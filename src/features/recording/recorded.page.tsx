import { AfterAct } from '../../ui/dossier/after-act.tsx';
import { Finding } from '../../ui/dossier/duty.tsx';
import type { WhyProps } from '../../ui/dossier/why.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './act.page.tsx';
import { Danger } from './danger.tsx';

export type Recorded = {
  readonly what: string;
  /** "Vastgelegd om 14.05 uur" */
  readonly at: string;
  readonly danger: boolean;
  readonly readers: readonly string[];
  readonly told: readonly { readonly says: string; readonly href: string | null }[];
  readonly next: readonly {
    readonly what: string;
    readonly who: string;
    readonly by: string | null;
    readonly href: string;
  }[];
  readonly findings: readonly { readonly says: string; readonly why: WhyProps }[];
};

type Props = { readonly frame: Frame; readonly dossier: string; readonly recorded: Recorded };

export function RecordedPage({ frame, dossier, recorded }: Props) {
  const { what, at, danger, readers, told, next, findings } = recorded;
  const back = to(paths.dossier, { ref: dossier });
  return (
    <Page frame={frame} backLink={{ href: back, label: 'Terug naar het dossier' }} active="caseload">
      {danger && <Danger frame={frame} isSaved />}
      <AfterAct
        recorded={`${what}: ${at}`}
        next={<Next next={next} />}
        told={
          <ul class="govuk-list">
            {told.map(({ says, href }) => (
              <li>
                {says}{' '}
                {href !== null && (
                  <a class="govuk-link" href={href}>
                    Inlichten vastleggen
                  </a>
                )}
              </li>
            ))}
          </ul>
        }
        readers={
          readers.length === 0
            ? 'Alleen wie een plaats heeft in dit dossier.'
            : `${readers.join(', ')}. Niemand anders.`
        }
      >
        {findings.map(({ says, why }) => (
          <Finding why={why}>{says}</Finding>
        ))}
        <Button href={back}>Terug naar het dossier</Button>
      </AfterAct>
      <Fixed frame={frame} dossier={dossier} />
    </Page>
  );
}

function Next({ next }: { readonly next: Recorded['next'] }) {
  if (next.length === 0) return <p class="govuk-body">Uw code vraagt nu niets nieuws.</p>;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {next.map(({ what, who, by, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {what}
          </a>
          , door {who}
          {by !== null && `, uiterlijk ${by}`}
        </li>
      ))}
    </ul>
  );
}
