// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { DISCLOSED_SCHEMA, type DisclosedRecord, parseDisclosedRecord } from '../../core/evidence/withheld-records.ts';
import type { Report } from '../../verify/finding.ts';
import { readTrust } from '../../verify/read-trust.ts';
import { linesOf, shownReport } from '../../verify/report-lines.ts';
import { NO_TRUST, type Trust } from '../../verify/trust.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { languageOf } from '../language-of.ts';
import { checkedPath } from '../read/inputs.ts';

export const command: Command = {
  name: 'verify',
  summary: 'bundle, request, captured page, log, trace certificate: everything found, good and bad',
  usage: `rogatory verify FILE|FOLDER [--trust DIR] [--record FILE.json]... [--lang en|ar|fr] [--json]

Checks a bundle (ZIP or folder), any BagIt bag, a signed request (PDF), a captured page (WACZ), a custody log as it is published, or a trace
certificate. Needs no desk, no database, no network. --trust names a folder with keys (*.vkey), certificates (*.pem), checkpoints kept
earlier (*.checkpoint) and hashes of releases (*.sha256) that you got from somewhere else than the file; without it the keys in the file are used, and the report says so.
--lang: the language of what is said of each finding (en unless given).
--record names a record that was left out of the bundle and given to you alone: the report says whether it is the one left out there.
Exit 0: nothing bad was found. Exit 1: something was; each finding has its code, explained in docs/errors.md.

  rogatory verify lantern.zip --trust trusted/ --json`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('verify', {
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      trust: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      record: { type: 'string', multiple: true },
    },
    allowPositionals: true,
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0)
    throw new CliError('WRONG_USE', {
      message: `rogatory verify: expected one file or folder, found ${positionals.length}. Name what to check.`,
    });
  const language = languageOf(values.lang);
  const trust = values.trust === undefined ? NO_TRUST : openTrust(resolve(terminal.cwd, values.trust), terminal);
  const disclosed = (values.record ?? []).map((file) => disclosedIn(file, terminal));
  const report = await checked(checkedPath(given, terminal), given, { ...trust, disclosed });
  if (values.json) printJson(terminal, shownReport(report, language));
  else for (const line of linesOf(report, language)) terminal.out(line);
  return report.ok ? 0 : 1;
}

function disclosedIn(file: string, terminal: Terminal): DisclosedRecord {
  let text = '';
  try {
    text = readFileSync(resolve(terminal.cwd, file), 'utf8');
  } catch (cause) {
    throw unreadable(file, 'a record that was given out was expected', cause);
  }
  const disclosed = parseDisclosedRecord(text);
  if (disclosed !== undefined) return disclosed;
  throw new CliError('UNREADABLE_INPUT', {
    message: `${file}: expected a record that a desk gave out (${DISCLOSED_SCHEMA}) with the salt that fits it, found something else. Ask for the file again.`,
  });
}

function openTrust(folder: string, terminal: Terminal): Trust {
  try {
    const { trust, unusable } = readTrust(folder);
    for (const fault of unusable) terminal.err(`--trust: ${fault}; it was left out.\n`);
    return trust;
  } catch (cause) {
    throw unreadable(folder, 'a folder with *.vkey, *.pem or *.checkpoint was expected', cause);
  }
}

async function checked(path: string, given: string, trust: Trust): Promise<Report> {
  let report: Report | undefined;
  try {
    report = await verifyFile(path, trust);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
    throw unreadable(given, 'a file or folder that can be read was expected', cause);
  }
  if (report !== undefined) return report;
  throw unreadable(
    given,
    'a bundle, bag, signed request, captured page, published log or trace certificate was expected, found something else',
  );
}

function unreadable(path: string, what: string, cause?: unknown): Error {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return new CliError('UNREADABLE_INPUT', {
    message: `${path}: ${what}${code === undefined ? '' : `, found ${code}`}. Check the path, or ask for the file again.`,
    cause,
  });
}
