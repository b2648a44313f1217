// SPDX-License-Identifier: Apache-2.0
/**
 * A connection through a proxy of the agency: HTTP CONNECT (RFC 9110 §9.3.6) or SOCKS 5 without a password (RFC 1928). It is asked for the
 * address that was checked, never for a name: what is not public stays closed, and the proxy's name service decides nothing.
 */
import { once } from 'node:events';
import http from 'node:http';
import { connect, isIPv6, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';

/** `http://host:port` or `socks5://host:port`. */
export type ProxyAddress = string;

const ANSWER_MS = 15_000;

/** @throws Error that says which step failed, without the address */
export async function connectThrough(proxy: ProxyAddress, address: string, port: number): Promise<Socket> {
  const { protocol, hostname, port: at } = new URL(proxy);
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'socks5:'
    ? await throughSocks(host, Number(at || 1080), address, port)
    : await throughHttp(host, Number(at || 8080), address, port);
}

async function throughHttp(host: string, port: number, address: string, to: number): Promise<Socket> {
  const path = `${isIPv6(address) ? `[${address}]` : address}:${to}`;
  const request = http.request({ host, port, method: 'CONNECT', path, headers: { host: path }, timeout: ANSWER_MS });
  request.once('timeout', () => request.destroy(new Error('the proxy did not answer')));
  request.end();
  const [answer, socket] = (await once(request, 'connect')) as [http.IncomingMessage, Socket];
  if (answer.statusCode === 200) return socket;
  socket.destroy();
  throw new Error(`the proxy refused the connection (${answer.statusCode})`);
}

/** 5 1 0 → 5 0; 5 1 0 TYPE ADDRESS PORT → 5 0 0 TYPE ADDRESS PORT. */
async function throughSocks(host: string, port: number, address: string, to: number): Promise<Socket> {
  const socket = connect({ host, port });
  socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('the proxy did not answer')));
  try {
    await once(socket, 'connect');
    socket.write(Uint8Array.of(5, 1, 0));
    if (!(await take(socket, 2)).equals(Buffer.from([5, 0]))) throw new Error('the proxy asks for a password, or is none of SOCKS 5');
    const bytes = ipaddr.parse(address).toByteArray();
    socket.write(Buffer.from([5, 1, 0, bytes.length === 4 ? 1 : 4, ...bytes, to >> 8, to & 255]));
    const head = await take(socket, 4);
    if (head[0] !== 5 || head[1] !== 0) throw new Error(`the proxy refused the connection (SOCKS ${head[1]})`);
    const length = head[3] === 1 ? 4 : head[3] === 4 ? 16 : ((await take(socket, 1))[0] as number);
    await take(socket, length + 2);
    socket.setTimeout(0);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Exactly so many bytes; what comes behind them stays in the socket. */
async function take(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const bytes = socket.read(count) as Buffer | null;
    if (bytes !== null) {
      if (bytes.length === count) return bytes;
      throw new Error('the proxy broke off');
    }
    if (socket.readableEnded || socket.destroyed) throw new Error('the proxy broke off');
    await Promise.race([once(socket, 'readable'), once(socket, 'end'), once(socket, 'close')]);
  }
}
