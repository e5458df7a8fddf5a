import { Form, Tokens } from '../../../ui/forms/form.tsx';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import { Button } from '../../../ui/govuk/button.tsx';
import { Input } from '../../../ui/govuk/input.tsx';
import { InsetText } from '../../../ui/govuk/inset-text.tsx';
import { SummaryList, type SummaryRow } from '../../../ui/govuk/summary-list.tsx';
import { Tag } from '../../../ui/govuk/tag.tsx';
import type { Frame } from '../../../ui/layout/frame.ts';
import { Page } from '../../../ui/layout/page.tsx';
import { paths } from '../../../ui/paths.ts';

export type SessionRow = {
  readonly ref: string;
  readonly device: string;
  readonly since: string;
  readonly seen: string;
  readonly isThis: boolean;
};
type Props = {
  readonly frame: Frame;
  /** Null for a demo person, who has nothing to sign in with. */
  readonly ways: readonly SummaryRow[] | null;
  readonly sessions: readonly SessionRow[];
  readonly happened: readonly { readonly what: string; readonly when: string }[];
};

export function OwnPage({ frame, ways, sessions, happened }: Props) {
  return (
    <Page frame={frame} heading="Mijn toegang">
      <h2 class="govuk-heading-m">Hoe u zich aanmeldt</h2>
      {ways === null ? (
        <InsetText>
          In deze proef meldt u zich aan met één klik. In het echt staan hier uw wachtwoord en codes.
        </InsetText>
      ) : (
        <SummaryList rows={ways} />
      )}
      <h2 class="govuk-heading-m">Waar u bent aangemeld</h2>
      <p class="govuk-body">Herkent u een apparaat niet? Meld u daar af, en kies een nieuw wachtwoord.</p>
      <ul class="pluis-list">
        {sessions.map((session) => (
          <li>
            <Session frame={frame} session={session} />
          </li>
        ))}
      </ul>
      <form action={paths.accountEverywhere} method="post">
        <Tokens tokens={frame.tokens} />
        <Button kind="warning">Overal afmelden</Button>
      </form>
      {happened.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Wat er met uw account gebeurde</h2>
          <p class="govuk-body">Deed u iets hiervan niet zelf? Bel uw beheerder.</p>
          <ul class="govuk-list govuk-list--bullet">
            {happened.map(({ what, when }) => (
              <li>
                {what}, {when}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Session({ frame, session }: { readonly frame: Frame; readonly session: SessionRow }) {
  const { ref, device, since, seen, isThis } = session;
  return (
    <>
      <p class="govuk-body">
        <strong>{device}</strong> {isThis && <Tag colour="green">dit is deze sessie</Tag>}
        <br />
        Sinds {since}. Laatst gebruikt {seen}.
      </p>
      {!isThis && (
        <form action={paths.accountSession} method="post">
          <Tokens tokens={frame.tokens} />
          <input type="hidden" name="session" value={ref} />
          <Button kind="secondary">
            Daar afmelden
            <span class="govuk-visually-hidden">
              : {device}, sinds {since}
            </span>
          </Button>
        </form>
      )}
    </>
  );
}

export function ChangePasswordPage({ frame, errors }: { readonly frame: Frame; readonly errors: FieldErrors }) {
  return (
    <Page frame={frame} heading="Nieuw wachtwoord kiezen" errors={errors}>
      <p class="govuk-body">Op andere apparaten wordt u afgemeld.</p>
      <Form
        tokens={frame.tokens}
        action={paths.accountPassword}
        submitLabel="Wachtwoord vastleggen"
        cancel={{ href: paths.account, label: 'Niet doen' }}
      >
        <Input
          name="current"
          error={errors.get('current')}
          label="Uw wachtwoord van nu"
          type="password"
          width={20}
          autocomplete="current-password"
        />
        <Input
          name="password"
          error={errors.get('password')}
          label="Nieuw wachtwoord"
          hint="Minstens 12 tekens. Vier losse woorden zijn goed te onthouden en moeilijk te raden."
          type="password"
          width={20}
          autocomplete="new-password"
        />
      </Form>
    </Page>
  );
}

type AppProps = {
  readonly frame: Frame;
  readonly secret: string;
  readonly address: string;
  /** The secret as it will be kept; comes back with the form. */
  readonly sealed: string;
  readonly errors: FieldErrors;
};

export function ReplaceAppPage({ frame, secret, address, sealed, errors }: AppProps) {
  return (
    <Page frame={frame} heading="Een andere app met codes" errors={errors}>
      <p class="govuk-body">Uw oude app en uw oude herstelcodes werken daarna niet meer.</p>
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
      <Form
        tokens={frame.tokens}
        action={paths.accountApp}
        submitLabel="App bevestigen"
        cancel={{ href: paths.account, label: 'Niet doen' }}
      >
        <input type="hidden" name="sealed" value={sealed} />
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
    </Page>
  );
}

export function RenewCodesPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="Nieuwe herstelcodes">
      <p class="govuk-body">U krijgt acht nieuwe codes. De oude werken daarna niet meer.</p>
      <Form
        tokens={frame.tokens}
        action={paths.accountCodes}
        submitLabel="Nieuwe codes maken"
        cancel={{ href: paths.account, label: 'Niet doen' }}
      />
    </Page>
  );
}
