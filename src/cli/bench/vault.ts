// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { partsOfFile } from '../../store/file-parts.ts';
import { makeVaultKey } from '../../store/keys/vault-key.ts';
import { FolderVault } from '../../store/vault/folder-vault.ts';
import { type Bench, type Measure, rateRatio, secondsOf } from './bench.ts';

const SIZE_MB = 256;
const MB = 1_000_000;
const ROUNDS = 3;

/** Sealing a file (read, hash, encrypt, write, fsync) and reading it back, against `openssl dgst -sha256` of the same file. */
export const bench: Bench = {
  name: 'vault',
  summary: 'hashing and sealing into the vault, reading back, reading 64 KiB anywhere',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-vault-'));
    try {
      return await measure(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(folder: string): Promise<readonly Measure[]> {
  const source = join(folder, 'source');
  writeFileSync(source, randomBytes(SIZE_MB * MB));
  const vault = new FolderVault(join(folder, 'vault'), await makeVaultKey({ keysFolder: folder, credentialsFolder: undefined }));
  const sealing: number[] = [];
  const opening: number[] = [];
  const peers: number[] = [];
  let sha256 = '';
  // Ours and the peer's by turns, the best of each: the machine has other work.
  for (let round = 0; round < ROUNDS; round += 1) {
    peers.push(await secondsOf(() => digest(source)));
    if (sha256 !== '') await vault.erase(sha256);
    sealing.push(
      await secondsOf(async () => {
        sha256 = (await vault.put(partsOfFile(source))).sha256;
      }),
    );
    opening.push(await secondsOf(async () => drain(await vault.open(sha256))));
  }
  const peer = SIZE_MB / Math.min(...peers);
  const rate = (task: string, seconds: readonly number[], aim?: number): Measure => {
    const figure = SIZE_MB / Math.min(...seconds);
    const measured = {
      task,
      figure: Math.round(figure),
      unit: 'MB/s',
      against: 'openssl dgst -sha256',
      peer: Math.round(peer),
      ratio: rateRatio(figure, peer),
    };
    return aim === undefined ? measured : { ...measured, aim };
  };
  return [
    rate(`sealing ${SIZE_MB} MB`, sealing, 0.4),
    rate(`opening ${SIZE_MB} MB, hash compared`, opening),
    await anywhere(vault, sha256),
  ];
}

/** Time to the first byte of a part in the middle, against reading the whole item: what seeking saves. */
async function anywhere(vault: FolderVault, sha256: string): Promise<Measure> {
  const times: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    const from = Math.floor((n / 50) * SIZE_MB * MB);
    times.push(await secondsOf(async () => drain(await vault.open(sha256, { from, to: from + 65_536 }))));
  }
  const figure = (times.sort((a, b) => a - b)[25] as number) * 1000;
  const whole = (await secondsOf(async () => drain(await vault.open(sha256)))) * 1000;
  const round = (ms: number) => Math.round(ms * 100) / 100;
  return {
    task: '64 KiB anywhere in it (median)',
    figure: round(figure),
    unit: 'ms',
    against: 'reading it whole',
    peer: round(whole),
    ratio: rateRatio(whole, figure),
  };
}

async function drain(stream: AsyncIterable<Uint8Array>): Promise<void> {
  let bytes = 0;
  for await (const part of stream) bytes += part.length;
  if (bytes === 0) throw new RangeError('the vault gave back nothing');
}

function digest(path: string): void {
  const { status } = spawnSync('openssl', ['dgst', '-sha256', path]);
  if (status === 0) return;
  throw new CliError('UNREADABLE_INPUT', {
    message: 'rogatory bench vault: the peer "openssl dgst -sha256" did not run. Install openssl (Debian: apt-get install openssl).',
  });
}
