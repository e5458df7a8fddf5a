import { randomUUID } from 'node:crypto';
import { entriesOf, type Dossier } from '../../src/core/dossier/dossier.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { toInstant } from '../../src/core/kernel/dates.ts';
import { boardId, dossierId, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { StaffId } from '../../src/core/kernel/kernel.ts';
import type { DossierGrant } from '../../src/core/access/words.ts';
import type { Cases, OpenCase } from '../../src/platform/cases/cases.ts';
import type { Reader } from '../../src/platform/cases/readers.ts';
import { decideAll } from '../../src/platform/cases/record.ts';
import { roleAt } from '../../src/platform/cases/role-at.ts';
import type { Directory, StaffCard } from '../../src/platform/directory/directory.ts';
import { parseForm } from '../../src/platform/http/form.ts';
import { toDossierRef } from '../../src/platform/http/reference.ts';
import type { DossierAsked, Form, Reply } from '../../src/platform/http/route.ts';
import type { Frame } from '../../src/ui/layout/frame.ts';
import { calendars, type Case } from './dossier.ts';

const location = locationId.parse('de-voorbeeld');
const board = boardId.parse('bestuur-voorbeeld');
const ref = toDossierRef('a'.repeat(32))!;

export const frame: Frame = {
  assets: { css: '/assets/pluis.css', scripts: [], fonts: [] },
  contacts: [
    { name: 'Alarmnummer', phone: '112', use: 'Bij levensgevaar.' },
    { name: 'Veilig Thuis', phone: '0800-2000', use: 'Advies en melding.' },
  ],
  trial: false,
  user: { name: 'Els Voorbeeld', role: 'Zorgcoördinator', board: 'Bestuur Voorbeeld' },
  nav: [],
  tokens: { csrf: 'csrf', key: 'sleutel-sleutel' },
};

export type Person = { readonly id: string; readonly name: string; readonly role: string };

/** One person at work on one dossier, with everything in memory: what a route is handed, and what became of it. */
export class Desk {
  dossier: Dossier;
  version: number;
  kept: Form | null = null;
  canRead = true;
  readonly people: readonly StaffCard[];

  private readonly about: Case;
  private readonly day: string;

  constructor(about: Case, day: string, people: readonly [Person, ...Person[]]) {
    this.about = about;
    this.day = day;
    this.dossier = about.dossier;
    this.version = entriesOf(about.dossier).length;
    this.people = people.map(({ id, name, role }) => ({
      id: staffId.parse(id),
      name,
      roles: [{ location, role, may: ['read', 'record'] }],
    }));
  }

  get now() {
    return toInstant(`${this.day}T12:00:00Z`)!;
  }

  /** Somebody else records in between, so that the version on a form is out of date. */
  meanwhile(change: (about: Case) => void): void {
    change(this.about);
    this.dossier = this.about.dossier;
    this.version = entriesOf(this.dossier).length;
  }

  asked(params: Readonly<Record<string, string>>, typed = ''): DossierAsked {
    const [me] = this.people;
    if (me === undefined) throw new Error('a desk has somebody at it');
    const actor = { board, staff: me.id, at: this.now, via: 'screen', session: null, strength: 'strong', trace: 't' };
    const asked = {
      path: '/',
      now: this.now,
      params: { ref, ...params },
      query: new Map(),
      form: parseForm(typed),
      csrf: 'csrf',
      key: 'sleutel-sleutel',
      from: '',
      halfway: null,
      opened: [],
      mayOnBoard: () => false,
      standsIn: [],
      ref,
      staff: { id: me.id, name: me.name, board, boardName: 'Bestuur Voorbeeld', demo: false, roles: me.roles },
      actor,
      draft: () => Promise.resolve(this.kept),
      dossier: { id: dossierId.parse('d1'), ref, board, location, state: 'open' },
      may: () => true,
    };
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a route is handed no more than this in a test
    return asked as unknown as DossierAsked;
  }

  get needs() {
    const directory: Pick<Directory, 'staff'> = { staff: () => Promise.resolve(this.people) };
    const cases: Pick<Cases, 'open' | 'record' | 'readers'> = {
      open: () => Promise.resolve(this.canRead ? this.opened() : null),
      record: (asked, opened, commands, seen) => this.record(asked, opened, commands, seen),
      readers: () => Promise.resolve(this.opened().grants.map((grant) => this.toReader(grant))),
    };
    const needs = { cases, directory, frame: () => Promise.resolve(frame), protocols: new Map() };
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the rest of what features can ask for is not asked here
    return needs as unknown as {
      cases: Cases;
      directory: Directory;
      frame: () => Promise<Frame>;
      protocols: Map<string, never>;
    };
  }

  private toReader({ staff, relation, id: by, from, until }: DossierGrant): Reader {
    const name = this.people.find(({ id }) => id === staff)?.name ?? '';
    return {
      ...{ staff, relation, by, isPlace: true, sight: 'all', from, until, standsInFor: null },
      name,
      standsInForName: null,
    };
  }

  private record: Cases['record'] = (asked, opened, commands, seen) => {
    const { code } = opened;
    if (seen !== null && seen !== this.version) {
      const since = entriesOf(this.dossier).slice(seen);
      return Promise.resolve({ ok: false, error: { kind: 'conflict', since, version: this.version } });
    }
    const by = { staff: asked.staff, role: roleAt(asked, location), now: asked.now };
    const decided = decideAll(code, this.dossier, commands, by);
    if (!decided.ok) return Promise.resolve({ ok: false, error: { kind: 'refused', refusal: decided.error } });
    this.dossier = decided.value.dossier;
    this.version = entriesOf(this.dossier).length;
    return Promise.resolve({ ok: true, value: this.opened() });
  };

  opened(): OpenCase {
    const { code } = this.about;
    const opened = entriesOf(this.dossier)[0]?.event;
    const kind = opened?.type === 'DossierOpened' ? opened.location : 'school';
    return {
      id: dossierId.parse('d1'),
      ref,
      location: { id: location, name: 'De Voorbeeld', kind, protocol: code.protocol.id },
      code,
      dossier: this.dossier,
      assessment: assess(code, this.dossier, { now: this.now, calendars }),
      version: this.version,
      grants: this.people.map(({ id }, at) => ({
        id: randomUUID(),
        dossier: dossierId.parse('d1'),
        staff: id,
        relation: at === 0 ? 'coordinator' : 'team',
        deputyOf: null,
        from: toInstant('2026-01-01T08:00:00Z')!,
        until: null,
      })),
      excluded: [],
      staffNames: new Map<StaffId, string>(this.people.map(({ id, name }) => [id, name])),
      step: null,
      stepSince: null,
      openedAt: toInstant('2026-03-02T12:00:00Z')!,
    };
  }
}

/** The text of a page as sent, and the status that goes with it. */
export async function shown(reply: Reply): Promise<{ readonly status: number; readonly html: string }> {
  if (!('page' in reply)) throw new Error(`no page but ${JSON.stringify(reply)}`);
  return { status: reply.status ?? 200, html: String(await reply.page) };
}
