import { Form, Tokens } from '../../ui/forms/form.tsx';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

type Props = { readonly frame: Frame; readonly errors: FieldErrors; readonly further: string };

export function SecondFactorPage({ frame, errors, further }: Props) {
  return (
    <Page frame={frame} caption="Aanmelden" heading="Vul de code uit uw app in" errors={errors}>
      <Form
        tokens={frame.tokens}
        action={paths.signInCode}
        submitLabel="Aanmelding afronden"
        cancel={{ href: paths.signIn, label: 'Opnieuw beginnen' }}
      >
        <input type="hidden" name="verder" value={further} />
        <Input
          name="code"
          label="Code"
          hint="Zes cijfers. Elke code werkt één keer."
          error={errors.get('code')}
          width={10}
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <Details summary="Ik heb mijn telefoon niet bij me">
          <Input
            name="recovery"
            label="Herstelcode"
            hint="Een van de codes die u op papier hebt bewaard. Laat het vak hierboven dan leeg."
            width={30}
            autocomplete="off"
          />
        </Details>
      </Form>
      <form action={paths.signInCodePasskey} method="post">
        <Tokens tokens={frame.tokens} />
        <input type="hidden" name="verder" value={further} />
        <Button kind="secondary">Een passkey gebruiken</Button>
      </form>
      <Details summary="Ik heb ook geen herstelcode" open={errors.has('reset')}>
        <p class="govuk-body">
          Vraag uw beheerder om een code voor een nieuwe app. Een tweede collega kijkt of u het bent, en geeft u de
          code.
        </p>
        <Form tokens={frame.tokens} action={paths.signInNewFactor} submitLabel="Nieuwe app instellen" kind="secondary">
          <input type="hidden" name="verder" value={further} />
          <Input name="reset" label="Code van uw collega" error={errors.get('reset')} width={30} autocomplete="off" />
        </Form>
      </Details>
    </Page>
  );
}
