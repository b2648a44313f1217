// SPDX-License-Identifier: Apache-2.0
import { Cells } from '../fields/cells.ts';
import { given } from '../fields/given.ts';
import { type ReturnParser, record } from '../return-parser.ts';
import { Columns } from '../source/columns.ts';
import { TableRow } from '../tokenisers/csv-table.ts';
import { htmlBlocks } from '../tokenisers/html-blocks.ts';
import { GOOGLE } from './google.ts';

/** `<e-mail>.ChangeHistory.html`: a table `Timestamp | Change Type | Old Value | New Value | IP`. */
export const googleChangeHistoryHtml: ReturnParser = {
  ...GOOGLE,
  id: 'google-change-history-html',
  title: 'Google: changes of the account (HTML)',
  gives: ['change', 'subscriber-fact'],
  recognises: (file) => file.mime === 'text/html' && /<th[^>]*>\s*Change Type\s*<\/th>/i.test(file.text),
  *read(file) {
    for (const block of htmlBlocks(file)) {
      if (block.kind !== 'row' || block.columns.length === 0) {
        const raw = block.kind === 'row' ? block.cells.join(' | ') : block.text;
        yield record('subscriber-fact', { name: { raw: block.heading }, value: { raw } }, block);
        continue;
      }
      const row = new TableRow(block, new Columns(block.columns));
      const cells = new Cells(row);
      const data = {
        what: cells.text('Change Type') ?? { raw: '' },
        ...given({
          at: cells.when('Timestamp'),
          oldValue: cells.text('Old Value'),
          newValue: cells.text('New Value'),
          ip: cells.address('IP', 'IP Address')?.address,
        }),
      };
      yield record('change', data, row, row.rest());
      yield* cells.gaps;
    }
  },
};
