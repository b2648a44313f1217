// SPDX-License-Identifier: Apache-2.0
import ipaddr from 'ipaddr.js';
import { type Said, said } from './said.ts';

/** An address as a log writes it, taken apart (returns.md §5). */
export interface AddressRead {
  /** Dotted form, or RFC 5952. An IPv4 address mapped into IPv6 stays IPv6 in text: `::ffff:203.0.113.7`. */
  readonly address: string;
  readonly version: 4 | 6;
  /** As written behind the address; empty if none. */
  readonly portText: string;
  readonly port?: number;
  /** `%eth0`: an interface of the machine that logged, of no meaning elsewhere. */
  readonly scope?: string;
  /** `/32`: kept, because a log that names a net does not name a host. */
  readonly prefixBits?: number;
}

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?::(\d{1,5}))?(?:\/(\d{1,2}))?$/;

/**
 * Reads one address with what may hang on it. `undefined`: the value is no address, which is a gap in that field; its row stays.
 *
 *     203.0.113.7 · 203.0.113.7:12538 · [2001:db8::7]:63629 · 2001:db8::7 · ::ffff:203.0.113.7 · 203.0.113.7/32 · fe80::1%eth0
 *
 * Brackets mean that a port may follow; IPv6 without brackets never has one: `2001:db8:7002::1:3722` is an address.
 * A leading zero in IPv4 (`010.0.0.1`) is refused: readers differ on whether it is octal.
 */
export function readAddress(raw: string): AddressRead | undefined {
  const text = raw.trim();
  const four = V4.exec(text);
  if (four !== null) return fromV4(four);
  return fromV6(text);
}

function fromV4(match: RegExpExecArray): AddressRead | undefined {
  for (const part of [match[1]!, match[2]!, match[3]!, match[4]!]) {
    if (Number(part) > 255 || (part.length > 1 && part[0] === '0')) return undefined;
  }
  return finish(`${match[1]}.${match[2]}.${match[3]}.${match[4]}`, 4, match[5] ?? '', undefined, match[6]);
}

function fromV6(text: string): AddressRead | undefined {
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  const inner = bracketed?.[1] ?? text;
  const match = /^([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%([0-9A-Za-z_.-]+))?(?:\/(\d{1,3}))?$/.exec(inner);
  if (match === null || !ipaddr.IPv6.isValid(match[1]!)) return undefined;
  const parsed = ipaddr.IPv6.parse(match[1]!);
  const address = parsed.isIPv4MappedAddress() ? `::ffff:${parsed.toIPv4Address().toString()}` : parsed.toRFC5952String();
  return finish(address, 6, bracketed?.[2] ?? '', match[2], match[3]);
}

function finish(
  address: string,
  version: 4 | 6,
  portText: string,
  scope: string | undefined,
  bits: string | undefined,
): AddressRead | undefined {
  const port = portText === '' ? undefined : Number(portText);
  if (port !== undefined && port > 65_535) return undefined;
  const prefixBits = bits === undefined ? undefined : Number(bits);
  if (prefixBits !== undefined && prefixBits > (version === 4 ? 32 : 128)) return undefined;
  return {
    address,
    version,
    portText,
    ...(port !== undefined && { port }),
    ...(scope !== undefined && { scope }),
    ...(prefixBits !== undefined && { prefixBits }),
  };
}

/** An address field of a record with the port that stood in the same text. Without `norm` the text is no address: the reader adds a gap. */
export function saidAddress(raw: string): { readonly address: Said; readonly port?: Said<number> } {
  const read = readAddress(raw);
  if (read === undefined) return { address: { raw } };
  if (read.port === undefined) return { address: { raw, norm: read.address } };
  return { address: said(raw, read.address, 'split'), port: { raw: read.portText, norm: read.port } };
}

/** Several addresses in one cell, separated by comma, semicolon or line break. */
export function splitAddresses(cell: string): string[] {
  return cell
    .split(/[,;\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
