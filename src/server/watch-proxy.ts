// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify';
import type { OpenDesk } from '../desk/open-desk.ts';
import { isThisMachine } from './health.ts';

/** How a request came, as far as the settings of a proxy show in it. */
export interface WayIn {
  /** The setting `origin`. */
  readonly known: string | undefined;
  /** What the browser says: the header `origin`. */
  readonly origin: string | undefined;
  /** Whether the connection itself comes from this machine. */
  readonly isFromHere: boolean;
  /** The header `x-forwarded-for`. */
  readonly forwardedFor: string | undefined;
}

/** Sentences for whoever keeps the desk: what was found, what follows from it, what to do. */
const SAYS = {
  'origin-not-set':
    'A proxy asks (x-forwarded-for), and the setting "origin" is not there: whoever signs in through it is refused as from another site. ' +
    'Set "origin" in rogatory.yaml to the address people type, https://…, and start the desk again.',
  'address-not-said':
    'The proxy before the desk does not say for whom it asks: all people count as one address, so that one who guesses passwords shuts out all, and ' +
    '/health and /metrics answer everybody. Let it set x-forwarded-for (docs/how-to/install.md).',
  'proxy-elsewhere':
    'A proxy on another machine asks: only one on this machine is believed when it says for whom, so that all people behind it count as one address. ' +
    'Let a proxy on this machine take the connections, and "listen" stay on 127.0.0.1 (docs/how-to/install.md).',
} as const;

export type ProxyTrouble = keyof typeof SAYS;

/** What is wrong with the proxy, if anything shows. */
export function proxyTrouble({ known, origin, isFromHere, forwardedFor }: WayIn): ProxyTrouble | undefined {
  if (known === undefined) return forwardedFor === undefined ? undefined : 'origin-not-set';
  if (forwardedFor !== undefined) return isFromHere ? undefined : 'proxy-elsewhere';
  return isFromHere && origin === known ? 'address-not-said' : undefined;
}

/** Tells each trouble with the proxy once, at the first request that shows it. */
export function watchProxy(server: FastifyInstance, { configuration, report }: OpenDesk): void {
  const told = new Set<ProxyTrouble>();
  server.addHook('onRequest', async ({ headers, socket }) => {
    const found = proxyTrouble({
      known: configuration.origin,
      origin: headers.origin,
      isFromHere: isThisMachine(socket.remoteAddress ?? ''),
      forwardedFor: headers['x-forwarded-for'] as string | undefined,
    });
    if (found === undefined || told.has(found)) return;
    told.add(found);
    report({ part: 'web', trouble: SAYS[found] });
  });
}
