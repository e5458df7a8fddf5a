import { noBrowser } from '../../src/platform/http/device.ts';
import { randomUUID } from 'node:crypto';
import {
  boardId,
  dossierId,
  entryId,
  instant,
  locationId,
  reason,
  staffId,
} from '../../src/core/kernel/kernel.schema.ts';
import { contentSchema, type Content } from '../../src/core/dossier/events.schema.ts';
import type { DossierRef, StaffId } from '../../src/core/kernel/kernel.ts';
import type { Cases, HandedIn, OpenCase, OpenFrom } from '../../src/platform/cases/cases.ts';
import { openCases } from '../../src/platform/cases/open-cases.ts';
import { writtenCodec } from '../../src/platform/cases/written.schema.ts';
import { later } from '../../src/platform/clock/clock.ts';
import type { Keyring } from '../../src/platform/crypto/keyring.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import type { Db } from '../../src/platform/db/database.ts';
import type { ChildCard, Directory } from '../../src/platform/directory/directory.ts';
import { openDirectory } from '../../src/platform/directory/postgres-directory.ts';
import { sqlDossierStore } from '../../src/platform/dossier-store/sql-store.ts';
import { parseForm } from '../../src/platform/http/form.ts';
import type { DossierAsked, StaffAsked } from '../../src/platform/http/route.ts';
import { codeOf } from './codes.ts';
import { done } from './done.ts';

const board = boardId.parse('oost');
const school = locationId.parse('oost-school');
const code = codeOf('fedra-2019');
const began = instant.parse('2026-03-09T08:00:00.000Z');
const because = reason.parse('De reden staat in het verslag.');

const team = {
  kim: { name: 'Kim Fictief', role: 'teacher' },
  els: { name: 'Els Voorbeeld', role: 'childProtectionLead' },
  ravi: { name: 'Ravi Bedacht', role: 'childProtectionLead' },
  dirk: { name: 'Dirk Verzinsel', role: 'director' },
} as const;
export type Colleague = keyof typeof team;

export type Sent = {
  /** Of the form; a fresh one where it is left out. */
  readonly key?: string;
  readonly typed?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
};

/** A school under Fedra's code on a real database: the cases as the features get them. Time goes on with each request. */
export class Practice {
  readonly cases: Cases;
  readonly directory: Directory;
  readonly school = school;
  readonly protocols = new Map([['fedra-2019', code]]);
  private readonly db: Db;
  private now = began;

  constructor(db: Db, keyring: Keyring) {
    this.db = db;
    this.directory = openDirectory(db, keyring);
    const store = sqlDossierStore({ db, keyring, codec: writtenCodec });
    const tell = () => Promise.resolve();
    this.cases = openCases({ db, store, directory: this.directory, codes: this.protocols, tell });
  }

  async furnish(): Promise<this> {
    await asStaff(this.db, { board, staff: null, now: began }, async (tx) => {
      await tx.insertInto('board').values({ board_id: board, name: 'Bestuur Oost', slug: 'oost' }).execute();
      const place = { board_id: board, id: school, name: 'De School', kind: 'school', brin: null, lrk: null } as const;
      await tx
        .insertInto('location')
        .values({ ...place, protocol_id: code.protocol.id })
        .execute();
      const people = Object.entries(team).map(([id, { name, role }]) => ({ id: staffId.parse(id), name, role }));
      await tx
        .insertInto('staff')
        .values(people.map(({ id, name }) => ({ board_id: board, id, name })))
        .execute();
      await tx
        .insertInto('staff_role')
        .values(
          people.map(({ id, role }) => ({
            ...{ board_id: board, id: `rol-${id}`, staff_id: id, location_id: school, role, may: mayOf(role) },
            ...{ valid_from: began, valid_until: null },
          })),
        )
        .execute();
    });
    return this;
  }

