// SPDX-License-Identifier: Apache-2.0
/**
 * The verifier as a program of its own: built into one file, `rogatory-verify.mjs`, that goes into each bundle.
 *
 *     node rogatory-verify.mjs FILE|FOLDER [--trust DIR] [--record FILE.json]... [--lang en|ar|fr] [--json]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { languages } from '../core/documents/document-text.ts';
import { parseDisclosedRecord } from '../core/evidence/withheld-records.ts';
import { readTrust } from './read-trust.ts';
import { linesOf, shownReport } from './report-lines.ts';
import { NO_TRUST } from './trust.ts';
import { verifyFile } from './verify-file.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    trust: { type: 'string' },
    lang: { type: 'string', default: 'en' },
    record: { type: 'string', multiple: true },
  },
  allowPositionals: true,
});
const [path] = positionals;
const language = languages.find((one) => one === values.lang) ?? 'en';
if (path === undefined || positionals.length > 1)
  fail('node rogatory-verify.mjs FILE|FOLDER [--trust DIR] [--lang en|ar|fr] [--json]: name one file or folder.');
try {
  const { trust, unusable } = values.trust === undefined ? { trust: NO_TRUST, unusable: [] } : readTrust(values.trust);
  for (const fault of unusable) process.stderr.write(`--trust: ${fault}; it was left out.\n`);
  const disclosed = (values.record ?? []).map(
    (file) => parseDisclosedRecord(readFileSync(file, 'utf8')) ?? fail(`${file}: no disclosed record, or its salt does not fit it.`),
  );
  const report = await verifyFile(path as string, { ...trust, disclosed: disclosed.filter((one) => one !== undefined) });
  if (report === undefined) fail(`${path}: nothing that can be checked.`);
  else {
    process.stdout.write(
      values.json ? `${JSON.stringify(shownReport(report, language), null, 2)}\n` : [...linesOf(report, language)].join(''),
    );
    process.exitCode = report.ok ? 0 : 1;
  }
} catch (error) {
  fail(`${path}: it cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
