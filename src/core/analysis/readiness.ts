// SPDX-License-Identifier: Apache-2.0
import { addressRange, carriedAddress, type When } from '../records/index.ts';
import type { AddressSeen } from './addresses-seen.ts';
import type { NetworkAnswer, NetworkData } from './network-data.ts';

/**
 * What a question to the operator of an address would lack (returns.md §5, after RFC 6302):
 *
 *     ready                    public IPv4, source port, a UTC time to the second
 *     ready-ipv6               public IPv6: its prefix names a line, no port needed
 *     needs-port               public IPv4 without a port: one address may be hundreds of users
 *     needs-zone               the time names no UTC moment: no zone, an ambiguous one, the hour that autumn repeats
 *     shared-inside            the inside of an operator's sharing, or a private network: not routable, no operator can be asked by it
 *     proxy-or-vpn-suspected   the desk's own dated data lists it; never a guess
 *     unusable                 no address, no time, or an address that nobody holds
 */
export const READINESS = [
  'ready',
  'ready-ipv6',
  'needs-port',
  'needs-zone',
  'shared-inside',
  'proxy-or-vpn-suspected',
  'unusable',
] as const;
export type Readiness = (typeof READINESS)[number];

export type MissingFor = 'address' | 'port' | 'zone' | 'time' | 'second' | 'protocol' | 'public-address';

export interface Assessment {
  readonly readiness: Readiness;
  /** What the service should be asked for; `protocol` and `second` narrow a question that can be put without them. */
  readonly missing: readonly MissingFor[];
  /** The address to ask about. Not the one written when that one carries another inside (6to4, Teredo, NAT64, mapped IPv4). */
  readonly address?: string;
  readonly port?: number;
  readonly version?: 4 | 6;
  /** The written address carries the one to ask about. */
  readonly carriedIn?: string;
  readonly network?: NetworkAnswer;
  readonly remarks: readonly Remark[];
}

export type Remark =
  | 'documentation-range'
  | 'port-not-recorded'
  | 'address-carried-inside'
  | 'listed-as-tor-exit'
  | 'reported-by-providers-proxy'
  | 'snapshot-far-from-event';

const NOT_ROUTED = ['private', 'shared', 'unique-local'];
const NOBODYS = ['loopback', 'link-local', 'multicast', 'reserved'];

export function readinessOf(seen: AddressSeen, network: NetworkData): Assessment {
  if (seen.address.norm === undefined) return { readiness: 'unusable', missing: ['address'], remarks: [] };
  const carried = carriedAddress(seen.address.norm);
  const address = carried?.address ?? seen.address.norm;
  const range = addressRange(address);
  const version = address.includes(':') ? 6 : 4;
  // Port 0 is how some logs write "not recorded".
  const port = carried?.port ?? (seen.port?.norm === 0 ? undefined : seen.port?.norm);
  const about = network.about(address, dayOf(seen.at));
  const remarks: Remark[] = [];
  if (range === 'documentation') remarks.push('documentation-range');
  if (seen.port?.norm === 0) remarks.push('port-not-recorded');
  if (carried !== undefined) remarks.push('address-carried-inside');
  if (seen.behindProxy) remarks.push('reported-by-providers-proxy');
  const tor = about.facts.some((fact) => fact.source === 'tor-exit');
  if (tor) remarks.push('listed-as-tor-exit');
  if (about.facts.some((fact) => fact.far)) remarks.push('snapshot-far-from-event');
  const known = {
    address,
    version: version as 4 | 6,
    ...(port !== undefined && { port }),
    ...(carried !== undefined && { carriedIn: seen.address.norm }),
    network: about,
    remarks,
  };
  if (NOBODYS.includes(range)) return { ...known, readiness: 'unusable', missing: ['public-address'] };
  if (NOT_ROUTED.includes(range)) return { ...known, readiness: 'shared-inside', missing: ['public-address'] };
  if (seen.at === undefined || tooCoarse(seen.at)) return { ...known, readiness: 'unusable', missing: ['time'] };
  const missing = missingOf(seen, version, port);
  if (tor) return { ...known, readiness: 'proxy-or-vpn-suspected', missing };
  if (seen.at.utc === undefined) return { ...known, readiness: 'needs-zone', missing };
  if (version === 6) return { ...known, readiness: 'ready-ipv6', missing };
  return { ...known, readiness: port === undefined ? 'needs-port' : 'ready', missing };
}

/** A day or more holds too many leases and port blocks to ask about. */
function tooCoarse(at: When): boolean {
  return at.precision === 'day' || at.precision === 'month' || at.precision === 'year';
}

function missingOf(seen: AddressSeen, version: 4 | 6, port: number | undefined): MissingFor[] {
  const missing: MissingFor[] = [];
  if (seen.at?.utc === undefined) missing.push('zone');
  if (version === 4 && port === undefined) missing.push('port');
  if (seen.at?.precision === 'minute') missing.push('second');
  if (version === 4 && seen.protocol === undefined) missing.push('protocol');
  return missing;
}

function dayOf(at: When | undefined): string | undefined {
  const text = at?.utc ?? at?.local ?? at?.earliest;
  return text !== undefined && text.length >= 10 ? text.slice(0, 10) : undefined;
}
