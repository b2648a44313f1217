// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { TOKEN_SCHEMA, type TokenTraceCertificate } from '../../core/currency/certificate/token-certificate.ts';
import type { TraceCertificate } from '../../core/currency/certificate/trace-certificate.ts';
import { verifyAnyTrace } from '../../core/currency/certificate/verify-certificate.ts';
import { fillRequest, fillTokenRequest, REQUEST_KINDS, type RequestWord } from '../../core/currency/request/fill-request.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { languageOf } from '../language-of.ts';

/** `rogatory trace request CERT.json --service LABEL --kind vasp|order|freeze|issuer|fiu|mla [--lang en|ar|fr] [--out F.yaml] [--json]` */
export async function traceRequest(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: {
      service: { type: 'string' },
      kind: { type: 'string', default: 'vasp' },
      lang: { type: 'string', default: 'en' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || values.service === undefined || !(values.kind in REQUEST_KINDS))
    throw new CliError('WRONG_USE', {
      message: `rogatory trace request: expected CERT.json --service LABEL --kind ${Object.keys(REQUEST_KINDS).join('|')}.`,
    });
  const bytes = readCertificate(path);
  const report = verifyAnyTrace(bytes);
  const fault = report.findings.find(({ good }) => !good);
  if (fault !== undefined)
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a certificate that repeats, but: ${fault.what} Make it again before anything is asked.`,
    });
  const certificate = JSON.parse(bytes.toString()) as TraceCertificate | TokenTraceCertificate;
  const word = values.kind as RequestWord;
  if (word === 'issuer' && certificate.schema !== TOKEN_SCHEMA)
    throw new CliError('WRONG_USE', {
      message: 'rogatory trace request: --kind issuer asks the issuer of a token; Bitcoin has none. Name a service with --kind freeze.',
    });
  const asked = { service: values.service, word, sha256: hash('sha256', bytes), language: languageOf(values.lang) };
  const request = certificate.schema === TOKEN_SCHEMA ? fillTokenRequest(certificate, asked) : fillRequest(certificate, asked);
  if (request.deposits.length === 0)
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: the trace reached no service called "${values.service}". "rogatory trace paths" lists those it reached.`,
    });
  const document = { kind: request.kind, fields: request.fields };
  if (values.out !== undefined) writeFileSync(values.out, stringify(document));
  if (values.json) printJson(terminal, { schema: 'rogatory.trace-request/1', ...request });
  else if (values.out === undefined) terminal.out(stringify(document));
  return 0;
}

/** The bytes of a certificate. @throws CLI_UNREADABLE_INPUT */
export function readCertificate(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a trace certificate, the file could not be read. Check the path.`,
      cause,
    });
  }
}
