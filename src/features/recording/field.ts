/** A choice with the fields that only matter when it is made. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly then?: readonly Field[];
};

type Named = { readonly name: string; readonly label: string; readonly hint?: string };
/** `needs`: what is said when it was left empty; without it the field may stay empty. */
type Asked = Named & { readonly needs?: string };

/** One cell of a repeated row; `needs` counts only in a row in which something was filled in. */
export type Column = Asked &
  (
    | { readonly is: 'line' | 'text' }
    | { readonly is: 'select'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  );

/** What a form asks, as data: one reader, one check and one renderer serve every kind of entry. */
export type Field =
  | (Asked & { readonly is: 'text'; readonly rows?: number; readonly aid?: true })
  | (Asked & { readonly is: 'line' })
  | (Named & { readonly is: 'time' })
  | (Asked & { readonly is: 'day'; readonly mayBeAhead?: true })
  | (Asked & { readonly is: 'one'; readonly options: readonly Choice[] })
  | (Asked & { readonly is: 'select'; readonly options: readonly Choice[] })
  | (Asked & { readonly is: 'many'; readonly options: readonly Choice[] })
  | (Asked & { readonly is: 'rows'; readonly rows: number; readonly row: string; readonly columns: readonly Column[] })
  | { readonly is: 'heading'; readonly says: string; readonly hint?: string }
  | { readonly is: 'inset'; readonly says: string };

export type Row = ReadonlyMap<string, string>;

/** The name of one cell: `company-2-role`. Rows count from one. */
export function cell(rows: string, row: number, column: string): string {
  return `${rows}-${row}-${column}`;
}
