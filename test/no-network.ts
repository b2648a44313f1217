// SPDX-License-Identifier: Apache-2.0
// Loaded into every test process: only loopback and unix sockets may be reached. A test that needs the world is a wrong test.
import net from 'node:net';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const options: { host?: string; path?: string } =
    typeof first === 'object' && first !== null ? first : typeof args[1] === 'string' ? { host: args[1] } : {};
  const host = options.host ?? 'localhost';
  if (options.path === undefined && typeof host === 'string' && !LOOPBACK.test(host)) {
    const refused = new Error(`test network: a connection to ${host} was refused. Tests reach loopback only.`);
    process.nextTick(() => this.destroy(refused));
    return this;
  }
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;
