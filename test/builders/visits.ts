import type { Reply, Route } from '../../src/platform/http/route.ts';
import { shown, type Desk } from './desk.ts';

type Params = Readonly<Record<string, string>>;
type Needs = Desk['needs'] & { readonly reportPdf: () => Promise<Uint8Array<ArrayBuffer>> };

/** Stands for a PDF: what is in it is tested where it is made. */
export const pdfBytes = new Uint8Array([37, 80, 68, 70]);

/** All that the routes ask for, in memory. */
export function needsOf({ needs }: Desk): Needs {
  return { ...needs, reportPdf: () => Promise.resolve(pdfBytes) };
}

/** Goes through the routes of one feature as a browser does: read a page, send a form with the version it was made from. */
export function visits(routes: readonly Route<Needs>[]) {
  const routeOf = (method: 'GET' | 'POST', path: string) => {
    const found = routes.find((route) => route.method === method && route.path === path);
    if (found?.on !== 'dossier') throw new Error(`no route ${path}`);
    return found;
  };
  return {
    routeOf,
    get: async (desk: Desk, path: string, params: Params = {}) =>
      shown(await routeOf('GET', path).answer(desk.asked(params), needsOf(desk))),
    /** A list is sent as a field that is repeated, as boxes are. */
    post: async (
      desk: Desk,
      path: string,
      typed: Readonly<Record<string, string | readonly string[]>>,
      params: Params = {},
    ) => {
      const form = new URLSearchParams();
      const all = { _version: String(desk.version), ...typed };
      for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) form.append(name, one);
      return routeOf('POST', path).answer(desk.asked(params, form.toString()), needsOf(desk));
    },
  };
}

/** Where an answer leads, without the dossier it leads within. */
export function leadsTo(reply: Reply): string {
  if (!('redirect' in reply)) throw new Error('no redirect');
  return reply.redirect.replace(/^\/d\/[0-9a-f]{32}/, '');
}

export const lastPart = (reply: Reply): string => leadsTo(reply).split('/').at(-1) ?? '';
