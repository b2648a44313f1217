// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import { type FoundIdentifier, findIdentifiers } from '../../core/identifiers/find-identifiers.ts';
import { type Command, type ExitCode, parseOptions, type Terminal } from '../command.ts';
import { searchStream } from '../find-identifiers/search-stream.ts';
import { textSources } from '../find-identifiers/text-sources.ts';
import { checkedPath } from '../read/inputs.ts';

export const command: Command = {
  name: 'find-identifiers',
  summary: 'virtual-currency addresses, IPs, phones, e-mails, account addresses in any text, checked',
  usage: `rogatory find-identifiers INPUT... [--json]

Reads files, folders and ZIP files (also inside each other) in UTF-8 or UTF-16. --json prints one JSON object a line: kind, chain, written,
normalised, checked, path and the UTF-8 byte offsets of exactly what is written. Private keys and seed phrases are reported as sealed, with
their place and class, never with their text. Exit 1: something below the inputs could not be read; it is named on standard error.

  rogatory find-identifiers chat.txt return.zip --json`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('find-identifiers', {
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0)
    throw new CliError('WRONG_USE', {
      message: 'rogatory find-identifiers: expected at least one file or folder, found none. Name what to search.',
    });
  for (const path of positionals) checkedPath(path, terminal);
  let exit: ExitCode = 0;
  let sealed = 0;
  const unreadable = (path: string, why: string) => {
    exit = 1;
    terminal.err(`${withoutSecrets(path)} ${why}. It was left out.\n`);
  };
  for await (const source of textSources(positionals, unreadable)) {
    const path = withoutSecrets(source.path);
    for await (const found of searchStream(source.chunks())) {
      if (found.kind === 'sealed-secret') sealed++;
      terminal.out(values.json ? `${JSON.stringify({ ...found, path })}\n` : line(found, path));
    }
  }
  if (sealed > 0)
    terminal.err(
      `${sealed} private ${sealed === 1 ? 'key or seed phrase' : 'keys or seed phrases'} found. Only the place is shown: handle the file as money.\n`,
    );
  return exit;
}

function line(found: FoundIdentifier, path: string): string {
  const place = `${path} ${found.bytes.from}-${found.bytes.to}`;
  if (found.kind === 'sealed-secret') return `${'SEALED'.padEnd(20)}${found.class.padEnd(24)}${place}\n`;
  const what = found.chain === undefined ? found.kind : (found.chains ?? [found.chain]).join('|');
  const warnings = found.warnings === undefined ? '' : `  (${found.warnings.join(', ')})`;
  return `${what.padEnd(20)}${found.normalised}${found.checked === 'none' ? '' : '  checked'}${warnings}  ${place}\n`;
}

/** A file may be named after the key it holds. */
function withoutSecrets(path: string): string {
  let clean = path;
  for (const found of findIdentifiers(path).reverse())
    if (found.kind === 'sealed-secret') {
      const bytes = Buffer.from(clean);
      clean = `${bytes.subarray(0, found.bytes.from)}[sealed]${bytes.subarray(found.bytes.to)}`;
    }
  return clean;
}
