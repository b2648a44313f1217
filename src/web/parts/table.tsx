// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface TableProps {
  readonly className?: string;
  /** A head of one row, and bodies. */
  readonly children: ReactNode;
}

/**
 * A table that a telephone shows row below row, each cell under the name of its column (page.css). Cells are laid out as blocks there, so
 * that roles are written on them: a screen reader finds the table either way.
 */
export function Table({ className, children }: TableProps): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (table.current !== null) nameCells(table.current);
  });
  return (
    <table ref={table} className={className} data-stacks>
      {children}
    </table>
  );
}

function nameCells(table: HTMLTableElement): void {
  const head = table.tHead?.rows[0];
  const names = [...(head?.cells ?? [])].map(({ textContent }) => textContent.trim());
  table.setAttribute('role', 'table');
  for (const part of [table.tHead, ...table.tBodies]) part?.setAttribute('role', 'rowgroup');
  for (const row of table.rows) row.setAttribute('role', 'row');
  for (const cell of head?.cells ?? []) cell.setAttribute('role', 'columnheader');
  for (const body of table.tBodies)
    for (const row of body.rows)
      for (const cell of row.cells) {
        cell.setAttribute('role', cell.tagName === 'TH' ? 'rowheader' : 'cell');
        const name = cell.colSpan > 1 ? '' : (names[cell.cellIndex] ?? '');
        if (cell.dataset.column !== name) cell.dataset.column = name;
      }
}
