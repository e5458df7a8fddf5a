import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { FieldErrors } from '../forms/form-state.ts';
import { BackLink } from '../govuk/back-link.tsx';
import { ErrorSummary } from '../govuk/error-summary.tsx';
import { PhaseBanner } from '../govuk/phase-banner.tsx';
import { SkipLink } from '../govuk/skip-link.tsx';
import { EmergencyStrip } from './emergency-strip.tsx';
import type { Frame } from './frame.ts';
import { Footer, Header } from './header.tsx';
import type { NavKey } from './nav.ts';
import { Exit } from './screen.tsx';

type Props = {
  readonly frame: Frame;
  /** The first heading; left out where a panel or a legend is the heading. */
  readonly heading?: Child;
  /** What stands quietly above the heading, such as "Stap 3". */
  readonly caption?: Child;
  readonly backLink?: string | { readonly href: string; readonly label: string } | undefined;
  readonly active?: NavKey | undefined;
  readonly errors?: FieldErrors | undefined;
  /** For lists and the dossier; text keeps its 66 characters. */
  readonly wide?: boolean | undefined;
  /** The browser goes on to this address by itself; say so on the page, and give a link to it. */
  readonly onward?: string | undefined;
  readonly children?: Child;
};

/** A whole document. The title stays neutral: it stands in tabs, history and task bars, for anyone to read. */
export function Page(props: Props) {
  const { frame, heading, caption, backLink, active, errors, wide = false, onward, children } = props;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="nl" class="govuk-template govuk-template--rebranded">
        <Head frame={frame} hasErrors={errors !== undefined && errors.size > 0} onward={onward} />
        <body class="govuk-template__body">
          <SkipLink href="#inhoud">Naar de inhoud</SkipLink>
          <EmergencyStrip contacts={frame.contacts} />
          <Exit frame={frame} />
          <Header frame={frame} active={active} />
          {frame.trial && <Trial />}
          <div class="govuk-width-container">
            {backLink !== undefined && <Back to={backLink} />}
            <main class="govuk-main-wrapper" id="inhoud" tabindex={-1}>
              <div class={wide ? 'pluis-wide' : 'pluis-column'}>
                {errors !== undefined && <ErrorSummary errors={errors} />}
                {heading !== undefined && (
                  <h1 class="govuk-heading-l">
                    {caption !== undefined && <span class="govuk-caption-l">{caption}</span>}
                    {heading}
                  </h1>
                )}
                {children}
              </div>
            </main>
          </div>
          <Footer frame={frame} />
        </body>
      </html>
    </>
  );
}

type HeadProps = { readonly frame: Frame; readonly hasErrors: boolean; readonly onward: string | undefined };

function Head({ frame, hasErrors, onward }: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{hasErrors ? 'Fout: Pluis' : 'Pluis'}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="no-referrer" />
      {onward !== undefined && <meta http-equiv="refresh" content={`0;url=${onward}`} />}
      {frame.assets.fonts.map((href) => (
        <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={frame.assets.css} />
      {frame.assets.scripts.map((src) => (
        <script type="module" src={src}></script>
      ))}
    </head>
  );
}

function Trial() {
  return (
    <section aria-label="Proefversie">
      <PhaseBanner tag="Proefversie">niet voor echte dossiers</PhaseBanner>
    </section>
  );
}

function Back({ to }: { readonly to: string | { readonly href: string; readonly label: string } }) {
  return (
    <nav aria-label="Terug">
      {typeof to === 'string' ? <BackLink href={to} /> : <BackLink href={to.href}>{to.label}</BackLink>}
    </nav>
  );
}
