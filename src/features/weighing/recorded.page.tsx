import type { Child } from 'hono/jsx';
import { AfterAct } from '../../ui/dossier/after-act.tsx';
import { Duty, type DutyProps } from '../../ui/dossier/duty.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';

export type RecordedView = {
  readonly ref: string;
  readonly recorded: string;
  readonly readers: string;
  readonly told: string;
  /** What follows from this entry itself, such as the day an answer is due. */
  readonly follows: readonly string[];
  /** What the code says of the duty to report after this decision; null where that is not the matter. */
  readonly standing: Child;
  readonly duties: readonly DutyProps[];
};

/** After a decision, a report or a help plan: what is recorded, who reads it, who is told, what comes next and when. */
export function RecordedPage({ frame, view }: { readonly frame: Frame; readonly view: RecordedView }) {
  const { follows, duties } = view;
  return (
    <Page frame={frame}>
      <AfterAct
        recorded={view.recorded}
        readers={view.readers}
        told={view.told}
        next={
          <>
            {view.standing !== null && <InsetText>{view.standing}</InsetText>}
            {follows.length > 0 && (
              <ul class="govuk-list govuk-list--bullet">
                {follows.map((one) => (
                  <li>{one}</li>
                ))}
              </ul>
            )}
            {duties.length === 0 && follows.length === 0 && <p class="govuk-body">Er staat nu niets open.</p>}
            {duties.slice(0, 3).map((duty) => (
              <Duty {...duty} />
            ))}
          </>
        }
      >
        <p class="govuk-body">
          <a class="govuk-link" href={to(paths.dossier, { ref: view.ref })}>
            Naar het dossier
          </a>
        </p>
      </AfterAct>
      <Fixed frame={frame} dossier={view.ref} />
    </Page>
  );
}
