// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { openRecordsWriter, type RecordsWriter } from '../../store/records/write-records.ts';
import type { Terminal } from '../command.ts';
import { removeIfStopped } from '../half-done.ts';

const FOLDER = 'parquet';

/**
 * The Parquet folder of `--out DIR --parquet`, laid out as the desk keeps a reading (src/store/records/layout.ts). One that an earlier
 * reading has written there makes room; anything else under that name is not ours to remove.
 * @throws CLI_UNREADABLE_INPUT
 */
export async function openParquet(out: string, terminal: Terminal): Promise<RecordsWriter> {
  const folder = join(resolve(terminal.cwd, out), FOLDER);
  if (existsSync(folder)) {
    if (!readdirSync(folder).includes('reading.json'))
      throw new CliError('UNREADABLE_INPUT', {
        message: `--parquet: expected ${join(out, FOLDER)} to be free or an earlier reading, found something else. Move it, or name another --out.`,
      });
    rmSync(folder, { recursive: true });
  }
  const writer = await openRecordsWriter(folder);
  const isWhole = removeIfStopped(writer.writing);
  return {
    ...writer,
    finish: (coverage) => writer.finish(coverage).finally(isWhole),
    abandon: () => writer.abandon().finally(isWhole),
  };
}
