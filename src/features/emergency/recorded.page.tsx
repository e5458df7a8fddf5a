import type { Instant } from '../../core/kernel/kernel.ts';
import { AfterAct } from '../../ui/dossier/after-act.tsx';
import { noCoordinator, ToldTo, type Receivers } from '../../ui/dossier/told-to.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { EmergencyContacts } from '../../ui/layout/emergency-strip.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { writtenTime } from '../../ui/written.ts';

type Props = {
  readonly frame: Frame;
  readonly kind: 'contact' | 'report';
  readonly recordedAt: Instant;
  /** What can be named on the telephone; it says nothing of the child. */
  readonly number: string;
  readonly receivers: Receivers;
  readonly coordinatesHere: boolean;
  /** What the code asks now, in plain words, with the day where there is one. */
  readonly asks: readonly string[];
};

const whats = { contact: 'Noodcontact', report: 'Melding' } as const;

/** It looks the same whether or not there is a dossier about this child. */
export function RecordedPage({ frame, kind, recordedAt, number, receivers, coordinatesHere, asks }: Props) {
  const who = receivers.there.join(' en ');
  return (
    <Page frame={frame}>
      <AfterAct
        recorded={`${whats[kind]} vastgelegd om ${writtenTime(recordedAt)}`}
        readers={who === '' ? 'U, en wie op uw locatie coördineert.' : `U en ${who}.`}
        told={<ToldTo receivers={receivers} otherwise={coordinatesHere ? youCoordinate : noCoordinator} />}
        next={
          <ul class="govuk-list govuk-list--bullet">
            {asks.map((ask) => (
              <li>{ask}</li>
            ))}
          </ul>
        }
      >
        <InsetText>
          Belt u hierover? Noem nummer <strong>{number}</strong>. Het zegt niets over het kind.
        </InsetText>
        <Further kind={kind} />
        <h2 class="govuk-heading-m">Is er weer gevaar? Bel.</h2>
        <EmergencyContacts contacts={frame.contacts} />
      </AfterAct>
    </Page>
  );
}

const youCoordinate = 'U coördineert hier zelf. U vindt het bij de nieuwe signalen.';

function Further({ kind }: Pick<Props, 'kind'>) {
  return (
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href={paths.signal}>
          Vastleggen wat u zag of hoorde
        </a>
      </li>
      <li>
        {kind === 'contact' ? (
          <a class="govuk-link" href={paths.emergencyReport}>
            Melding bij Veilig Thuis vastleggen
          </a>
        ) : (
          <a class="govuk-link" href={paths.emergencyContact}>
            Noodcontact vastleggen
          </a>
        )}
      </li>
      <li>
        <a class="govuk-link" href={paths.mySignals}>
          Mijn signalen
        </a>
      </li>
    </ul>
  );
}
