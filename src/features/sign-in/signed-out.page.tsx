import { Button } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

export function SignedOutPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="U bent afgemeld">
      <p class="govuk-body">
        Op dit apparaat is niets bewaard. Sluit ook dit venster als anderen het apparaat gebruiken.
      </p>
      <Button href={paths.signIn}>Opnieuw aanmelden</Button>
    </Page>
  );
}
