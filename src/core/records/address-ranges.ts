// SPDX-License-Identifier: Apache-2.0
import ipaddr from 'ipaddr.js';

/**
 * What kind of address it is by the special-purpose registries of IANA (RFC 6890 and its successors). `shared` is 100.64.0.0/10, the
 * inside of an operator's address sharing (RFC 6598): such an address is never routable and says nothing to another operator.
 */
export type AddressRange =
  | 'public'
  | 'private'
  | 'loopback'
  | 'link-local'
  | 'shared'
  | 'documentation'
  | 'multicast'
  | '6to4'
  | 'teredo'
  | 'nat64'
  | 'unique-local'
  | 'mapped-ipv4'
  | 'reserved';

/** The registries were read on this day; ranges have been added to them before. */
export const ADDRESS_RANGES_AS_OF = '2026-11-24';

const RANGES: readonly (readonly [string, AddressRange])[] = [
  ['10.0.0.0/8', 'private'],
  ['172.16.0.0/12', 'private'],
  ['192.168.0.0/16', 'private'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['100.64.0.0/10', 'shared'],
  ['192.0.2.0/24', 'documentation'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['0.0.0.0/8', 'reserved'],
  ['192.0.0.0/24', 'reserved'],
  ['198.18.0.0/15', 'reserved'],
  ['240.0.0.0/4', 'reserved'],
  ['::1/128', 'loopback'],
  ['::ffff:0:0/96', 'mapped-ipv4'],
  ['64:ff9b::/96', 'nat64'],
  ['64:ff9b:1::/48', 'nat64'],
  ['fe80::/10', 'link-local'],
  ['fc00::/7', 'unique-local'],
  ['2001::/32', 'teredo'],
  ['2001:db8::/32', 'documentation'],
  ['3fff::/20', 'documentation'],
  ['2002::/16', '6to4'],
  ['ff00::/8', 'multicast'],
  ['::/128', 'reserved'],
  ['100::/64', 'reserved'],
];

const parsed = RANGES.map(([net, range]) => ({ net: ipaddr.parseCIDR(net), range }));

/** The range of an address in the form that readAddress gives. */
export function addressRange(address: string): AddressRange {
  const read = ipaddr.parse(address);
  for (const { net, range } of parsed) {
    if (net[0].kind() === read.kind() && read.match(net as never)) return range;
  }
  return 'public';
}

/**
 * The IPv4 address (and port) that another address carries inside: 6to4, NAT64, IPv4-mapped, and Teredo, whose client's outer address
 * and port are stored inverted (RFC 4380 §4).
 */
export function carriedAddress(address: string): { readonly address: string; readonly port?: number } | undefined {
  const range = addressRange(address);
  if (!['6to4', 'nat64', 'mapped-ipv4', 'teredo'].includes(range)) return undefined;
  const bytes = ipaddr.parse(address).toByteArray();
  if (range === '6to4') return { address: bytes.slice(2, 6).join('.') };
  if (range !== 'teredo') return { address: bytes.slice(12, 16).join('.') };
  const client = bytes.slice(12, 16).map((byte) => byte ^ 0xff);
  return { address: client.join('.'), port: ((bytes[10]! << 8) | bytes[11]!) ^ 0xffff };
}
