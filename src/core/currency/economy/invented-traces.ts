// SPDX-License-Identifier: Apache-2.0
/** The two traces of the invented case, as an analyst makes them: passage fees in Bitcoin and in USDT on TRON, both to the invented exchange. */
import { sha256, toHex } from '../addresses/digests.ts';
import { makeTokenCertificate } from '../certificate/token-certificate.ts';
import { makeCertificate } from '../certificate/trace-certificate.ts';
import { ChainBuilder } from '../chain/build-chain.ts';
import { rowOf } from '../chain/chain.ts';
import { outputsOf } from '../chain/outpoints.ts';
import { follow, type TraceMethod } from '../follow/follow.ts';
import { clusterScripts } from '../patterns/cluster-scripts.ts';
import { labelScripts } from '../tags/label-scripts.ts';
import { readTagPack, tagAddress } from '../tags/read-tagpack.ts';
import { followTransfers, transferId } from '../tokens/follow-transfers.ts';
import { readTransfers } from '../tokens/read-transfers.ts';
import { INVENTED_EXCHANGE, type InventedChain } from './invented-case.ts';
import { framedBlocks } from './write-block.ts';

/** Hops, as the approver of the invented case allows them. */
export const INVENTED_HOPS = 12;

/** Certificate of the trace from the fee address in Bitcoin. */
export function inventedBitcoinTrace({ blockFile, seeds, tags }: InventedChain, method: TraceMethod = 'fifo'): Uint8Array {
  const blocks = framedBlocks(blockFile);
  const builder = new ChainBuilder();
  for (const block of blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
  const chain = builder.done('bitcoin-regtest');
  const labels = labelScripts(chain, clusterScripts(chain).root, readTagPack(tags, 'invented-exchange.yaml') ?? []);
  const parameters = { maxHops: INVENTED_HOPS };
  const flow = follow(chain, {
    seeds: outputsOf(chain, seeds),
    method,
    ...parameters,
    serviceOf: (script) => labels.of(script)?.label,
  });
  return makeCertificate({
    chain,
    flow,
    method,
    parameters,
    sources: [{ name: 'blk00000.dat', sha256: toHex(sha256(blockFile)), bytes: blockFile.length }],
    labels,
    rawOf: (tx) => {
      const block = rowOf(chain.blocks.firstTx, tx);
      return (blocks[block] as Uint8Array).subarray(chain.txOffset[tx + block], chain.txOffset[tx + block + 1]);
    },
  });
}

/** Certificate of the trace from the fee account on TRON. */
export function inventedTronTrace({ tron }: InventedChain, method: TraceMethod = 'fifo'): Uint8Array {
  const { transfers } = readTransfers(
    tron.logs
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  const logs = new TextEncoder().encode(tron.logs);
  const parameters = { maxHops: INVENTED_HOPS };
  const tag = tagAddress(tron.exchangeAddress, 'TRX', { label: INVENTED_EXCHANGE, category: 'exchange', pack: 'invented-exchange.yaml' });
  const tagOf = (account: string) => (account === tron.exchangeAddress ? tag : undefined);
  const seeds = transfers.filter(({ to }) => to === tron.feeAddress).map(transferId);
  const flow = followTransfers({ transfers, seeds, method, ...parameters, serviceOf: (account) => tagOf(account)?.label });
  const sources = [{ name: 'usdt-logs.ndjson', sha256: toHex(sha256(logs)), bytes: logs.length }];
  return makeTokenCertificate({ transfers, flow, method, parameters, sources, tagOf });
}
