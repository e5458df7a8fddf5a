/** A document as data: what it says and in which order, not what it looks like. All text is plain text, never markup. */
export type PrintedDocument<Id extends string = string> = {
  /** Neutral: it names nobody, since it stands in a window title and in the properties of the file. */
  readonly title: string;
  /** Who, where and when, at the head of the first page. */
  readonly head: readonly Row[];
  /** What a reader must know before reading. */
  readonly notices: readonly string[];
  /** The path of five stones; empty where the document has none. */
  readonly stones: readonly PrintedStone[];
  readonly blocks: readonly Block<Id>[];
};

export type PrintedStone = { readonly name: string; readonly state: StoneState; readonly says: string };
export type StoneState = 'done' | 'now' | 'open' | 'skipped' | 'again';

/** One part of the text that can be copied by itself. */
export type Block<Id extends string = string> = {
  readonly id: Id;
  readonly title: string;
  readonly parts: readonly Part[];
};

export type Row = { readonly label: string; readonly says: string };

export type Part =
  | { readonly is: 'text'; readonly title: string | null; readonly says: string }
  | { readonly is: 'rows'; readonly title: string | null; readonly rows: readonly Row[] }
  | { readonly is: 'list'; readonly title: string; readonly items: readonly string[] }
  | {
      readonly is: 'facts';
      readonly title: string;
      readonly origin: FactOrigin;
      readonly facts: readonly PrintedFact[];
    }
  | { readonly is: 'entries'; readonly title: string; readonly entries: readonly PrintedEntry[] }
  | { readonly is: 'words'; readonly title: string; readonly words: readonly LiteralWords[] };

export type FactOrigin = 'school' | 'child' | 'caregiver' | 'third_party';

export type PrintedFact = {
  readonly when: string;
  readonly what: string;
  /** Seen, heard or told, and where; for several children also about whom. */
  readonly how: string;
  readonly source: string;
  /** Speaks against the concern, or protects. */
  readonly isContradicting: boolean;
  /** The same in words, so that both kinds stand out equally. */
  readonly points: string;
};

export type PrintedEntry = { readonly title: string; readonly rows: readonly Row[] };
export type LiteralWords = { readonly says: string; readonly context: string };

export const notKnown = 'niet bekend';

export function row(label: string, says: string | null | undefined): Row {
  return { label, says: says === undefined || says === null || says.trim() === '' ? notKnown : says };
}

/** Only the rows that have something to say; for an entry, where a field left empty is no gap in the report. */
export function filled(rows: readonly (readonly [label: string, says: string | undefined])[]): readonly Row[] {
  return rows.flatMap(([label, says]) => (says === undefined || says === '' ? [] : [{ label, says }]));
}

export function listOf(title: string, items: readonly string[]): Part {
  return items.length === 0 ? none(title) : { is: 'list', title, items };
}

export function entriesUnder(title: string, entries: readonly PrintedEntry[]): Part {
  return entries.length === 0 ? none(title) : { is: 'entries', title, entries };
}

export function none(title: string, says: string = notKnown): Part {
  return { is: 'text', title, says };
}
