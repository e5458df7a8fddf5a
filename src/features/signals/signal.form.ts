import type { Content } from '../../core/dossier/events.schema.ts';
import { contentSchema } from '../../core/dossier/events.schema.ts';
import { formatDay, plainDateFrom, plainDateOf } from '../../core/kernel/dates.ts';
import { ok, refuse, type Instant, type PlainDate, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormState, FormValues } from '../../ui/forms/form-state.ts';
import { filledForm } from '../../ui/forms/form-state.ts';

export const notInList = 'not-in-list';

/** What a teacher hands in, before it is known which child of the list it is. */
export type TypedSignal = {
  /** An id of the list, or the name of a child that is not in it. */
  readonly child: { readonly id: string } | { readonly name: string };
  readonly withheldFrom: string | null;
  readonly danger: 'yes' | 'no' | 'doubt';
  /** `acts`: the ids of the code that a signal fulfils. */
  readonly toEvent: (acts: readonly string[]) => Content;
};

const sources = {
  seen: { kind: 'seen', origin: 'school' },
  heard: { kind: 'heard', origin: 'school' },
  // What the teacher heard is the teacher's; the words of the child stand apart, literally.
  child: { kind: 'heard', origin: 'school' },
  caregiver: { kind: 'told', origin: 'caregiver' },
  other: { kind: 'told', origin: 'third_party' },
} as const;
type SourceKey = keyof typeof sources;

const isSource = (key: string): key is SourceKey => Object.hasOwn(sources, key);
const isDanger = (key: string): key is TypedSignal['danger'] => key === 'yes' || key === 'no' || key === 'doubt';

/** A form to begin with: today, nothing else filled in. */
export function emptySignal(now: Instant): FormState {
  const [year = '', month = '', day = ''] = plainDateOf(now).split('-');
  return filledForm({ 'on-day': String(Number(day)), 'on-month': String(Number(month)), 'on-year': year });
}

/** All errors at once; the order is that of the page. */
export function parseSignal(values: FormValues, recorder: string, now: Instant): Result<TypedSignal, FieldErrors> {
  const errors = new Map<string, string>();
  const said = (name: string): string => values.get(name)?.[0]?.trim() ?? '';
  const child = childIn(said, errors);
  if (said('what') === '') errors.set('what', 'Vul in wat u zag of hoorde.');
  const on = dayIn(said, now, errors);
  checkTime(said('time'), errors);
  checkLengths(said, errors);
  const source = sourceIn(said, errors);
  const danger = said('danger');
  if (!isDanger(danger)) errors.set('danger', 'Kies of er nu direct gevaar is.');
  if (errors.size > 0 || child === null || on === null || source === null || !isDanger(danger)) return refuse(errors);
  const withheldFrom = said('withheld') === '' ? null : said('withheld');
  const toEvent = (acts: readonly string[]) => eventOf(said, { on, source, danger, recorder, acts });
  return ok({ child, withheldFrom, danger, toEvent });
}

type Said = (name: string) => string;
type Errors = Map<string, string>;

function childIn(said: Said, errors: Errors): TypedSignal['child'] | null {
  const id = said('child');
  if (id === '') errors.set('child', 'Kies het kind, of kies ‘Niet in de lijst’.');
  if (id !== notInList) return id === '' ? null : { id };
  const name = said('child-name');
  if (name === '') errors.set('child-name', 'Vul de naam in van het kind.');
  return name === '' ? null : { name };
}

function dayIn(said: Said, now: Instant, errors: Errors): PlainDate | null {
  const on = plainDateFrom(Number(said('on-year')), Number(said('on-month')), Number(said('on-day')));
  if (on === null) errors.set('on', 'Vul een dag in die bestaat, bijvoorbeeld 23 11 2026.');
  else if (on > plainDateOf(now))
    errors.set('on', `Vul een dag in tot en met vandaag, ${formatDay(plainDateOf(now))}.`);
  return on;
}

function checkTime(time: string, errors: Errors): void {
  if (time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    errors.set('time', 'Vul een tijd in, bijvoorbeeld 14:05.');
}

const longest = {
  'child-name': 300,
  where: 300,
  who: 300,
  what: 20_000,
  reading: 20_000,
  words: 20_000,
  asked: 20_000,
  against: 20_000,
};

function checkLengths(said: Said, errors: Errors): void {
  for (const [name, most] of Object.entries(longest)) {
    if (said(name).length > most) errors.set(name, `Maak deze tekst korter: hooguit ${most} tekens.`);
  }
}

function sourceIn(said: Said, errors: Errors): SourceKey | null {
  const source = said('source');
  if (!isSource(source)) {
    errors.set('source', 'Kies of u het zelf zag of hoorde, of wie het vertelde.');
    return null;
  }
  if (source === 'child' && said('words') === '')
    errors.set('words', 'Vul in wat het kind zei, in de woorden van het kind.');
  if (source === 'child' && !isDanger(said('unprompted')))
    errors.set('unprompted', 'Kies of het kind dit uit zichzelf vertelde.');
  if (source === 'other' && said('who') === '') errors.set('who', 'Vul in wie het vertelde.');
  return source;
}

type Settled = {
  readonly on: PlainDate;
  readonly source: SourceKey;
  readonly danger: TypedSignal['danger'];
  readonly recorder: string;
  readonly acts: readonly string[];
};

function eventOf(said: Said, { on, source, danger, recorder, acts }: Settled): Content {
  const { kind, origin } = sources[source];
  const from = { on, time: filled(said('time')), where: filled(said('where')) };
  const own = { origin: 'school', who: recorder };
  const against = said('against');
  return contentSchema.parse({
    type: 'SignalRecorded',
    on,
    time: from.time,
    acts,
    statements: [
      { what: said('what'), kind, source: { origin, who: teller(said, source, recorder) }, ...from },
      ...(against === '' ? [] : [{ what: against, kind: 'seen', source: own, on, contradicting: true }]),
    ],
    reading: filled(said('reading')),
    childsWords:
      source === 'child'
        ? { words: said('words'), asked: filled(said('asked')), unprompted: said('unprompted') }
        : undefined,
    dangerNow: danger,
    flags: danger === 'no' ? undefined : { danger_now: danger },
  });
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function teller(said: Said, source: SourceKey, recorder: string): string {
  if (source === 'caregiver') return 'een ouder of verzorger';
  return source === 'other' ? said('who') : recorder;
}
