// SPDX-License-Identifier: Apache-2.0
/** Headers and roots of blocks, held against a node that makes them by a program of its own. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { isOwnHeader, standingOfReceipts, standingOfTransactions, transfersOfBlock } from '../../src/ledgers/evm/block-roots.ts';
import { rootOfList } from '../../src/ledgers/evm/trie-root.ts';
import { deployToken, type LocalNode, type LocalToken, rpc, startAnvil } from './anvil.ts';

type Fields = Record<string, unknown>;

describe('the roots of a block', () => {
  let node: LocalNode | undefined;
  let token: LocalToken;
  let url = '';
  before(async () => {
    node = await startAnvil('--gas-limit', '100000000');
    url = node.url;
    token = await deployToken(url);
  });
  after(async () => await node?.stop());

  /** A block of so many transactions, of both usual kinds: payments in ether and in a token, and some that fail. */
  async function blockOf(count: number): Promise<{ block: Fields; receipts: readonly Fields[] }> {
    const [payer, to, ...others] = (await rpc<string[]>(url, 'eth_accounts')) as [string, string, ...string[]];
    const send = (from: number, fields: object) => rpc(url, 'eth_sendTransaction', { from: others[from], to, value: '0x1', ...fields });
    await rpc(url, 'evm_setAutomine', false);
    for (let at = 0; at < count; at++)
      if (at % 3 === 0) await token.order(payer, to, BigInt(at + 1));
      // Too little gas for what the contract does: it fails.
      else if (at % 7 === 1) await send(0, { to: token.contract, gas: '0x5210', value: '0x0' });
      else if (at % 2 === 0) await send(1, { gas: '0x5208', gasPrice: '0x77359400' });
      else await send(2, { gas: '0x5208', maxFeePerGas: '0x77359400', maxPriorityFeePerGas: '0x1' });
    await rpc(url, 'evm_mine');
    const block = await rpc<Fields>(url, 'eth_getBlockByNumber', 'latest', true);
    return { block, receipts: await rpc(url, 'eth_getBlockReceipts', block.number) };
  }

  for (const count of [0, 1, 2, 15, 16, 17, 127, 128, 129, 300])
    test(`of ${count} transactions are those the node states, and its header hashes to its name`, async () => {
      const { block, receipts } = await blockOf(count);
      assert.equal((block.transactions as unknown[]).length, count);
      assert.equal(await isOwnHeader(block), true);
      assert.equal(await standingOfTransactions(block), 'proven');
      assert.equal(await standingOfReceipts(block, receipts), 'proven');
      assert.equal(transfersOfBlock(block, receipts).length, Math.ceil(count / 3));
      if (count < 2) return;
      const failed = receipts.filter(({ status }) => status === '0x0').length;
      assert.ok(count < 15 || failed > 0);
      assert.equal(await standingOfReceipts(block, receipts.slice(1)), 'contradicted');
      assert.equal(await standingOfReceipts(block, [...receipts].reverse()), 'contradicted');
      assert.equal(await standingOfTransactions({ ...block, transactions: (block.transactions as unknown[]).slice(1) }), 'contradicted');
    });

  test('no field of a header can be another, and one that is not known is no header of this kind', async () => {
    const { block } = await blockOf(3);
    const numbers = ['number', 'gasLimit', 'gasUsed', 'timestamp', 'baseFeePerGas'];
    for (const name of numbers)
      assert.equal(await isOwnHeader({ ...block, [name]: `0x${(Number(block[name]) + 1).toString(16)}` }), false, name);
    for (const name of ['parentHash', 'receiptsRoot', 'transactionsRoot', 'stateRoot', 'miner', 'logsBloom', 'mixHash']) {
      const value = String(block[name]);
      const other = `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
      assert.equal(await isOwnHeader({ ...block, [name]: other }), false, name);
    }
    assert.equal(await isOwnHeader({ ...block, extraData: 7 }), false);
    assert.equal(await isOwnHeader({ ...block, parentHash: undefined }), false);
  });

  test('say nothing of kinds of transactions and receipts that only some chains have', async () => {
    const { block, receipts } = await blockOf(2);
    const [transaction, ...more] = block.transactions as Fields[];
    assert.equal(await standingOfTransactions({ ...block, transactions: [{ ...transaction, type: '0x7e' }, ...more] }), 'unknown');
    assert.equal(await standingOfReceipts(block, [{ ...receipts[0], type: '0x7e' }, ...receipts.slice(1)]), 'unknown');
    assert.equal(await standingOfReceipts(block, [{ ...receipts[0], logs: 'none' }, ...receipts.slice(1)]), 'unknown');
  });
});

describe('the root over a list', () => {
  const items = fc.array(fc.uint8Array({ minLength: 1, maxLength: 80 }), { minLength: 1, maxLength: 300 });
  test('of nothing is the one every chain knows', async () => {
    assert.equal(await rootOfList([]), '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421');
  });
  test('is another when an item is changed, left out, added or put elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.nat(), fc.nat({ max: 254 }), async (list, where, by) => {
        const root = await rootOfList(list);
        const at = where % list.length;
        const item = list[at] as Uint8Array<ArrayBuffer>;
        const changed = item.with(where % item.length, ((item[where % item.length] as number) + 1 + by) % 256);
        const others = [list.with(at, changed), list.toSpliced(at, 1), [...list, item]];
        const moved = list.toSpliced(at, 1).toSpliced((at + 1) % list.length, 0, item);
        if (moved.some((one, place) => Buffer.compare(one, list[place] as Uint8Array) !== 0)) others.push(moved);
        for (const other of others) assert.notEqual(await rootOfList(other), root);
      }),
      { numRuns: 60 },
    );
  });
});
