import { Why, type WhyProps } from '../../ui/dossier/why.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { EmergencyContacts } from '../../ui/layout/emergency-strip.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

type Props = { readonly frame: Frame; readonly why: WhyProps | null };

/** Asks for nothing and needs no sign-in: whom to call, what to say, and what can wait. */
export function EmergencyPage({ frame, why }: Props) {
  return (
    <Page frame={frame} heading="Direct gevaar: bel nu">
      <p class="govuk-body-l">Bellen gaat voor. U hoeft niet eerst te overleggen of iets vast te leggen.</p>
      <EmergencyContacts contacts={frame.contacts} />
      {why !== null && <Why {...why} summary="Waarom deze volgorde?" />}
      <h2 class="govuk-heading-m">Wat u zegt</h2>
      <ol class="govuk-list govuk-list--number">
        <li>Wie u bent, en vanaf welke school of opvang u belt.</li>
        <li>Wat er nu gebeurt, met wie, en of er iemand gewond is.</li>
        <li>Waar het kind nu is, en wie erbij is.</li>
        <li>Wat er haast heeft, zoals een ouder die onderweg is.</li>
      </ol>
      <h2 class="govuk-heading-m">Blijf bij het kind</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Laat het kind niet alleen. Vraag een collega om te bellen als u zelf niet weg kunt.</li>
        <li>Zeg dat u blijft. Beloof niet dat u alles geheimhoudt.</li>
        <li>Vraag het kind nu niet uit. Luister als het iets wil vertellen.</li>
        <li>Zorg ook voor uw eigen veiligheid. Houd niemand tegen die gevaarlijk is.</li>
      </ul>
      <h2 class="govuk-heading-m">Daarna: leg het vast</h2>
      <p class="govuk-body">
        Het kan kort: met wie u sprak, wat u deed en hoe laat. U hoeft geen dossier te kunnen zien.
        {frame.user === null && ' U meldt zich dan eerst aan.'}
      </p>
      <Button href={paths.emergencyContact}>Noodcontact vastleggen</Button>
      <p class="govuk-body">
        Heeft u al gemeld bij Veilig Thuis?{' '}
        <a class="govuk-link" href={paths.emergencyReport}>
          Melding vastleggen
        </a>
      </p>
    </Page>
  );
}
