import { pace } from '../core/access/pace.ts';
import type { PublicAsked } from '../platform/http/route.ts';
import { Button } from '../ui/govuk/button.tsx';
import { InsetText } from '../ui/govuk/inset-text.tsx';
import type { Frame } from '../ui/layout/frame.ts';
import { Page } from '../ui/layout/page.tsx';
import { paths, to } from '../ui/paths.ts';

type Props = { readonly frame: Frame; readonly asked: PublicAsked };

/** Instead of a dossier: why it does not open at once, how to go on, and what is held up by nothing. */
export function StoppedPage({ frame, asked }: Props) {
  const ref = asked.params['ref'] ?? '';
  return (
    <Page
      frame={frame}
      heading="U opende veel dossiers achter elkaar"
      backLink={{ href: paths.mine, label: 'Start' }}
      active="caseload"
    >
      <p class="govuk-body">
        U opende {pace.dossiers} verschillende dossiers in {pace.minutes} minuten. Daarom gaat dit dossier niet meteen
        open. Zo valt het op als iemand anders uw account gebruikt.
      </p>
      {asked.form.size > 0 && (
        <InsetText>Er is nu niets vastgelegd. Wat u typte, is bewaard. Een bestand kiest u opnieuw.</InsetText>
      )}
      <h2 class="govuk-heading-m">Hebt u dit dossier nu nodig?</h2>
      <p class="govuk-body">
        Bevestig dat u het bent en schrijf kort waarom. Daarna kunt u weer {pace.dossiers} dossiers openen. Wie toezicht
        houdt op het lezen, kreeg bericht dat dit gebeurde. In dat bericht staat niets over een kind.
      </p>
      <Button href={to(paths.readOn, { ref })}>Schrijven waarom en verder lezen</Button>
      <p class="govuk-body">
        De dossiers die u net had geopend, kunt u gewoon blijven gebruiken. Over {pace.minutes} minuten gaan nieuwe
        dossiers weer vanzelf open.
      </p>
      <h2 class="govuk-heading-m">Dit kan altijd meteen</h2>
      <ul class="govuk-list govuk-list--spaced">
        <Way href={paths.emergency}>Er is direct gevaar: wat u nu doet</Way>
        <Way href={paths.emergencyContact}>Vastleggen dat er om hulp is gebeld</Way>
        <Way href={to(paths.reportRecord, { ref })}>Een melding bij Veilig Thuis vastleggen in dit dossier</Way>
        <Way href={paths.signal}>Zorg over een kind vastleggen</Way>
      </ul>
    </Page>
  );
}

function Way({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <li>
      <a class="govuk-link" href={href}>
        {children}
      </a>
    </li>
  );
}
