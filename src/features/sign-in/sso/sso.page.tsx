import { Form, Tokens } from '../../../ui/forms/form.tsx';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import { Button, ButtonGroup } from '../../../ui/govuk/button.tsx';
import { ErrorMessage } from '../../../ui/govuk/error-message.tsx';
import type { Frame } from '../../../ui/layout/frame.ts';
import { Page } from '../../../ui/layout/page.tsx';
import { paths, to } from '../../../ui/paths.ts';

/** An organisation at which one can sign in. */
export type DoorChoice = { readonly key: string; readonly label: string };
type DoorsProps = {
  readonly frame: Frame;
  readonly doors: readonly DoorChoice[];
  readonly action: string;
  readonly verb: string;
  readonly further: string;
};

/** A button for each organisation. */
export function Doors({ frame, doors, action, verb, further }: DoorsProps) {
  return (
    <form action={action} method="post" id="sso">
      <Tokens tokens={frame.tokens} />
      <input type="hidden" name="verder" value={further} />
      <ButtonGroup>
        {doors.map(({ key, label }) => (
          <Button kind="secondary" name="issuer" value={key}>
            {verb} met {label}
          </Button>
        ))}
      </ButtonGroup>
    </form>
  );
}

type OnwardProps = { readonly frame: Frame; readonly heading: string; readonly says: string; readonly href: string };

/** Goes on by itself. A redirect would not do: the browser sends no form of ours on to another site, and keeps our cookies from it. */
export function OnwardPage({ frame, heading, says, href }: OnwardProps) {
  return (
    <Page frame={frame} heading={heading} onward={href}>
      <p class="govuk-body">{says}</p>
      <Button href={href}>Verder</Button>
    </Page>
  );
}

type LinkProps = { readonly frame: Frame; readonly door: DoorChoice; readonly errors: FieldErrors };

export function LinkPage({ frame, door, errors }: LinkProps) {
  const error = errors.get('sso');
  return (
    <Page frame={frame} caption={door.label} heading="Uw organisatie koppelen" errors={errors}>
      <p class="govuk-body">
        Daarna kunt u zich ook aanmelden bij uw organisatie. U meldt zich daar nu één keer aan, zodat we zien welk
        account van u is. Uw wachtwoord en uw codes van Pluis blijven werken.
      </p>
      <div id="sso">{error !== undefined && <ErrorMessage id="sso-error">{error}</ErrorMessage>}</div>
      <Form
        tokens={frame.tokens}
        action={to(paths.accountSso, { issuer: door.key })}
        submitLabel="Koppelen"
        cancel={{ href: paths.account, label: 'Niet doen' }}
      />
    </Page>
  );
}

export function UnlinkPage({ frame, door }: Omit<LinkProps, 'errors'>) {
  return (
    <Page frame={frame} caption={door.label} heading="Uw organisatie losmaken">
      <p class="govuk-body">U meldt zich dan weer aan met uw wachtwoord en een code, of met een passkey.</p>
      <Form
        tokens={frame.tokens}
        action={to(paths.accountSsoEnd, { issuer: door.key })}
        submitLabel="Losmaken"
        kind="warning"
        cancel={{ href: paths.account, label: 'Niet doen' }}
      />
    </Page>
  );
}
