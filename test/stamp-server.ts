// SPDX-License-Identifier: Apache-2.0
/** A time-stamp authority over HTTP on loopback: `openssl ts` answers. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

export interface StampServer {
  readonly address: string;
  /** PEM of the root above the authority. */
  readonly root: string;
  /** What it does from now on, besides answering. */
  behave(how: 'honestly' | 'refuse' | 'another-question'): void;
  close(): Promise<void>;
}

const CONFIG = `
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical, CA:TRUE
[tsa]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa_config]
serial = tsa.serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

/** @param days how long the authority's certificate is good */
export async function startStampServer({ days = 3650 } = {}): Promise<StampServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-stamps-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'tsa.serial'), '01\n');
  const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'openssl.cnf'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Root of Time',
    '-extensions',
    'ca',
  );
  openssl('req', '-new', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Time of Alexandria');
  openssl(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', String(days)],
    ...['-extfile', 'openssl.cnf', '-extensions', 'tsa', '-out', 'tsa.pem'],
  );
  let how: Parameters<StampServer['behave']>[0] = 'honestly';
  let last: Buffer | undefined;
  const server = createServer(async (request, reply) => {
    const query = await buffer(request);
    if (how === 'refuse') return void reply.writeHead(503).end();
    writeFileSync(join(folder, 'query.tsq'), how === 'another-question' && last !== undefined ? last : query);
    last ??= query;
    const given = ['-queryfile', 'query.tsq', '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-out', 'reply.tsr'];
    openssl('ts', '-reply', '-config', 'openssl.cnf', '-section', 'tsa_config', ...given);
    reply.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(readFileSync(join(folder, 'reply.tsr')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    root: readFileSync(join(folder, 'root.pem'), 'utf8'),
    behave: (next) => {
      how = next;
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
