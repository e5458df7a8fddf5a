import { add, has, none, type Bits } from '../../kernel/bits.ts';
import type { Answer } from '../../kernel/kernel.ts';
import type { Code, CodeAct, CodeFlag, Origin } from '../code.ts';
import type { PrintedAnswer, Question, Source } from '../protocol.schema.ts';
import { flagIds, type Effect, type FlagId, type LocationKind } from '../words.ts';
import { hasRole } from './participants.ts';

export type Norm = 1 | 2 | 3;

/** A flag or a question: something a person says yes, no or doubt to. Numbered, so that a case is a few small sets. */
export type Item = {
  readonly index: number;
  readonly id: string;
  readonly kind: 'flag' | 'question';
  /** The norm that each answer meets, if any. */
  readonly meets: Readonly<Partial<Record<Answer, Norm>>>;
  /** Where doubt has no printed answer: Veilig Thuis is asked, then the same again. */
  readonly doubtAsks: boolean;
  /** The items that are one ground with it within a round, itself included (acute, structural, question 2). */
  readonly mates: Bits;
  readonly origin: Origin;
  readonly rule: string;
  readonly source: Source;
  readonly flag: CodeFlag | null;
  readonly question: Question | null;
};

export type FlagItem = Item & { readonly flagId: FlagId };

/** A code made ready for one kind of location: looked up once, used for every case. */
export type Prepared = {
  readonly code: Code;
  readonly location: LocationKind;
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  readonly flags: readonly FlagItem[];
  readonly questions: readonly Item[];
  readonly first: Item;
  /** The flags of the emergency route and of special forms of violence. */
  readonly danger: Item;
  readonly special: Item;
  /** The question whose answer tells whether help worked. */
  readonly review: Item | null;
  /** The question of acute and structural unsafety. */
  readonly safety: Item | null;
  /** Items of norm 1. */
  readonly norm1: Bits;
  /** Items whose no meets a norm: help not possible, not accepted, without result. */
  readonly metByNo: Bits;
  /** Grounds that rest on the national rule R-1 in a code that lacks it: they can be declined without a change. */
  readonly national: Bits;
  readonly acts: ReadonlyMap<string, CodeAct>;
  /** The mandatory acts, in the order of the code. */
  readonly duties: readonly CodeAct[];
  /** The act with this effect: the code's own before the national one. */
  readonly actDoing: ReadonlyMap<Effect, CodeAct>;
  readonly nationalDoing: ReadonlyMap<Effect, CodeAct>;
  readonly deciders: ReadonlySet<string>;
  readonly reporters: ReadonlySet<string>;
};

const ready = new WeakMap<Code, Map<LocationKind, Prepared>>();

/** Looks the code up once per kind of location. */
export function prepare(code: Code, location: LocationKind): Prepared {
  const known = ready.get(code)?.get(location);
  if (known !== undefined) return known;
  const prepared = make(code, location);
  ready.set(code, (ready.get(code) ?? new Map<LocationKind, Prepared>()).set(location, prepared));
  return prepared;
}

function make(code: Code, location: LocationKind): Prepared {
  const questions = code.protocol.questions.map((question, at) => questionItem(question, flagIds.length + at));
  const safety = questions.find((item) => item.meets.yes === 1) ?? null;
  const doubtPrinted = safety?.meets.doubt === 1;
  const flags = flagIds.map((id, index) => flagItem(code, id, index, doubtPrinted));
  const mates = setOf([...flags.filter(isOfSafety), ...(safety === null ? [] : [safety])]);
  const items = [...flags, ...questions].map((item) => (has(mates, item.index) ? { ...item, mates } : item));
  const asked = items.filter(({ kind }) => kind === 'question');
  const acts = actsOf(code);
  const [first] = asked;
  if (first === undefined) throw new Error('a protocol has at least one question');
  return {
    code,
    location,
    items,
    flags: flags.map((flag) => ({ ...flag, mates: has(mates, flag.index) ? mates : flag.mates })),
    danger: named(flags, 'danger_now'),
    special: named(flags, 'special_form'),
    questions: asked,
    first,
    acts,
    safety: asked.find(({ id }) => id === safety?.id) ?? null,
    byId: new Map(items.map((item) => [item.id, item])),
    review: asked.find((item) => reviews(code, item)) ?? null,
    norm1: setOf(items.filter((item) => Object.values(item.meets).includes(1))),
    metByNo: setOf(items.filter((item) => item.meets.no !== undefined)),
    national: setOf(items.filter((item) => item.kind === 'flag' && item.origin === 'national')),
    duties: [...code.acts.values()].filter(({ strength, by }) => strength === 'must' && by.length > 0),
    actDoing: doing(acts.values()),
    nationalDoing: doing([...acts.values()].filter(({ origin }) => origin === 'national')),
    deciders: new Set(code.protocol.finalDecider.roles.filter((role) => hasRole(code, role, location))),
    reporters: reportersOf(code, location),
  };
}

