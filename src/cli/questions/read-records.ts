// SPDX-License-Identifier: Apache-2.0
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CliError } from '../../core/errors/cli.ts';
import { type AnyRecord, type Found, isRecord } from '../../core/records/index.ts';

/** The records of a reading that `rogatory read --out DIR` wrote, one after the other. */
export async function* readRecords(folder: string): AsyncGenerator<AnyRecord> {
  const path = join(folder, 'records.ndjson');
  if (!existsSync(path))
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected the records of a reading, found nothing there. "rogatory read INPUT --out ${folder}" writes them.`,
    });
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line === '') continue;
    const found = parseLine(line, path, number);
    if (isRecord(found)) yield found;
  }
}

function parseLine(line: string, path: string, number: number): Found {
  try {
    return JSON.parse(line) as Found;
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}, line ${number}: expected one record as JSON, found something else. Read the return again.`,
      cause,
    });
  }
}
