// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { OpenDesk } from '../desk/open-desk.ts';

/** Where pages of this desk come from: the address it is known by, and on loopback the ways to say this machine. */
export function originsOf(desk: OpenDesk, server: FastifyInstance): ReadonlySet<string> {
  const { origin } = desk.configuration;
  const known = new Set(origin === undefined ? [] : [origin]);
  for (const { address, port } of server.addresses() as AddressInfo[]) {
    known.add(`http://${address.includes(':') ? `[${address}]` : address}:${port}`);
    if (address === '127.0.0.1' || address === '::1') known.add(`http://localhost:${port}`).add(`http://127.0.0.1:${port}`);
  }
  return known;
}
