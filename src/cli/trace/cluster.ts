// SPDX-License-Identifier: Apache-2.0
import { toHex } from '../../core/currency/addresses/digests.ts';
import { networkById } from '../../core/currency/bitcoin/networks.ts';
import { addressOfScript } from '../../core/currency/bitcoin/script.ts';
import { type Chain, inputScript, NONE, scriptBytes, scriptCount, transactionCount, txid } from '../../core/currency/chain/chain.ts';
import { changeHints } from '../../core/currency/patterns/change-hints.ts';
import { clusterButCoinJoins } from '../../core/currency/patterns/cluster-but-coinjoins.ts';
import { type ClusterMembers, clusterMembers } from '../../core/currency/patterns/cluster-members.ts';
import { clusterScripts } from '../../core/currency/patterns/cluster-scripts.ts';
import { type ExitCode, parseOptions, type Terminal } from '../command.ts';
import { saysHowFar } from '../progress.ts';
import { streamJson } from '../stream-json.ts';
import { openChain } from './open-chain.ts';

/** More take longer than a moment. */
const MANY = 200_000;
/** Clusters that a person is shown. */
const SHOWN = 20;

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
  const say = saysHowFar(terminal);
  if (transactionCount(chain) > MANY) terminal.err('  scripts that signed together are joined …\n');
  const { root, leftOut } = onlyCoinJoins ? clusterButCoinJoins(chain) : clusterScripts(chain);
  const { clusters, scriptsOf } = clusterMembers(root, Number(values['min-size']));
  const coinjoins = leftOut.filter(({ verdict }) => verdict.coinjoin);
  const payjoins = leftOut.filter(({ verdict }) => !verdict.coinjoin).map(({ tx }) => txid(chain, tx));
  if (values.json)
    streamJson(terminal, {
      schema: 'rogatory.trace-cluster/1',
      method: onlyCoinJoins ? 'multi-input, CoinJoins left out' : 'multi-input, transactions of several payers left out',
      clusters: toldClusters(chain, clusters, scriptsOf, say),
      coinjoinsLeftOut: coinjoins.length,
      leftOut: coinjoins.map(({ tx }) => txid(chain, tx)),
      payjoinsLeftOut: payjoins,
      changeHints: toldHints(chain, say),
    });
  else {
    terminal.out(
      `${clusters.length} clusters of ${scriptCount(chain)} scripts, ${signedScripts(chain)} of which signed; ${coinjoins.length} CoinJoins ${onlyCoinJoins ? 'left out, likely PayJoins joined: more pairs are wrong than without --only-coinjoins' : `and ${payjoins.length} likely PayJoins left out`}.\n`,
    );
    for (const { id, size, addresses } of toldClusters(chain, clusters.subarray(0, SHOWN), scriptsOf, say))
      terminal.out(`${id.padEnd(12)}${String(size).padStart(8)}  ${addresses[0] ?? ''}\n`);
  }
  return 0;
}

interface ToldCluster {
  readonly id: string;
  readonly size: number;
  readonly scripts: readonly string[];
  readonly addresses: readonly string[];
}

function* toldClusters(
  chain: Chain,
  clusters: Uint32Array,
  scriptsOf: ClusterMembers['scriptsOf'],
  say: ReturnType<typeof saysHowFar>,
): Generator<ToldCluster> {
  const network = networkById(chain.network);
  for (const [told, cluster] of clusters.entries()) {
    say(() => `${told} of ${clusters.length} clusters written`);
    const scripts = Array.from(scriptsOf(cluster), (script) => scriptBytes(chain, script));
    yield {
      id: `c${cluster}`,
      size: scripts.length,
      scripts: scripts.map((script) => toHex(script)),
      addresses: scripts.flatMap((script) => addressOfScript(script, network) ?? []),
    };
  }
}

function* toldHints(
  chain: Chain,
  say: ReturnType<typeof saysHowFar>,
): Generator<{ readonly txid: string; readonly output: number; readonly signs: readonly string[] }> {
  for (const { tx, output, signs } of changeHints(chain)) {
    say(() => `change looked for in ${tx} of ${transactionCount(chain)} transactions`);
    yield { txid: txid(chain, tx), output, signs };
  }
}

function signedScripts(chain: Chain): number {
  const signed = new Uint8Array(scriptCount(chain));
  for (let input = 0; input < chain.inputSource.length; input++) {
    const script = inputScript(chain, input);
    if (script !== NONE) signed[script] = 1;
  }
  return signed.reduce((count, one) => count + one, 0);
}
