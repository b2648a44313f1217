// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import type { Coverage } from '../../core/records/index.ts';
import { makeFolders } from '../../store/make-folders.ts';
import type { Terminal } from '../command.ts';
import { removeIfStopped } from '../half-done.ts';

export interface Output {
  lines(lines: Buffer): void;
  /** Identifiers mentioned in texts: `identifiers.ndjson`, which appears only when this was called. */
  mentions(lines: Buffer): void;
  /** Private keys and seed phrases among them. */
  readonly sealed: number;
  finish(coverage: Coverage): void;
  /** Removes what was written so far. */
  abandon(): void;
}

const MENTIONS = 'identifiers.ndjson';
const SEALED = Buffer.from('{"name":"sealed secret"');
const GAP = Buffer.from('{"kind":"gap"');
const LEFT = Buffer.from('{"kind":"left"');

/** The folder of `--out`: files get their names when the reading is done, so that a half-written one is never taken for whole. */
export function openOutput(folder: string, terminal: Terminal): Output {
  const whole = resolve(terminal.cwd, folder);
  const names = ['records.ndjson', 'gaps.ndjson'] as const;
  let records: number;
  let gaps: number;
  try {
    makeFolders(whole, 0o777);
    [records, gaps] = names.map((name) => openSync(join(whole, `${name}.part`), 'w')) as [number, number];
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `--out ${folder}: expected a folder that can be written to, found ${(cause as NodeJS.ErrnoException).code}. Name another.`,
      cause,
    });
  }
  const unnamed = [...names, MENTIONS].map((name) => join(whole, `${name}.part`));
  const isWhole = removeIfStopped(...unnamed);
  let mentions: number | undefined;
  let sealed = 0;
  return {
    get sealed() {
      return sealed;
    },
    mentions(lines) {
      mentions ??= openSync(join(whole, `${MENTIONS}.part`), 'w');
      writeSync(mentions, lines);
      for (let at = lines.indexOf(SEALED); at !== -1; at = lines.indexOf(SEALED, at + 1)) sealed += 1;
    },
    lines(lines) {
      for (const { stretch, isRecord } of stretches(lines)) writeSync(isRecord ? records : gaps, stretch);
    },
    finish(coverage) {
      closeSync(records);
      closeSync(gaps);
      if (mentions !== undefined) {
        closeSync(mentions);
        renameSync(join(whole, `${MENTIONS}.part`), join(whole, MENTIONS));
      }
      for (const name of names) renameSync(join(whole, `${name}.part`), join(whole, name));
      writeFileSync(join(whole, 'coverage.json'), `${JSON.stringify(coverage, null, 2)}\n`);
      isWhole();
    },
    abandon() {
      for (const file of [records, gaps, mentions]) if (file !== undefined) closeSync(file);
      for (const path of unnamed) rmSync(path, { force: true });
      isWhole();
    },
  };
}

/** Runs of lines of one sort, so that most of a batch is written at once. */
function* stretches(lines: Buffer): Generator<{ stretch: Buffer; isRecord: boolean }> {
  let from = 0;
  let sort: boolean | undefined;
  for (let at = 0; at < lines.length; ) {
    const end = lines.indexOf(0x0a, at) + 1;
    const isRecord = !starts(lines, at, GAP) && !starts(lines, at, LEFT);
    if (sort !== undefined && sort !== isRecord) {
      yield { stretch: lines.subarray(from, at), isRecord: sort };
      from = at;
    }
    sort = isRecord;
    at = end === 0 ? lines.length : end;
  }
  if (sort !== undefined) yield { stretch: lines.subarray(from), isRecord: sort };
}

function starts(lines: Buffer, at: number, beginning: Buffer): boolean {
  return lines.compare(beginning, 0, beginning.length, at, at + beginning.length) === 0;
}
