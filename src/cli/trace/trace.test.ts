// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import { missing, sharedFolder } from '../../../test/shared.ts';
import { canonicalJson } from '../../core/currency/certificate/canonical-json.ts';
import type { TraceCertificate } from '../../core/currency/certificate/trace-certificate.ts';
import { verifyTraceCertificate } from '../../core/currency/certificate/verify-certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'trace-'));
after(() => rmSync(folder, { recursive: true }));
const shared = sharedFolder('currency') ?? '';
const needs = { skip: missing('currency/synthetic-dev') };
const economy = join(shared, 'synthetic-dev', 'blk00000.dat');

const rogatory = commandLineIn(folder);
async function trace(...args: string[]) {
  const { exit, err, out } = await rogatory('trace', ...args, '--json');
  return { exit, err, json: out === '' ? undefined : JSON.parse(out) };
}
const imported = async (): Promise<string> => {
  const into = join(folder, 'economy');
  if (!readable(join(into, 'chain.json'))) assert.equal((await trace('import', economy, '--into', into)).exit, 0);
  return into;
};
const readable = (path: string) => {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false; // not written yet
  }
};
const truth = () => JSON.parse(readFileSync(join(shared, 'synthetic-dev', 'truth.json'), 'utf8'));
const sum = (rows: { amount: string }[]) => rows.reduce((total, { amount }) => total + BigInt(amount), 0n);

/** The blocks of a framed file, each with its frame. */
function frames(bytes: Buffer): Buffer[] {
  const list: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 8 + bytes.readUInt32LE(at + 4))
    list.push(bytes.subarray(at, at + 8 + bytes.readUInt32LE(at + 4)));
  return list;
}

describe('rogatory trace import', needs, () => {
  test('counts what the source holds', async () => {
    const { json } = await trace('import', economy, '--into', join(folder, 'counted'));
    assert.equal(json.transactions, truth().stats.txs);
    assert.equal(json.blocks.length, truth().stats.blocks);
  });
  test('masked, padded and shuffled files give the same columns', async () => {
    const source = join(folder, 'blocks');
    mkdirSync(source);
    const [first, ...rest] = frames(readFileSync(economy));
    const shuffled = [...rest.filter((_, i) => i % 2 === 1), first as Buffer, ...rest.filter((_, i) => i % 2 === 0)];
    const mask = Buffer.from('0102030405a6b7c8', 'hex');
    const half = Math.floor(shuffled.length / 2);
    for (const [index, part] of [shuffled.slice(0, half), shuffled.slice(half)].entries()) {
      const clear = Buffer.concat(part);
      const masked = Buffer.from(clear.map((byte, at) => byte ^ (mask[at % 8] as number)));
      writeFileSync(join(source, `blk0000${index}.dat`), Buffer.concat([masked, Buffer.alloc(5000)]));
    }
    writeFileSync(join(source, 'xor.dat'), mask);
    const { exit, json } = await trace('import', source, '--into', join(folder, 'unmasked'));
    assert.equal(exit, 0);
    await imported();
    for (const column of ['txids.u8', 'input-source.u32', 'output-value.f64', 'script-bytes.u8', 'block-heights.i32'])
      assert.ok(readFileSync(join(folder, 'unmasked', column)).equals(readFileSync(join(folder, 'economy', column))), column);
    assert.equal(json.blocks.length, truth().stats.blocks);
  });
  test('a damaged block ends it with exit 1 and its offset, and nothing is left behind', async () => {
    const bytes = Buffer.from(readFileSync(economy));
    const list = frames(bytes);
    const offset = list.slice(0, 100).reduce((total, frame) => total + frame.length, 0);
    bytes[offset + 8 + 200] = (bytes[offset + 8 + 200] as number) ^ 4;
    writeFileSync(join(folder, 'blk00000.dat'), bytes);
    const { exit, json, err } = await trace('import', join(folder, 'blk00000.dat'), '--into', join(folder, 'damaged'));
    assert.equal(exit, 1);
    assert.equal(json.damaged.offset, offset);
    assert.match(err, new RegExp(`offset ${offset}`));
    assert.equal(readable(join(folder, 'damaged', 'chain.json')), false);
  });
  test('a file that ends within a block is refused with the offset of that block', async () => {
    const bytes = readFileSync(economy);
    writeFileSync(join(folder, 'blk00001.dat'), bytes.subarray(0, bytes.length - 10));
    const { exit, json } = await trace('import', join(folder, 'blk00001.dat'), '--into', join(folder, 'short'));
    assert.equal(exit, 1);
    assert.equal(json.damaged.offset, bytes.length - (frames(bytes).at(-1) as Buffer).length);
  });
  test('a missing block is told: its successor follows something that is not there', async () => {
    const list = frames(readFileSync(economy));
    writeFileSync(join(folder, 'blk00002.dat'), Buffer.concat(list.filter((_, i) => i !== 50)));
    const { exit, json } = await trace('import', join(folder, 'blk00002.dat'), '--into', join(folder, 'gap'));
    assert.equal(exit, 1);
    assert.equal(json.unlinked.length, 1);
  });
  test('the real blocks import with their heights known behind the genesis block', { skip: missing('currency/btc-blocks') }, async () => {
    const { exit, json } = await trace('import', join(shared, 'btc-blocks', 'blk-mainnet-1-256.dat'), '--into', join(folder, 'early'));
    assert.equal(exit, 0);
    assert.equal(json.blocks.length, 255);
    assert.equal(new Int32Array(Uint8Array.from(readFileSync(join(folder, 'early', 'block-heights.i32'))).buffer)[0], 1);
  });
  test('days that are none, or have no block, are told, and nothing is written', async () => {
    for (const days of [
      ['--since', '2023-02-29'],
      ['--until', 'yesterday'],
      ['--since', '2100-01-01'],
    ]) {
      assert.equal((await trace('import', economy, '--into', join(folder, 'no-days'), ...days)).exit, 2);
      assert.equal(readable(join(folder, 'no-days')), false);
    }
  });
  test('a folder that is no source is wrong use', async () => {
    mkdirSync(join(folder, 'empty'));
    assert.equal((await trace('import', join(folder, 'empty'), '--into', join(folder, 'x'))).exit, 2);
  });
  test('other files in the target folder are never touched', async () => {
    const target = join(folder, 'mine');
    mkdirSync(target);
    writeFileSync(join(target, 'letter.txt'), 'keep');
    assert.equal((await trace('import', economy, '--into', target)).exit, 2);
    assert.equal(readFileSync(join(target, 'letter.txt'), 'utf8'), 'keep');
  });
});

