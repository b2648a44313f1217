// SPDX-License-Identifier: Apache-2.0
import { left, type ReturnParser } from '../return-parser.ts';
import { jsonValues } from '../tokenisers/json.ts';
import { readPart } from '../x-account-json/read-part.ts';

/**
 * The archive that a user downloads from X: files `data/*.js`, each one script line that gives a list a name, then the list.
 *
 *     window.YTD.ip_audit.part0 = [ { "ipAudit" : { "accountId" : "9000…", "createdAt" : "2026-03-04T18:20:11.000Z", "loginIp" : "203.0.113.9" } } ]
 *
 * What stands before the first `=` is taken for blanks, so that the rest is JSON in its place; nothing is run. The objects are those of the
 * provider's own return. Not read: the list of contents (`manifest.js`), which is left.
 */
export const xArchiveJs: ReturnParser = {
  id: 'x-archive-js',
  provider: 'x',
  version: '1',
  title: 'X: own archive (JavaScript files)',
  basis: { tier: 'inferred', source: 'a public parser of the archive' },
  gives: ['account', 'identifier', 'ip-event', 'post', 'message', 'contact', 'activity', 'device', 'subscriber-fact'],
  volunteered: true,
  namesAccount: true,
  recognises: (file) => HEAD.test(file.text),
  *read(file) {
    const bytes = file.whole(MOST_BYTES);
    const head = HEAD.exec(file.text);
    if (bytes === undefined || head === null) return;
    const masked = Buffer.from(bytes);
    masked.fill(0x20, file.bomBytes, file.bomBytes + Buffer.byteLength(head[0]));
    file.standIn(masked);
    if (head[1] === undefined) for (const unit of jsonValues(file, [])) yield left('the list of contents of the archive', unit);
    else yield* readPart(file, head[1].replaceAll('_', '-'));
  },
};

const HEAD = /^\s*window\.(?:YTD\.(\w+)\.part\d+|__THAR_CONFIG)\s*=\s*/;
/** Parts of an archive are split by X before they grow this large. */
const MOST_BYTES = 512e6;
