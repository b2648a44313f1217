// SPDX-License-Identifier: Apache-2.0
/** A desk that the command line does not reach: why, and what to do about it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Terminal } from '../command.ts';
import { runCommandLine } from '../run-command-line.ts';
import { baseOf, connect } from './connection.ts';

const terminal: Terminal = {
  out: () => undefined,
  err: () => undefined,
  env: { XDG_CONFIG_HOME: tmpdir() },
  cwd: tmpdir(),
  stdin: async () => Buffer.alloc(0),
  now: () => new Date('2026-11-27T08:00:00Z'),
};
const asking = (desk: string) => connect({ desk }, terminal, '').call('aboutDesk', {});

test('one whose certificate this machine does not trust is not said to be away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-certificate-'));
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
  ];
  execFileSync('openssl', made, { cwd: folder, stdio: 'ignore' });
  const server = createServer({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }, (_, answer) =>
    answer.end(),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await assert.rejects(asking(`https://127.0.0.1:${port}`), {
    code: 'DESK_UNREACHABLE',
    message: /SELF_SIGNED.*NODE_EXTRA_CA_CERTS=FILE\.pem/,
  });
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

test('one that is not there is told as what it is', async () => {
  await assert.rejects(asking('http://127.0.0.1:1'), { code: 'DESK_UNREACHABLE', message: /Check that it runs/ });
});

test('a desk is the same however its name is typed, so that one sign-in is enough', () => {
  assert.equal(baseOf({ desk: 'https://Desk.Justice.example:443/' }, terminal), baseOf({ desk: 'https://desk.justice.example' }, terminal));
  assert.throws(() => baseOf({ desk: 'desk.justice.example' }, terminal), { code: 'WRONG_USE' });
});

test('what answers and is no desk is said to be so, with what a proxy before it has to do', async () => {
  let status = 413;
  const server = createPlainServer((_, answer) => answer.writeHead(status, { 'content-type': 'text/html' }).end('<h1>no</h1>'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const said = async (now: number) => {
    status = now;
    let err = '';
    const listening = {
      ...terminal,
      env: { ...terminal.env, ROGATORY_DESK_TOKEN: 'a-token-of-nobody-at-all' },
      err: (text: string) => {
        err += text;
      },
    };
    assert.equal(await runCommandLine(['desk', 'case', 'list', '--desk', `http://127.0.0.1:${port}`], listening), 2);
    return err;
  };
  assert.match(await said(413), /HTTP 413, and not from a desk.*16 MB.*HTTP_UNEXPECTED/);
  assert.match(await said(502), /the desk behind it does not/);
  assert.match(await said(400), /--desk URL/);
  server.close();
  server.closeAllConnections();
});
