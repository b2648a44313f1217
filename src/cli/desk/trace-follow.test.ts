// SPDX-License-Identifier: Apache-2.0
/** Value followed through sources of a running desk, as somebody types it: lines for people, one document for programs, exit codes for scripts. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { commandLineIn, type Said } from '../../../test/command-line.ts';
import { forEachWorkingDesk, PASSWORD, PEOPLE } from '../../../test/desk.ts';
import { deployToken, type LocalNode, rpc, startAnvil } from '../../../test/ledgers/anvil.ts';
import { EsploraServer } from '../../../test/ledgers/esplora-server.ts';
import { ServedCoins } from '../../../test/ledgers/served-coins.ts';
import { type ServedSource, serveSource } from '../../../test/ledgers/served-source.ts';
import type { FollowingShown, LookUpAnswer, TraceKept } from '../../core/api/currency.ts';
import { INVENTED_EXCHANGE, inventedChain } from '../../core/currency/economy/invented-case.ts';
import { servedFees } from '../../core/currency/economy/served-accounts.ts';
import { framedBlocks } from '../../core/currency/economy/write-block.ts';
import { tronAddress } from '../../core/currency/tokens/read-transfers.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';

const invented = inventedChain();
const exchange = (invented.tags.tags as readonly { readonly address: string }[])[0]?.address as string;
const SEEDS = invented.seeds.join(',');
const USDT = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
/** Accounts of Ethereum: who was paid, who passed it on, one of the exchange. */
const [FEES, HELPER, DEPOSIT] = ['0c', '0d', '0e'].map((byte) => `0x${byte.repeat(20)}`) as [string, string, string];
const UNKNOWN = `${'ab'.repeat(32)}:0`;
const CASE = `number: 2026-41
title: Operation Lantern
summary: Fees of two departures
country: EG
stage: investigation
offences: [{family: smuggling-of-migrants, maxYears: 15}]
handling: {restricted: true, minors: false, privileged: false}
`;

interface Followed {
  readonly schema: string;
  readonly following: FollowingShown;
  readonly trace: TraceKept | null;
}

