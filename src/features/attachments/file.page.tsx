import { Form } from '../../ui/forms/form.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';

/** `quarantined`: nobody looked at it yet, and until then nobody gets it. */
export type FileState = 'clean' | 'infected' | 'quarantined' | 'unscanned';

type Props = {
  readonly frame: Frame;
  readonly back: string;
  readonly action: string;
  readonly title: string;
  readonly kind: string;
  readonly size: string;
  readonly attached: string;
  readonly state: FileState;
  readonly isScanned: boolean;
  /** Whether this person may take it out of the dossier. */
  readonly mayFetch: boolean;
};

/** What is known of a file, and the way to get it. */
export function FilePage({ frame, back, action, title, kind, size, attached, state, isScanned, mayFetch }: Props) {
  return (
    <Page frame={frame} heading="Bestand" backLink={back}>
      <SummaryList
        rows={[
          { key: 'Wat het is', value: title },
          { key: 'Soort', value: `${kind}, ${size}` },
          { key: 'Toegevoegd', value: attached },
          { key: 'Virusscanner', value: scanned[state] },
        ]}
      />
      <Explained state={state} isScanned={isScanned} />
      {mayFetch && mayAsk(state, isScanned) && (
        <Form tokens={frame.tokens} action={action} submitLabel={asks(state)}>
          <p class="govuk-body">
            U krijgt het bestand op dit apparaat. Daar is het niet meer beschermd. Zet het niet op een gedeelde plek en
            gooi het weg als u het niet meer nodig hebt. Wie het dossier coördineert, kan zien dat u het ophaalde.
          </p>
        </Form>
      )}
    </Page>
  );
}

const scanned: Readonly<Record<FileState, string>> = {
  clean: 'niets gevonden',
  infected: 'vond iets in dit bestand',
  quarantined: 'niet gescand',
  unscanned: 'niet gescand',
};

function mayAsk(state: FileState, isScanned: boolean): boolean {
  return state === 'clean' || state === 'unscanned' || (state === 'quarantined' && isScanned);
}

function asks(state: FileState): string {
  return state === 'quarantined' ? 'Bestand laten scannen en ophalen' : 'Bestand ophalen';
}

function Explained({ state, isScanned }: Pick<Props, 'state' | 'isScanned'>) {
  if (state === 'clean') return null;
  if (state === 'infected')
    return <WarningText>In dit bestand vond de virusscanner iets. Niemand kan het ophalen.</WarningText>;
  if (state === 'unscanned')
    return (
      <WarningText>
        Geen virusscanner heeft dit bestand bekeken. Uw organisatie laat toe dat u het toch ophaalt. Twijfelt u? Vraag
        het de beheerder.
      </WarningText>
    );
  return (
    <InsetText>
      {isScanned
        ? 'De virusscanner heeft dit bestand nog niet bekeken. Dat gebeurt als u het ophaalt.'
        : 'Er is hier geen virusscanner. Dit bestand blijft dicht tot er een is. Dat kiest uw organisatie.'}
    </InsetText>
  );
}
