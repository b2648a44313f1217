// SPDX-License-Identifier: Apache-2.0
/** What the recorded exchanges say of the way to the page, and of what did not come. */
import type { AddressRefusal } from '../core/capture/address-rules.ts';
import type { CapturedServer, Gap, Redirect } from '../core/capture/capture-record.ts';
import { type Exchange, headerOf } from './recording-proxy/exchange.ts';

/** Gaps of one kind that are named one by one; the rest is a number. */
const NAMED = 50;

/** The chain of redirects from the address given. */
export function redirectsFrom(url: string, exchanges: readonly Exchange[]): Redirect[] {
  const chain: Redirect[] = [];
  let at = url;
  let from = 0;
  for (;;) {
    const index = exchanges.findIndex((one, place) => place >= from && one.method === 'GET' && one.url === withoutFragment(at));
    const response = exchanges[index]?.response;
    const location = response === undefined ? undefined : headerOf(response.headers, 'location');
    if (response === undefined || location === undefined || response.status < 300 || response.status > 399) return chain;
    chain.push({ url: at, status: response.status, location });
    if (!URL.canParse(location, at)) return chain;
    at = new URL(location, at).href;
    from = index + 1;
  }
}

/** The refusal that the visit itself ran into: at the address given, behind its redirects, or where the page went on to by itself. */
export function refusedOnTheWay(url: string, exchanges: readonly Exchange[], navigations: readonly string[]): AddressRefusal | undefined {
  for (const start of [url, ...navigations]) {
    const addresses = [
      start,
      ...redirectsFrom(start, exchanges).map(({ url: from, location }) =>
        URL.canParse(location, from) ? new URL(location, from).href : from,
      ),
    ];
    for (const address of addresses) {
      const refused = exchanges.find((one) => one.url === withoutFragment(address) && one.refused !== undefined)?.refused;
      if (refused !== undefined) return refused;
    }
  }
  return undefined;
}

export function gapsOf(
  url: string,
  { exchanges, gaps }: { readonly exchanges: readonly Exchange[]; readonly gaps: readonly Gap[] },
): Gap[] {
  const found: Gap[] = [...gaps];
  const named = new Map<string, number>();
  const add = (gap: Gap) => {
    const count = (named.get(gap.why) ?? 0) + 1;
    named.set(gap.why, count);
    if (count <= NAMED) found.push(gap);
  };
  for (const { url: asked, refused, fault, response } of exchanges) {
    if (refused !== undefined) add({ why: 'address-refused', what: refused.sentence.en, url: asked });
    else if (response === undefined)
      add({ why: 'no-answer', what: `No answer came: ${fault?.en ?? 'the page no longer waited for it'}.`, url: asked });
    else if (response.truncated !== undefined && response.truncated !== 'length')
      add({ why: 'answer-cut-off', what: CUT_OFF[response.truncated], url: asked });
  }
  for (const server of serversOf(exchanges))
    if (server.tls !== null && server.tls.verified !== 'valid')
      add({
        why: 'certificate-not-valid',
        what: `The certificate of ${server.host}:${server.port} did not verify: ${server.tls.verified}.`,
      });
  for (const [why, count] of named)
    if (count > NAMED)
      found.push({ why: why as Gap['why'], what: `${count - NAMED} more of this kind; the archive holds what there is of each.` });
  const main = mainExchange(url, exchanges);
  if (main?.response?.body.bytes === 0) found.push({ why: 'empty-answer', what: 'The page answered with no bytes at all.', url: main.url });
  return found;
}

const CUT_OFF = {
  disconnect: 'The answer was broken off before its end, by the server or because the page wanted no more of it.',
  time: 'The answer was still coming when the capture ended.',
} as const;

/** The exchange that answered with the page, after its redirects. */
export function mainExchange(url: string, exchanges: readonly Exchange[]): Exchange | undefined {
  const last = redirectsFrom(url, exchanges).at(-1);
  const target = last !== undefined && URL.canParse(last.location, last.url) ? new URL(last.location, last.url).href : url;
  return exchanges.find((one) => one.method === 'GET' && one.url === withoutFragment(target));
}

/** Each host and port once, as it showed itself first. */
export function serversOf(exchanges: readonly Exchange[]): CapturedServer[] {
  const servers = new Map<string, CapturedServer>();
  for (const { server } of exchanges)
    if (server !== undefined && !servers.has(`${server.host}:${server.port}`)) servers.set(`${server.host}:${server.port}`, server);
  return [...servers.values()];
}

function withoutFragment(url: string): string {
  const bare = new URL(url);
  bare.hash = '';
  return bare.href;
}
