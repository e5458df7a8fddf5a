import { writtenTime } from '../../ui/written.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import { AfterAct } from '../../ui/dossier/after-act.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import { noCoordinator, ToldTo, type Receivers } from '../../ui/dossier/told-to.tsx';
import { EmergencyContacts } from '../../ui/layout/emergency-strip.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

type Props = {
  readonly frame: Frame;
  readonly recordedAt: Instant;
  /** What can be named on the telephone; it says nothing of the child. */
  readonly number: string;
  readonly danger: 'yes' | 'no' | 'doubt';
  readonly receivers: Receivers;
  /** What the code asks of whoever recorded it, in plain words. */
  readonly asks: readonly string[];
};

/** It looks the same whether or not there is a dossier about this child. */
export function RecordedPage({ frame, recordedAt, number, danger, receivers, asks }: Props) {
  const who = receivers.there.join(' en ');
  return (
    <Page frame={frame}>
      {danger !== 'no' && (
        <>
          <WarningText>
            {danger === 'yes' ? 'Bel nu. Blijf bij het kind.' : 'Weet u het niet zeker? Bel dan voor raad.'} Noem nummer{' '}
            {number}.
          </WarningText>
          <EmergencyContacts contacts={frame.contacts} />
        </>
      )}
      <AfterAct
        recorded={`Vastgelegd om ${writtenTime(recordedAt)}`}
        readers={who === '' ? 'U, en wie op uw locatie coördineert.' : `U en ${who}.`}
        told={<ToldTo receivers={receivers} otherwise={noCoordinator} />}
        next={
          <ul class="govuk-list govuk-list--bullet">
            {asks.map((ask) => (
              <li>{ask}</li>
            ))}
          </ul>
        }
      >
        <h2 class="govuk-heading-m">Praat er nu niet over met ouders of het kind</h2>
        <p class="govuk-body">
          Overleg eerst. Zo weet u wie het gesprek voert en of dat veilig is. Was het al een gesprek? Leg dat dan ook
          vast.
        </p>
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={paths.signal}>
              Nog iets vastleggen
            </a>
          </li>
          <li>
            <a class="govuk-link" href={paths.mySignals}>
              Mijn signalen
            </a>
          </li>
        </ul>
      </AfterAct>
    </Page>
  );
}
