// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { readSections } from '../tokenisers/read-sections.ts';
import { ACCOUNT_SECTIONS } from './account-sections.ts';
import { CONTENT_SECTIONS } from './content-sections.ts';
import { MESSAGE_SECTIONS } from './message-sections.ts';

/**
 * The business record of Meta (Facebook, Instagram, Messenger, Threads): `records.html` and `preservation-N.html`, older `index.html`.
 *
 *     <div id="property-ip_addresses">… IP Address → 198.51.100.19:1135, Time → 2026-03-14 21:44:10 UTC …</div>
 *
 * Labels with values that nest, in three generations of markup, with page bars anywhere (tokenisers/labelled-fields.ts). Times are UTC by
 * the value. Sections that are not listed below become gaps with their name.
 */
export const metaRecordsHtml: ReturnParser = {
  id: 'meta-records-html',
  provider: 'meta',
  version: '2',
  title: 'Meta: business record (HTML)',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
  gives: [
    'return-described', 'no-records-stated', 'person', 'identifier', 'account', 'ip-event', 'subscriber-fact', 'device', 'contact', 'message',
    'thread', 'call', 'media', 'post', 'activity', 'location', 'provider-report',
  ], // biome-ignore format: one list
  namesAccount: true,
  // What was produced comes before what was preserved, whatever its name.
  readFirst: /^(records|index)\.html$/i,
  recognises: (file) =>
    file.mime === 'text/html' &&
    /<title>\s*(Meta Platforms|Facebook|Instagram|Threads)[^<]*(Business Record|Legal Request)/i.test(file.text),
  read: (file) => readSections(file, { ...ACCOUNT_SECTIONS, ...MESSAGE_SECTIONS, ...CONTENT_SECTIONS }),
};
