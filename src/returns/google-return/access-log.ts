// SPDX-License-Identifier: Apache-2.0
import { Cells } from '../fields/cells.ts';
import { given } from '../fields/given.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable } from '../tokenisers/csv-table.ts';
import { GOOGLE } from './google.ts';

/**
 * `Activities - A list of Google services accessed by….csv`:
 *
 *     Gaia ID,Activity Timestamp,IP Address,Proxied Host IP Address,Is Non-routable IP Address,Activity Country,…,Product Name,…,Activity Type
 *
 * Newer files have two more columns: they are found by name. A proxied host's address is a second one: both are kept, none is chosen.
 */
export const googleAccessLogCsv: ReturnParser = {
  ...GOOGLE,
  id: 'google-access-log-csv',
  title: 'Google: access log (CSV)',
  gives: ['ip-event'],
  recognises: (file) => file.columns.has('Activity Timestamp', 'IP Address', 'Product Name'),
  *read(file) {
    for (const row of csvTable(file)) {
      const cells = new Cells(row);
      const address = cells.address('IP Address');
      if (address === undefined) {
        yield* withoutAddress(cells);
        continue;
      }
      const data = {
        ...address,
        ...given({
          at: cells.when('Activity Timestamp'),
          proxiedFor: cells.text('Proxied Host IP Address'),
          countryStated: cells.text('Activity Country'),
          regionStated: cells.text('Activity Region'),
          cityStated: cells.text('Activity City'),
          userAgent: cells.text('User Agent String'),
          product: cells.text('Product Name'),
        }),
        action: cells.action('activity', 'Activity Type'),
      };
      yield record('ip-event', data, row, row.rest());
      yield* cells.gaps;
    }
  },
};

/** An entry without an address is an activity of the account all the same. */
function* withoutAddress(cells: Cells): Generator<Finding> {
  const what = cells.text('Activity Type') ?? { raw: '' };
  yield record(
    'activity',
    { what, ...given({ at: cells.when('Activity Timestamp'), product: cells.text('Product Name') }) },
    cells.row,
    cells.row.rest(),
  );
  yield gap('unreadable-value', cells.row, 'In an access log stands no IP address in column "IP Address".');
  yield* cells.gaps;
}
