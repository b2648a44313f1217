// SPDX-License-Identifier: Apache-2.0
/** An old register read row by row under a mapping: what is sure, what is doubtful, and what a person has said of that. */
import { type OldField, type OldMapping, oldFields } from './columns.ts';
import { type CellContext, type CellRead, isSettled, readCell } from './read-cell.ts';

export interface OldRow {
  /** In the file, from 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<OldField, CellRead>>>;
}

/** What a person says of a doubtful cell. */
export interface Decision {
  readonly row: number;
  readonly field: OldField;
  readonly value: string;
}

export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Rows without a number, an addressee or a target are none of a request: headings, sums, empty lines. */
const NAMING: readonly OldField[] = ['number', 'addressee', 'target'];

export function readRegister(
  rows: readonly TableRow[],
  { columns, dateOrder, hijri = [] }: OldMapping,
  context: CellContext,
): readonly OldRow[] {
  const mapped = oldFields.filter((field) => columns[field] !== undefined);
  const read = rows
    .filter(({ cells }) => NAMING.some((field) => (cells[columns[field] ?? -1] ?? '').trim() !== ''))
    .map(({ row, cells }): OldRow => {
      const found = mapped.map(
        (field) =>
          [
            field,
            readCell(field, cells[columns[field] as number] ?? '', {
              ...context,
              dateOrder,
              ...(hijri.includes(field) && { calendar: 'hijri' as const }),
            }),
          ] as const,
      );
      return { row, cells: Object.fromEntries(found) };
    });
  return withDoubtsAcross(read);
}

/** What only the other cells can tell: a number that stands there twice, an answer before its question. */
function withDoubtsAcross(rows: readonly OldRow[]): readonly OldRow[] {
  const times = new Map<string, number>();
  for (const { cells } of rows) if (cells.number?.value != null) times.set(cells.number.value, (times.get(cells.number.value) ?? 0) + 1);
  return rows.map(({ row, cells }) => {
    const { number, sentOn, answeredOn } = cells;
    const twice = number?.value != null && (times.get(number.value) ?? 0) > 1;
    const backwards = sentOn?.value != null && answeredOn?.value != null && answeredOn.value < sentOn.value;
    return {
      row,
      cells: {
        ...cells,
        ...(twice && number !== undefined ? { number: { ...number, doubt: 'repeated-number' as const } } : {}),
        ...(backwards && answeredOn !== undefined ? { answeredOn: { ...answeredOn, doubt: 'answered-before-sent' as const } } : {}),
      },
    };
  });
}

export const doubtsOf = ({ cells }: OldRow): readonly OldField[] => oldFields.filter((field) => cells[field]?.doubt != null);

/** Cells as a person has settled them. @returns the decisions that are of no cell, or say what such a cell cannot */
export function settle(
  rows: readonly OldRow[],
  decisions: readonly Decision[],
  context: CellContext,
): { readonly rows: readonly OldRow[]; readonly refused: readonly Decision[] } {
  const byCell = new Map(decisions.map((one) => [`${one.row} ${one.field}`, one]));
  const known = new Set(rows.flatMap(({ row, cells }) => Object.keys(cells).map((field) => `${row} ${field}`)));
  const refused = decisions.filter((one) => !known.has(`${one.row} ${one.field}`) || !isSettled(one.field, one.value, context));
  const settled = rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      Object.entries(cells).map(([field, cell]) => {
        const said = byCell.get(`${row} ${field}`);
        return [field, said === undefined || cell === undefined ? cell : { ...cell, value: said.value, doubt: null, choices: [] }];
      }),
    ),
  }));
  return { rows: settled, refused };
}
