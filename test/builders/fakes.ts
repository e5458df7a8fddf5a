import { noBrowser } from '../../src/platform/http/device.ts';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { plainDateOf, toInstant } from '../../src/core/kernel/dates.ts';
import { boardId, childId, entryId, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import { ok, type EntryId, type Instant, type StaffId } from '../../src/core/kernel/kernel.ts';
import type { Code } from '../../src/core/protocol/code.ts';
import type { Ability, LocationKind } from '../../src/core/protocol/words.ts';
import type { Absences, Away, Receiver } from '../../src/platform/absence/absence.ts';
import type { CaseRow, Cases, HandedIn } from '../../src/platform/cases/cases.ts';
import type { ChildCard, Directory, LocationCard, StaffCard } from '../../src/platform/directory/directory.ts';
import { parseForm } from '../../src/platform/http/form.ts';
import { toDossierRef } from '../../src/platform/http/reference.ts';
import type { Form, PublicAsked, Reply, StaffAsked } from '../../src/platform/http/route.ts';
import type { Frame } from '../../src/ui/layout/frame.ts';
import { codeOf, type Shipped } from './codes.ts';

const board = boardId.parse('bestuur-voorbeeld');
export const now = toInstant('2026-11-23T13:05:00Z')!;

export type Colleague = { readonly name: string; readonly role: string; readonly at?: 'everywhere' };
type Handed = {
  readonly child: ChildCard;
  readonly event: HandedIn['event'];
  readonly withheldFrom: readonly StaffId[];
};
export type Todo = NonNullable<CaseRow['summary']>['todo'][number];

/** A board with one location, all in memory: who works there, its children, its dossiers as rows, and what is handed in. */
export class Place {
  readonly code: Code;
  readonly location: LocationCard;
  readonly children: ChildCard[];
  readonly rows: CaseRow[] = [];
  readonly handed: Handed[] = [];
  /** When the one who asks confirmed to have read that a dossier is there. */
  readonly confirmed = new Map<string, Instant>();
  waiting = 0;
  /** Proposals to destroy something. */
  proposals = 0;
  odd = false;
  /** Uses of emergency access: to look at, and not looked at in time. */
  emergencies = { waiting: 0, overdue: 0 };
  /** Stops after many dossiers, to look at. */
  readingStops = 0;
  /** Months of the log that are not signed for. */
  readonly reviews: string[] = [];
  /** Who is away, now or in time. */
  readonly away: Away[] = [];
  /** Nobody is there for what comes in. */
  isEmpty = false;
  kept: Form | null = null;
  readonly today = plainDateOf(now);
  private readonly people: readonly StaffCard[];

  constructor(protocol: Shipped, kind: LocationKind, people: readonly Colleague[]) {
    this.code = codeOf(protocol);
    this.location = { id: locationId.parse('de-voorbeeld'), name: 'De Voorbeeld', kind, protocol };
    this.children = [this.child('bo', 'Bo Verzonnen')];
    this.people = people.map(({ name, role, at }) => ({
      id: staffId.parse(name.toLowerCase().replace(' ', '-')),
      name,
      roles: [{ location: at === 'everywhere' ? null : this.location.id, role, may: this.mayOf(role) }],
    }));
  }

  private child(id: string, name: string): ChildCard {
    return { id: childId.parse(id), location: this.location.id, name, birthDate: null, group: 'Groep 4' };
  }

  private mayOf(role: string): readonly Ability[] {
    const known = this.code.protocol.roles[role];
    if (known === undefined) throw new Error(`the code has no role ${role}`);
    return known.may;
  }

  /** A dossier with this to do; `sight` tells how much of it the one who asks sees. */
  dossier(child: string, todo: readonly Partial<Todo>[], more: Partial<CaseRow> = {}): this {
    const number = String(this.rows.length + 1);
    const row: CaseRow = {
      ref: toDossierRef(number.repeat(32))!,
      location: this.location,
      status: 'open',
      sight: 'all',
      openedAt: toInstant('2026-11-02T09:00:00Z')!,
      touchedAt: toInstant('2026-11-20T09:00:00Z')!,
      summary: {
        child,
        group: 'Groep 4',
        steps: [
          { id: 'S1', state: 'done' },
          { id: 'S2', state: 'now' },
        ],
        outcome: 'continue',
        reportDuty: false,
        todo: todo.map((one) => ({
          ...{ act: 'F-1.2', what: 'Gericht observeren', by: 'teacher', strength: 'must', due: null, why: 'Kijk.' },
          ...one,
        })),
      },
    };
    this.rows.push({ ...row, ...more, summary: more.summary === undefined ? row.summary : more.summary });
    return this;
  }

  asked(
    name: string,
    typed: Readonly<Record<string, string>> = {},
    params: Record<string, string> = {},
  ): StaffAsked & PublicAsked {
    const me = this.people.find((one) => one.name === name);
    if (me === undefined) throw new Error(`${name} does not work here`);
    return {
      ...this.visitor(),
      params,
      form: parseForm(new URLSearchParams(typed).toString()),
      csrf: 'csrf',
      staff: {
        id: me.id,
        name,
        board,
        boardName: 'Bestuur Voorbeeld',
        demo: false,
        roles: me.roles.map((held) => ({
          ...held,
          locationName: held.location === null ? null : this.location.name,
          locationKind: held.location === null ? null : this.location.kind,
          protocol: held.location === null ? null : this.location.protocol,
        })),
      },
      halfway: null,
      actor: { board, staff: me.id, at: now, via: 'screen' },
      draft: () => Promise.resolve(this.kept),
      opened: [],
      mayOnBoard: (ability) => me.roles.some(({ may }) => may.some((given) => given === ability)),
      standsIn: [],
    };
  }

  /** Somebody who is not signed in. */
  visitor(): PublicAsked {
    return {
      path: '/',
      now,
      params: {},
      query: new Map(),
      form: new Map(),
      csrf: '',
      key: 'sleutel-sleutel',
      from: '',
      browser: noBrowser,
      staff: null,
      halfway: null,
      session: null,
    };
  }

  get needs() {
    const directory: Directory = {
      locations: () => Promise.resolve([this.location]),
      children: () => Promise.resolve(this.children),
      addChild: (_, { name }) => {
        const added = { ...this.child(`kind-${this.children.length + 1}`, name), group: null };
        this.children.push(added);
        return Promise.resolve(added.id);
      },
      staff: () => Promise.resolve(this.people),
    };
    const cases: Pick<Cases, 'list' | 'waiting' | 'handedInByMe' | 'handIn' | 'handedIn' | 'confirmed'> = {
      list: () => Promise.resolve(this.rows),
      confirmed: () => Promise.resolve(this.confirmed),
      waiting: ({ staff }) => Promise.resolve(Array.from({ length: this.waiting }, () => this.aSignal(staff.id))),
      handedInByMe: ({ staff }) => Promise.resolve(this.handed.map((one, at) => this.toHandedIn(one, at, staff.id))),
      handIn: (_, child, event, withheldFrom) => {
        this.handed.push({ child, event, withheldFrom });
        return Promise.resolve(ok(this.idOf(this.handed.length - 1)));
      },
      handedIn: ({ staff }, id) => {
        const at = this.handed.findIndex((_, index) => this.idOf(index) === id);
        const found = this.handed[at];
        return Promise.resolve(found === undefined ? null : this.toHandedIn(found, at, staff.id));
      },
    };
    const absences: Pick<Absences, 'list' | 'unattended' | 'receivers'> = {
      list: () => Promise.resolve(this.away),
      unattended: () => Promise.resolve(this.isEmpty ? [this.location.id] : []),
      receivers: () => Promise.resolve(this.receivers()),
    };
    return {
      cases,
      absences,
      directory,
      ties: () => Promise.resolve([]),
      inspection: { unsigned: () => Promise.resolve(this.reviews) },
      proposals: () => Promise.resolve(this.proposals),
      emergencyAccess: { counts: () => Promise.resolve(this.emergencies) },
      readingStops: { waiting: () => Promise.resolve(this.readingStops) },
      odd: () => Promise.resolve(this.odd),
      protocols: new Map([[this.location.protocol, this.code]]),
      frame: ({ staff }: PublicAsked | StaffAsked) => Promise.resolve(this.frame(staff?.name ?? null)),
    };
  }

  /** Who coordinates, and who stands in for them now. */
  private receivers(): Receiver[] {
    return this.people.flatMap(({ id, roles }) => {
      const held = roles.find(({ may }) => may.includes('coordinate'));
      if (held === undefined) return [];
      const gone = this.away.filter(({ staff, from }) => staff === id && from <= now);
      const deputies = gone.flatMap(({ deputy }) => (deputy === null ? [] : [deputy]));
      return [
        { staff: id, role: held.role, standsInFor: null, away: gone.length > 0 },
        ...deputies.map((staff) => ({ staff, role: held.role, standsInFor: id, away: false })),
      ];
    });
  }

  private frame(name: string | null): Frame {
    return {
      assets: { css: '/assets/pluis.css', scripts: [], fonts: [] },
      contacts: this.code.contacts.flatMap(({ name: who, phone, use }) =>
        phone === undefined ? [] : [{ name: who, phone, use }],
      ),
      trial: false,
      user: name === null ? null : { name, role: '', board: 'Bestuur Voorbeeld' },
      nav: [],
      tokens: { csrf: 'csrf', key: 'sleutel-sleutel' },
    };
  }

  private idOf(at: number): EntryId {
    return entryId.parse(`abcdef-${at}`);
  }

  private toHandedIn({ child, event, withheldFrom }: Handed, at: number, recordedBy: StaffId): HandedIn {
    const recorderName = this.people.find(({ id }) => id === recordedBy)?.name ?? '';
    const known = { location: this.location, recordedAt: now, recordedBy, recorderName, recorderRole: 'teacher' };
    return { ...known, id: this.idOf(at), child, event, takenUp: false, seen: [], withheldFrom };
  }

  private aSignal(recordedBy: StaffId): HandedIn {
    const [child] = this.children;
    if (child === undefined) throw new Error('a place has a child');
    const event = contentSchema.parse({ type: 'LeadContacted', on: this.today });
    return this.toHandedIn({ child, event, withheldFrom: [] }, 0, recordedBy);
  }
}

/** The page as sent, without its markup; and the status that goes with it. */
export async function read(reply: Reply | Promise<Reply>) {
  const answered = await reply;
  if (!('page' in answered)) throw new Error(`no page but ${JSON.stringify(answered)}`);
  const html = String(await answered.page);
  const text = html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  return { status: answered.status ?? 200, html, text };
}

export async function ledTo(reply: Reply | Promise<Reply>): Promise<string> {
  const answered = await reply;
  if (!('redirect' in answered)) throw new Error('no redirect');
  return answered.redirect;
}
