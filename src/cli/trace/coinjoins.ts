// SPDX-License-Identifier: Apache-2.0
import { isCoinbase, transactionCount, txid } from '../../core/currency/chain/chain.ts';
import { viewTransaction } from '../../core/currency/chain/transaction-view.ts';
import { classifyTransaction } from '../../core/currency/patterns/classify-transaction.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { openChain } from './open-chain.ts';

/** `rogatory trace coinjoins DIR [--all] [--json]`: the verdict on every transaction with a pattern; with --all also on those without. */
export async function traceCoinjoins(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { all: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { chain } = openChain('coinjoins', positionals);
  const verdicts = [];
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    if (isCoinbase(chain, tx)) continue;
    const verdict = classifyTransaction(viewTransaction(chain, tx));
    if (verdict.class !== 'none' || values.all) verdicts.push({ txid: txid(chain, tx), ...verdict });
  }
  if (values.json) printJson(terminal, verdicts);
  else
    for (const { txid: id, class: kind, confidence, rule } of verdicts)
      terminal.out(`${kind.padEnd(12)}${confidence.padEnd(8)}${rule.padEnd(28)}${id}\n`);
  return 0;
}
