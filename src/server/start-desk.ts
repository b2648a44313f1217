// SPDX-License-Identifier: Apache-2.0
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
  const address = await server.listen({ host: listen.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(listen.slice(colon + 1)) });
  return { address, close: () => server.close() };
}
