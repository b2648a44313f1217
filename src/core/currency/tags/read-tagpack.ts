// SPDX-License-Identifier: Apache-2.0
/**
 * TagPacks (GraphSense): fields at the top hold for every tag that does not say otherwise.
 *
 *     title: Examplex reserves          label: examplex
 *     category: exchange                source: https://…
 *     tags:
 *       - {address: 1Exam…, currency: BTC}
 *
 * Also read: a plain list of such tags, and objects that give several `scripts` or `addresses` at once.
 */
import { cryptoAddress } from '../addresses/crypto-address.ts';
import type { AddressTag, TagDoubt } from './tag.ts';

type Fields = Readonly<Record<string, unknown>>;
const INHERITED = [
  'label',
  'category',
  'actor',
  'confidence',
  'source',
  'lastmod',
  'currency',
  'network',
  'is_cluster_definer',
  'chain',
  'vasp',
  'name',
];

/** Chains by the codes of TagPacks and of the OFAC list. USDT and USDC are issued on several chains: there the address itself decides. */
const CHAIN_OF_CODE: Readonly<Record<string, string>> = {
  BTC: 'bitcoin',
  XBT: 'bitcoin',
  BCH: 'bitcoincash',
  BSV: 'bitcoinsv',
  BTG: 'bitcoingold',
  LTC: 'litecoin',
  ZEC: 'zcash',
  ETH: 'ethereum',
  ETC: 'ethereum-classic',
  ARB: 'arbitrum',
  BSC: 'bsc',
  TRX: 'tron',
  XMR: 'monero',
  XRP: 'xrp',
  XVG: 'verge',
  DASH: 'dash',
  DOGE: 'dogecoin',
  SOL: 'solana',
};

/** Undefined when the document is no list of tags at all. */
export function readTagPack(document: unknown, pack: string): AddressTag[] | undefined {
  const root: Fields | undefined = Array.isArray(document) ? { tags: document } : isFields(document) ? document : undefined;
  const list = root?.tags ?? root?.vaspTags ?? (root !== undefined && namesSomething(root) ? [root] : undefined);
  if (root === undefined || !Array.isArray(list)) return undefined;
  const inherited = Object.fromEntries(INHERITED.flatMap((field) => (root[field] === undefined ? [] : [[field, root[field]]])));
  return list.filter(isFields).flatMap((fields) => tagsOf({ ...inherited, ...fields }, pack));
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const namesSomething = (fields: Fields) => ['address', 'addresses', 'script', 'scripts'].some((field) => field in fields);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const texts = (...values: unknown[]): string[] =>
  values.flatMap((value) => (Array.isArray(value) ? value : [value])).flatMap((value) => text(value) ?? []);

function tagsOf(fields: Fields, pack: string): AddressTag[] {
  const label = text(fields.label) ?? text(fields.vasp) ?? text(fields.name) ?? text(fields.actor) ?? pack;
  const facts = {
    label,
    ...optional('category', text(fields.category)),
    ...optional('actor', text(fields.actor)),
    ...optional('confidence', text(fields.confidence)),
    ...optional('source', text(fields.source)),
    ...optional('lastModified', dayOf(fields.lastmod)),
    ...(typeof fields.is_cluster_definer === 'boolean' ? { clusterDefiner: fields.is_cluster_definer } : {}),
    pack,
  };
  const code = text(fields.chain) ?? text(fields.network) ?? text(fields.currency);
  const byAddress = texts(fields.address, fields.addresses).map((address) => tagAddress(address, code, facts));
  const byScript = texts(fields.script, fields.scripts).map(
    (script): AddressTag => ({ ...facts, script: script.toLowerCase(), doubts: isScript(script) ? [] : ['not-an-address'] }),
  );
  return [...byAddress, ...byScript];
}

const isScript = (script: string) => /^(?:[0-9a-fA-F]{2})+$/.test(script);

function optional<Name extends string>(name: Name, value: string | undefined): { readonly [key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]?: string });
}

function dayOf(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString().slice(0, 10) : text(value);
}

/** One address under the asset code its list files it under. The address decides what chain it is of; the list's code only resolves what is ambiguous. */
export function tagAddress(
  address: string,
  code: string | undefined,
  facts: Omit<AddressTag, 'address' | 'script' | 'chain' | 'doubts'>,
): AddressTag {
  const verdict = cryptoAddress(address);
  const said = code === undefined ? undefined : (CHAIN_OF_CODE[code.toUpperCase()] ?? code.toLowerCase());
  if (verdict === undefined) return { ...facts, address, ...optional('chain', said), doubts: ['not-an-address'] };
  const possible = verdict.chains ?? [verdict.chain];
  const stable = said !== undefined && /^(?:usdt|usdc)$/.test(said);
  const chain = said !== undefined && possible.includes(said) ? said : verdict.chain;
  const doubts: TagDoubt[] = [];
  if (said !== undefined && !stable && !possible.includes(said) && CHAIN_OF_CODE[(code as string).toUpperCase()] !== undefined)
    doubts.push('address-of-another-chain');
  if (/^0x0{30}/i.test(address)) doubts.push('nobody-holds-this');
  if (verdict.checked === 'none') doubts.push('case-not-checkable');
  return { ...facts, address, chain, doubts };
}

/** A list of one address a line, filed under an asset code, as OFAC's digital currency addresses are published. */
export function readAddressList(content: string, code: string, pack: string, seen: string | undefined): AddressTag[] {
  const facts = {
    label: `sanctions list ${code}`,
    category: 'sanction',
    confidence: 'authority_data',
    ...optional('lastModified', seen),
    pack,
  };
  return content
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((address) => tagAddress(address, code, facts));
}
