import { Button } from '../ui/govuk/button.tsx';
import type { Frame } from '../ui/layout/frame.ts';
import { Page } from '../ui/layout/page.tsx';

type Props = { readonly frame: Frame; readonly show: string };

/** Stands before every page while others look at the screen; the same before what is there and what is not. */
export function CoverPage({ frame, show }: Props) {
  return (
    <Page frame={frame} heading="Deze pagina is verborgen">
      <p class="govuk-body">Kijkt er niemand mee? Dan kunt u de pagina tonen. De volgende pagina is weer verborgen.</p>
      <Button href={show}>Deze pagina tonen</Button>
    </Page>
  );
}
