// SPDX-License-Identifier: Apache-2.0
/**
 * A trace that anybody can repeat: canonical JSON with the method, its parameters, the bytes of every transaction it stands on, the proof that
 * each is in a block, and the result.
 *
 *     { "schema": "rogatory.trace-certificate/1", "engine": …, "method": "fifo", "parameters": …, "sources": [{name, sha256, bytes}],
 *       "transactions": [{ "raw": hex, "block": 3, "branch": [hex], "position": 7 }],   touched ones, and those whose outputs they spend
 *       "blocks": [{ "header": hex, "height": 812 }], "labels": [{ "script": hex, "label", "basis", "source" }],
 *       "quality": …, "limits": [ … ], "result": { "seeds", "edges", "unspent", "fees", "absorbed", "services" } }
 *
 * What it proves: these transactions are in blocks with that much work, and the method leads from the seeds to exactly this result. What it does
 * not prove: that the blocks are of the chain others use (compare a header), that nothing was spent later, and who controls a key. Labels are
 * taken as given, with their source; clustering is not repeated.
 */

import { toHex } from '../addresses/digests.ts';
import { displayHash, doubleSha256 } from '../bitcoin/double-sha256.ts';
import { branchOf } from '../bitcoin/merkle.ts';
import { type Chain, NONE, OUTSIDE, rowOf, scriptBytes } from '../chain/chain.ts';
import { outpoint } from '../chain/outpoints.ts';
import type { Flow, TraceMethod } from '../follow/follow.ts';
import type { LabelledScripts } from '../tags/label-scripts.ts';
import { canonicalJson } from './canonical-json.ts';
import { PUBLISHED_QUALITY } from './published-quality.ts';

export const CERTIFICATE_SCHEMA = 'rogatory.trace-certificate/1';
export const ENGINE = 'rogatory-follow/3';

export interface TraceResult {
  readonly seeds: readonly { readonly outpoint: string; readonly amount: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly amount: string }[];
  readonly unspent: readonly { readonly outpoint: string; readonly amount: string }[];
  readonly fees: string;
  readonly absorbed: string;
  readonly services: readonly { readonly label: string; readonly amount: string }[];
  readonly deposits: readonly { readonly outpoint: string; readonly label: string; readonly amount: string }[];
}

export interface TraceCertificate {
  readonly schema: typeof CERTIFICATE_SCHEMA;
  readonly engine: string;
  readonly network: string;
  readonly method: TraceMethod;
  readonly parameters: {
    readonly untilHeight?: number;
    readonly maxHops?: number;
    readonly minAmount?: string;
    /**
     * Of a trace through a source that was asked step by step: whether it was asked about addresses that signed together with one that swept value
     * into a service. What whoever made it says; it changes labels, which are premises.
     */
    readonly coSigners?: boolean;
  };
  readonly sources: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly blocks: readonly { readonly header: string; readonly height: number }[];
  /** In the order of the chain. */
  readonly transactions: readonly {
    readonly raw: string;
    readonly block: number;
    readonly position: number;
    readonly branch: readonly string[];
  }[];
  readonly labels: readonly { readonly script: string; readonly label: string; readonly basis: string; readonly source: string }[];
  readonly quality: typeof PUBLISHED_QUALITY;
  readonly result: TraceResult;
}

/** What a flow came to, in the words of the certificate. */
export function resultOf(chain: Chain, flow: Flow): TraceResult {
  const row = ({ output, amount }: { output: number; amount: bigint }) => ({ outpoint: outpoint(chain, output), amount: String(amount) });
  return {
    seeds: flow.seeds.map(row),
    edges: flow.edges.map(({ from, to, amount }) => ({ from: outpoint(chain, from), to: outpoint(chain, to), amount: String(amount) })),
    unspent: flow.unspent.map(row),
    fees: String(flow.fees),
    absorbed: String(flow.absorbed),
    services: flow.services.map(({ label, amount }) => ({ label, amount: String(amount) })),
    deposits: flow.deposits.map(({ output, label, amount }) => ({ outpoint: outpoint(chain, output), label, amount: String(amount) })),
  };
}

/** Where a transaction stands, and what leads from it to the header of its block. */
export interface Inclusion {
  /** 80 bytes. */
  readonly header: Uint8Array;
  readonly height: number;
  readonly position: number;
  /** Neighbours up to the Merkle root, 32 bytes each. */
  readonly branch: readonly Uint8Array[];
}

