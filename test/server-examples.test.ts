// SPDX-License-Identifier: Apache-2.0
/** The unit and the proxy that docs/how-to/install.md has people copy: they allow what the desk needs, and leave out what it must not have. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { CHUNK_BYTES } from '../src/server/make-server.ts';

const example = (name: string) => readFileSync(resolve(import.meta.dirname, '../docs/examples/server', name), 'utf8');
/** Settings of a unit, comments left out; the last of a name counts. */
const settingsOf = (name: string) =>
  new Map([...example(name).matchAll(/^(\w+)=(.*)$/gm)].map(([, setting, value]) => [setting as string, value as string]));

describe('the proxy of the installation page', () => {
  const proxy = example('nginx.conf').replace(/#.*$/gm, '');
  test('lets the largest part of an upload through', () => {
    const [, megabytes] = /client_max_body_size (\d+)m;/.exec(proxy) ?? [];
    assert.ok(Number(megabytes) * 1024 * 1024 >= CHUNK_BYTES);
  });
  test('writes no evidence and no address to its disk', () => {
    for (const line of ['proxy_request_buffering off;', 'proxy_buffering off;', 'access_log off;']) assert.ok(proxy.includes(line), line);
  });
  test('says for whom it asks, and nothing that the client wrote there', () => {
    assert.match(proxy, /proxy_set_header X-Forwarded-For \$remote_addr;/);
    assert.doesNotMatch(proxy, /proxy_add_x_forwarded_for/);
  });
  test('shows nobody outside what is for a supervisor', () => {
    for (const path of ['/health', '/metrics']) assert.match(proxy, new RegExp(`location = ${path} { return 404; }`));
  });
});

describe('the unit of the installation page', () => {
  test('comes back by itself, as an account of its own that writes in the data folder alone', () => {
    const unit = settingsOf('rogatory.service');
    assert.deepEqual(
      ['User', 'Restart', 'ProtectSystem', 'ReadWritePaths', 'NoNewPrivileges', 'CapabilityBoundingSet', 'UMask'].map((name) =>
        unit.get(name),
      ),
      ['rogatory', 'always', 'strict', '/srv/desk', 'yes', '', '0077'],
    );
    assert.match(unit.get('ExecStart') ?? '', / serve --data \/srv\/desk$/);
  });
  test('leaves out what chromium and Node cannot do without', () => {
    const unit = settingsOf('rogatory.service');
    for (const name of ['RestrictNamespaces', 'MemoryDenyWriteExecute', 'SystemCallFilter']) assert.equal(unit.has(name), false, name);
  });
  test('of the backup writes into two folders in turn', () => {
    assert.match(settingsOf('rogatory-backup.service').get('ExecStart') ?? '', /--to \/mnt\/backup\/.*even.*odd/);
  });
});
