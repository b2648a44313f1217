// SPDX-License-Identifier: Apache-2.0
/** The way out through a proxy of the agency: both kinds, and what the proxy is asked for. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { type FightingSites, startFightingSites } from '../../../test/pages-that-fight.ts';
import { serverOf, Upstream } from './upstream.ts';

describe('the way out of a capture', () => {
  let sites: FightingSites;
  const asked: string[] = [];
  const open: { close: () => void }[] = [];
  const sockets = new Set<Socket>();
  const listening = async (server: http.Server | ReturnType<typeof createServer>) => {
    server.on('connection', (socket: Socket) => void sockets.add(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    return (server.address() as AddressInfo).port;
  };
  const pass = (one: Socket, other: Socket) => {
    one.pipe(other).pipe(one);
    for (const socket of [one, other]) socket.on('error', () => undefined);
  };
  let httpProxy: string;
  let socksProxy: string;
  let unwilling: string;
  before(async () => {
    sites = await startFightingSites();
    const tunnel = http.createServer().on('connect', (request, socket: Socket) => {
      asked.push(`CONNECT ${request.url}`);
      const [host = '', port] = request.url?.split(':') ?? [];
      const target = connect({ host, port: Number(port) }, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        pass(socket, target);
      });
    });
    httpProxy = `http://127.0.0.1:${await listening(tunnel)}`;
    const socks = createServer(async (socket) => {
      await once(socket, 'readable');
      socket.read(3);
      socket.write(Uint8Array.of(5, 0));
      await once(socket, 'readable');
      const order = socket.read(10) as Buffer;
      const [host, port] = [[...order.subarray(4, 8)].join('.'), order.readUInt16BE(8)];
      asked.push(`SOCKS ${host}:${port}`);
      const target = connect({ host, port }, () => {
        socket.write(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        pass(socket, target);
      });
    });
    socksProxy = `socks5://127.0.0.1:${await listening(socks)}`;
    unwilling = `http://127.0.0.1:${await listening(http.createServer().on('connect', (_, socket: Socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')))}`;
  });
  after(async () => {
    for (const socket of sockets) socket.destroy();
    for (const server of open) server.close();
    await sites.stop();
  });

  const fetchBy = async (wayOut: string, base: string) => {
    const upstream = new Upstream(async () => ['127.0.0.1'], { loopback: true }, wayOut);
    const { protocol, port } = new URL(base);
    const found = await upstream.find('page.example');
    assert.ok('address' in found);
    const to = { secure: protocol === 'https:', host: 'page.example', port: Number(port), address: found.address };
    try {
      const request = upstream.request(to, { method: 'GET', path: '/plain', headers: ['host', 'page.example'] });
      request.end();
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      // While it is open, as the recording proxy asks: a socket that has ended knows no certificate any more.
      const server = serverOf('page.example', to.port, found, answer.socket);
      return { body: await text(answer), server };
    } finally {
      upstream.close();
    }
  };

  test('leads through either kind of proxy, which is asked for the address that was checked and no name', async () => {
    for (const [proxy, word] of [
      [httpProxy, 'CONNECT'],
      [socksProxy, 'SOCKS'],
    ] as const)
      for (const base of [sites.plain, sites.selfSigned]) {
        const { body } = await fetchBy(proxy, base);
        assert.match(body, /Boats from the harbour/);
        assert.equal(asked.at(-1), `${word} ${new URL(base).host}`);
      }
  });
  test('keeps the certificate of the server itself, not of the proxy', async () => {
    const { server } = await fetchBy(socksProxy, sites.selfSigned);
    assert.match(server.tls?.chain[0]?.subject ?? '', /nobody\.example/);
    assert.equal(server.address, '127.0.0.1');
  });
  test('never falls back to the desk’s own address when the proxy refuses or is not there', async () => {
    const before = sites.asked.length;
    await assert.rejects(fetchBy(unwilling, sites.plain));
    await assert.rejects(fetchBy('socks5://127.0.0.1:9', sites.plain));
    assert.equal(sites.asked.length, before);
  });
});
