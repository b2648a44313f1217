// SPDX-License-Identifier: Apache-2.0
/** Compares what the methods say about an economy with what happened in it. Shares between 0 and 1. */
import { toHex } from '../addresses/digests.ts';
import { type Chain, inputScript, isCoinbase, NONE, rowOf, scriptBytes, scriptCount, transactionCount, txid } from '../chain/chain.ts';
import { outputsOf } from '../chain/outpoints.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { follow } from '../follow/follow.ts';
import { changeHints } from '../patterns/change-hints.ts';
import { classifyTransaction } from '../patterns/classify-transaction.ts';
import { clusterScripts } from '../patterns/cluster-scripts.ts';
import { DisjointScripts } from '../patterns/disjoint-scripts.ts';
import { type LabelledScripts, labelScripts } from '../tags/label-scripts.ts';
import type { EconomyTruth } from './simulate-economy.ts';

export interface Quality {
  readonly coinjoinPrecision: number;
  readonly coinjoinRecall: number;
  /** Hard negatives (wages, Tx0) taken for a CoinJoin. */
  readonly payrollsClaimed: number;
  readonly clusterPrecision: number;
  readonly clusterRecall: number;
  /** What joining all inputs reaches when the true CoinJoins and PayJoins are known and left out: the best this heuristic can do. */
  readonly perfectRecall: number;
  /** Joining all inputs of all transactions but the true CoinJoins. */
  readonly minusCoinJoinRecall: number;
  readonly minusCoinJoinPrecision: number;
  /** Joining all inputs of all transactions, CoinJoins too. */
  readonly naivePrecision: number;
  readonly changePrecision: number;
  readonly changeRecall: number;
  readonly depositsFound: number;
  /** Scripts given a service's name beyond the tagged ones (by cluster or sweep) that are the service's. */
  readonly labelPrecision: number;
  readonly touchedShare: number;
}

export function measureQuality(chain: Chain, truth: EconomyTruth): Quality {
  return {
    ...coinjoinQuality(chain, truth),
    ...clusterQuality(chain, truth),
    ...changeQuality(chain, truth),
    ...depositQuality(chain, truth),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

function coinjoinQuality(chain: Chain, { coinjoins, payrolls }: EconomyTruth) {
  let claimed = 0;
  let right = 0;
  let payrollsClaimed = 0;
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    if (isCoinbase(chain, tx) || !classifyTransaction(viewTransaction(chain, tx)).coinjoin) continue;
    const id = txid(chain, tx);
    claimed++;
    if (coinjoins.has(id)) right++;
    if (payrolls.has(id)) payrollsClaimed++;
  }
  return { coinjoinPrecision: share(right, claimed), coinjoinRecall: share(right, coinjoins.size), payrollsClaimed };
}

function clusterQuality(chain: Chain, truth: EconomyTruth) {
  const owner = new Int32Array(scriptCount(chain)).fill(-1);
  for (let input = 0; input < chain.inputSource.length; input++) {
    const script = inputScript(chain, input);
    if (script !== NONE) owner[script] = truth.owners.get(toHex(scriptBytes(chain, script))) ?? -1;
  }
  const joint = (id: string) => truth.coinjoins.has(id) || truth.payjoins.has(id);
  const ours = pairs(clusterScripts(chain).root, owner);
  const perfect = pairs(joinAll(chain, joint), owner);
  const minusCoinJoins = pairs(
    joinAll(chain, (id) => truth.coinjoins.has(id)),
    owner,
  );
  const naive = pairs(
    joinAll(chain, () => false),
    owner,
  );
  return {
    clusterPrecision: ours.precision,
    clusterRecall: ours.recall,
    perfectRecall: perfect.recall,
    naivePrecision: naive.precision,
    minusCoinJoinRecall: minusCoinJoins.recall,
    minusCoinJoinPrecision: minusCoinJoins.precision,
  };
}

function joinAll(chain: Chain, leaveOut: (id: string) => boolean): Int32Array {
  const scripts = new DisjointScripts(scriptCount(chain));
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    const from = chain.firstInput[tx] as number;
    const to = chain.firstInput[tx + 1] as number;
    if (to - from < 2 || leaveOut(txid(chain, tx))) continue;
    for (let input = from + 1; input < to; input++) scripts.join(inputScript(chain, from), inputScript(chain, input));
  }
  return scripts.settle();
}

/** Over all pairs of scripts that ever signed: together by the method, together in truth. */
function pairs(root: Uint32Array | Int32Array, owner: Int32Array): { precision: number; recall: number } {
  const clusters = new Map<number, Map<number, number>>();
  const owned = new Map<number, number>();
  for (let script = 0; script < owner.length; script++) {
    const who = owner[script] as number;
    if (who < 0) continue;
    const members = clusters.get(root[script] as number) ?? new Map<number, number>();
    members.set(who, (members.get(who) ?? 0) + 1);
    clusters.set(root[script] as number, members);
    owned.set(who, (owned.get(who) ?? 0) + 1);
  }
  const two = (count: number) => (count * (count - 1)) / 2;
  let right = 0;
  let said = 0;
  for (const members of clusters.values()) {
    let size = 0;
    for (const count of members.values()) {
      right += two(count);
      size += count;
    }
    said += two(size);
  }
  const possible = [...owned.values()].reduce((total, count) => total + two(count), 0);
  return { precision: share(right, said), recall: share(right, possible) };
}

function changeQuality(chain: Chain, { change }: EconomyTruth) {
  const known = [...changeHints(chain)].flatMap(({ tx, output }) => {
    const truth = change.get(txid(chain, tx));
    return truth === undefined ? [] : [truth === output];
  });
  const right = known.filter(Boolean).length;
  return { changePrecision: share(right, known.length), changeRecall: share(right, change.size) };
}

function depositQuality(chain: Chain, truth: EconomyTruth) {
  const { ransom, deposits, tags } = truth;
  const list = tags.flatMap(({ label, scripts }) => scripts.map((script) => ({ label, script, pack: 'public', doubts: [] })));
  const labels = labelScripts(chain, clusterScripts(chain).root, list);
  const flow = follow(chain, {
    seeds: outputsOf(
      chain,
      ransom.map(({ outpoint }) => outpoint),
    ),
    method: 'fifo',
    serviceOf: (script) => labels.of(script)?.label,
  });
  const found = new Set(flow.deposits.map(({ output, label }) => `${txid(chain, rowOf(chain.firstOutput, output))} ${label}`));
  const right = deposits.filter(({ txid: id, exchange }) => found.has(`${id} ${exchange}`)).length;
  return {
    depositsFound: share(right, deposits.length),
    touchedShare: share(flow.transactions, transactionCount(chain)),
    labelPrecision: rightLabels(chain, labels, truth),
  };
}

function rightLabels(chain: Chain, labels: LabelledScripts, { tags, owners }: EconomyTruth): number {
  const service = new Map(tags.map(({ label, scripts }) => [label, owners.get(scripts[0] ?? '')]));
  let said = 0;
  let right = 0;
  for (let script = 0; script < scriptCount(chain); script++) {
    const found = labels.of(script);
    if (found === undefined || found.basis === 'tag') continue;
    said++;
    if (owners.get(toHex(scriptBytes(chain, script))) === service.get(found.label)) right++;
  }
  return share(right, said);
}
