import { Form, Tokens } from '../../ui/forms/form.tsx';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

type Props = {
  readonly frame: Frame;
  /** In groups of four, to type over. */
  readonly secret: string;
  /** `otpauth://…`, for an app on this device. */
  readonly address: string;
  readonly errors: FieldErrors;
  readonly further: string;
};

export function SetUpPage({ frame, secret, address, errors, further }: Props) {
  return (
    <Page frame={frame} caption="Aanmelden" heading="Stel uw app met codes in" errors={errors}>
      <p class="govuk-body">
        Naast uw wachtwoord gebruikt u een code die steeds verandert. Die code komt uit een authenticator-app op uw
        telefoon. Vraag uw beheerder welke app uw organisatie gebruikt.
      </p>
      <ol class="govuk-list govuk-list--number">
        <li>Open de app en kies voor een nieuwe account met een sleutel.</li>
        <li>
          Typ deze geheime sleutel over: <strong>{secret}</strong>
          <br />
          Staat de app op dit apparaat?{' '}
          <a class="govuk-link" href={address}>
            Zet de sleutel in de app
          </a>
        </li>
        <li>Vul hieronder de code in die de app laat zien.</li>
      </ol>
      <Form tokens={frame.tokens} action={paths.signInSetUp} submitLabel="App bevestigen">
        <input type="hidden" name="verder" value={further} />
        <Input
          name="code"
          label="Code"
          hint="Zes cijfers"
          error={errors.get('code')}
          width={10}
          inputmode="numeric"
          autocomplete="one-time-code"
        />
      </Form>
      <h2 class="govuk-heading-m">Of maak een passkey</h2>
      <p class="govuk-body">
        Uw telefoon of computer kent u dan aan uw vinger, uw gezicht of een pincode. U hebt geen codes nodig.
      </p>
      <form action={paths.signInFirstPasskey} method="post">
        <Tokens tokens={frame.tokens} />
        <input type="hidden" name="verder" value={further} />
        <Button kind="secondary">Een passkey maken</Button>
      </form>
    </Page>
  );
}

type CodesProps = { readonly frame: Frame; readonly codes: readonly string[]; readonly further: string };

/** Shown once: of the codes only a hash is kept. */
export function RecoveryCodesPage({ frame, codes, further }: CodesProps) {
  return (
    <Page frame={frame} caption="U bent aangemeld" heading="Bewaar deze herstelcodes">
      <p class="govuk-body">Bent u uw telefoon kwijt? Dan meldt u zich aan met zo’n code. Elke code werkt één keer.</p>
      <WarningText>U ziet deze codes alleen nu. Schrijf ze op of druk ze af, en bewaar het papier veilig.</WarningText>
      <ul class="govuk-list">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button href={further}>Verder, ik heb de codes bewaard</Button>
    </Page>
  );
}
