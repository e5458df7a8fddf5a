import { FixedActions } from '../../ui/dossier/fixed-actions.tsx';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Table } from '../../ui/govuk/table.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

export type Reading = {
  readonly when: string;
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly right: string;
};
type Props = {
  readonly frame: Frame;
  readonly ref_: string;
  readonly readings: readonly Reading[];
  /** The number of the next page, when there are more. */
  readonly earlier: number | null;
};

/** Who did or saw what in this dossier, for its holder. */
export function WhoReadPage({ frame, ref_, readings, earlier }: Props) {
  return (
    <Page
      frame={frame}
      heading="Wie las het"
      backLink={{ href: to(paths.access, { ref: ref_ }), label: 'Wie mag dit lezen' }}
      wide
    >
      <InsetText>
        Elke keer dat iemand dit dossier opent of iets vastlegt, staat hier. Ook dat u nu kijkt, wordt bewaard.
      </InsetText>
      <Readings readings={readings} named />
      {earlier !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${to(paths.whoRead, { ref: ref_ })}?blad=${earlier}`}>
            Wat daarvoor was
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">Bij een verzoek om inzage</h2>
      <p class="govuk-body">
        Vraagt een ouder of kind wie het dossier las? Gebruik dan{' '}
        <a class="govuk-link" href={to(paths.whoReadOnRequest, { ref: ref_ })}>
          het overzicht zonder namen van medewerkers
        </a>
        .
      </p>
      <Veilig frame={frame} ref_={ref_} />
    </Page>
  );
}

/** What can be given to the one the dossier is about: when, in which function and what, without who. */
export function OnRequestPage({ frame, ref_, readings }: Omit<Props, 'earlier'>) {
  return (
    <Page
      frame={frame}
      heading="Overzicht bij een verzoek om inzage"
      backLink={{ href: to(paths.whoRead, { ref: ref_ }), label: 'Wie las het' }}
      wide
    >
      <p class="govuk-body">
        Dit overzicht noemt functies en geen namen van medewerkers. Overleg met de functionaris gegevensbescherming
        voordat u het geeft.
      </p>
      <Readings readings={readings} named={false} />
      <Veilig frame={frame} ref_={ref_} />
    </Page>
  );
}

function Readings({ readings, named }: { readonly readings: readonly Reading[]; readonly named: boolean }) {
  if (readings.length === 0) return <Nothing says="Hier staat nog niets." />;
  const heads = named ? ['Wanneer', 'Wie', 'Functie', 'Wat', 'Waarom mocht dat'] : ['Wanneer', 'Functie', 'Wat'];
  return (
    <Table
      columns={heads.map((head) => ({ head }))}
      rows={readings.map((one) =>
        named ? [one.when, one.who, one.role, one.what, one.right] : [one.when, one.role, one.what],
      )}
      firstIsHeader
    />
  );
}

function Veilig({ frame, ref_ }: { readonly frame: Frame; readonly ref_: string }) {
  const phone = frame.contacts.find(({ name }) => name.includes('Veilig Thuis'))?.phone ?? '0800-2000';
  return <FixedActions dossier={ref_} veiligThuis={phone} />;
}
