// SPDX-License-Identifier: Apache-2.0
/** From a certificate to the fields of a request that it can fill: chain, addresses, outputs, amounts, times. All other fields stay for a person. */

import { fromHex } from '../addresses/digests.ts';
import { readHeader } from '../bitcoin/header.ts';
import { networkById } from '../bitcoin/networks.ts';
import { readTransaction } from '../bitcoin/read-transaction.ts';
import { addressOfScript } from '../bitcoin/script.ts';
import type { TokenTraceCertificate } from '../certificate/token-certificate.ts';
import type { TraceCertificate } from '../certificate/trace-certificate.ts';
import { transferId } from '../tokens/follow-transfers.ts';
import { NATIVE, unitOfValue } from '../unit.ts';
import { customerData, linkText, type PaperLanguage, tracedAmount, withoutAddress } from './request-words.ts';

/** Documents a trace can lead to, by the word of the command line. */
export const REQUEST_KINDS = {
  vasp: 'voluntary_request',
  order: 'domestic_order',
  freeze: 'freeze_request',
  /** To the issuer of a token, which can bar an account by its contract. */
  issuer: 'freeze_request',
  fiu: 'fiu_request',
  mla: 'mla_request',
} as const;
export type RequestWord = keyof typeof REQUEST_KINDS;

export interface TracedDeposit {
  readonly outpoint: string;
  readonly address: string;
  /** Smallest units that the method followed to this output. */
  readonly amount: string;
  /** What the output was worth in all. */
  readonly value: string;
  /** UTC; a log that does not say it gives the number of its block. */
  readonly time?: string;
  readonly block?: number | undefined;
  /** Of a token. */
  readonly contract?: string;
}

export interface FilledRequest {
  readonly kind: (typeof REQUEST_KINDS)[RequestWord];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly total: string;
  readonly deposits: readonly TracedDeposit[];
}

/** Deposits of a certificate at one service, in the order of time. */
export function depositsAt(certificate: TraceCertificate, service: string, language: PaperLanguage): TracedDeposit[] {
  const network = networkById(certificate.network);
  const known = new Map(certificate.transactions.map((entry) => [readTransaction(fromHex(entry.raw) as Uint8Array).txid, entry]));
  return certificate.result.deposits
    .filter(({ label }) => label === service)
    .map(({ outpoint, amount }) => {
      const [txid, output] = outpoint.split(':') as [string, string];
      const entry = known.get(txid) as TraceCertificate['transactions'][number];
      const { value, script } = readTransaction(fromHex(entry.raw) as Uint8Array).outputs[Number(output)] as {
        value: number;
        script: Uint8Array;
      };
      const header = readHeader(fromHex((certificate.blocks[entry.block] as { header: string }).header) as Uint8Array);
      const time = new Date(header.time * 1000).toISOString().replace('.000Z', 'Z');
      return { outpoint, address: addressOfScript(script, network) ?? withoutAddress(language), amount, value: String(value), time };
    })
    .sort((a, b) => (a.time === b.time ? (a.outpoint < b.outpoint ? -1 : 1) : a.time < b.time ? -1 : 1));
}

/** What every filling has in common. */
export interface FillingAsked {
  /** A service of the trace; with the word `issuer` the name of the token's issuer. */
  readonly service: string;
  readonly word: RequestWord;
  /** Of the certificate's bytes, so that the request names exactly the trace it rests on. */
  readonly sha256: string;
  /** Of the paper. */
  readonly language: PaperLanguage;
}

/** The fields that the trace of outputs knows; `deposits` is empty where nothing reached the service. */
export function fillRequest(certificate: TraceCertificate, asked: FillingAsked): FilledRequest {
  const { service, language } = asked;
  const deposits = depositsAt(certificate, service, language);
  const amount = spokenAmount(totalOf(deposits), { unit: 'satoshi' }, language);
  const link = linkText({ to: 'outputs', method: certificate.method, amount, count: deposits.length, service }, language);
  return filled({ ...asked, chain: certificate.network, unit: 'satoshi', deposits, link });
}

/**
 * The same from the trace of a token. `vasp` and the others name what reached the service; `issuer` asks the issuer of the token, named as
 * `service`, to hold what the accounts of the trace still have.
 */
export function fillTokenRequest(certificate: TokenTraceCertificate, asked: FillingAsked): FilledRequest {
  const { service, word, language } = asked;
  const { chain, method, result, transfers } = certificate;
  const own = certificate.contract === NATIVE;
  const unit = own ? unitOfValue(certificate) : `smallest unit of ${certificate.contract}`;
  const contract = own ? undefined : certificate.contract;
  const known = new Map(transfers.map((transfer) => [transferId(transfer), transfer]));
  const rows = word === 'issuer' ? result.held : result.deposits.filter(({ label }) => label === service);
  const deposits = rows.map(({ transfer, account, amount }) => {
    const { amount: value = '', time, blockNumber } = known.get(transfer) ?? {};
    return {
      outpoint: transfer,
      address: account,
      amount,
      value,
      ...(time === undefined ? { block: blockNumber } : { time }),
      ...(contract === undefined ? {} : { contract }),
    };
  });
  const amount = spokenAmount(totalOf(deposits), { unit: unitOfValue(certificate), contract }, language);
  const link = linkText({ to: word === 'issuer' ? 'held' : 'accounts', method, amount, count: deposits.length, service }, language);
  return filled({ ...asked, chain, unit, deposits, link });
}

const totalOf = (deposits: readonly TracedDeposit[]): bigint => deposits.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** `2600.000000 USDT (2600000000 of the smallest unit of the token T…)` */
function spokenAmount(...told: Parameters<typeof tracedAmount>): string {
  const { known, exact } = tracedAmount(...told);
  return known === undefined ? exact : `${known} (${exact})`;
}

interface Filling extends FillingAsked {
  readonly chain: string;
  readonly unit: string;
  readonly deposits: readonly TracedDeposit[];
  readonly link: string;
}

function filled({ word, service, language, chain, unit, sha256, deposits, link }: Filling): FilledRequest {
  const addresses = [...new Set(deposits.map(({ address }) => address))];
  const identifiers = addresses.map((written) => ({ kind: 'crypto-address', written, chain }));
  const transactions = deposits.map(({ outpoint, amount, time, block, contract }) => ({
    kind: 'transaction',
    written: outpoint,
    chain,
    ...(contract === undefined ? {} : { contract }),
    amount,
    unit,
    ...(time === undefined ? { block } : { at: time }),
  }));
  const named = {
    identifiers: [...identifiers, ...transactions],
    data_categories: customerData(language),
    link_of_identifier_to_offence: link,
  };
  const times = deposits.flatMap(({ time }) => (time === undefined ? [] : [time])).sort();
  const range = times.length === 0 ? {} : { date_range: { from: times[0], to: times.at(-1) } };
  const customer = { service_name: service, ...range, ...named };
  const freeze = {
    service_name: service,
    chain_and_addresses: identifiers,
    transactions_with_hashes: transactions,
    tracing_report: { name: 'trace-certificate.json', sha256 },
    link_of_identifier_to_offence: link,
  };
  const perKind: Readonly<Record<RequestWord, Readonly<Record<string, unknown>>>> = {
    vasp: customer,
    order: customer,
    mla: { ...range, ...named },
    freeze,
    issuer: freeze,
    fiu: { subjects_and_accounts: named.identifiers, link_of_identifier_to_offence: link },
  };
  return { kind: REQUEST_KINDS[word], fields: perKind[word], total: String(totalOf(deposits)), deposits };
}
