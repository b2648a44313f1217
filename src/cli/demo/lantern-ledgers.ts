// SPDX-License-Identifier: Apache-2.0
/**
 * Sources of the invented chains on this machine, so that a training desk can ask one as a desk would: an Esplora of the regression-test network and an
 * indexer of TRON. Nothing leaves the machine, and nothing they tell of exists.
 */
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type InventedChain, inventedChain } from '../../core/currency/economy/invented-case.ts';
import { servedFees } from '../../core/currency/economy/served-accounts.ts';
import { ServedChain } from '../../core/currency/economy/served-chain.ts';
import { framedBlocks } from '../../core/currency/economy/write-block.ts';
import { LEDGERS_FILE } from '../../ledgers/look-up/desk-sources.ts';
import { TAGS_FOLDER } from '../../ledgers/tag-files/read-tags.ts';

export interface LanternLedgers {
  readonly close: () => void;
}

const HEAD = '# The invented chains of the training desk; written anew at each start, unless this line is taken out.\n';

/** Serves the chains and names them to the desk of `folder`. */
export async function openLanternLedgers(folder: string): Promise<LanternLedgers> {
  const { blockFile, tron, tags } = inventedChain();
  const bitcoin = new ServedChain(framedBlocks(blockFile));
  const accounts = servedFees({ tron });
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const [, chain, path = ''] = /^\/(bitcoin|tron)(\/.*)$/.exec(request.url ?? '') ?? [];
    const answer = chain === 'bitcoin' ? bitcoin.answer(path) : chain === 'tron' ? accounts.answer(path, body) : undefined;
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  nameSources(join(folder, LEDGERS_FILE), `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  nameExchange(join(folder, TAGS_FOLDER), tags, tron.exchangeAddress);
  return {
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function nameSources(path: string, url: string): void {
  if (existsSync(path) && !readFileSync(path, 'utf8').startsWith(HEAD)) return;
  const bitcoin = `- {id: invented-bitcoin, kind: esplora, url: '${url}/bitcoin', network: bitcoin-regtest}\n`;
  writeFileSync(path, `${HEAD}${bitcoin}- {id: invented-tron, kind: tron, url: '${url}/tron'}\n`, { mode: 0o600 });
}

/** What the exchange says of its own addresses, as a TagPack. */
function nameExchange(folder: string, { tags, ...pack }: InventedChain['tags'], tronAddress: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const all = [...(tags as readonly object[]), { address: tronAddress, currency: 'TRX' }];
  writeFileSync(join(folder, 'invented-exchange.json'), JSON.stringify({ ...pack, tags: all }, null, 2), { mode: 0o600 });
}
