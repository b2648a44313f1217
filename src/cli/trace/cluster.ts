// SPDX-License-Identifier: Apache-2.0
import { toHex } from '../../core/currency/addresses/digests.ts';
import { networkById } from '../../core/currency/bitcoin/networks.ts';
import { addressOfScript } from '../../core/currency/bitcoin/script.ts';
import { inputScript, NONE, scriptBytes, scriptCount, txid } from '../../core/currency/chain/chain.ts';
import { changeHints } from '../../core/currency/patterns/change-hints.ts';
import { clusterButCoinJoins } from '../../core/currency/patterns/cluster-but-coinjoins.ts';
import { clusterScripts } from '../../core/currency/patterns/cluster-scripts.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { openChain } from './open-chain.ts';

/**
 * `rogatory trace cluster DIR [--min-size N] [--only-coinjoins] [--json]`: every cluster of at least N scripts (1 unless given), largest first.
 * `--only-coinjoins` joins likely PayJoins, as most tools do, so that clusters can be compared with theirs.
 */
export async function traceCluster(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: {
      'min-size': { type: 'string', default: '1' },
      'only-coinjoins': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { chain } = openChain('cluster', positionals);
  const onlyCoinJoins = values['only-coinjoins'];
  const { root, leftOut } = onlyCoinJoins ? clusterButCoinJoins(chain) : clusterScripts(chain);
  const members = new Map<number, number[]>();
  for (let script = 0; script < scriptCount(chain); script++) {
    const cluster = root[script] as number;
    const list = members.get(cluster);
    if (list === undefined) members.set(cluster, [script]);
    else list.push(script);
  }
  const network = networkById(chain.network);
  const least = Number(values['min-size']);
  const clusters = [...members]
    .filter(([, scripts]) => scripts.length >= least)
    .sort(([a, left], [b, right]) => right.length - left.length || a - b)
    .map(([id, scripts]) => ({
      id: `c${id}`,
      size: scripts.length,
      scripts: scripts.map((script) => toHex(scriptBytes(chain, script))),
      addresses: scripts.flatMap((script) => addressOfScript(scriptBytes(chain, script), network) ?? []),
    }));
  const coinjoins = leftOut.filter(({ verdict }) => verdict.coinjoin);
  const payjoins = leftOut.filter(({ verdict }) => !verdict.coinjoin).map(({ tx }) => txid(chain, tx));
  const hints = changeHints(chain).map(({ tx, output, signs }) => ({ txid: txid(chain, tx), output, signs }));
  if (values.json)
    printJson(terminal, {
      schema: 'rogatory.trace-cluster/1',
      method: onlyCoinJoins ? 'multi-input, CoinJoins left out' : 'multi-input, transactions of several payers left out',
      clusters,
      coinjoinsLeftOut: coinjoins.length,
      leftOut: coinjoins.map(({ tx }) => txid(chain, tx)),
      payjoinsLeftOut: payjoins,
      changeHints: hints,
    });
  else {
    const signed = new Set<number>();
    for (let input = 0; input < chain.inputSource.length; input++) signed.add(inputScript(chain, input));
    signed.delete(NONE);
    terminal.out(
      `${clusters.length} clusters of ${scriptCount(chain)} scripts, ${signed.size} of which signed; ${coinjoins.length} CoinJoins ${onlyCoinJoins ? 'left out, likely PayJoins joined: more pairs are wrong than without --only-coinjoins' : `and ${payjoins.length} likely PayJoins left out`}.\n`,
    );
    for (const { id, size, addresses } of clusters.slice(0, 20))
      terminal.out(`${id.padEnd(12)}${String(size).padStart(8)}  ${addresses[0] ?? ''}\n`);
  }
  return 0;
}
