// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { isWhole } from '../../core/records/index.ts';
import { isZone } from '../../core/records/zone.ts';
import { readApart } from '../../returns/read-apart.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { checkInputs, readKeys, readPasswords } from '../read/inputs.ts';
import { mappingsFor, readMappings } from '../read/mappings.ts';
import { openOutput } from '../read/output.ts';
import { openParquet } from '../read/parquet.ts';
import { printCoverage } from '../read/print-coverage.ts';

export const command: Command = {
  name: 'read',
  summary: 'what a provider handed over, as records with the bytes they were read from',
  usage: `rogatory read INPUT... [--out DIR] [--key FILE]... [--password-file F] [--zone ZONE] [--mapping FILE]... [--parquet]
              [--identifiers] [--json] [--strict]

INPUT is a return as it came: a ZIP, a folder, a file. It is hashed before it is opened, read in a process that may write nothing, and never
changed. What could not be read is a gap with its reason and place; a file that nobody reads is listed.
--out writes records.ndjson (one record a line, in reading order), gaps.ndjson (gaps and what was left) and coverage.json.
--parquet writes the same records as a folder of Parquet files too (DIR/parquet), for DuckDB and others.
--identifiers writes identifiers.ndjson too: what people mention in texts (e-mail, telephone, address, account, wallet), checked, each with
the record and place it stands in. Keys to money and passwords are told by class and place, and covered in records.ndjson.
--key: a provider's public key (OpenPGP) to check what it signed. --password-file: passwords of encrypted entries, one a line.
--zone: the zone of local times that name none, as the examiner states it (Africa/Cairo).
--mapping: how the columns of a table become records, for a file that no reader knows (docs/how-to/map-a-table.md).
Exit 1: a signature or a hash does not fit; with --strict also any gap, any file not read, any unit not accounted for.
Exit 2: an input that does not exist, or that could not be opened at all.

  rogatory read answer.zip --out reading --strict
  rogatory read 900000000000000001.zip --key provider-key.asc --json`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('read', {
    args: [...args],
    options: {
      out: { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      'password-file': { type: 'string' },
      zone: { type: 'string' },
      mapping: { type: 'string', multiple: true, default: [] },
      parquet: { type: 'boolean', default: false },
      identifiers: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.zone !== undefined && !isZone(values.zone)) {
    throw new CliError('WRONG_USE', { message: `--zone ${values.zone}: expected a zone such as Africa/Cairo or UTC.` });
  }
  if (values.parquet && values.out === undefined) {
    throw new CliError('WRONG_USE', { message: '--parquet: expected --out DIR, the folder that it is written into, found none.' });
  }
  if (values.identifiers && values.out === undefined) {
    throw new CliError('WRONG_USE', { message: '--identifiers: expected --out DIR, the folder that they are written into, found none.' });
  }
  const [first, ...more] = checkInputs('read', positionals, terminal);
  const output = values.out === undefined ? undefined : openOutput(values.out, terminal);
  const parquet = values.out !== undefined && values.parquet ? await openParquet(values.out, terminal) : undefined;
  const reading = readApart({
    ...first,
    more,
    keys: readKeys(values.key, terminal),
    passwords: readPasswords(values['password-file'], terminal),
    mappings: await mappingsFor([first, ...more], readMappings(values.mapping, terminal)),
    ...(values.zone !== undefined && { statedZone: values.zone }),
    ...(values.out !== undefined && { ahead: resolve(terminal.cwd, values.out) }),
    ...(output !== undefined && { onLines: (lines: Buffer) => output.lines(lines) }),
    ...(output !== undefined && values.identifiers && { onMentions: (lines: Buffer) => output.mentions(lines) }),
    ...(parquet !== undefined && {
      onRows: (rows) => parquet.appendLines(rows),
      onBatch: (gaps) => parquet.append(gaps),
      recordsTwice: true,
    }),
    onProgress: ({ bytes, records }) => terminal.err(`  ${Math.round(bytes / 1e6)} MB, ${records} records …\n`),
  });
  const coverage = await reading.catch(async (error: unknown) => {
    await parquet?.abandon();
    output?.abandon();
    throw error;
  });
  output?.finish(coverage);
  await parquet?.finish(coverage);
  if (output !== undefined && output.sealed > 0)
    terminal.err(
      `${output.sealed} private keys or seed phrases stand in texts of this return. Only their places are written: handle it as money.\n`,
    );
  if (values.json) printJson(terminal, coverage);
  else terminal.out(printCoverage(coverage));
  const unopened = coverage.files.filter(
    (file) => file.standing === 'not-read' && file.steps.length === 1 && file.mime === UNOPENED && file.parser === null,
  );
  const empty = coverage.files.filter((file) => file.steps.length === 1 && file.bytes === 0);
  for (const file of [...unopened, ...empty]) {
    const reason = coverage.gaps.find((gap) => gap.path === file.path)?.message ?? 'nothing in it could be opened.';
    terminal.err(
      `${file.path}: expected a return that can be opened; ${reason} Ask for it again, or compare its hash with the provider's.\n`,
    );
  }
  if (unopened.length + empty.length > 0) return 2;
  if (coverage.manifests.some((manifest) => manifest.result === 'invalid')) return 1;
  return values.strict && !isWhole(coverage) ? 1 : 0;
}

/** What the coverage says of an input whose list of contents could not be read. */
const UNOPENED = 'application/x-unopened';
