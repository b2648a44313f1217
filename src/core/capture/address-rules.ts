// SPDX-License-Identifier: Apache-2.0
/**
 * Which addresses a capture may visit. A capture runs inside the desk's own network: a page that could send it to an address there would
 * read what only the desk may reach (server-side request forgery). So: public addresses only, each address as it is written, each redirect,
 * and each answer of the name service before a connection is made to exactly that answer.
 */

import ipaddr from 'ipaddr.js';
import { CaptureError } from '../errors/capture.ts';
import type { Said } from '../errors/say.ts';
import { captureSays } from '../errors/sentences/capture.ts';

export type AddressRule = 'scheme' | 'sign-in' | 'notation' | 'loopback' | 'network';

/** Why an address is not visited. */
export interface AddressRefusal {
  readonly rule: AddressRule;
  /** One sentence, without the address itself where that could hold a password. */
  readonly sentence: Said;
}

export interface AddressPermits {
  /** This machine (127.0.0.0/8, ::1): for trials on one's own pages. Nothing else opens by it. */
  readonly loopback: boolean;
}

/**
 * An address as a person, a redirect or a page wrote it.
 * @returns undefined when it may be visited as far as its text shows; what its name leads to is for `refusalOfServer`
 * @throws CAPTURE_ADDRESS_UNREADABLE for what is no address
 */
export function refusalOfUrl(written: string, permits: AddressPermits): AddressRefusal | undefined {
  const url = parsed(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refusal('scheme', captureSays('only-web', { scheme: url.protocol }));
  if (url.username !== '' || url.password !== '') return refusal('sign-in', captureSays('holds-password'));
  const host = bareHost(url);
  if (isLoopbackName(host) && !permits.loopback) return loopbackRefusal(host);
  if (!ipaddr.isValid(host)) return undefined;
  if (ipaddr.IPv4.isValid(host) && writtenHost(written) !== host) return refusal('notation', captureSays('hidden-number', { host }));
  return refusalOfServer(host, permits);
}

/** A numeric address (IPv4 or IPv6, no brackets) to which a connection is about to be made. */
export function refusalOfServer(address: string, permits: AddressPermits): AddressRefusal | undefined {
  const range = ipaddr.process(address).range();
  if (range === 'unicast') return undefined;
  if (range === 'loopback') return permits.loopback ? undefined : loopbackRefusal(address);
  return refusal('network', captureSays('not-public-network', { address, network: NETWORKS[range] ?? captureSays('net-reserved') }));
}

/** Where a redirect leads, as its `Location` header says. @returns undefined when it is no address: the browser shows its own fault */
export function refusalOfRedirect(location: string, from: string, permits: AddressPermits): AddressRefusal | undefined {
  if (!URL.canParse(location, from)) return undefined;
  const written = URL.canParse(location) ? location : new URL(location, from).href;
  return refusalOfUrl(written, permits);
}

/** The error of a refusal: exit 3. @param how `ADDRESS_GIVEN`, `PAGE_OF_LIST` */
export function refusedAddress({ rule, sentence }: AddressRefusal, how: Said): Error {
  return new CaptureError(CODES[rule], { message: captureSays('refused', { how, sentence }), details: { rule } });
}

const CODES = {
  scheme: 'SCHEME_REFUSED',
  'sign-in': 'SIGN_IN_REFUSED',
  notation: 'NOTATION_REFUSED',
  loopback: 'LOOPBACK_REFUSED',
  network: 'NETWORK_REFUSED',
} as const satisfies Record<AddressRule, string>;

/** The ranges of ipaddr.js in words; the registries are RFC 6890 and RFC 8190. */
const NETWORKS: Readonly<Record<string, Said>> = {
  private: captureSays('net-private4'),
  linkLocal: captureSays('net-link-local'),
  uniqueLocal: captureSays('net-private6'),
  carrierGradeNat: captureSays('net-operator'),
  multicast: captureSays('net-multicast'),
  broadcast: captureSays('net-broadcast'),
  unspecified: captureSays('net-none'),
  rfc6052: captureSays('net-translated'),
  rfc6145: captureSays('net-translated'),
  '6to4': captureSays('net-inside'),
  teredo: captureSays('net-inside'),
};

function parsed(written: string): URL {
  if (URL.canParse(written)) return new URL(written);
  throw new CaptureError('ADDRESS_UNREADABLE', {
    message: captureSays('address-unreadable'),
  });
}

function refusal(rule: AddressRule, sentence: Said): AddressRefusal {
  return { rule, sentence };
}

function loopbackRefusal(host: string): AddressRefusal {
  return refusal('loopback', captureSays('own-machine', { host }));
}

/** RFC 6761 §6.3: names that never leave the machine, and that no name service is asked for. */
export function isLoopbackName(host: string): boolean {
  return /(^|\.)localhost\.?$/.test(host);
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** The host exactly as it was typed: `0177.0.0.1`, `2130706433`. */
function writtenHost(written: string): string {
  const authority = /^\s*[a-z][a-z0-9+.-]*:[\\/]*([^\\/?#]*)/i.exec(written)?.[1] ?? '';
  return authority.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
}
