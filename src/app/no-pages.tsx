import type { NoPages } from '../platform/http/shell.ts';
import { InsetText } from '../ui/govuk/inset-text.tsx';
import type { Frame } from '../ui/layout/frame.ts';
import { Page } from '../ui/layout/page.tsx';
import { paths } from '../ui/paths.ts';

/** The same for everybody: they tell nothing of who asks or of what is there. */
export function noPages(frame: Frame): NoPages {
  return {
    notFound: () => (
      <Page frame={frame} heading="Deze pagina is er niet, of is niet voor u">
        <p class="govuk-body">Zoekt u een dossier? Vraag wie bij u op school of op de opvang coördineert.</p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.start}>
            Naar de startpagina
          </a>
        </p>
      </Page>
    ),
    notAccepted: () => (
      <Page frame={frame} heading="Dit formulier is niet aangenomen">
        <p class="govuk-body">Er is niets vastgelegd. Ga terug, laad de pagina opnieuw en verstuur het dan nog eens.</p>
      </Page>
    ),
    usedBefore: (again) => <UsedBeforePage frame={frame} again={again} />,
    broken: (reference) => (
      <Page frame={frame} heading="Er ging iets mis">
        <p class="govuk-body">Het ligt aan ons, niet aan u. Misschien is uw laatste tekst niet vastgelegd.</p>
        <InsetText>
          Noem dit nummer aan uw beheerder: <strong>{reference}</strong>
        </InsetText>
        <p class="govuk-body">Is er haast? Bel. Vastleggen kan daarna.</p>
      </Page>
    ),
  };
}

/** A form whose key served another act: two tabs, or a page that was kept somewhere. */
function UsedBeforePage({ frame, again }: { readonly frame: Frame; readonly again: string }) {
  return (
    <Page frame={frame} heading="Dit formulier is al een keer gebruikt">
      <p class="govuk-body">
        Er is nu niets vastgelegd. Wat u typte, is bewaard. Open het formulier opnieuw, kijk of alles klopt en verstuur
        het dan nog eens. Een bestand kiest u opnieuw.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={again}>
          Open het formulier opnieuw
        </a>
      </p>
      <p class="govuk-body">Is er haast? Bel. Vastleggen kan daarna.</p>
    </Page>
  );
}
