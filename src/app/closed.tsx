import { Hono } from 'hono';
import { alwaysThere as emergency } from '../features/emergency/routes.tsx';
import { routes as guide } from '../features/guide/routes.tsx';
import type { Code } from '../core/protocol/code.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { HttpEnv } from '../platform/http/asking.ts';
import type { Log } from '../platform/http/failure.ts';
import type { Route } from '../platform/http/route.ts';
import { shell } from '../platform/http/shell.ts';
import type { Frame } from '../ui/layout/frame.ts';
import { Page } from '../ui/layout/page.tsx';
import { paths } from '../ui/paths.ts';
import type { BuiltAssets } from './assets.ts';
import { framer, plainFrame } from './frame.ts';
import { noPages } from './no-pages.tsx';

export type ClosedParts = {
  readonly assets: BuiltAssets;
  readonly codes: ReadonlyMap<string, Code>;
  readonly clock: Clock;
  readonly log: Log;
};

type Needs = { readonly protocols: ReadonlyMap<string, Code>; readonly frame: ReturnType<typeof framer> };

const routes: readonly Route<Needs>[] = [...emergency, ...guide];
const secondsToTryAgain = '30';

/** What answers while dossiers cannot be trusted to the database: whom to call and the guide; for the rest, that it is closed. */
export function closedApplication({ assets, codes, clock, log }: ClosedParts): Hono<HttpEnv> {
  const parts = { assets: assets.manifest, codes, trial: false };
  const frame = plainFrame(parts);
  const open = shell<Needs>({
    routes,
    context: { protocols: codes, frame: framer(parts) },
    recognise: () => Promise.resolve({ is: 'nobody' }),
    noteRefusal: () => Promise.resolve(),
    drafts: { keep: () => Promise.resolve(), find: () => Promise.resolve(null), empty: () => Promise.resolve() },
    asset: assets.find,
    pages: { ...noPages(frame), notFound: () => <ClosedPage frame={frame} /> },
    stopped: () => <ClosedPage frame={frame} />,
    signInPath: paths.signIn,
    stepUpPath: paths.stepUp,
    cookie: { name: '__Host-pluis', secure: true },
    clock,
    log,
  });
  const closed = new Hono<HttpEnv>();
  closed.all('*', async (c) => {
    const answer = await open.fetch(c.req.raw, c.env);
    if (answer.status !== 404) return answer;
    const headers = new Headers(answer.headers);
    headers.set('Retry-After', secondsToTryAgain);
    return new Response(answer.body, { status: 503, headers });
  });
  return closed;
}

function ClosedPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="Pluis is nu gesloten">
      <p class="govuk-body">Er is een storing. Dossiers zijn nu niet te openen en er wordt niets vastgelegd.</p>
      <p class="govuk-body">Uw beheerder ziet waarom. Probeer het later nog eens.</p>
      <p class="govuk-body">
        Is er haast? Bel. Vastleggen kan daarna.{' '}
        <a class="govuk-link" href={paths.emergency}>
          Wie u belt en wat u zegt
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.guide}>
          De stappen van de meldcode
        </a>
      </p>
    </Page>
  );
}
