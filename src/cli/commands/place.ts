// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CliError } from '../../core/errors/cli.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { type AnyRecord, type Found, isRecord } from '../../core/records/index.ts';
import { readPlace } from '../../returns/place-bytes.ts';
import { readApart } from '../../returns/read-apart.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { checkedPath, checkInputs, readPasswords } from '../read/inputs.ts';

export const command: Command = {
  name: 'place',
  summary: 'the very bytes that a record was read from',
  usage: `rogatory place INPUT RECORD_ID [--records records.ndjson] [--password-file F] [--json]

INPUT is the return that the record was read from; its hash must be the one that the record names. With --records the record is looked up in
what "rogatory read --out" wrote; without it the return is read again. Prints exactly the bytes; places in PDFs and sheets print their text.

  rogatory place answer.zip 5f0c… --records reading/records.ndjson`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('place', {
    args: [...args],
    options: { records: { type: 'string' }, 'password-file': { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [input, id] = positionals;
  if (input === undefined || id === undefined || positionals.length > 2) {
    throw new CliError('WRONG_USE', {
      message: `rogatory place: expected a return and the id of a record, found ${positionals.length} arguments.`,
    });
  }
  const [file] = checkInputs('place', [input], terminal);
  const passwords = readPasswords(values['password-file'], terminal);
  const record =
    values.records === undefined ? await recordIn(file.file, id, passwords) : await recordOf(checkedPath(values.records, terminal), id);
  if (record === undefined) {
    throw new ReturnError('NO_SUCH_RECORD', {
      message: `${values.records ?? input}: expected a record with the id ${id}, found none. Ids change with the version of a parser: give the records.ndjson of the reading.`,
    });
  }
  const { file: sha256, bytes, text } = await readPlace(file, record.place, passwords);
  if (values.json) {
    const path = record.place.path.map((step) => step.name);
    const shown = bytes === undefined ? {} : { bytes: bytes.toString('base64') };
    printJson(terminal, {
      schema: 'rogatory.place/1',
      record: id,
      path,
      file: sha256,
      at: record.place.at,
      ...shown,
      ...(text !== undefined && { text }),
    });
  } else if (bytes !== undefined && terminal.outBytes !== undefined) terminal.outBytes(bytes);
  else terminal.out(text ?? bytes?.toString('base64') ?? '');
  return 0;
}

async function recordOf(path: string, id: string): Promise<AnyRecord | undefined> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.includes(id)) continue;
    const found = JSON.parse(line) as Found;
    if (isRecord(found) && found.id === id) return found;
  }
  return undefined;
}

async function recordIn(file: string, id: string, passwords: readonly string[]): Promise<AnyRecord | undefined> {
  let record: AnyRecord | undefined;
  const mark = Buffer.from(`"id":"${id}"`);
  await readApart({
    file,
    passwords,
    onLines(lines) {
      const at = lines.indexOf(mark);
      if (at === -1) return;
      const from = lines.lastIndexOf(0x0a, at) + 1;
      record ??= JSON.parse(lines.toString('utf8', from, lines.indexOf(0x0a, at))) as AnyRecord;
    },
  });
  return record;
}
