// SPDX-License-Identifier: Apache-2.0
import { accountUrl } from '../../core/identifiers/account-url.ts';
import { findIdentifiers, type Identifier } from '../../core/identifiers/find-identifiers.ts';
import { type ByteRange, type IdentifierType, said } from '../../core/records/index.ts';
import { type Finding, left, type ReturnParser, record } from '../return-parser.ts';
import { htmlLinks } from '../tokenisers/html-links.ts';
import { type LineUnit, textLines } from '../tokenisers/lines.ts';

/**
 * The visible text of a page that a desk has captured, `capture/text.txt` of its archive (WACZ), as a reader of the page saw it:
 *
 *     Boat on Friday, 900 each. +20 100 555 0142
 *     Pay to tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx
 *
 * Each line becomes a post without a time: a page says what it says, not when it was written. Identifiers in it stand at their own bytes.
 * Keys to money are not told apart from the line.
 */
export const capturedPageText: ReturnParser = {
  id: 'captured-page-text',
  provider: 'public-web',
  version: '1',
  title: 'Captured page: its visible text',
  basis: { tier: 'published-format', source: 'docs/how-to/capture-a-page.md' },
  gives: ['post', 'identifier', 'account'],
  firstAsked: true,
  recognises: (file) => file.fullName === 'capture/text.txt',
  *read(file) {
    for (const line of textLines(file)) {
      if (line.text.trim() === '') yield left('a line without text', line);
      else yield record('post', { text: said(line.text) }, line);
      yield* identifiersIn(line);
    }
  },
};

/** The document of the same page, `capture/dom.html`: the accounts that it links to. Other links are counted as left. */
export const capturedPageLinks: ReturnParser = {
  id: 'captured-page-links',
  provider: 'public-web',
  version: '1',
  title: 'Captured page: accounts that it links to',
  basis: { tier: 'published-format', source: 'docs/how-to/capture-a-page.md' },
  gives: ['account'],
  firstAsked: true,
  recognises: (file) => file.fullName === 'capture/dom.html',
  *read(file) {
    for (const link of htmlLinks(file)) {
      const account = accountUrl(link.href);
      if (account === undefined) yield left('a link to no account', link);
      else {
        const url = said(link.href, account.normalised === link.href ? undefined : account.normalised);
        yield record('account', { provider: said(account.service), url }, link);
      }
    }
  },
};

const TYPES: Readonly<Partial<Record<Identifier['kind'], IdentifierType>>> = {
  'crypto-address': 'crypto-address',
  email: 'email',
  phone: 'phone',
  iban: 'iban',
  imei: 'imei',
  'vehicle-plate': 'vehicle-plate',
};

function* identifiersIn(line: LineUnit): Generator<Finding> {
  for (const found of findIdentifiers(line.text)) {
    if (found.kind === 'sealed-secret') continue;
    const at = { ...line.at, bytes: within(line.at.bytes, found.bytes) };
    const value = said(found.written, found.normalised === found.written ? undefined : found.normalised);
    if (found.kind === 'profile-url') yield record('account', { provider: said(found.service ?? 'public-web'), url: value }, line, { at });
    else yield record('identifier', { type: TYPES[found.kind] ?? 'other', value }, line, { at });
  }
}

/** The text is UTF-8, so bytes of the line are bytes of the file. */
function within(line: ByteRange, { from, to }: { readonly from: number; readonly to: number }): ByteRange {
  return { kind: 'bytes', from: line.from + from, to: line.from + to };
}