/** Of all pairs of scripts in a cluster, the share that has one owner in truth. */
function rightPairs(clusters: readonly { readonly scripts: readonly string[] }[]): number {
  const rows = readFileSync(join(shared, 'synthetic-dev', 'owners.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const owners = new Map(rows.map((line) => line.split(',') as [string, string]));
  let pairs = 0;
  let same = 0;
  for (const { scripts } of clusters) {
    const counts = new Map<string, number>();
    for (const script of scripts) counts.set(owners.get(script) ?? script, (counts.get(owners.get(script) ?? script) ?? 0) + 1);
    pairs += (scripts.length * (scripts.length - 1)) / 2;
    for (const count of counts.values()) same += (count * (count - 1)) / 2;
  }
  return same / pairs;
}

describe('rogatory trace on the simulated economy', needs, () => {
  test('CoinJoins are found and wages are not taken for them', async () => {
    const { json } = await trace('coinjoins', await imported());
    const { coinjoins, payrolls } = truth();
    const claimed = new Set(
      json.filter((verdict: { coinjoin: boolean }) => verdict.coinjoin).map((verdict: { txid: string }) => verdict.txid),
    );
    const planted = new Set(coinjoins.map((join: { txid: string }) => join.txid));
    const right = [...claimed].filter((id) => planted.has(id)).length;
    assert.ok(right / claimed.size >= 0.95 && right / planted.size >= 0.95, `${right} of ${planted.size}, ${claimed.size} claimed`);
    for (const id of payrolls) assert.ok(!claimed.has(id));
  });
  test('clusters hold keys of one owner', async () => {
    const { json } = await trace('cluster', await imported());
    assert.ok(rightPairs(json.clusters) >= 0.999, `precision ${rightPairs(json.clusters)}`);
  });
  test('PayJoins are joined where only CoinJoins are to be left out, for comparing with other tools', async () => {
    const { json: careful } = await trace('cluster', await imported());
    const { json: usual } = await trace('cluster', await imported(), '--only-coinjoins');
    assert.deepEqual(usual.leftOut, careful.leftOut);
    assert.ok(careful.payjoinsLeftOut.length > 0 && usual.payjoinsLeftOut.length === 0);
    assert.ok(rightPairs(usual.clusters) < rightPairs(careful.clusters));
    assert.equal(usual.method, 'multi-input, CoinJoins left out');
  });
  test('change hints are right', async () => {
    const { json } = await trace('cluster', await imported());
    const { change } = truth();
    const known = json.changeHints.filter(({ txid }: { txid: string }) => change[txid] !== undefined);
    const right = known.filter(({ txid, output }: { txid: string; output: number }) => change[txid] === output).length;
    assert.ok(known.length > 5000 && right / known.length >= 0.95);
  });
  for (const method of ['fifo', 'haircut', 'poison'])
    for (const more of [[], ['--fees-into-coinbase'], ['--until-height', '180']])
      test(`${method} ${more.join(' ')} gives out exactly what it began with`, async () => {
        const seeds = truth().ransom.map(({ outpoint }: { outpoint: string }) => outpoint);
        const { json } = await trace('follow', await imported(), '--from', seeds.join(','), '--method', method, ...more);
        const began = truth().ransom.reduce((total: bigint, { sats }: { sats: number }) => total + BigInt(sats), 0n);
        assert.equal(began, sum(json.unspent) + BigInt(json.fees) + BigInt(json.absorbed) + sum(json.services));
      });
  test('the ransom is found at the exchanges where it was paid in, and few transactions are touched', async () => {
    const { ransom, vaspDeposits, vaspTags, stats } = truth();
    const tags = join(folder, 'tags');
    mkdirSync(tags);
    const list = vaspTags.flatMap(({ vasp, scripts }: { vasp: string; scripts: string[] }) =>
      scripts.map((script) => ({ label: vasp, script })),
    );
    writeFileSync(join(tags, 'exchanges.json'), JSON.stringify({ category: 'exchange', tags: list }));
    const from = ransom.map(({ outpoint }: { outpoint: string }) => outpoint).join(',');
    const { json } = await trace('follow', await imported(), '--from', from, '--method', 'fifo', '--tags', tags);
    const found = new Map(json.deposits.map(({ outpoint, label }: { outpoint: string; label: string }) => [outpoint.split(':')[0], label]));
    const right = vaspDeposits.filter(({ txid, vasp }: { txid: string; vasp: string }) => found.get(txid) === vasp).length;
    assert.ok(right / vaspDeposits.length >= 0.98, `${right} of ${vaspDeposits.length}`);
    assert.ok(json.transactions / stats.txs <= 0.15);
  });
  test('an output that is not in the data is wrong use and says what is wrong with it', async () => {
    for (const from of ['00:1', `${'0'.repeat(64)}:0`, `${truth().ransom[0].outpoint.split(':')[0]}:99`])
      assert.equal((await trace('follow', await imported(), '--from', from)).exit, 2);
  });
});

describe('a trace certificate', needs, () => {
  const made = async () => {
    const { ransom, vaspTags } = truth();
    const list = vaspTags.flatMap(({ vasp, scripts }: { vasp: string; scripts: string[] }) =>
      scripts.map((script) => ({ label: vasp, script })),
    );
    writeFileSync(join(folder, 'exchanges.json'), JSON.stringify({ category: 'exchange', tags: list }));
    const from = ransom.slice(0, 10).map(({ outpoint }: { outpoint: string }) => outpoint);
    const out = join(folder, 'certificate.json');
    const { exit } = await trace(
      'certificate',
      await imported(),
      '--from',
      from.join(','),
      '--tags',
      join(folder, 'exchanges.json'),
      '--out',
      out,
    );
    assert.equal(exit, 0);
    return out;
  };
  const faults = (change: (certificate: TraceCertificate & Record<string, unknown>) => void, bytes: Uint8Array): string[] => {
    const certificate = JSON.parse(Buffer.from(bytes).toString());
    change(certificate);
    const report = verifyTraceCertificate(Buffer.from(`${canonicalJson(certificate)}\n`));
    assert.equal(
      report.ok,
      report.findings.every(({ good }) => good),
    );
    return report.findings.filter(({ good }) => !good).map(({ code }) => code);
  };

  test('repeats from its own bytes, and making it again gives the same bytes', async () => {
    const first = readFileSync(await made());
    assert.equal(verifyTraceCertificate(first).ok, true);
    assert.ok(readFileSync(await made()).equals(first));
  });
  test('is made from the folder of a node, masked, also when the node has written on since', async () => {
    const node = join(folder, 'node');
    mkdirSync(join(node, 'blocks'), { recursive: true });
    const mask = Buffer.from('0123456789abcdef', 'hex');
    const masked = readFileSync(economy).map((byte, at) => byte ^ (mask[at % 8] as number));
    const file = join(node, 'blocks', 'blk00000.dat');
    writeFileSync(file, masked);
    writeFileSync(join(node, 'blocks', 'xor.dat'), mask);
    assert.equal((await trace('import', node, '--into', join(folder, 'from-node'))).exit, 0);
    const seed = truth().ransom[0].outpoint;
    const certificate = () => trace('certificate', join(folder, 'from-node'), '--from', seed, '--out', join(folder, 'node.json'));
    writeFileSync(file, Buffer.concat([masked, Buffer.alloc(1000)]));
    assert.equal((await certificate()).exit, 0);
    assert.equal(verifyTraceCertificate(readFileSync(join(folder, 'node.json'))).ok, true);
    writeFileSync(file, masked.subarray(0, -1));
    const { exit, err } = await certificate();
    assert.equal(exit, 2);
    assert.match(err, /blk00000\.dat of at least/);
    writeFileSync(join(node, 'blocks', 'xor.dat'), mask.subarray(1));
    assert.match((await trace('import', node, '--into', join(folder, 'half-a-mask'))).err, /a mask has 8 bytes, this file has 7/);
  });
  test('every attack on it is named', async () => {
    const bytes = readFileSync(await made());
    type Change = (certificate: { -readonly [K in keyof TraceCertificate]: TraceCertificate[K] }) => void;
    const last = <T>(list: readonly T[]) => list[list.length - 1] as T & Record<string, unknown>;
    const attacks: [string, string, Change][] = [
      ['an amount is raised', 'TRACE_REPLAY', (c) => Object.assign(last(c.result.edges), { amount: '1' })],
      ['a deposit is left out', 'TRACE_REPLAY', (c) => (c.result.deposits as unknown[]).pop()],
      ['another method is named', 'TRACE_REPLAY', (c) => Object.assign(c, { method: 'haircut' })],
      ['a limit is added', 'TRACE_REPLAY', (c) => Object.assign(c, { parameters: { maxHops: 1 } })],
      ['a service gets another name in the labels', 'TRACE_REPLAY', (c) => Object.assign(c.labels[0] as object, { label: 'Somebody' })],
      ['a transaction is left out', 'TRACE_REPLAY', (c) => (c.transactions as unknown[]).splice(5, 1)],
      ['a transaction is moved to another block', 'TRACE_INCLUSION', (c) => Object.assign(last(c.transactions), { block: 0 })],
      [
        'an output is made larger',
        'TRACE_INCLUSION',
        (c) => Object.assign(last(c.transactions), { raw: last(c.transactions).raw.replace(/^(.{120})../, '$1ff') }),
      ],
      [
        'a neighbour is changed',
        'TRACE_INCLUSION',
        (c) => Object.assign(c.transactions.find(({ branch }) => branch.length > 0) as object, { branch: ['00'.repeat(32)] }),
      ],
      [
        'a header is changed',
        'TRACE_INCLUSION',
        (c) => Object.assign(c.blocks[0] as object, { header: (c.blocks[0] as { header: string }).header.replace(/^(.{72})../, '$100') }),
      ],
      [
        'a header without work',
        'TRACE_WORK',
        (c) =>
          Object.assign(c.blocks[0] as object, { header: `${(c.blocks[0] as { header: string }).header.slice(0, 144)}0100000100000000` }),
      ],
      ['another engine', 'TRACE_ENGINE', (c) => Object.assign(c, { engine: 'other/9' })],
      ['a member is missing', 'TRACE_FORM', (c) => Object.assign(c, { blocks: undefined })],
    ];
    for (const [what, code, change] of attacks) assert.ok(faults(change as never, bytes).includes(code), what);
  });
  test('bytes that are not the canonical form are told', async () => {
    const bytes = readFileSync(await made());
    const report = verifyTraceCertificate(Buffer.from(JSON.stringify(JSON.parse(bytes.toString()), null, 1)));
    assert.deepEqual(
      report.findings.filter(({ good }) => !good).map(({ code }) => code),
      ['TRACE_BYTES'],
    );
  });
  test('noise and torn certificates are told, never a fault', async () => {
    const bytes = readFileSync(await made());
    for (const torn of [Buffer.alloc(0), Buffer.from('{}'), Buffer.from('null'), Buffer.from('[]'), bytes.subarray(0, bytes.length / 2)])
      assert.equal(verifyTraceCertificate(torn).ok, false);
  });
  test('the request filled from it asks for what the trace says, to the satoshi', async () => {
    const out = await made();
    const certificate = JSON.parse(readFileSync(out, 'utf8')) as TraceCertificate;
    for (const { label, amount } of certificate.result.services)
      for (const kind of ['freeze', 'vasp', 'fiu', 'mla']) {
        const { json } = await trace('request', out, '--service', label, '--kind', kind);
        assert.equal(json.total, amount);
        assert.equal(sum(json.deposits), BigInt(amount));
      }
  });
  test('the way to each deposit begins at a seed and only moves forward', async () => {
    const { json } = await trace('paths', await imported(), '--from', truth().ransom[0].outpoint, '--tags', join(folder, 'exchanges.json'));
    for (const path of json.paths) {
      assert.equal(path.steps[0].outpoint, truth().ransom[0].outpoint);
      assert.deepEqual(
        path.steps.map(({ height }: { height: number }) => height),
        path.steps.map(({ height }: { height: number }) => height).toSorted((a: number, b: number) => a - b),
      );
    }
  });
});

describe('rogatory trace tags', { skip: missing('currency/sanctions') }, () => {
  test('a list files a TRON address under Bitcoin and a number that is no address under Monero: both are told', async () => {
    const { json } = await trace('tags', 'import', join(shared, 'sanctions'), '--into', join(folder, 'sanctions'));
    const told = json.doubts.map(
      ({ pack, chain, doubts }: { pack: string; chain: string; doubts: string[] }) => `${pack} ${chain} ${doubts}`,
    );
    assert.ok(told.includes('sanctioned_addresses_XBT.txt tron address-of-another-chain'));
    assert.ok(told.includes('sanctioned_addresses_XMR.txt monero not-an-address'));
  });
  test('an asset code that lives on three chains is resolved by each address', async () => {
    const { json } = await trace(
      'tags',
      'import',
      join(shared, 'sanctions', 'sanctioned_addresses_USDT.txt'),
      '--into',
      join(folder, 'usdt'),
    );
    assert.deepEqual(json.chains, { tron: 11, ethereum: 8, bitcoin: 7 });
  });
  test('addresses nobody holds are told', async () => {
    const pack = join(folder, 'blacklist.yaml');
    writeFileSync(pack, `label: black\ncurrency: ETH\ntags:\n- address: '0x${'0'.repeat(40)}'\n- address: '0x${'0'.repeat(38)}19'\n`);
    const { json } = await trace('tags', 'import', pack, '--into', join(folder, 'black'));
    assert.equal(json.doubts.filter(({ doubts }: { doubts: string[] }) => doubts.includes('nobody-holds-this')).length, 2);
  });
  test('an actor pack gives the services that have customers, with their countries', async () => {
    const { json } = await trace('tags', 'services', join(shared, 'tags', 'graphsense.actorpack.yaml'));
    assert.ok(json.services.length > 100);
    for (const { jurisdictions, categories } of json.services)
      assert.ok((jurisdictions === 'not stated' || jurisdictions.length > 0) && categories.length > 0);
  });
  test('what is exported is imported again unchanged', async () => {
    const into = join(folder, 'round');
    await trace('tags', 'import', join(shared, 'tags', 'exchange-wallets-okx.yaml'), '--into', into);
    const out = join(folder, 'out.yaml');
    await trace('tags', 'export', into, '--out', out);
    const { json } = await trace('tags', 'import', out, '--into', join(folder, 'round2'));
    const { json: first } = await trace('tags', 'import', into, '--into', join(folder, 'round3'));
    assert.equal(json.tags, first.tags);
    assert.deepEqual(json.chains, first.chains);
  });
});