  /** A request of this colleague, a minute after the one before. */
  asked(who: Colleague, { key = randomUUID(), typed = {}, params = {} }: Sent = {}): StaffAsked {
    this.now = later(this.now, 60_000);
    const { name, role } = team[who];
    const held = { location: school, locationName: 'De School', locationKind: 'school', protocol: code.protocol.id };
    return {
      ...{ path: '/', now: this.now, params, query: new Map(), form: parseForm(new URLSearchParams(typed).toString()) },
      ...{
        csrf: 'csrf',
        key,
        from: '',
        browser: noBrowser,
        halfway: null,
        opened: [],
        mayOnBoard: () => false,
        standsIn: [],
        draft: () => Promise.resolve(null),
      },
      staff: {
        ...{ id: staffId.parse(who), name, board, boardName: 'Bestuur Oost', demo: false },
        roles: [{ ...held, locationKind: 'school', role, may: mayOf(role) }],
      },
      actor: { board, staff: staffId.parse(who), at: this.now, via: 'screen', role },
    };
  }

  /** Years go by. */
  waitUntil(moment: string): void {
    this.now = instant.parse(moment);
  }

  /** A request on one dossier, past the gate of the routes. */
  async at(who: Colleague, ref: DossierRef, sent: Sent = {}): Promise<DossierAsked> {
    const asked = this.asked(who, sent);
    const { id } = await this.placeOf(ref);
    return { ...asked, ref, dossier: { id, ref, board, location: school, state: 'open' }, may: () => true };
  }

  private async placeOf(ref: DossierRef) {
    const row = await asStaff(this.db, { board, staff: staffId.parse('els'), now: this.now }, (tx) =>
      tx.selectFrom('dossier').select('id').where('board_id', '=', board).where('ref', '=', ref).executeTakeFirst(),
    );
    return { id: dossierId.parse(row?.id) };
  }

  /** A child whose signals and dossiers are of one test alone. */
  async child(): Promise<ChildCard> {
    const card = { location: school, name: 'Lot Nepnaam', birthDate: null };
    const id = await this.directory.addChild(this.asked('kim').actor, card, randomUUID());
    return { ...card, id, group: null };
  }

  async signal(child: ChildCard, what: string, who: Colleague = 'kim', withheldFrom: readonly StaffId[] = []) {
    return done(await this.cases.handIn(this.asked(who), child, seen(what), withheldFrom));
  }

  async waiting(id: string): Promise<HandedIn> {
    const found = (await this.cases.waiting(this.asked('els'))).find((one) => one.id === entryId.parse(id));
    if (found === undefined) throw new Error('the signal does not wait');
    return found;
  }

  /** A dossier that Els opened from a signal of Kim. */
  async dossier(how: Partial<OpenFrom> = {}, child?: ChildCard): Promise<DossierRef> {
    const signal = await this.waiting(await this.signal(child ?? (await this.child()), 'Lot had natte kleren aan.'));
    return done(await this.cases.openFrom(this.asked('els'), signal, { route: 'home', excluded: [], ...how }));
  }

  async open(who: Colleague, ref: DossierRef): Promise<OpenCase> {
    const opened = await this.cases.open(await this.at(who, ref));
    if (opened === null || opened === 'stopped') throw new Error(`${who} does not see it`);
    return opened;
  }
}

function mayOf(role: string) {
  return code.protocol.roles[role]?.may ?? [];
}

export function seen(what: string): Content {
  const statements = [{ what, source: { origin: 'school', who: 'Kim Fictief' } }];
  return contentSchema.parse({ type: 'SignalRecorded', on: '2026-03-09', statements });
}

export function noted(what: string): { readonly do: 'Record'; readonly event: Content } {
  const statements = [{ what, source: { origin: 'school', who: 'Kim Fictief' } }];
  return { do: 'Record', event: contentSchema.parse({ type: 'ObservationRecorded', on: '2026-03-09', statements }) };
}

export const closing = { do: 'Close', because } as const;
export const reopening = { do: 'Reopen', because } as const;
