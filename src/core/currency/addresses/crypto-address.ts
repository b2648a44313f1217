// SPDX-License-Identifier: Apache-2.0
/** One text without marks and wraps: which chain's address is it, and what proves it? */
import { decodeBase58Check } from './base58.ts';
import { chainsOfPayload } from './base58-versions.ts';
import { bytesOfGroups, decodeBech32, decodeSegwit } from './bech32.ts';
import { decodeCashAddress } from './cashaddr.ts';
import { checkCase, checksumCase } from './ethereum.ts';
import { EVM_CHAINS } from './evm-chains.ts';
import { decodeMonero } from './monero.ts';
import { decodeSs58, decodeStellar, decodeTon, decodeXrp, looksLikeSolana } from './other-chains.ts';

export interface AddressVerdict {
  readonly kind: 'crypto-address' | 'lightning-invoice';
  readonly chain: string;
  /** Every chain on which the same text is an address, when there is more than one, or when nothing in the text decides. */
  readonly chains?: readonly string[];
  readonly checked: 'checksum' | 'none';
  /** The one spelling to compare by, where it differs from the text: lower-case bech32, EIP-55 case, cashaddr with its prefix. */
  readonly canonical?: string;
}

const SEGWIT_CHAINS: ReadonlyMap<string, string> = new Map([
  ['bc', 'bitcoin'],
  ['tb', 'bitcoin-testnet'],
  ['bcrt', 'bitcoin-regtest'],
  ['ltc', 'litecoin'],
  ['tltc', 'litecoin-testnet'],
  ['rltc', 'litecoin-regtest'],
  ['btg', 'bitcoingold'],
]);
/** Other bech32 addresses: prefix, chain, form, bytes of payload. */
const BECH32_CHAINS: readonly { prefix: string; chain: string; form: 'bech32' | 'bech32m'; bytes: (n: number) => boolean }[] = [
  { prefix: 'zs', chain: 'zcash', form: 'bech32', bytes: (n) => n === 43 },
  { prefix: 'u', chain: 'zcash', form: 'bech32m', bytes: (n) => n >= 48 },
  { prefix: 'addr', chain: 'cardano', form: 'bech32', bytes: (n) => n >= 29 && n <= 65 },
  { prefix: 'stake', chain: 'cardano', form: 'bech32', bytes: (n) => n === 29 },
  { prefix: 'cosmos', chain: 'cosmos', form: 'bech32', bytes: (n) => n === 20 || n === 32 },
  { prefix: 'ltcmweb', chain: 'litecoin', form: 'bech32', bytes: (n) => n >= 64 },
];

/** Undefined when no chain known here accepts the text. Never guesses: a wrong checksum is no address. */
export function cryptoAddress(text: string): AddressVerdict | undefined {
  if (text.length < 14 || text.length > 2000) return undefined;
  return evm(text) ?? segwit(text) ?? otherBech32(text) ?? cash(text) ?? base58(text) ?? longForms(text);
}

function evm(text: string): AddressVerdict | undefined {
  if (!/^0[xX][0-9a-fA-F]{40}$/.test(text)) return undefined;
  const checked = checkCase(text);
  if (checked === 'wrong') return undefined;
  const canonical = checksumCase(text.slice(2));
  return { kind: 'crypto-address', chain: 'ethereum', chains: EVM_CHAINS, checked, ...(canonical === text ? {} : { canonical }) };
}

function lowered(text: string): { readonly canonical?: string } {
  const lower = text.toLowerCase();
  return lower === text ? {} : { canonical: lower };
}

function segwit(text: string): AddressVerdict | undefined {
  const chain = SEGWIT_CHAINS.get(text.slice(0, text.lastIndexOf('1')).toLowerCase());
  if (chain === undefined || decodeSegwit(text) === undefined) return undefined;
  return { kind: 'crypto-address', chain, checked: 'checksum', ...lowered(text) };
}

function otherBech32(text: string): AddressVerdict | undefined {
  const invoice = /^ln(bcrt|bc|tbs|tb)\d*[munp]?1/i.exec(text);
  const known = BECH32_CHAINS.find(({ prefix }) => text.toLowerCase().startsWith(`${prefix}1`));
  if (invoice === null && known === undefined) return undefined;
  const parts = decodeBech32(text);
  if (parts === undefined) return undefined;
  if (invoice !== null && /^ln(bcrt|bc|tbs|tb)(\d+[munp]?)?$/.test(parts.prefix)) {
    if (parts.form !== 'bech32' || parts.groups.length < 111) return undefined; // 35 bits of time, 520 bits of signature (BOLT 11)
    const chain = parts.prefix.startsWith('lnbcrt') ? 'bitcoin-regtest' : parts.prefix.startsWith('lnbc') ? 'bitcoin' : 'bitcoin-testnet';
    return { kind: 'lightning-invoice', chain, checked: 'checksum', ...lowered(text) };
  }
  const bytes = known?.prefix === parts.prefix && known.form === parts.form ? bytesOfGroups(parts.groups) : undefined;
  if (known === undefined || bytes === undefined || !known.bytes(bytes.length)) return undefined;
  return { kind: 'crypto-address', chain: known.chain, checked: 'checksum', ...lowered(text) };
}

function cash(text: string): AddressVerdict | undefined {
  if (!/^((bitcoincash|bchtest|bchreg):)?[qpQP][02-9ac-hj-np-zAC-HJ-NP-Z]{41,111}$/i.test(text)) return undefined;
  const address = decodeCashAddress(text);
  if (address === undefined) return undefined;
  const chain = address.prefix === 'bitcoincash' ? 'bitcoincash' : 'bitcoincash-testnet';
  const canonical = `${address.prefix}:${text.slice(text.indexOf(':') + 1).toLowerCase()}`;
  return { kind: 'crypto-address', chain, checked: 'checksum', ...(canonical === text ? {} : { canonical }) };
}

function base58(text: string): AddressVerdict | undefined {
  if (text.length < 25 || text.length > 100 || !/^[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined;
  if (text.length <= 36 || text.length > 90) {
    const payload = decodeBase58Check(text);
    const chains = payload && chainsOfPayload(payload);
    if (chains !== undefined) {
      const several = chains.length > 1 ? { chains } : {};
      return { kind: 'crypto-address', chain: chains[0] as string, ...several, checked: 'checksum' };
    }
  }
  const xrp = 'rXT'.includes(text[0] as string) ? decodeXrp(text) : undefined;
  if (xrp === 'address' || xrp === 'x-address') return { kind: 'crypto-address', chain: 'xrp', checked: 'checksum' };
  const dot = decodeSs58(text);
  if (dot !== undefined) return { kind: 'crypto-address', chain: dot, checked: 'checksum' };
  if (!looksLikeSolana(text)) return undefined;
  return { kind: 'crypto-address', chain: 'solana', chains: ['solana', 'unknown'], checked: 'none' };
}

function longForms(text: string): AddressVerdict | undefined {
  const monero = decodeMonero(text);
  if (monero !== undefined) return { kind: 'crypto-address', chain: monero.chain, checked: 'checksum' };
  if (text.startsWith('G') && decodeStellar(text) === 'account') return { kind: 'crypto-address', chain: 'stellar', checked: 'checksum' };
  const ton = text.length === 48 ? decodeTon(text) : undefined;
  return ton && { kind: 'crypto-address', chain: ton === 'main' ? 'ton' : 'ton-testnet', checked: 'checksum' };
}
