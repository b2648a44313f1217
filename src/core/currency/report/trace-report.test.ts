// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INVENTED_EXCHANGE, inventedChain } from '../economy/invented-case.ts';
import { inventedBitcoinTrace } from '../economy/invented-traces.ts';
import { type AnyTraceCertificate, traceReport } from './trace-report.ts';

test('a label from a file of tags that is markup or writes backwards is shown as what it is, in every language', () => {
  const label = '\u202eegnahcxE\u2069<script>';
  const bytes = Buffer.from(inventedBitcoinTrace(inventedChain())).toString('utf8');
  const certificate = JSON.parse(bytes.replaceAll(JSON.stringify(INVENTED_EXCHANGE), JSON.stringify(label))) as AnyTraceCertificate;
  for (const language of ['en', 'ar', 'fr'] as const) {
    const html = traceReport(certificate, language, '0'.repeat(64));
    assert.ok(html.includes('⟨U+202E⟩egnahcxE⟨U+2069⟩&lt;script&gt;'), language);
    assert.doesNotMatch(html, /\u202e|<script/, language);
  }
});
