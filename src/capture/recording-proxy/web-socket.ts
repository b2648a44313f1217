// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Joins the browser's end of a WebSocket with the server's (RFC 6455 §4). The handshake is kept as any exchange; the frames are read where they
 * are text again, in the browser.
 * @param count told the bytes that come from the server
 * @returns the server's answer to the handshake
 */
export async function joinWebSocket(
  upstream: ClientRequest,
  browser: Socket,
  head: Buffer,
  count: (bytes: number) => void,
): Promise<IncomingMessage> {
  upstream.end();
  const answered = await Promise.race([
    once(upstream, 'upgrade').then(([answer, socket, first]) => ({ answer, socket, first }) as Upgraded),
    once(upstream, 'response').then(([answer]) => ({ answer }) as Upgraded),
  ]);
  const { answer, socket: server, first } = answered;
  const lines = [`HTTP/${answer.httpVersion} ${answer.statusCode} ${answer.statusMessage}`];
  for (let at = 0; at < answer.rawHeaders.length; at += 2) lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
  browser.write(`${lines.join('\r\n')}\r\n\r\n`);
  if (server === undefined) {
    answer.resume();
    browser.end();
    return answer;
  }
  if (first !== undefined && first.length > 0) server.unshift(first);
  if (head.length > 0) server.write(head);
  server.on('data', (chunk: Buffer) => count(chunk.length));
  server.pipe(browser);
  browser.pipe(server);
  for (const [one, other] of [
    [server, browser],
    [browser, server],
  ] as const) {
    one.once('close', () => other.destroy());
    one.on('error', () => other.destroy());
  }
  return answer;
}

interface Upgraded {
  readonly answer: IncomingMessage;
  readonly socket?: Socket;
  readonly first?: Buffer;
}
