// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { verifyAnyTrace } from '../../core/currency/certificate/verify-certificate.ts';
import { methodText } from '../../core/currency/report/method-text.ts';
import { type AnyTraceCertificate, factsOfTrace, traceReport as reportPage } from '../../core/currency/report/trace-report.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { languageOf } from '../language-of.ts';
import { readCertificate } from './request.ts';

/** `rogatory trace report CERT.json [--lang en|ar|fr] [--out F.html] [--json]`: repeats the trace first and reports nothing that does not repeat. */
export async function traceReport(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { lang: { type: 'string', default: 'en' }, out: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new CliError('WRONG_USE', { message: 'rogatory trace report: expected one trace certificate. Name it.' });
  const language = languageOf(values.lang);
  const bytes = readCertificate(path);
  const { findings } = verifyAnyTrace(bytes);
  const fault = findings.find(({ good }) => !good);
  if (fault !== undefined) {
    terminal.err(`${path}, ${fault.where}: ${fault.what} No report is made of it.\n`);
    if (values.json)
      printJson(terminal, { schema: 'rogatory.trace-report/1', language, certificate: hash('sha256', bytes), ok: false, findings });
    return 1;
  }
  const certificate = JSON.parse(bytes.toString()) as AnyTraceCertificate;
  const sha256 = hash('sha256', bytes);
  const paragraphs = methodText(factsOfTrace(certificate), language);
  if (values.out !== undefined) writeFileSync(values.out, reportPage(certificate, language, sha256));
  if (values.json) printJson(terminal, { schema: 'rogatory.trace-report/1', language, certificate: sha256, paragraphs, file: values.out });
  else if (values.out === undefined) terminal.out(`${paragraphs.join('\n\n')}\n`);
  else terminal.out(`${values.out}\n`);
  return 0;
}