/** Who reports by the code; where it is appointed per case, anyone who can be appointed. */
function reportersOf(code: Code, location: LocationKind): ReadonlySet<string> {
  const named = code.protocol.reporter.roles.filter((role) => hasRole(code, role, location));
  return new Set(named.flatMap((role) => [role, ...(code.protocol.roles[role]?.appointedFrom ?? [])]));
}

function isOfSafety({ id, meets }: Item): boolean {
  return meets.yes === 1 && (id === 'acute' || id === 'structural');
}

function setOf(items: readonly Item[]): Bits {
  return items.reduce((set, item) => add(set, item.index), none);
}

function reviews(code: Code, item: Item): boolean {
  return code.protocol.questions.some(({ answers }) =>
    answers.some(({ leads }) => leads.to === 'help' && leads.question === item.id),
  );
}

/** The acts of the code and, also where they are silent, those of the overlay: they can always be recorded. */
function actsOf(code: Code): ReadonlyMap<string, CodeAct> {
  const silent = code.overlay.rules.flatMap((rule) =>
    rule.acts.map((act): CodeAct => ({ ...act, origin: 'national', overlayRule: rule.id })),
  );
  return new Map([...silent.map((act) => [act.id, act] as const), ...code.acts]);
}

function named(flags: readonly FlagItem[], id: FlagId): Item {
  const found = flags.find(({ flagId }) => flagId === id);
  if (found === undefined) throw new Error(`flag ${id} is in the closed list`);
  return found;
}

function doing(acts: Iterable<CodeAct>): ReadonlyMap<Effect, CodeAct> {
  const found = new Map<Effect, CodeAct>();
  for (const act of acts) {
    if (act.does === undefined) continue;
    if (!found.has(act.does) || act.origin === 'own') found.set(act.does, act);
  }
  return found;
}

function questionItem(question: Question, index: number): Item {
  return {
    index,
    id: question.id,
    kind: 'question',
    meets: normsOf(question.answers),
    doubtAsks: !question.answers.some(({ covers }) => covers.includes('doubt')),
    mates: add(none, index),
    origin: 'own',
    rule: question.id,
    source: question.source,
    flag: null,
    question,
  };
}

function normsOf(answers: readonly PrintedAnswer[]): Partial<Record<Answer, Norm>> {
  const norms: Partial<Record<Answer, Norm>> = {};
  for (const { covers, leads } of answers) {
    if (leads.to !== 'report') continue;
    for (const answer of covers) norms[answer] = leads.norm;
  }
  return norms;
}

const normOf: Partial<Record<CodeFlag['means'], Norm>> = { norm1: 1, norm2: 2, norm3: 3 };

function flagItem(code: Code, id: FlagId, index: number, doubtPrinted: boolean): FlagItem {
  const flag = code.flags.get(id);
  const norm = flag === undefined ? undefined : normOf[flag.means];
  const doubtReports = doubtPrinted && norm === 1 && (id === 'acute' || id === 'structural');
  const meets = norm === undefined ? {} : { yes: norm };
  const plain = {
    index,
    id,
    flagId: id,
    kind: 'flag',
    meets: doubtReports ? { ...meets, doubt: norm } : meets,
    doubtAsks: !doubtReports,
    mates: add(none, index),
    question: null,
  } as const;
  if (flag !== undefined) return { ...plain, origin: flag.origin, rule: flag.rule, source: flag.source, flag };
  return { ...plain, origin: 'own', rule: 'L-1', source: code.protocol.finalDecider.source, flag: null };
}
