// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { simulateEconomy } from '../../core/currency/economy/simulate-economy.ts';
import { frameBlocks } from '../../core/currency/economy/write-block.ts';
import { clusterScripts } from '../../core/currency/patterns/cluster-scripts.ts';
import { importBlocks } from '../bitcoin-files/import-blocks.ts';
import { type ChainManifest, readChain, writeChain } from './chain-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'chain-files-'));
after(() => rmSync(folder, { recursive: true }));
const source = join(folder, 'blk00000.dat');
writeFileSync(source, frameBlocks(simulateEconomy({ seed: 42, users: 60, blocks: 40, transactionsPerBlock: 30 }).blocks));
const { chain, sources } = importBlocks(source);

describe('chain data in a folder', () => {
  test('reads back as it was written, with how each transaction is written', () => {
    const into = join(folder, 'new');
    writeChain(into, chain, sources, source, []);
    const read = readChain(into, true).chain;
    assert.deepEqual(read.txHabits, Uint8Array.from(chain.txHabits));
    assert.ok(read.txHabits.every((habit) => habit > 0));
  });
  test('of an earlier version, which does not say how transactions are written, opens with nothing known of it', () => {
    const into = join(folder, 'earlier');
    writeChain(into, chain, sources, source, []);
    const path = join(into, 'chain.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as ChainManifest;
    writeFileSync(path, JSON.stringify({ ...manifest, columns: manifest.columns.filter(({ name }) => name !== 'tx-habits') }));
    rmSync(join(into, 'tx-habits.u8'));
    const read = readChain(into, true).chain;
    assert.deepEqual(read.txHabits, new Uint8Array(manifest.counts.transactions));
    assert.doesNotThrow(() => clusterScripts(read));
  });
});
