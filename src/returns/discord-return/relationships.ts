// SPDX-License-Identifier: Apache-2.0
import { type Relation, said } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { left, type ReturnParser, record } from '../return-parser.ts';
import { csvTable } from '../tokenisers/csv-table.ts';
import { jsonValues } from '../tokenisers/json.ts';
import { DISCORD } from './discord.ts';

const RELATIONS: Readonly<Record<string, Relation>> = {
  friend: 'friend',
  blocked: 'blocked',
  incoming: 'pending',
  outgoing: 'pending',
  pending: 'pending',
};

/** `relationships_<id>.csv`: `user_id,username,relationship`. */
export const discordRelationshipsCsv: ReturnParser = {
  ...DISCORD,
  id: 'discord-relationships-csv',
  title: 'Discord: friends and blocked users (CSV)',
  gives: ['contact'],
  recognises: (file) => file.columns.hasLike(/^user.?id$/i, /^relationship/i),
  *read(file) {
    for (const row of csvTable(file)) {
      const values = NamedValues.ofRow(row);
      const word = values.raw('relationship', 'relationship_type') ?? '';
      const who = given({ id: values.text('user_id'), username: values.text('username') });
      yield record('contact', { who, relation: said(word, RELATIONS[word.toLowerCase().split(' ')[0]!] ?? 'other') }, row, values.rest());
    }
  },
};

/** `servers/<id>.json`: what a server is called and who owns it. Left: it says nothing of the account but that it was there. */
export const discordServerJson: ReturnParser = {
  ...DISCORD,
  id: 'discord-server-json',
  title: 'Discord: servers (JSON)',
  gives: [],
  recognises: (file) => file.mime === 'application/json' && /"owner_id"\s*:/.test(file.text) && /"channels"\s*:\s*\{/.test(file.text),
  *read(file) {
    for (const unit of jsonValues(file, ['/*'])) yield left('description of a server', unit);
  },
};
