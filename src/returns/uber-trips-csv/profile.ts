// SPDX-License-Identifier: Apache-2.0
import { said, utcFromText } from '../../core/records/index.ts';
import { gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable } from '../tokenisers/csv-table.ts';

/**
 * The profile in the same download, `Account and Profile/profile_data.csv`:
 *
 *     First Name,Last Name,Email,Mobile,Rating,Signup City,Signup Date
 *     Samir,Fathallah,samir.f@example.org,447700900123,4.90,Cairo,2023-01-01 10:00:00 +0000 UTC
 */
export const uberProfileCsv: ReturnParser = {
  id: 'uber-profile-csv',
  provider: 'uber',
  version: '1',
  title: 'Uber: profile (own download, CSV)',
  basis: { tier: 'inferred', source: 'public readers of the download' },
  gives: ['account', 'person', 'identifier'],
  recognises: (file) => file.columns.hasLike(/^First Name$/i, /^Signup (Date|City)/i),
  *read(file) {
    for (const row of csvTable(file)) {
      const [first, last] = [row.cell('First Name'), row.cell('Last Name')];
      const signUp = row.cell('Signup Date');
      const created = signUp === undefined ? undefined : utcFromText(signUp);
      const email = row.cell('Email');
      const mobile = row.cell('Mobile', 'Mobile Number', 'Phone');
      const name = [first, last].filter((part) => part !== undefined).join(' ');
      yield record('account', { provider: { raw: 'uber' }, ...(created && { created }) }, row, row.rest());
      if (name !== '') {
        const parts = { ...(first !== undefined && { firstName: { raw: first } }), ...(last !== undefined && { lastName: { raw: last } }) };
        yield record('person', { name: said('', name), ...parts, role: 'rider' }, row);
      }
      if (email !== undefined) yield record('identifier', { type: 'email', value: { raw: email } }, row, { at: row.cellAt('Email') });
      if (mobile !== undefined) yield record('identifier', { type: 'phone', value: { raw: mobile } }, row, { at: row.row.at });
      if (signUp !== undefined && created === undefined)
        yield gap('unreadable-time', row, 'In column "Signup Date" stands no time that can be read.', signUp);
    }
  },
};
