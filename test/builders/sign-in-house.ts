import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { raw } from 'hono/html';
import { dataFolder } from '../data-folder.ts';
import { boardId, instant, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { BoardId, Instant, StaffId } from '../../src/core/kernel/kernel.ts';
import { later } from '../../src/platform/clock/clock.ts';
import { openKeyring, type Keyring } from '../../src/platform/crypto/keyring.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import { connect } from '../../src/platform/db/connect.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { draftStore, type DraftStore } from '../../src/platform/drafts/drafts.ts';
import type { HttpEnv } from '../../src/platform/http/asking.ts';
import type { PublicAsked, Route, StaffAsked } from '../../src/platform/http/route.ts';
import { shell } from '../../src/platform/http/shell.ts';
import { recogniser } from '../../src/platform/sessions/sessions.ts';
import type { Frame } from '../../src/ui/layout/frame.ts';
import { paths } from '../../src/ui/paths.ts';
import { codeOf } from './codes.ts';

export const trialBoard = boardId.parse('proef');
export const realBoard = boardId.parse('noord');
export const kim = staffId.parse('kim');
export const els = staffId.parse('els');
export const school = locationId.parse('school');
export const began = instant.parse('2026-03-09T08:00:00.000Z');

/** What a feature under test may need of the application, on an embedded database of its own. */
export type House = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly drafts: DraftStore;
  readonly clock: () => Instant;
  readonly wait: (minutes: number) => void;
  /** Somebody new on the board that is no trial, under a name that is also the id. */
  readonly hire: () => Promise<StaffId>;
  readonly close: () => Promise<void>;
};

/** A trial board with a demo person and one without, and a board that is no trial, each with Kim and Els. */
export async function openHouse(): Promise<House> {
  const dataDir = dataFolder('sign-in');
  const db = await connect({ dataDir });
  await furnish(db, { board: trialBoard, name: 'Proefbestuur', trial: true });
  await furnish(db, { board: realBoard, name: 'Bestuur Noord', trial: false });
  let now = began;
  let hired = 0;
  const keyring = openKeyring(path.join(dataDir, 'keys'));
  return {
    hire: async () => {
      hired += 1;
      const id = staffId.parse(`nieuw-${hired}`);
      await asStaff(db, { board: realBoard, staff: null, now }, (tx) =>
        tx
          .insertInto('staff')
          .values({ board_id: realBoard, id, name: `Nieuw Verzonnen ${hired}` })
          .execute(),
      );
      return id;
    },
    db,
    keyring,
    drafts: draftStore(db, keyring, () => now),
    clock: () => now,
    wait: (minutes) => {
      now = later(now, minutes * 60_000);
    },
    close: async () => {
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

type Furnished = { readonly board: BoardId; readonly name: string; readonly trial: boolean };

/** Kim is a demo person on both boards, so that only the kind of the board can tell them apart. */
async function furnish(db: Db, { board, name, trial }: Furnished): Promise<void> {
  await asStaff(db, { board, staff: null, now: began }, async (tx) => {
    await tx.insertInto('board').values({ board_id: board, name, slug: board, trial }).execute();
    const place = { board_id: board, id: school, name: 'De School', kind: 'school', brin: null, lrk: null } as const;
    await tx
      .insertInto('location')
      .values({ ...place, protocol_id: 'fedra-2019' })
      .execute();
    await tx
      .insertInto('staff')
      .values([
        { board_id: board, id: kim, name: 'Kim Fictief', demo: true },
        { board_id: board, id: els, name: 'Els Voorbeeld' },
      ])
      .execute();
    await tx
      .insertInto('staff_role')
      .values([kim, els].map((staff_id) => ({ ...roleOf(board), id: `rol-${staff_id}`, staff_id })))
      .execute();
  });
}

function roleOf(board: BoardId) {
  return {
    board_id: board,
    location_id: school,
    role: 'childProtectionLead',
    may: ['coordinate', 'record_signal'] as const,
    valid_from: began,
    valid_until: null,
  };
}

/** The application around these routes, with real sessions. */
export function applicationOf<Needs>(house: House, routes: readonly Route<Needs>[], context: Needs): Hono<HttpEnv> {
  return shell({
    routes,
    context,
    recognise: recogniser(house.db),
    noteRefusal: () => Promise.resolve(),
    drafts: house.drafts,
    asset: () => null,
    pages: {
      notFound: () => raw('niet hier'),
      notAccepted: () => raw('niet aangenomen'),
      usedBefore: () => raw('al gebruikt'),
      broken: () => raw('stuk'),
    },
    stopped: () => raw('te veel'),
    signInPath: paths.signIn,
    stepUpPath: paths.stepUp,
    cookie: { name: 'pluis', secure: false },
    clock: house.clock,
    log: { info: () => undefined, error: console.error },
  });
}

/** The frame of every page in these tests. */
export function frameOf({ staff, csrf, key }: PublicAsked | StaffAsked): Promise<Frame> {
  return Promise.resolve({
    assets: { css: '/pluis.css', scripts: [], fonts: [] },
    contacts: [],
    trial: true,
    user: staff === null ? null : { name: staff.name, role: 'rol', board: staff.boardName },
    nav: [],
    tokens: { csrf, key },
  });
}

export const codes = new Map([['fedra-2019', codeOf('fedra-2019')]]);

/** Somebody at a browser: keeps the cookie, and sends along the tokens of the last page. */
export class Visitor {
  readonly #app: Hono<HttpEnv>;
  readonly #address: string;
  cookie = '';
  /** Stands for the browser, once somebody signed in here. */
  known = '';
  /** What it went to the organisation for. */
  attempt = '';
  #csrf = '';

  constructor(app: Hono<HttpEnv>, address = '192.0.2.1') {
    this.#app = app;
    this.#address = address;
  }

  async get(at: string): Promise<Answer> {
    return this.#ask(at, { headers: this.#headers() });
  }

  async post(at: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const body = new URLSearchParams({ _csrf: this.#csrf, ...fields });
    return this.#ask(at, { method: 'POST', body, headers: { ...this.#headers(), 'sec-fetch-site': 'same-origin' } });
  }

  #headers(): Record<string, string> {
    const kept = [
      ['pluis', this.cookie],
      ['pluis-known', this.known],
      ['pluis-sso', this.attempt],
    ].filter(([, value]) => value !== '');
    return { cookie: kept.map((pair) => pair.join('=')).join('; ') };
  }

  async #ask(at: string, init: RequestInit): Promise<Answer> {
    const env = { incoming: { socket: { remoteAddress: this.#address } } };
    const response = await this.#app.request(at, init, env);
    this.cookie = cookieIn(response, 'pluis') ?? this.cookie;
    this.attempt = cookieIn(response, 'pluis-sso') ?? this.attempt;
    this.known = cookieIn(response, 'pluis-known') ?? this.known;
    const text = await response.text();
    this.#csrf = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? this.#csrf;
    return { status: response.status, to: response.headers.get('location'), text, headers: response.headers };
  }
}

function cookieIn(response: Response, name: string): string | undefined {
  const found = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  return found === undefined ? undefined : /=([^;]*)/.exec(found)?.[1];
}

export type Answer = {
  readonly status: number;
  readonly to: string | null;
  readonly text: string;
  readonly headers: Headers;
};
