import { Button, ButtonGroup } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

type Props = {
  readonly frame: Frame;
  /** Where to sign out at the organisation too; null for who did not sign in there, or where it has no such page. */
  readonly there: string | null;
};

export function SignedOutPage({ frame, there }: Props) {
  return (
    <Page frame={frame} heading="U bent afgemeld">
      <p class="govuk-body">
        Op dit apparaat is niets bewaard. Sluit ook dit venster als anderen het apparaat gebruiken.
      </p>
      {there === null ? (
        <Button href={paths.signIn}>Opnieuw aanmelden</Button>
      ) : (
        <>
          <p class="govuk-body">
            Bij uw organisatie bent u misschien nog ingelogd. Gebruiken anderen dit apparaat? Log daar dan ook uit.
          </p>
          <ButtonGroup>
            <Button href={there}>Ook uitloggen bij uw organisatie</Button>
            <a class="govuk-link" href={paths.signIn}>
              Opnieuw aanmelden
            </a>
          </ButtonGroup>
        </>
      )}
    </Page>
  );
}
