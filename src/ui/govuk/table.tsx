import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

type Column = { readonly head: string; readonly numeric?: boolean | undefined };
type Props = {
  readonly caption?: string | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
  /** The first cell names the row. */
  readonly firstIsHeader?: boolean | undefined;
};

/** A table that becomes a list on a narrow screen; each cell then carries the name of its column. */
export function Table({ caption, columns, rows, firstIsHeader }: Props) {
  return (
    <table class="govuk-table pluis-table">
      {caption !== undefined && <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>}
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map(({ head, numeric }) => (
            <th
              scope="col"
              class={classNames('govuk-table__header', numeric === true && 'govuk-table__header--numeric')}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((cells) => (
          <tr class="govuk-table__row">
            {cells.map((cell, place) => (
              <Cell column={columns[place]} isHeader={firstIsHeader === true && place === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { readonly column: Column | undefined; readonly isHeader: boolean; readonly children?: Child };

function Cell({ column, isHeader, children }: CellProps) {
  if (isHeader) {
    return (
      <th scope="row" class="govuk-table__header">
        {children}
      </th>
    );
  }
  const look = classNames('govuk-table__cell', column?.numeric === true && 'govuk-table__cell--numeric');
  return (
    <td class={look} data-label={column?.head === '' ? undefined : column?.head}>
      {children}
    </td>
  );
}
