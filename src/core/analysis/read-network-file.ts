// SPDX-License-Identifier: Apache-2.0
import ipaddr from 'ipaddr.js';
import { addressNumber, type NetworkSnapshot, type NetworkSource, type NetworkSpan } from './network-data.ts';

/**
 * A file of network data, told by its content:
 *
 *     2|ripencc|20261124|…  then  ripencc|EG|ipv4|41.32.0.0|65536|20080101|allocated|…     registry delegations (RIR statistics)
 *     41.32.0.0<TAB>14<TAB>8452                                                            which AS announced a prefix (pfx2as)
 *     8452,TE-AS TE-AS,EG                                                                  names of AS numbers
 *     ExitAddress 203.0.113.9 2026-03-01 22:10:05   or one address a line                  exits of Tor
 *     Address Block,Name,RFC,…                                                             special-purpose registry (IANA)
 *
 * The day comes from the file (delegations; the latest exit seen) or stands in its name as `2026-11-24` or `20261124`.
 * A file whose day or shape cannot be told is refused: an answer without its day misleads.
 */
export function readNetworkFile(name: string, text: string): NetworkSnapshot | { readonly refused: string } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const read = readAs(lines);
  if (read === undefined) return { refused: 'expected delegations, pfx2as, AS names, Tor exits or a special-purpose registry' };
  const asOf = read.asOf ?? dayInName(name);
  if (asOf === undefined) return { refused: 'the day of the data is not in the file: put it into its name, such as tor-2026-03-01.txt' };
  return { source: read.source, file: name, asOf, spans: read.spans, ...(read.names !== undefined && { names: read.names }) };
}

interface Read {
  readonly source: NetworkSource;
  readonly asOf?: string;
  readonly spans: readonly NetworkSpan[];
  readonly names?: ReadonlyMap<string, string>;
}

function readAs(lines: readonly string[]): Read | undefined {
  const first = lines[0] ?? '';
  if (/^[\d.]+\|[a-z]+\|\d{8}\|/.test(first)) return readDelegations(lines);
  if (/^"?Address Block"?,/i.test(first)) return { source: 'special-purpose', spans: lines.slice(1).flatMap(specialPurpose) };
  if (/^(ExitNode|ExitAddress) /.test(first)) return readExitAddresses(lines);
  if (lines.some((line) => /^[0-9a-fA-F.:]+[\t ]\d+[\t ][\d_,]+$/.test(line)))
    return { source: 'announced', spans: lines.flatMap(announced) };
  if (lines.every((line) => ipaddr.isValid(line.trim())) && lines.length > 0)
    return { source: 'tor-exit', spans: lines.flatMap((line) => host(line.trim(), {})) };
  if (/^(AS)?\d+[,|\t]/.test(first)) return { source: 'as-name', spans: [], names: new Map(lines.flatMap(asName)) };
  return undefined;
}

function dayInName(name: string): string | undefined {
  const found = /(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
  return found === null ? undefined : `${found[1]}-${found[2]}-${found[3]}`;
}

function readDelegations(lines: readonly string[]): Read {
  const day = lines[0]!.split('|')[2]!;
  const spans: NetworkSpan[] = [];
  for (const line of lines) {
    const [registry, country, type, start, count, since, status] = line.split('|');
    if ((type !== 'ipv4' && type !== 'ipv6') || country === '*' || start === undefined || !ipaddr.isValid(start)) continue;
    const { version, value } = addressNumber(start);
    const size = type === 'ipv4' ? BigInt(count!) : 1n << (128n - BigInt(count!));
    const written = type === 'ipv4' ? `${start} + ${count}` : `${start}/${count}`;
    spans.push({
      version,
      from: value,
      to: value + size - 1n,
      written,
      says: { registry: registry!, country: country ?? '', since: since ?? '', status: status ?? '' },
    });
  }
  return { source: 'registry', asOf: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`, spans };
}

function readExitAddresses(lines: readonly string[]): Read {
  const spans: NetworkSpan[] = [];
  let latest = '';
  for (const line of lines) {
    const found = /^ExitAddress (\S+) (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/.exec(line);
    if (found === null) continue;
    spans.push(...host(found[1]!, { lastSeen: `${found[2]}T${found[3]}Z` }));
    if (found[2]! > latest) latest = found[2]!;
  }
  return { source: 'tor-exit', spans, ...(latest !== '' && { asOf: latest }) };
}

function host(address: string, says: Readonly<Record<string, string>>): NetworkSpan[] {
  if (!ipaddr.isValid(address)) return [];
  const { version, value } = addressNumber(address);
  return [{ version, from: value, to: value, written: address, says }];
}

function announced(line: string): NetworkSpan[] {
  const [prefix, bits, origin] = line.split(/[\t ]/);
  return prefixSpan(`${prefix}/${bits}`, { asn: (origin ?? '').replaceAll(/[_,]/g, ' ') });
}

/** `"192.0.0.0/24 [2]",IETF Protocol Assignments,…`; a cell may name two blocks. */
function specialPurpose(line: string): NetworkSpan[] {
  const cells = /^("(?:[^"]|"")*"|[^,]*),("(?:[^"]|"")*"|[^,]*)/.exec(line);
  if (cells === null) return [];
  const name = cells[2]!.replaceAll('"', '');
  return (cells[1]!.match(/[0-9a-fA-F.:]+\/\d+/g) ?? []).flatMap((prefix) => prefixSpan(prefix, { name }));
}

function asName(line: string): [string, string][] {
  const found = /^(?:AS)?(\d+)[,|\t]\s*"?([^"|\t]*?)"?\s*$/.exec(line);
  return found === null ? [] : [[found[1]!, found[2]!]];
}

/** The span of a prefix in the usual notation; nothing if it is none. */
export function prefixSpan(prefix: string, says: Readonly<Record<string, string>>): NetworkSpan[] {
  const [address, bitsText] = prefix.split('/');
  if (address === undefined || !ipaddr.isValid(address)) return [];
  const { version, value } = addressNumber(address);
  const width = version === 4 ? 32 : 128;
  const bits = Number(bitsText ?? width);
  if (!Number.isInteger(bits) || bits < 0 || bits > width) return [];
  const size = 1n << BigInt(width - bits);
  const from = value - (value % size);
  return [{ version, from, to: from + size - 1n, written: prefix, says }];
}
