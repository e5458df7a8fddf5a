import { Tokens } from '../forms/form.tsx';
import { Icon } from '../icons.tsx';
import { paths } from '../paths.ts';
import type { Frame } from './frame.ts';

type Props = { readonly frame: Frame };

/** For when somebody comes in: to a page of sums, and still signed in. */
export function Hide() {
  return (
    <a class="pluis-way" href={paths.away} data-hide-screen="">
      <Icon name="hide" /> Verberg scherm
    </a>
  );
}

/** Out of here altogether. Stays in sight however far the page is scrolled. */
export function Exit({ frame }: Props) {
  if (frame.screen === undefined) return null;
  return (
    <div class="pluis-exit">
      <div class="pluis-exit__line govuk-width-container">
        <form action={paths.leave} method="post" data-leave="exit">
          <Tokens tokens={frame.tokens} />
          <button type="submit" class="pluis-way pluis-way--exit">
            <Icon name="leave" /> Verlaat deze site
          </button>
        </form>
      </div>
    </div>
  );
}

/** For whoever walks away, and for who shows this screen to others. */
export function ScreenForms({ frame }: Props) {
  if (frame.screen === undefined) return null;
  const { at, presenting } = frame.screen;
  return (
    <>
      <form action={paths.lock} method="post" data-leave="lock">
        <Tokens tokens={frame.tokens} />
        <input type="hidden" name="verder" value={at} />
        <button type="submit" class="pluis-link-button" aria-keyshortcuts="F8">
          Vergrendelen (F8)
        </button>
      </form>
      <Present frame={frame} at={at} to={!presenting} />
    </>
  );
}

/** Stays in sight, so that nobody wonders why the pages are covered. */
export function PresentingLine({ frame }: Props) {
  if (frame.screen?.presenting !== true) return null;
  return (
    <section class="pluis-presenting" aria-label="Presentatiestand">
      <div class="pluis-presenting__line govuk-width-container">
        <strong>De presentatiestand staat aan.</strong>
        <Present frame={frame} at={frame.screen.at} to={false} />
      </div>
    </section>
  );
}

function Present({ frame, at, to }: Props & { readonly at: string; readonly to: boolean }) {
  return (
    <form action={paths.present} method="post">
      <Tokens tokens={frame.tokens} />
      <input type="hidden" name="verder" value={at} />
      <input type="hidden" name="aan" value={to ? 'ja' : 'nee'} />
      <button type="submit" class="pluis-link-button">
        {to ? 'Presentatiestand aanzetten' : 'Presentatiestand uitzetten'}
      </button>
    </form>
  );
}
