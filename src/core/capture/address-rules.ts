// SPDX-License-Identifier: Apache-2.0
/**
 * Which addresses a capture may visit. A capture runs inside the desk's own network: a page that could send it to an address there would
 * read what only the desk may reach (server-side request forgery). So: public addresses only, each address as it is written, each redirect,
 * and each answer of the name service before a connection is made to exactly that answer.
 */
import ipaddr from 'ipaddr.js';
import { CaptureError } from '../errors/capture.ts';

export type AddressRule = 'scheme' | 'sign-in' | 'notation' | 'loopback' | 'network';

/** Why an address is not visited. */
export interface AddressRefusal {
  readonly rule: AddressRule;
  /** One sentence, without the address itself where that could hold a password. */
  readonly sentence: string;
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
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refusal('scheme', `Only pages of the web (http, https) are captured; this address begins with "${url.protocol}".`);
  if (url.username !== '' || url.password !== '')
    return refusal('sign-in', 'The address carries a name or a password; a capture visits public pages and signs in nowhere.');
  const host = bareHost(url);
  if (isLoopbackName(host) && !permits.loopback) return loopbackRefusal(host);
  if (!ipaddr.isValid(host)) return undefined;
  if (ipaddr.IPv4.isValid(host) && writtenHost(written) !== host)
    return refusal('notation', `The host is a number written so that it hides ${host}; write the address plainly.`);
  return refusalOfServer(host, permits);
}

/** A numeric address (IPv4 or IPv6, no brackets) to which a connection is about to be made. */
export function refusalOfServer(address: string, permits: AddressPermits): AddressRefusal | undefined {
  const range = ipaddr.process(address).range();
  if (range === 'unicast') return undefined;
  if (range === 'loopback') return permits.loopback ? undefined : loopbackRefusal(address);
  return refusal(
    'network',
    `${address} lies in a network that is not public (${NETWORKS[range] ?? 'reserved'}); such hosts are not visited.`,
  );
}

/** Where a redirect leads, as its `Location` header says. @returns undefined when it is no address: the browser shows its own fault */
export function refusalOfRedirect(location: string, from: string, permits: AddressPermits): AddressRefusal | undefined {
  if (!URL.canParse(location, from)) return undefined;
  const written = URL.canParse(location) ? location : new URL(location, from).href;
  return refusalOfUrl(written, permits);
}

/** The error of a refusal: exit 3. @param how `the address given`, `a redirect of …` */
export function refusedAddress({ rule, sentence }: AddressRefusal, how: string): Error {
  return new CaptureError(CODES[rule], { message: `Capture refused, ${how}: ${sentence}`, details: { rule } });
}

const CODES = {
  scheme: 'SCHEME_REFUSED',
  'sign-in': 'SIGN_IN_REFUSED',
  notation: 'NOTATION_REFUSED',
  loopback: 'LOOPBACK_REFUSED',
  network: 'NETWORK_REFUSED',
} as const satisfies Record<AddressRule, string>;

/** The ranges of ipaddr.js in words; the registries are RFC 6890 and RFC 8190. */
const NETWORKS: Readonly<Record<string, string>> = {
  private: 'a private network, RFC 1918',
  linkLocal: 'link-local, where cloud machines keep their secrets',
  uniqueLocal: 'a private network, RFC 4193',
  carrierGradeNat: 'the inside of an operator, RFC 6598',
  multicast: 'multicast',
  broadcast: 'broadcast',
  unspecified: 'no host at all',
  rfc6052: 'an IPv4 address translated into IPv6',
  rfc6145: 'an IPv4 address translated into IPv6',
  '6to4': 'an IPv4 address inside IPv6',
  teredo: 'an IPv4 address inside IPv6',
};

function parsed(written: string): URL {
  if (URL.canParse(written)) return new URL(written);
  throw new CaptureError('ADDRESS_UNREADABLE', {
    message: 'Capture: an address such as https://page.example/path was expected, found something that is none. Give the whole address.',
  });
}

function refusal(rule: AddressRule, sentence: string): AddressRefusal {
  return { rule, sentence };
}

function loopbackRefusal(host: string): AddressRefusal {
  return refusal('loopback', `${host} is this machine itself; it is visited only with the permission for one's own trial pages.`);
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
