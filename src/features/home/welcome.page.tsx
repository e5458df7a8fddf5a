import { Button } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

/** For whoever is not signed in: what it is, and what can be done without. */
export function WelcomePage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="De meldcode, stap voor stap">
      <p class="govuk-body-l">
        Maakt u zich zorgen over een kind? Pluis laat zien wat uw eigen meldcode nu van u vraagt, en waarom.
      </p>
      <Button href={paths.signIn}>Aanmelden</Button>
      <h2 class="govuk-heading-m">Zonder aanmelden</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href={paths.emergency}>
            Direct gevaar: wat u nu doet
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.guide}>
            De vijf stappen en de vijf vragen van de code
          </a>
        </li>
      </ul>
    </Page>
  );
}
