import { Button } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';

type Props = { readonly frame: Frame; readonly further: string };

/** Says the same to everybody, so that whoever finds the screen learns nothing. */
export function LockedPage({ frame, further }: Props) {
  return (
    <Page frame={frame} heading="Het scherm is vergrendeld">
      <p class="govuk-body">Wat u aan het typen was, is bewaard. U vindt het terug als u zich weer aanmeldt.</p>
      <Button href={`${paths.signIn}?${new URLSearchParams({ verder: further }).toString()}`}>Weer aanmelden</Button>
    </Page>
  );
}
