// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { clearSignedFindings, isClearSigned, prepareClearSigned } from '../tokenisers/clear-signed.ts';
import { maskSeparators } from './mask-separators.ts';
import { PARTS, readPart } from './read-part.ts';

/**
 * A return of X: text files `<account id or screen name>-<part>.txt`, each an OpenPGP clear-signed JSON array.
 *
 *     [ { "ipAudit" : { "accountId" : "9000…", "createdAt" : "2026-03-04T18:20:11.000Z", "loginIp" : "203.0.113.9" } } ]
 *
 * Older files are objects one behind another with lines `**** id: 123 ****` between them. Times are in the value. Media lie beside in
 * folders, named by the exact id of what they belong to. Links are values and are never fetched.
 */
export const xAccountJson: ReturnParser = {
  id: 'x-account-json',
  provider: 'x',
  version: '1',
  title: 'X: account, posts, messages (signed JSON)',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
  gives: ['manifest-checked', 'account', 'identifier', 'ip-event', 'post', 'message', 'contact', 'activity', 'device', 'subscriber-fact'],
  namesAccount: true,
  readFirst: /^[\w.]+-account\.txt$/,
  recognises: (file) => partOf(file.name) !== undefined && (isClearSigned(file.text) || /^\s*(\[|\{|\*{4})/.test(file.text)),
  async prepare(file) {
    if (isClearSigned(file.text)) await prepareClearSigned(file);
    maskSeparators(file);
  },
  *read(file) {
    // Two accounts may lie in one folder: the number before the name says whose file it is.
    const id = /^(\d{5,})-/.exec(file.name)?.[1];
    if (id !== undefined) file.isAbout({ provider: 'x', type: 'provider-user-id', value: id });
    if (isClearSigned(file.text)) yield* clearSignedFindings(file);
    yield* readPart(file, partOf(file.name)!);
  },
};

function partOf(name: string): string | undefined {
  const match = /^[\w.]+-([a-z-]+?)(?:-part\d+)?\.txt$/.exec(name);
  return match !== null && PARTS.has(match[1]!) ? match[1] : undefined;
}
