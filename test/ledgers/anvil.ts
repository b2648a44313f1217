// SPDX-License-Identifier: Apache-2.0
/** An Ethereum node of its own on loopback, and a liar in front of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { TRANSFER_TOPIC } from '../../src/core/currency/tokens/read-transfers.ts';

export interface LocalNode {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startAnvil(...options: readonly string[]): Promise<LocalNode> {
  const port = await freePort();
  // The binary itself, not npm's wrapper around it, which would leave it running when it is killed.
  const platform = `@foundry-rs/anvil-linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;
  const binary = join(dirname(createRequire(import.meta.url).resolve(`${platform}/package.json`)), 'bin', 'anvil');
  const node = spawn(binary, ['--port', String(port), '--host', '127.0.0.1', '--silent', ...options], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await rpc(url, 'eth_chainId').then(
      () => true,
      () => false,
    );
    if (isUp) return { url, stop: () => stopped(node) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stopped(node);
  throw new Error('anvil did not come up');
}

async function stopped(node: ChildProcess): Promise<void> {
  node.kill();
  if (node.exitCode === null && node.signalCode === null) await once(node, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => void probe.close(resolve));
  return port;
}

/** The result of one call. */
export async function rpc<T = unknown>(url: string, method: string, ...params: readonly unknown[]): Promise<T> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const { result, error } = (await response.json()) as { result: T; error?: { message: string } };
  if (error !== undefined) throw new Error(`${method}: ${error.message}`);
  return result;
}

/** A token that keeps no books: called with (from, to, amount) in 32 bytes each it emits Transfer(from, to, amount). */
const RUNTIME = `6040356000526020356000357f${TRANSFER_TOPIC}60206000a300`;
const INIT = `0x60${(RUNTIME.length / 2).toString(16)}80600b6000396000f3${RUNTIME}`;
const word = (hex: string): string => hex.padStart(64, '0');

export interface LocalToken {
  readonly contract: string;
  /** Whoever is named as payer; the name of the transaction, once it stands in a block. */
  readonly move: (from: string, to: string, amount: bigint) => Promise<string>;
  /** As `move`, but left to whoever mines: the name of the transaction as soon as the node has taken it. */
  readonly order: (from: string, to: string, amount: bigint) => Promise<string>;
}

/** A token on a local node, of which anybody's transfers are told as they are ordered. */
export async function deployToken(url: string): Promise<LocalToken> {
  const [from] = await rpc<string[]>(url, 'eth_accounts');
  const send = (fields: object) => rpc<string>(url, 'eth_sendTransaction', { from, gas: '0x30d40', ...fields });
  const { contractAddress: contract } = await minedReceipt(url, await send({ data: INIT }));
  const order = (payer: string, payee: string, amount: bigint): Promise<string> =>
    send({ to: contract, data: `0x${[payer.slice(2), payee.slice(2), amount.toString(16)].map(word).join('')}` });
  return { contract, order, move: async (...what) => (await minedReceipt(url, await order(...what))).transactionHash };
}

interface Receipt {
  readonly transactionHash: string;
  readonly contractAddress: string;
  readonly status: string;
}

/** Of a transaction that was sent: the node answers as soon as it has taken it, which is before it has mined it. */
async function minedReceipt(url: string, transaction: string): Promise<Receipt> {
  for (let tries = 0; tries < 300; tries++) {
    const receipt = await rpc<Receipt | null>(url, 'eth_getTransactionReceipt', transaction);
    if (receipt?.status === '0x1') return receipt;
    if (receipt !== null) throw new Error(`${transaction} was undone: status ${receipt.status}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${transaction} was not mined`);
}

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/**
 * A node that answers what another one does, but for what `change` makes of it.
 *
 * @param change the body to answer, of the call and of what the node itself says
 */
export async function nodeInFront(url: string, change: (call: RpcCall, answer: string) => string): Promise<LocalNode> {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const told = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    response.end(change(JSON.parse(body) as RpcCall, await told.text()));
  });
  // Not closed while whoever asks is busy with what was answered.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
