import { Form, Tokens } from '../../ui/forms/form.tsx';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { Doors, type DoorChoice } from './sso/sso.page.tsx';

type Props = {
  readonly frame: Frame;
  /** A demo person has no second factor and confirms with a button. */
  readonly demo: boolean;
  readonly errors: FieldErrors;
  readonly further: string;
  /** Organisations that can show that it is this person. */
  readonly doors: readonly DoorChoice[];
};

export function StepUpPage({ frame, demo, errors, further, doors }: Props) {
  return (
    <Page frame={frame} heading="Bevestig dat u het bent" errors={errors}>
      <p class="govuk-body">
        Wat u wilt doen, is belangrijk. Daarom vragen we dit nog een keer. Wat u al had ingevuld, is bewaard.
      </p>
      <Form
        tokens={frame.tokens}
        action={paths.stepUp}
        submitLabel="Bevestigen"
        cancel={{ href: paths.start, label: 'Niet doen, naar de startpagina' }}
      >
        <input type="hidden" name="verder" value={further} />
        {demo ? (
          <p class="govuk-body">In deze proef is geen code nodig. In het echt vult u hier een code in.</p>
        ) : (
          <CodeFields errors={errors} />
        )}
      </Form>
      {!demo && (
        <form action={paths.stepUpPasskey} method="post">
          <Tokens tokens={frame.tokens} />
          <input type="hidden" name="verder" value={further} />
          <Button kind="secondary">Een passkey gebruiken</Button>
        </form>
      )}
      {doors.length > 0 && (
        <Doors frame={frame} doors={doors} action={paths.stepUpSso} verb="Bevestigen" further={further} />
      )}
    </Page>
  );
}

function CodeFields({ errors }: { readonly errors: FieldErrors }) {
  return (
    <>
      <Input
        name="code"
        label="Code uit uw app"
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
    </>
  );
}
