// SPDX-License-Identifier: Apache-2.0
/**
 * Sources of the invented chains on this machine, so that a training desk can ask one as a desk would: an Esplora of the regression-test network and an
 * indexer of TRON. Nothing leaves the machine, and nothing they tell of exists.
 */
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inventedChain } from '../../core/currency/economy/invented-case.ts';
import { ServedChain } from '../../core/currency/economy/served-chain.ts';
import { framedBlocks } from '../../core/currency/economy/write-block.ts';
import { readTransfers, type TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { LEDGERS_FILE } from '../../ledgers/look-up/desk-sources.ts';

export interface LanternLedgers {
  readonly close: () => void;
}

const HEAD = '# The invented chains of the training desk; written anew at each start, unless this line is taken out.\n';
/** The evening the fees in USDT were paid; a block of TRON every three seconds. */
const FIRST_BLOCK_AT = Date.UTC(2026, 9, 9, 18, 30);
const BLOCK_MS = 3000;

/** Serves the chains and names them to the desk of `folder`. */
export async function openLanternLedgers(folder: string): Promise<LanternLedgers> {
  const { blockFile, tron } = inventedChain();
  const bitcoin = new ServedChain(framedBlocks(blockFile));
  const logs: Log[] = tron.logs
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const [, chain, path = ''] = /^\/(bitcoin|tron)(\/.*)$/.exec(request.url ?? '') ?? [];
    const answer = chain === 'bitcoin' ? bitcoin.answer(path) : chain === 'tron' ? tronAnswer(logs, path, body) : undefined;
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  nameSources(join(folder, LEDGERS_FILE), `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
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

interface Log {
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** As TronGrid answers; of transactions themselves it knows nothing, so that nobody's signature is told. */
function tronAnswer(logs: readonly Log[], path: string, body: string): string | undefined {
  const [, account, tokens] = /^\/v1\/accounts\/(\w+)\/transactions(\/trc20)?\?/.exec(path) ?? [];
  if (account !== undefined) {
    const { transfers } = readTransfers(logs);
    const own = tokens === undefined ? [] : transfers.filter(({ from, to }) => from === account || to === account);
    return JSON.stringify({ data: own.map(listed), success: true, meta: { page_size: own.length } });
  }
  if (path === '/wallet/gettransactionbyid') return '{}';
  return path === '/wallet/gettransactioninfobyid' ? JSON.stringify(receipt(logs, body)) : undefined;
}

const timeOf = (blockNumber = 0): number => FIRST_BLOCK_AT + (blockNumber % 1000) * BLOCK_MS;

const listed = ({ txHash, contract, blockNumber, from, to, amount }: TokenTransfer) => ({
  transaction_id: txHash,
  token_info: { symbol: 'USDT', address: contract, decimals: 6, name: 'Tether USD' },
  block_timestamp: timeOf(blockNumber),
  from,
  to,
  type: 'Transfer',
  value: amount,
});

/** Empty for a transaction that does not exist, and for a question that is none. */
function receipt(logs: readonly Log[], body: string): object {
  const log = logs.filter(({ transactionHash }) => body.includes(`"${transactionHash}"`));
  const first = log[0];
  if (first === undefined) return {};
  const { transactionHash: id, blockNumber } = first;
  const said = log.map(({ address, topics, data }) => ({ address: address.slice(2), topics, data }));
  return { id, blockNumber, blockTimeStamp: timeOf(blockNumber), log: said };
}
