// SPDX-License-Identifier: Apache-2.0
import { type Chain, isCoinbase, transactionCount, txid } from '../../core/currency/chain/chain.ts';
import { viewTransaction } from '../../core/currency/chain/transaction-view.ts';
import { classifyTransaction, type Verdict } from '../../core/currency/patterns/classify-transaction.ts';
import { type ExitCode, parseOptions, type Terminal } from '../command.ts';
import { saysHowFar } from '../progress.ts';
import { streamJson } from '../stream-json.ts';
import { openChain } from './open-chain.ts';

/** `rogatory trace coinjoins DIR [--all] [--json]`: the verdict on every transaction with a pattern; with --all also on those without. */
export async function traceCoinjoins(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { all: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { chain } = openChain('coinjoins', positionals);
  const verdicts = toldVerdicts(chain, values.all, saysHowFar(terminal));
  if (values.json) streamJson(terminal, verdicts);
  else
    for (const { txid: id, class: kind, confidence, rule } of verdicts)
      terminal.out(`${kind.padEnd(12)}${confidence.padEnd(8)}${rule.padEnd(28)}${id}\n`);
  return 0;
}

function* toldVerdicts(chain: Chain, all: boolean, say: ReturnType<typeof saysHowFar>): Generator<Verdict & { readonly txid: string }> {
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    say(() => `${tx} of ${transactionCount(chain)} transactions looked at`);
    if (isCoinbase(chain, tx)) continue;
    const verdict = classifyTransaction(viewTransaction(chain, tx));
    if (verdict.class !== 'none' || all) yield { txid: txid(chain, tx), ...verdict };
  }
}
