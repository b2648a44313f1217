// SPDX-License-Identifier: Apache-2.0
/** A source of chain data on loopback that answers by a function of the path and of what was sent with it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedSource {
  readonly url: string;
  readonly close: () => void;
}

/** @param answer the body; undefined: it knows nothing of that */
export async function serveSource(answer: (path: string, body: string) => string | undefined): Promise<ServedSource> {
  const server = createServer(async (request, response) => {
    const found = answer(request.url ?? '', Buffer.concat(await request.toArray()).toString());
    response.writeHead(found === undefined ? 404 : 200).end(found);
  }).listen(0, '127.0.0.1');
  // Not closed while whoever asks is busy with what was answered.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
