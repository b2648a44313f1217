// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { makeTokenCertificate } from '../../core/currency/certificate/token-certificate.ts';
import { makeCertificate } from '../../core/currency/certificate/trace-certificate.ts';
import { verifyAnyTrace } from '../../core/currency/certificate/verify-certificate.ts';
import type { TraceMethod } from '../../core/currency/follow/follow.ts';
import { CliError } from '../../core/errors/cli.ts';
import { RawTransactions } from '../../ledgers/bitcoin-files/raw-transactions.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { FOLLOW_OPTIONS, runFollow } from './follow.ts';
import { openChain } from './open-chain.ts';
import { isLogFile, traceTokens } from './token-trace.ts';

/** `rogatory trace certificate DIR --source SOURCE --from TXID:N[,...] --method ... [--tags DIR] --out F.json` */
export async function traceCertificate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { ...FOLLOW_OPTIONS, source: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  if (isLogFile(positionals[0])) {
    const trace = traceTokens('certificate', positionals[0], values);
    return handOver(makeTokenCertificate(trace), values, terminal);
  }
  if (values['fees-into-coinbase'])
    throw new CliError('WRONG_USE', {
      message:
        'rogatory trace certificate: --fees-into-coinbase needs whole blocks to repeat, which a certificate does not hold. Leave it out.',
    });
  const { chain, manifest } = openChain('certificate', positionals);
  const source = values.source ?? manifest.sourcePath;
  const { flow, labels } = runFollow('certificate', chain, values);
  const raw = new RawTransactions(chain, source, manifest.sources);
  let bytes: Uint8Array;
  try {
    bytes = makeCertificate({
      chain,
      flow,
      method: values.method as TraceMethod,
      parameters: {
        ...(values['until-height'] === undefined ? {} : { untilHeight: Number(values['until-height']) }),
        ...(values['max-hops'] === undefined ? {} : { maxHops: Number(values['max-hops']) }),
        ...(values['min-amount'] === undefined ? {} : { minAmount: values['min-amount'] }),
      },
      sources: manifest.sources,
      labels,
      rawOf: (tx) => raw.read(tx),
    });
  } finally {
    raw.close();
  }
  return handOver(bytes, values, terminal);
}

/** Writes the certificate, and repeats it first: one that does not repeat is told. */
function handOver(bytes: Uint8Array, values: { readonly out?: string | undefined; readonly json: boolean }, terminal: Terminal): ExitCode {
  const report = verifyAnyTrace(bytes);
  if (values.out === undefined) terminal.out(new TextDecoder().decode(bytes));
  else {
    writeFileSync(values.out, bytes);
    if (values.json) printJson(terminal, { schema: 'rogatory.trace-certificate-made/1', file: values.out, bytes: bytes.length, ...report });
    else terminal.out(`${values.out}: ${bytes.length} bytes; "rogatory verify ${values.out}" repeats the trace offline.\n`);
  }
  if (!report.ok)
    terminal.err(
      'The certificate does not repeat to the same result: it stands on inputs whose transactions were not imported. Import their blocks too.\n',
    );
  return report.ok ? 0 : 1;
}
