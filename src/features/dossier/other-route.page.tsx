import { PhoneLink } from '../../ui/layout/emergency-strip.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';

/** Harm by somebody who works here, or by another child: the meldcode stops, other duties begin (domain.md §6.1–6.2). */
export function OtherRoute({ route }: { readonly route: 'staff' | 'child' }) {
  return route === 'staff' ? <StaffRoute /> : <ChildRoute />;
}

function StaffRoute() {
  return (
    <section>
      <WarningText>Het gaat om iemand die hier werkt. De meldcode geldt hier niet.</WarningText>
      <ul class="govuk-list govuk-list--number">
        <li>Vertel het direct aan het bestuur of de houder.</li>
        <li>
          Het bestuur overlegt direct met de vertrouwensinspecteur:{' '}
          <PhoneLink phone="0900-111 3 111" name="Vertrouwensinspecteur" />
        </li>
        <li>Is er een redelijk vermoeden van een strafbaar feit? Dan doet het bestuur aangifte bij de politie.</li>
        <li>Gaat het over het bestuur zelf? Bel dan zelf de vertrouwensinspecteur of de politie.</li>
      </ul>
      <p class="govuk-body">
        Bron: Wet op het primair onderwijs, artikel 4a; Wet kinderopvang, artikel 1.51b en 1.51c. Is het thuis ook niet
        veilig? Open daarvoor een eigen dossier.
      </p>
    </section>
  );
}

function ChildRoute() {
  return (
    <section>
      <WarningText>Het gaat om gedrag van een ander kind. De stappen van de meldcode gelden hier niet.</WarningText>
      <p class="govuk-body">
        Gebruik het protocol van uw organisatie voor grensoverschrijdend gedrag tussen kinderen. Zorg dat beide kinderen
        veilig zijn. Is het thuis ook niet veilig? Open daarvoor een eigen dossier.
      </p>
    </section>
  );
}
