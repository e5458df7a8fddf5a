import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { headersOnAll } from '../../src/platform/http/headers.ts';
import { readAssets } from '../../src/app/assets.ts';
import { AwayPage } from '../../src/features/emergency/away.page.tsx';
import { Form } from '../../src/ui/forms/form.tsx';
import { Input } from '../../src/ui/govuk/input.tsx';
import { Textarea } from '../../src/ui/govuk/textarea.tsx';
import { PhoneLink } from '../../src/ui/layout/emergency-strip.tsx';
import type { Frame } from '../../src/ui/layout/frame.ts';
import { Page } from '../../src/ui/layout/page.tsx';
import { paths } from '../../src/ui/paths.ts';

const html = 'text/html; charset=utf-8';
const assets = readAssets();
const folder = path.join(import.meta.dirname, '../../src/ui/enhance');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));

export type PracticePage = {
  readonly base: string;
  /** The drafts that were sent, in order. */
  readonly drafts: readonly URLSearchParams[];
  /** Where somebody left or locked, with the token that was sent. */
  readonly left: readonly (readonly [string, string])[];
  /** How the next drafts are answered. */
  readonly answerDraftsWith: (status: number) => void;
  readonly close: () => Promise<void>;
};

/** One page of our own vocabulary with every enhancement, under the headers of the application, and nothing behind it. */
export async function servePracticePage(): Promise<PracticePage> {
  const drafts: URLSearchParams[] = [];
  const left: [string, string][] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void (async () => {
      const found = await answer(request);
      if (found.draft !== undefined) drafts.push(found.draft);
      if (found.left !== undefined) left.push(found.left);
      const code = found.draft === undefined ? 200 : status;
      const moved = code === 303 ? { location: '/aanmelden' } : {};
      response.writeHead(code, { ...headersOnAll, 'content-type': found.type, ...moved }).end(found.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${portOf(server)}`,
    drafts,
    left,
    answerDraftsWith: (next) => {
      status = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Found = {
  readonly type: string;
  readonly body: string;
  readonly draft?: URLSearchParams;
  readonly left?: [string, string];
};

async function answer(request: IncomingMessage): Promise<Found> {
  const name = path.basename(request.url ?? '');
  if (name.endsWith('.css')) return { type: 'text/css', body: Buffer.from(assets.find(name)?.bytes ?? []).toString() };
  if (scripts.includes(name)) return { type: 'text/javascript', body: readFileSync(path.join(folder, name), 'utf8') };
  if (request.method === 'POST') return takeIn(request);
  return { type: html, body: request.url === paths.away ? asText(<AwayPage />) : practice() };
}

async function takeIn(request: IncomingMessage): Promise<Found> {
  const sent = new URLSearchParams(await text(request));
  if (request.url === paths.draft) return { type: html, body: '<p>Concept bewaard om 14:05</p>', draft: sent };
  if (request.url !== paths.leave && request.url !== paths.lock) return { type: html, body: practice() };
  return { type: html, body: '', left: [request.url, sent.get('_csrf') ?? ''] };
}

function practice(): string {
  const frame: Frame = {
    assets: { css: assets.manifest.css, fonts: [], scripts: scripts.map((name) => `/assets/${name}`) },
    contacts: [],
    trial: false,
    user: { name: 'Els Voorbeeld', role: 'leerkracht', board: 'Bestuur Voorbeeld' },
    screen: { at: '/oefenen', presenting: false },
    nav: [],
    tokens: { csrf: 'csrf-token', key: 'form-key' },
  };
  return asText(
    <Page frame={frame} heading="Oefenen">
      <Form tokens={frame.tokens} action="/d/1/nieuw" submitLabel="Vastleggen" draft="oefening">
        <Textarea name="what" label="Wat zag u?" writingAid />
        <Input name="who" label="Wie was erbij?" />
      </Form>
      <PhoneLink phone="0800 2000" name="Veilig Thuis" />
    </Page>,
  );
}

function asText(page: { readonly toString: () => string }): string {
  return String(page);
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on a port');
  return address.port;
}