export interface CertificateQuestion {
  readonly chain: Chain;
  readonly flow: Flow;
  readonly method: TraceMethod;
  readonly parameters: TraceCertificate['parameters'];
  readonly sources: TraceCertificate['sources'];
  readonly labels: LabelledScripts | undefined;
  /** The bytes of a transaction of the chain. */
  readonly rawOf: (tx: number) => Uint8Array;
  /** Of a chain without whole blocks, whose transactions came with their proofs. */
  readonly inclusionOf?: (tx: number) => Inclusion;
}

/** The certificate's bytes. */
export function makeCertificate(question: CertificateQuestion): Uint8Array {
  const { chain, flow, method, parameters, sources, labels, rawOf, inclusionOf = inclusionIn(chain) } = question;
  const transactions = neededTransactions(chain, flow);
  const blocks = new Map<string, { readonly row: number; readonly height: number }>();
  const placed = transactions.map((tx) => {
    const { header, height, position, branch } = inclusionOf(tx);
    const key = toHex(header);
    if (!blocks.has(key)) blocks.set(key, { row: blocks.size, height });
    return { raw: toHex(rawOf(tx)), block: blocks.get(key)?.row as number, position, branch: branch.map(toHex) };
  });
  const certificate: TraceCertificate = {
    schema: CERTIFICATE_SCHEMA,
    engine: ENGINE,
    network: chain.network,
    method,
    parameters,
    sources,
    blocks: [...blocks].map(([header, { height }]) => ({ header, height })),
    transactions: placed,
    labels: labelsOf(chain, transactions, labels),
    quality: PUBLISHED_QUALITY,
    result: resultOf(chain, flow),
  };
  return new TextEncoder().encode(`${canonicalJson(certificate)}\n`);
}

/** Seeds, everything value went through, and whatever the inputs of these spend, because FIFO asks for every input's value. */
function neededTransactions(chain: Chain, flow: Flow): number[] {
  const touched = new Set<number>();
  const add = (output: number) => touched.add(rowOf(chain.firstOutput, output));
  for (const { output } of flow.seeds) add(output);
  for (const { to } of flow.edges) add(to);
  for (const { output } of flow.deposits) add(output);
  for (const tx of flow.touched) touched.add(tx);
  const needed = new Set(touched);
  for (const tx of touched)
    for (let input = chain.firstInput[tx] as number; input < (chain.firstInput[tx + 1] as number); input++) {
      const source = chain.inputSource[input] as number;
      if (source !== NONE && source < OUTSIDE) needed.add(rowOf(chain.firstOutput, source));
    }
  return [...needed].sort((a, b) => a - b);
}

/** From the whole blocks of a chain. */
function inclusionIn(chain: Chain): (tx: number) => Inclusion {
  const { headers, heights, firstTx } = chain.blocks;
  return (tx) => {
    const block = rowOf(firstTx, tx);
    const from = firstTx[block] as number;
    const count = (firstTx[block + 1] as number) - from;
    const rows = chain.txids.subarray(from * 32, (from + count) * 32);
    return {
      header: headers.subarray(block * 80, block * 80 + 80),
      height: heights[block] as number,
      position: tx - from,
      branch: branchOf(rows, count, tx - from),
    };
  };
}

function labelsOf(chain: Chain, transactions: readonly number[], labels: LabelledScripts | undefined): TraceCertificate['labels'] {
  if (labels === undefined) return [];
  const scripts = new Set<number>();
  for (const tx of transactions)
    for (let output = chain.firstOutput[tx] as number; output < (chain.firstOutput[tx + 1] as number); output++)
      scripts.add(chain.outputScript[output] as number);
  return [...scripts]
    .flatMap((script) => {
      const found = labels.of(script);
      if (found === undefined) return [];
      return [
        {
          script: toHex(scriptBytes(chain, script)),
          label: found.label,
          basis: found.basis,
          source: `${found.tag.pack}${found.tag.source === undefined ? '' : `, ${found.tag.source}`}`,
        },
      ];
    })
    .sort((a, b) => (a.script < b.script ? -1 : 1));
}

/** The hash of a header as people write it. */
export const headerHash = (header: Uint8Array): string => displayHash(doubleSha256(header));
