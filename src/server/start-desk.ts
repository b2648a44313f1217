// SPDX-License-Identifier: Apache-2.0
import { StoreError } from '../core/errors/store.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { makeServer } from './make-server.ts';

/** The web face of a desk, listening. */
export interface DeskServer {
  /** `http://127.0.0.1:8321` */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves a desk over HTTP at `HOST:PORT` of its configuration; port 0 takes a free one. */
export async function startDesk(desk: OpenDesk): Promise<DeskServer> {
  const server = await makeServer(desk);
  const { listen } = desk.configuration;
  const colon = listen.lastIndexOf(':');
  const at = { host: listen.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(listen.slice(colon + 1)) };
  const address = await server.listen(at).catch(async (cause: NodeJS.ErrnoException) => {
    await server.close();
    throw cannotListen(listen, cause);
  });
  return { address, close: () => server.close() };
}

const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there, perhaps this desk already ("ss -ltnp" names it): end that one, or name another port.',
  EACCES: 'Ports below 1024 are for root: name another, such as 8321, and let the proxy take 443.',
  EADDRNOTAVAIL: 'This machine has no such address: name one of its own, 127.0.0.1 where a proxy stands before the desk.',
  EAFNOSUPPORT: 'This machine does not speak IPv6: name 127.0.0.1.',
  ENOTFOUND: 'No address is known for that name here: write 127.0.0.1.',
  EAI_AGAIN: 'The name service did not answer: write an address such as 127.0.0.1.',
};

function cannotListen(listen: string, cause: NodeJS.ErrnoException): Error {
  const advice = ADVICE[cause.code ?? ''] ?? 'Name another with "listen", ROGATORY_LISTEN or --listen.';
  return new StoreError('BAD_CONFIGURATION', {
    message: `Web: the desk cannot listen at ${listen} (${cause.code ?? cause.message}). ${advice}`,
    cause,
  });
}
