// SPDX-License-Identifier: Apache-2.0
import { type ActionClass, classOfAction, said, saidAddress, utcFromText } from '../../core/records/index.ts';
import { gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable } from '../tokenisers/csv-table.ts';

/**
 * Logins from an Examplegram return, file `logins.csv`:
 *
 *     Time (UTC),IP address,Action
 *     2026-03-01 22:10:05,203.0.113.7,LOGIN
 *
 * Times are UTC by the header; the file states no other zone. Not covered: logins through partner apps.
 */
export const examplegramLoginsCsv: ReturnParser = {
  id: 'examplegram-logins-csv',
  provider: 'examplegram',
  version: '1',
  title: 'Examplegram: logins (CSV)',
  basis: { tier: 'published-format', source: 'guide#returns' },
  gives: ['ip-event'],
  recognises: (file) => file.name === 'logins.csv' && file.firstLine === 'Time (UTC),IP address,Action',

  *read(file) {
    for (const row of csvTable(file)) {
      const time = row.cell('Time (UTC)') ?? '';
      const at = utcFromText(time, { zone: 'UTC', zoneFrom: 'column' });
      const { address, port } = saidAddress(row.cell('IP address') ?? '');
      const action = row.cell('Action') ?? '';
      const data = { address, ...(port && { port }), ...(at && { at }), action: said<ActionClass>(action, classOfAction(action)) };
      yield record('ip-event', data, row, row.rest());
      if (at === undefined)
        yield gap('unreadable-time', row, 'In column "Time (UTC)" stands no time that can be read.', time, row.cellAt('Time (UTC)'));
      if (address.norm === undefined)
        yield gap('unreadable-value', row, 'In column "IP address" stands no IP address.', address.raw, row.cellAt('IP address'));
    }
  },
};
