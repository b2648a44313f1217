// SPDX-License-Identifier: Apache-2.0
/** From a certificate to the fields of a request that it can fill: chain, addresses, outputs, amounts, times. All other fields stay for a person. */

import { fromHex } from '../addresses/digests.ts';
import { knownAmount } from '../amount-text.ts';
import { readHeader } from '../bitcoin/header.ts';
import { networkById } from '../bitcoin/networks.ts';
import { readTransaction } from '../bitcoin/read-transaction.ts';
import { addressOfScript } from '../bitcoin/script.ts';
import type { TokenTraceCertificate } from '../certificate/token-certificate.ts';
import type { TraceCertificate } from '../certificate/trace-certificate.ts';
import { transferId } from '../tokens/follow-transfers.ts';
import { NATIVE, unitOfValue } from '../unit.ts';

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
export function depositsAt(certificate: TraceCertificate, service: string): TracedDeposit[] {
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
      return { outpoint, address: addressOfScript(script, network) ?? 'script without an address', amount, value: String(value), time };
    })
    .sort((a, b) => (a.time === b.time ? (a.outpoint < b.outpoint ? -1 : 1) : a.time < b.time ? -1 : 1));
}

/** `sha256`: of the certificate's bytes, so that the request names exactly the trace it rests on. */
export function fillRequest(certificate: TraceCertificate, service: string, word: RequestWord, sha256: string): FilledRequest {
  const deposits = depositsAt(certificate, service);
  const total = deposits.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const link =
    `By the ${certificate.method} method ${knownAmount(total, 'satoshi')} (${total} satoshi) of the followed value reached ${deposits.length} outputs that are attributed to ${service}. ` +
    'The attribution says who controls the keys under the heuristics the certificate names; it does not say whose account it is.';
  return filled({ word, service, chain: certificate.network, unit: 'satoshi', sha256, deposits, link });
}

/**
 * The same from the trace of a token. `vasp` and the others name what reached the service; `issuer` asks the issuer of the token, named as
 * `service`, to hold what the accounts of the trace still have.
 */
export function fillTokenRequest(certificate: TokenTraceCertificate, service: string, word: RequestWord, sha256: string): FilledRequest {
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
  const spoken = spokenAmount(
    deposits.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    certificate,
  );
  const link =
    word === 'issuer'
      ? `By the ${method} method ${spoken} of the followed value stand on the accounts named. `
      : `By the ${method} method ${spoken} reached accounts that are attributed to ${service}. `;
  const limits = 'One source states the transfers. The trace does not say whose accounts these are.';
  return filled({ word, service, chain, unit, sha256, deposits, link: link + limits });
}

/** As people say it, and as it stands in the trace: `2600.000000 USDT (2600000000 of the smallest unit of the token T…)`. */
function spokenAmount(total: bigint, { chain, contract }: TokenTraceCertificate): string {
  const unit = unitOfValue({ chain, contract });
  const exact = contract === NATIVE ? `${total} ${unit}` : `${total} of the smallest unit of the token ${contract}`;
  const known = knownAmount(total, unit);
  return known === undefined ? exact : `${known} (${exact})`;
}

interface Filling {
  readonly word: RequestWord;
  readonly service: string;
  readonly chain: string;
  readonly unit: string;
  readonly sha256: string;
  readonly deposits: readonly TracedDeposit[];
  readonly link: string;
}

function filled({ word, service, chain, unit, sha256, deposits, link }: Filling): FilledRequest {
  const total = deposits.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
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
  const named = { identifiers: [...identifiers, ...transactions], data_categories: CUSTOMER_DATA, link_of_identifier_to_offence: link };
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
  return { kind: REQUEST_KINDS[word], fields: perKind[word], total: String(total), deposits };
}

const CUSTOMER_DATA = [
  { category: 'kyc', reason: 'Identifies the customer to whom the deposit addresses were given.' },
  { category: 'access_log', reason: 'Log-in addresses with port and time lead to the person who used the account.' },
  { category: 'transaction', reason: 'Shows whether the deposits were exchanged or paid out, and to where.' },
];