forEachWorkingDesk('rogatory desk trace follow', (it) => {
  const folder = mkdtempSync(join(tmpdir(), 'trace-follow-'));
  const bitcoin = new EsploraServer(framedBlocks(invented.blockFile));
  const second = new EsploraServer(framedBlocks(invented.blockFile));
  const accounts = servedFees(invented);
  const [thief, passenger] = ['0a', '0b'].map((byte) => tronAddress(byte.repeat(20))) as [string, string];
  const paid = { fee: 1_100_000, blockNumber: 60_000_000, time: Date.UTC(2026, 9, 9, 18, 30) };
  const coins = new ServedCoins([
    { ...paid, from: passenger, to: thief, sun: 90_000_000n },
    { ...paid, from: thief, to: invented.tron.exchangeAddress, sun: 80_000_000n, blockNumber: 60_000_001 },
  ]);
  let [tron, trx]: (ServedSource | undefined)[] = [];
  let node: LocalNode | undefined;
  let contract = '';
  let mona: (...args: readonly string[]) => Promise<Said>;

  async function signIn(login: string): Promise<typeof mona> {
    const env = { XDG_CONFIG_HOME: join(folder, login), ROGATORY_DESK_URL: it().address };
    const rogatory = commandLineIn(folder, { env });
    const code = codeAt(it().secretOf(login), it().now());
    assert.equal((await rogatory('desk', 'login', login, '--password-file', 'password', '--code', code)).exit, 0);
    return (...args) => rogatory('desk', ...args);
  }
  const follow = (...args: readonly string[]) => mona('trace', 'follow', '2026-41', '--purpose', 'who was paid', ...args);
  const document = ({ out, err }: Said): Followed => {
    assert.equal(err, '');
    return JSON.parse(out);
  };

  before(async () => {
    tron = await serveSource((path, body) => accounts.answer(path, body));
    trx = await serveSource((path, body) => coins.answer(path, body));
    // Blocks are final two behind the newest.
    node = await startAnvil('--slots-in-an-epoch', '1', '--timestamp', String(paid.time / 1000));
    const token = await deployToken(node.url);
    contract = token.contract;
    await token.move(`0x${'0b'.repeat(20)}`, FEES, 900_000_000n);
    await token.move(FEES, HELPER, 700_000_000n);
    await token.move(HELPER, DEPOSIT, 450_000_000n);
    await rpc(node.url, 'anvil_mine', '0x4');
    writeFileSync(join(folder, 'password'), PASSWORD);
    writeFileSync(join(folder, 'case.yaml'), CASE);
    writeFileSync(
      join(it().desk.configuration.dataFolder, 'ledgers.yaml'),
      JSON.stringify([
        { id: 'own-electrs', kind: 'esplora', url: await bitcoin.listen(), network: 'bitcoin-regtest' },
        { id: 'other-electrs', kind: 'esplora', url: await second.listen(), network: 'bitcoin-regtest' },
        { id: 'own-tron', kind: 'tron', url: tron.url },
        { id: 'own-trx', kind: 'tron', url: trx.url },
        { id: 'own-geth', kind: 'evm', url: node.url },
      ]),
    );
    mona = await signIn('mona');
    const prepared = [
      await mona('case', 'add', 'case.yaml'),
      await mona('case', 'member', '2026-41', PEOPLE.karim?.name ?? '', 'approver'),
      ...(await Promise.all(
        [exchange, invented.tron.exchangeAddress, DEPOSIT].map((address) =>
          mona('tag', 'add', '2026-41', address, '--label', INVENTED_EXCHANGE, '--source', 'its own list', '--category', 'exchange'),
        ),
      )),
    ];
    for (const { exit, err } of prepared) assert.equal(exit, 0, err);
  });
  after(async () => {
    await bitcoin.close();
    await second.close();
    tron?.close();
    trx?.close();
    await node?.stop();
    rmSync(folder, { recursive: true });
  });

  test('is refused by the rule, and nothing is asked, until the approver allows the source', async () => {
    const { exit, err } = await follow('--source', 'own-electrs', '--from', SEEDS);
    assert.equal(exit, 3);
    assert.match(err, /\[CURRENCY_SOURCE_NOT_ALLOWED\]/);
    assert.deepEqual(bitcoin.asked, []);
    const karim = await signIn('karim');
    const unread = await karim('trace', 'limits', '2026-41', '--max-hops', 'eight', '--reason', 'x');
    assert.equal(unread.exit, 2, 'a limit that cannot be read is not taken for none');
    const allowed = [
      '--allow',
      'own-electrs,other-electrs,own-tron,own-trx,own-geth',
      '--max-hops',
      '8',
      '--reason',
      'The fees of two departures',
    ];
    assert.equal((await karim('trace', 'limits', '2026-41', ...allowed)).exit, 0);
  });

  test('says what is wrong with a question before anything is asked', async () => {
    const wrong = async (expected: RegExp, ...args: readonly string[]) => {
      const { exit, err, out } = await follow(...args);
      assert.deepEqual([exit, out], [2, ''], err);
      assert.match(err, expected);
    };
    const electrs = ['--source', 'own-electrs', '--from', SEEDS];
    await wrong(/--source ID is expected/, '--from', SEEDS);
    await wrong(/--from SEED is expected/, '--source', 'own-electrs');
    await wrong(/--method: expected fifo, haircut, poison, found "lifo"/, ...electrs, '--method', 'lifo');
    await wrong(/--max-hops: expected a whole number, found "few"/, ...electrs, '--max-hops', 'few');
    await wrong(/expected TXID:N of an output, found "bc1q"/, '--source', 'own-electrs', '--from', `${SEEDS},bc1q`);
    await wrong(/\(contract\).*INPUT_WRONG/, '--source', 'own-tron', '--from', invented.tron.feeAddress);
    const beyond = await follow(...electrs, '--max-hops', '9');
    assert.equal(beyond.exit, 3);
    assert.match(beyond.err, /CURRENCY_BEYOND_LIMITS/);
    assert.deepEqual(bitcoin.asked, []);
  });

  test('waits until the desk has followed bitcoin to the exchange, and says where its certificate is', async () => {
    const { exit, out, err } = await follow('--source', 'own-electrs', '--from', SEEDS, '--co-signers', '--second', 'other-electrs');
    assert.equal(exit, 0, err);
    const [following, trace, begun, service, left] = out.trimEnd().split('\n');
    assert.match(
      following ?? '',
      new RegExp(
        `^[0-9a-f-]{36}  ${bitcoin.asked.length} answers kept; addresses that signed .* were asked about too; other-electrs says of (\\d+) of \\1 unspent outputs that they are unspent$`,
      ),
    );
    assert.match(
      trace ?? '',
      /^[0-9a-f-]{36} {2}fifo on Bitcoin \(private test network\), proven: 0\.21050000 BTC followed; certificate [0-9a-f]{64}$/,
    );
    assert.match(begun ?? '', /^ {2}begun from [0-9a-f]{64}:\d and 4 more through own-electrs; asked by Mona Farid \S+Z: who was paid$/);
    assert.match(service ?? '', new RegExp(`^ +0\\.\\d{8} BTC {2}${INVENTED_EXCHANGE.replace(/[()]/g, '\\$&')} \\(\\d+ deposits?\\)$`));
    assert.match(left ?? '', /^ +0\.\d{8} BTC {2}left$/);
  });

  test('answers a program with one document: what was asked, what came of it, and the trace', async () => {
    const said = await follow('--source', 'own-electrs', '--from', SEEDS, '--method', 'haircut', '--max-hops', '3', '--json');
    const { schema, following, trace } = document(said);
    assert.equal(said.exit, 0);
    assert.equal(schema, 'rogatory.desk-following/1');
    assert.deepEqual([following.seeds, following.method, following.maxHops], [invented.seeds, 'haircut', 3]);
    assert.deepEqual([following.purpose, following.askedBy.name, following.job?.state], ['who was paid', PEOPLE.mona?.name, 'done']);
    assert.deepEqual([trace?.id, trace?.summary.grade, trace?.summary.method], [following.traceId, 'proven', 'haircut']);
    assert.match(trace?.summary.seedsTotal ?? '', /^\d+$/);
  });

  test('follows USDT from all that came into an account to the exchange', async () => {
    const usdt = ['--source', 'own-tron', '--from', invented.tron.feeAddress, '--contract', USDT];
    const said = await follow(...usdt, '--json');
    const { following, trace } = document(said);
    assert.equal(said.exit, 0);
    assert.deepEqual([following.contract, trace?.summary.contract, trace?.summary.grade], [USDT, USDT, 'one-source']);
    assert.deepEqual(trace?.summary.services, [
      { label: INVENTED_EXCHANGE, amount: '2600000000', deposits: trace?.summary.services[0]?.deposits },
    ]);
  });

  test('follows TRX to the exchange, the fee as a fee', async () => {
    const said = await follow(
      '--source',
      'own-trx',
      '--from',
      `${coins.names[0]}:1`,
      '--contract',
      'native',
      '--method',
      'poison',
      '--json',
    );
    const { trace } = document(said);
    assert.equal(said.exit, 0);
    assert.partialDeepStrictEqual(trace?.summary, { chain: 'tron', contract: 'native', fees: '1100000', held: '8900000' });
    assert.deepEqual(trace?.summary.services, [{ label: INVENTED_EXCHANGE, amount: '80000000', deposits: 1 }]);
  });

  test('follows a token of Ethereum from an answer of its node to a certificate, and to the requests it leads to', async () => {
    const of = ['--source', 'own-geth'];
    const [moved] = await rpc<{ transactionHash: string }[]>(node?.url ?? '', 'eth_getLogs', { fromBlock: '0x0', address: contract });
    const about = await mona(
      'trace',
      'ask',
      '2026-41',
      ...of,
      '--transaction',
      moved?.transactionHash ?? '',
      '--purpose',
      'the fee',
      '--json',
    );
    const [payment] = (JSON.parse(about.out) as LookUpAnswer).movements;
    assert.partialDeepStrictEqual(payment, { to: FEES, contract, amount: '900000000' });

    const { following, trace } = document(await follow(...of, '--from', payment?.seed ?? '', '--contract', contract, '--json'));
    assert.equal(following.job?.state, 'done', JSON.stringify(following.job));
    assert.deepEqual(following.receipts, { proven: 3, of: 3 });
    const shown = await mona('trace', 'show', trace?.id ?? '');
    assert.match(shown.out, /^Of 3 transfers that the value went by, 3 stand in receipts .* the word of the one node\.$/m);
    assert.partialDeepStrictEqual(trace?.summary, { chain: 'eip155:31337', contract, seedsTotal: '900000000', held: '450000000' });
    assert.deepEqual(trace?.summary.services, [{ label: INVENTED_EXCHANGE, amount: '450000000', deposits: 1 }]);

    const certificate = join(folder, 'usdt.json');
    const got = await mona('trace', 'certificate', trace?.id ?? '', '--out', certificate, '--reason', 'to check it');
    assert.equal(got.exit, 0, got.err);
    assert.equal(got.out.trim(), `${certificate}  ${hash('sha256', readFileSync(certificate))}`);
    const rogatory = commandLineIn(folder);
    assert.equal((await rogatory('verify', certificate)).exit, 0);
    writeFileSync(join(folder, 'forged.json'), readFileSync(certificate, 'utf8').replaceAll('"450000000"', '"450000001"'));
    assert.equal((await rogatory('verify', 'forged.json')).exit, 1);
    const asked = async (kind: string, service: string) => {
      const said = await rogatory('trace', 'request', certificate, '--service', service, '--kind', kind, '--json');
      assert.equal(said.exit, 0, said.err);
      return (JSON.parse(said.out) as { fields: { chain_and_addresses: unknown; identifiers: unknown } }).fields;
    };
    const at = (written: string) => ({ kind: 'crypto-address', chain: 'eip155:31337', written });
    assert.deepEqual((await asked('issuer', 'Example Issuer')).chain_and_addresses, [at(FEES), at(HELPER)]);
    assert.partialDeepStrictEqual(await asked('vasp', INVENTED_EXCHANGE), { identifiers: [at(DEPOSIT)] });
  });

  test('lists the traces of the case newest first, each with what it was begun from, why, and by whom', async () => {
    const said = await mona('trace', 'list', '2026-41', '--json');
    const { traces } = JSON.parse(said.out) as { readonly traces: readonly TraceKept[] };
    const told = traces.map(({ begunFrom, following, summary }) => [
      begunFrom,
      following?.purpose,
      following?.askedBy.name,
      summary.method,
    ]);
    assert.deepEqual(told.slice(1), [
      [[`${coins.names[0]}:1`], 'who was paid', PEOPLE.mona?.name, 'poison'],
      [[invented.tron.feeAddress], 'who was paid', PEOPLE.mona?.name, 'fifo'],
      [invented.seeds, 'who was paid', PEOPLE.mona?.name, 'haircut'],
      [invented.seeds, 'who was paid', PEOPLE.mona?.name, 'fifo'],
    ]);
  });

  test('ends as a mistake in what was asked where the source knows no such seed, with no trace and the answers kept', async () => {
    const said = await follow('--source', 'own-electrs', '--from', UNKNOWN, '--json');
    const { following, trace } = document(said);
    assert.equal(said.exit, 2);
    assert.deepEqual([trace, following.traceId, following.job?.error?.code], [null, null, 'CURRENCY_UNKNOWN_OUTPUT']);
    assert.ok((following.answers?.count ?? 0) > 0);
    const { exit, out } = await follow('--source', 'own-electrs', '--from', UNKNOWN);
    assert.equal(exit, 2);
    assert.match(out, /no trace: CURRENCY_UNKNOWN_OUTPUT .* answers kept$/m);
  });

  test('ends as something found wrong where the source contradicts itself', async () => {
    bitcoin.lie = 'wrong-spender';
    const said = await follow('--source', 'own-electrs', '--from', SEEDS, '--json');
    bitcoin.lie = undefined;
    assert.equal(said.exit, 1);
    assert.equal(document(said).following.job?.error?.code, 'CURRENCY_SOURCE_CONTRADICTED');
  });
});
