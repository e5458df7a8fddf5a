import { expect } from 'vitest';
import { assess, type Assessment } from '../../src/core/assess/assess.ts';
import { decide, type Command, type Refusal } from '../../src/core/dossier/decide.ts';
import { absent, evolve, type Dossier } from '../../src/core/dossier/dossier.ts';
import {
  contentSchema,
  dossierEventSchema,
  entrySchema,
  type Content,
  type DossierEvent,
  type Entry,
} from '../../src/core/dossier/events.schema.ts';
import { schoolCalendar, veiligThuisCalendar } from '../../src/core/duties/calendar.ts';
import { toInstant } from '../../src/core/kernel/dates.ts';
import { entryId, instant, reason } from '../../src/core/kernel/kernel.schema.ts';
import type { Instant } from '../../src/core/kernel/kernel.ts';
import type { LocationKind, Route } from '../../src/core/protocol/words.ts';
import { codeOf, type Shipped } from './codes.ts';

/** An entry about the case as a test writes it, parsed by the schema; without a day it is the day the builder stands at. */
export type Said = { readonly type: Content['type']; readonly on?: string; readonly [field: string]: unknown };

const els = 'Els Voorbeeld';
export const calendars = {
  veilig_thuis: veiligThuisCalendar(),
  school: schoolCalendar({ region: 'noord', holidays: [] }),
};
export const because = reason.parse('De reden staat in het verslag.');
export const at = (day: string): Instant => toInstant(`${day}T12:00:00Z`)!;
export const statement = {
  what: 'Kim had een blauwe plek op de arm.',
  source: { origin: 'school', who: els },
} as const;

/** A case built by commands, so that an impossible dossier cannot be built. Throws what `decide` refuses. */
export class Case {
  readonly code;
  dossier: Dossier = absent;
  private day: string;
  private count = 0;

  constructor(protocol: Shipped, opened: string, location: 'school' | 'childcare', route: Route) {
    this.code = codeOf(protocol);
    this.day = opened;
    const event = {
      type: 'DossierOpened',
      on: opened,
      child: { id: 'kim', name: 'Kim Fictief' },
      protocol,
      location,
      route,
    };
    const parsed = dossierEventSchema.parse(event);
    if (parsed.type !== 'DossierOpened') throw new Error('not an opening');
    this.do({ do: 'Open', event: parsed });
  }

  on(day: string): this {
    this.day = day;
    return this;
  }

  /** The id of the entry recorded last. */
  get last() {
    return entryId.parse(`e${this.count}`);
  }

  do(command: Command, role = 'director'): this {
    const decided = this.decided(command);
    if (!decided.ok) throw new Error(decided.error.code);
    for (const event of decided.value) this.dossier = evolve(this.dossier, this.entry(event, role));
    return this;
  }

  decided(command: Command) {
    return decide(this.dossier, command, at(this.day), this.code);
  }

  record(said: Said, role?: string): this {
    return this.do({ do: 'Record', event: contentSchema.parse({ on: this.day, ...said }) }, role);
  }

  refuses(command: Command, code: Refusal['code']): void {
    const decided = this.decided(command);
    expect(decided.ok ? 'accepted' : decided.error.code).toBe(code);
  }

  signal(more: object = {}): this {
    return this.record({ type: 'SignalRecorded', statements: [statement], ...more }, 'teacher');
  }

  flag(flags: object): this {
    return this.record({ type: 'FlagJudged', flags });
  }

  answer(question: string, answer: 'yes' | 'no' | 'doubt', more: object = {}): this {
    const asked = this.code.questions.get(question)?.asks ?? question;
    return this.record({ type: 'QuestionWeighed', question, asked, answer, because, ...more });
  }

  act(...acts: string[]): this {
    return this.record({ type: 'TaskDone', acts });
  }

  talk(acts: string[], more: object = {}): this {
    return this.record({ type: 'ConversationHeld', acts, with: [{ who: 'caregiver' }], ...more });
  }

  report(more: object = {}): this {
    return this.record({ type: 'ReportMade', channel: 'phone', by: 'director', ...more });
  }

  close(): this {
    return this.do({ do: 'Close', because });
  }

  assess(day = this.day): Assessment {
    return assess(this.code, this.dossier, { now: at(day), calendars });
  }

  warned(day?: string): string[] {
    return this.assess(day).warnings.map(({ code }) => code);
  }

  duties(day?: string): string[] {
    return this.assess(day).duties.map(({ id }) => id);
  }

  step(id: string): string | undefined {
    return this.assess().steps.find((step) => step.id === id)?.state;
  }

  actState(id: string): string | undefined {
    return this.assess()
      .steps.flatMap(({ acts }) => acts)
      .find((act) => act.id === id)?.state;
  }

  private entry(event: DossierEvent, role: string): Entry {
    this.count += 1;
    return {
      ...entrySchema.parse({
        id: `e${this.count}`,
        recordedAt: instant.parse(at(this.day)),
        recordedBy: { staff: 'els', role },
        event,
      }),
    };
  }
}

type Opening = { readonly opened?: string; readonly location?: LocationKind; readonly route?: Route };

export function aDossier(
  protocol: Shipped,
  { opened = '2026-03-02', location = codeOf(protocol).protocol.locations[0]!, route = 'home' }: Opening = {},
): Case {
  return new Case(protocol, opened, location, route);
}
