// SPDX-License-Identifier: Apache-2.0
/** What a source says of one address or one transaction, in one shape whatever its kind. */

import { networkById } from '../../core/currency/bitcoin/networks.ts';
import { addressOfScript } from '../../core/currency/bitcoin/script.ts';
import { questionsTo } from '../../core/currency/follow/followable.ts';
import type { Graded } from '../../core/currency/graded.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { isSigned } from '../../core/currency/tokens/tron-orders.ts';
import { NATIVE } from '../../core/currency/unit.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { BitcoinCore } from '../bitcoin-core/bitcoin-core.ts';
import { Esplora, type LedgerTransaction } from '../esplora/esplora.ts';
import { Evm } from '../evm/evm.ts';
import { signedFor } from '../evm/signed-order.ts';
import { GraphSense } from '../graphsense/graphsense.ts';
import { Tron } from '../tron/tron.ts';
import type { DeskSource } from './desk-sources.ts';
import type { LookUp } from './look-up.ts';

export interface Movement {
  readonly transaction: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Smallest units. */
  readonly amount?: string | undefined;
  readonly contract?: string | undefined;
  /** UTC. */
  readonly at?: string | undefined;
  /** The payer's own key signed for exactly this: payer, payee, token and amount. That the chain carried it out, the source says. */
  readonly signed?: true;
  /** What a trace begins from that follows it: `TXID:N` of an output, `TXHASH:LOG` of a transfer. */
  readonly seed?: string | undefined;
}

export interface Movements extends Graded<readonly Movement[]> {
  /** Movements the source tells in a way that cannot be read, such as of tokens it does not name. */
  readonly unread?: number;
}

export interface Question {
  readonly what: 'address' | 'transaction';
  readonly written: string;
}

const MOST_NAMES = 500;
/** GraphSense names a chain by its ticker. */
const GRAPHSENSE_NAMES: Readonly<Record<string, string>> = { bitcoin: 'btc', 'bitcoin-testnet': 'btc' };
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Undefined when the source knows no such transaction. @throws CURRENCY_SOURCE_… also for a question this kind of source has no answer to */
export async function movementsOf(lookUp: LookUp, source: DeskSource, question: Question): Promise<Movements | undefined> {
  const { what, written } = question;
  if (!questionsTo(source.kind).includes(what)) throw unanswered(source, what);
  switch (`${source.kind} ${what}`) {
    case 'esplora address':
      return await ofBitcoinAddress(lookUp, written);
    case 'esplora transaction':
      return outputsOf(await new Esplora(lookUp).transaction(written), source.network);
    case 'bitcoin-core transaction':
      return outputsOf(await new BitcoinCore(lookUp).transaction(written), source.network);
    case 'tron address':
      return await ofTronAccount(new Tron(lookUp), written);
    case 'tron transaction': {
      const found = await new Tron(lookUp).moves(written);
      return found && { ...found, value: movementsIn(found.value.transfers, (one) => isSigned(one, found.value.orders)) };
    }
    case 'graphsense address': {
      const found = await new GraphSense(lookUp).movementsOf(GRAPHSENSE_NAMES[source.network] ?? source.network, written);
      return found && { ...found, value: found.value.map(({ time, ...one }) => ({ ...one, at: instant(time * 1000) })) };
    }
    case 'evm transaction':
      return await evmTransaction(lookUp, written);
    default:
      throw unanswered(source, what);
  }
}

const unanswered = ({ id, kind }: DeskSource, what: Question['what']): Error =>
  new CurrencyError('SOURCE_FAILED', { message: currencySays('asks-no-such', { source: id, kind, what: answerSays(what) }) });

async function ofTronAccount(tron: Tron, address: string): Promise<Movements> {
  const found = await tron.account(address);
  const { tokens, unread, orders, transfers } = found.value;
  const moved = [...tokens.map((one) => ({ ...one, time: instant(one.time) })), ...transfers];
  return { ...found, unread, value: movementsIn(moved, (one) => isSigned(one, orders)) };
}

type Moved = Pick<TokenTransfer, 'txHash' | 'contract' | 'from' | 'to' | 'amount'> & {
  readonly time?: string | undefined;
  readonly fee?: true;
  readonly logIndex?: number;
};

/** Fees are no movement from somebody to somebody, and the chain's own coin has no contract. */
const movementsIn = (moved: readonly Moved[], signed: (one: Moved) => boolean): Movement[] =>
  moved.flatMap((one) => {
    const { txHash, from, to, amount, contract, time, fee, logIndex } = one;
    if (fee) return [];
    const named = contract === NATIVE ? {} : { contract };
    const placed = logIndex === undefined ? {} : { seed: `${txHash}:${logIndex}` };
    return [{ transaction: txHash, from, to, amount, at: time, ...named, ...placed, ...(signed(one) ? { signed: true as const } : {}) }];
  });

/** What came in, an output each, and what went out, a transaction each; a transaction of which the list says neither is told by its name. */
async function ofBitcoinAddress(lookUp: LookUp, address: string): Promise<Graded<readonly Movement[]>> {
  const history = await new Esplora(lookUp).historyOf(address, MOST_NAMES);
  const movements = history.flatMap(({ txid: transaction, received, spent, time }): Movement[] => {
    const placed = { transaction, ...(time !== undefined && { at: instant(time * 1000) }) };
    const came = received.map(({ output, value }) => ({ ...placed, to: address, amount: String(value), seed: `${transaction}:${output}` }));
    const went = spent === undefined ? [] : [{ ...placed, from: address, amount: String(spent) }];
    return came.length + went.length === 0 ? [placed] : [...came, ...went];
  });
  return { value: movements, grade: 'one-source', answers: [], why: 'an indexer says so' };
}

/** Nothing says which input paid which output: each output is a movement without a payer. */
function outputsOf(found: Graded<LedgerTransaction> | undefined, network: string): Graded<readonly Movement[]> | undefined {
  if (found === undefined) return undefined;
  const { txid, outputs, time } = found.value;
  const movements = outputs.map(
    ({ value, script }, output): Movement => ({
      transaction: txid,
      seed: `${txid}:${output}`,
      to: addressOfScript(script, networkById(network)),
      amount: String(value),
      ...(time === undefined ? {} : { at: instant(time * 1000) }),
    }),
  );
  return { ...found, value: movements };
}

async function evmTransaction(lookUp: LookUp, txHash: string): Promise<Graded<readonly Movement[]> | undefined> {
  const found = await new Evm(lookUp).transaction(txHash);
  if (found === undefined) return undefined;
  const { from, to, wei, succeeded, transfers, order } = found.value;
  const own = succeeded && wei !== '0' && to !== undefined ? [{ txHash, from, to, amount: wei, contract: NATIVE }] : [];
  const signed = (one: Moved) => order !== undefined && signedFor(order, one);
  return { ...found, value: movementsIn([...own, ...transfers], signed) };
}

/**
 * Whether two sources say the same of one question. A source that gives names only is compared by names; times are left out, because indexes round them.
 */
export function sameMovements(a: readonly Movement[], b: readonly Movement[]): boolean {
  const namesOnly = [a, b].some((list) => list.some(({ amount }) => amount === undefined));
  const lines = (list: readonly Movement[]): string =>
    [
      ...new Set(
        list.map(({ transaction, from, to, amount, contract }) =>
          namesOnly ? transaction : [transaction, from, to, amount, contract].map((part) => part ?? '').join(' '),
        ),
      ),
    ]
      .sort()
      .join('\n');
  return lines(a) === lines(b);
}
