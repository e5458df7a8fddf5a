import { classNames } from '../class-names.ts';
import { Tokens } from '../forms/form.tsx';
import { paths } from '../paths.ts';
import type { Frame } from './frame.ts';
import type { NavKey } from './nav.ts';
import { Hide, PresentingLine, ScreenForms } from './screen.tsx';
import { Wordmark } from './wordmark.tsx';

type Props = { readonly frame: Frame; readonly active?: NavKey | undefined };

export function Header({ frame, active }: Props) {
  return (
    <header class="pluis-header">
      <div
        class={classNames(
          'pluis-header__line govuk-width-container',
          frame.screen !== undefined && 'pluis-header__line--beside-exit',
        )}
      >
        <a class="pluis-header__home" href={paths.start}>
          <Wordmark />
        </a>
        {frame.user !== null && <Who user={frame.user} />}
        <Hide />
      </div>
      <PresentingLine frame={frame} />
      {frame.nav.length > 0 && (
        <nav class="pluis-nav govuk-width-container" aria-label="Hoofdmenu">
          <ul class="pluis-nav__list">
            {frame.nav.map(({ key, label, href }) => (
              <li>
                <a class="pluis-nav__link" href={href} aria-current={key === active ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function Who({ user }: { readonly user: NonNullable<Frame['user']> }) {
  return (
    <p class="pluis-header__who">
      {user.name}, {user.role}
      <span class="pluis-header__board"> {user.board}</span>
    </p>
  );
}

export function Footer({ frame }: { readonly frame: Frame }) {
  return (
    <footer class="pluis-footer">
      <div class="pluis-footer__line govuk-width-container">
        <ul class="pluis-footer__links">
          <li>
            <a class="govuk-link" href={paths.guide}>
              Uitleg van de vijf stappen
            </a>
          </li>
          <li>
            <a class="govuk-link" href={paths.emergency}>
              Direct gevaar: wat u nu doet
            </a>
          </li>
        </ul>
        {frame.user === null ? (
          <a class="govuk-link pluis-footer__session" href={paths.signIn}>
            Aanmelden
          </a>
        ) : (
          <div class="pluis-footer__session">
            <a class="govuk-link" href={paths.account}>
              Mijn toegang
            </a>
            <ScreenForms frame={frame} />
            <form action={paths.signOut} method="post" data-leave="out">
              <Tokens tokens={frame.tokens} />
              <button type="submit" class="pluis-link-button">
                Afmelden
              </button>
            </form>
          </div>
        )}
      </div>
    </footer>
  );
}
