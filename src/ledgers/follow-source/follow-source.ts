// SPDX-License-Identifier: Apache-2.0
/** Follows value through a source step by step, whatever its kind, to a certificate that anybody can repeat without the source. */
import type { StopReason } from '../../core/api/currency.ts';
import { makeTokenCertificate } from '../../core/currency/certificate/token-certificate.ts';
import { makeCertificate, type TraceCertificate } from '../../core/currency/certificate/trace-certificate.ts';
import type { TraceMethod } from '../../core/currency/follow/follow.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { type TokenFlow, transferId } from '../../core/currency/tokens/follow-transfers.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { NATIVE } from '../../core/currency/unit.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { compareUnspent, type UnspentCompared } from '../esplora/compare-unspent.ts';
import { crawlForward, type ProvenTransaction } from '../esplora/crawl-forward.ts';
import { Esplora } from '../esplora/esplora.ts';
import { Evm } from '../evm/evm.ts';
import { EvmAccounts } from '../evm/evm-accounts.ts';
import type { DeskSource } from '../look-up/desk-sources.ts';
import type { LookUp } from '../look-up/look-up.ts';
import { Tron } from '../tron/tron.ts';
import { TronCoins } from '../tron/tron-coins.ts';
import { type AccountSource, crawlAccounts } from './crawl-accounts.ts';

export interface SourceQuestion {
  /** `TXID:N` of outputs of Bitcoin; on TRON and Ethereum `TXHASH:LOG` of transfers, or accounts. */
  readonly seeds: readonly string[];
  readonly method: TraceMethod;
  /** Of a token; needed on TRON and Ethereum. `native` for TRX. */
  readonly contract?: string | undefined;
  readonly maxHops?: number | undefined;
  /** Smallest units. */
  readonly minAmount?: bigint | undefined;
  /** UTC */
  readonly untilDay?: string | undefined;
  /** Of Bitcoin: see `CrawlQuestion`. */
  readonly coSigners?: boolean | undefined;
  readonly tags: readonly AddressTag[];
}

/** Of the transfers that value went by: how many have a receipt under the root in a header that hashes to its block's name. */
export interface ReceiptsProven {
  readonly proven: number;
  readonly of: number;
}

export interface FollowedSource {
  readonly stopped: readonly StopReason[];
  /** Undefined where a source gives nothing of the kind. */
  readonly receipts?: ReceiptsProven | undefined;
  /** Where a second source was asked. */
  readonly unspent?: UnspentCompared | undefined;
  /** The certificate's bytes, resting on these files. */
  readonly certificate: (sources: TraceCertificate['sources']) => Uint8Array;
}

/** Four questions each, at most: enough for the traces that people read, and minutes at a public server. */
const MOST_TRANSACTIONS = 3000;
const MOST_OF_ONE_ACCOUNT = 1000;

/**
 * @param second of Bitcoin: another source, asked about nothing but the outputs which the first calls unspent
 * @throws CURRENCY_SOURCE_CONTRADICTED, CURRENCY_SOURCE_FAILED, CURRENCY_UNKNOWN_OUTPUT
 */
export async function followSource(lookUp: LookUp, source: DeskSource, question: SourceQuestion, second?: LookUp): Promise<FollowedSource> {
  switch (source.kind) {
    case 'esplora':
      return await throughOutputs(lookUp, source, question, second);
    case 'tron':
      return await throughAccounts(question.contract === NATIVE ? new TronCoins(new Tron(lookUp)) : new Tron(lookUp), question);
    case 'evm': {
      const evm = new Evm(lookUp);
      return await throughAccounts(new EvmAccounts(evm, source.id), question, await evm.chain());
    }
    default:
      throw new CurrencyError('SOURCE_FAILED', {
        message: currencySays('no-following', { source: source.id, kind: source.kind }),
      });
  }
}

async function throughOutputs(
  lookUp: LookUp,
  { network }: DeskSource,
  question: SourceQuestion,
  second: LookUp | undefined,
): Promise<FollowedSource> {
  const seeds = question.seeds.map((seed) => seed.toLowerCase());
  const { coSigners = false } = question;
  const limits = { seeds, network, coSigners, mostTransactions: MOST_TRANSACTIONS };
  const found = await crawlForward(new Esplora(lookUp), { ...asked(question), ...limits });
  const { chain, flow, labels, transactions, stopped } = found;
  const at = (tx: number) => transactions[tx] as ProvenTransaction;
  return {
    stopped,
    unspent: second && (await compareUnspent(new Esplora(second), found.unspent)),
    certificate: (sources) =>
      makeCertificate({
        ...{ chain, flow, labels, sources, method: question.method, parameters: { ...parametersOf(question), coSigners } },
        rawOf: (tx) => at(tx).raw,
        inclusionOf: (tx) => at(tx).inclusion,
      }),
  };
}

async function throughAccounts(source: AccountSource, question: SourceQuestion, chain = 'tron'): Promise<FollowedSource> {
  const { contract = '', seeds } = question;
  const limits = { mostTransactions: MOST_TRANSACTIONS, mostOfOneAccount: MOST_OF_ONE_ACCOUNT };
  const { transfers, flow, tagOf, stopped } = await crawlAccounts(source, { ...asked(question), ...limits, contract, seeds });
  return {
    stopped,
    receipts: await receiptsOf(source, transfers, flow),
    certificate: (sources) =>
      makeTokenCertificate({ chain, transfers, flow, tagOf, sources, method: question.method, parameters: parametersOf(question) }),
  };
}

/** Asked at the end, and only about the transfers that value went by. */
async function receiptsOf(
  source: AccountSource,
  transfers: readonly TokenTransfer[],
  flow: TokenFlow,
): Promise<ReceiptsProven | undefined> {
  if (source.proven === undefined) return undefined;
  const names = new Set([...flow.seeds.map(({ transfer }) => transfer), ...flow.edges.flatMap(({ from, to }) => [from, to])]);
  const wentBy = transfers.filter((one) => names.has(transferId(one)));
  return { proven: await source.proven(wentBy), of: wentBy.length };
}

const asked = ({ method, tags, maxHops, minAmount, untilDay }: SourceQuestion) => ({
  ...{ method, tags },
  ...(maxHops === undefined ? {} : { maxHops }),
  ...(minAmount === undefined ? {} : { minAmount }),
  ...(untilDay === undefined ? {} : { untilDay }),
});

const parametersOf = ({ maxHops, minAmount }: SourceQuestion) => ({
  ...(maxHops === undefined ? {} : { maxHops }),
  ...(minAmount === undefined ? {} : { minAmount: String(minAmount) }),
});
