// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { NETWORKS } from '../../core/currency/bitcoin/networks.ts';
import { CliError } from '../../core/errors/cli.ts';
import { importBlocks } from '../../ledgers/bitcoin-files/import-blocks.ts';
import { writeChain } from '../../ledgers/chain-store/chain-files.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';

/** `rogatory trace import SOURCE --into DIR [--prevouts DIR] [--network NAME] [--workers N] [--json]` */
export async function traceImport(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: {
      into: { type: 'string' },
      prevouts: { type: 'string' },
      network: { type: 'string' },
      workers: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [source] = positionals;
  if (source === undefined || values.into === undefined || positionals.length > 1)
    throw new CliError('WRONG_USE', {
      message: 'rogatory trace import: expected SOURCE --into DIR. Name one file or folder of blocks and the folder to fill.',
    });
  const { chain, blocks, stale, unlinked, sources } = importBlocks(source, {
    helpers: Math.max(0, Math.min(8, Number(values.workers) - 1 || 0)),
    ...(values.prevouts === undefined ? {} : { prevoutsFolder: values.prevouts }),
    ...(values.network === undefined ? {} : { network: networkNamed(values.network) }),
  });
  const { counts, network } = writeChain(values.into, chain, sources, resolve(terminal.cwd, source), stale);
  for (const { file, offset, previous } of unlinked)
    terminal.err(
      `${file}, offset ${offset}: the block follows ${previous}, which is not in the source. Either blocks are missing, or this header was changed.\n`,
    );
  if (values.json) printJson(terminal, { schema: 'rogatory.trace-import/1', network, ...counts, blocks, stale, unlinked });
  else
    terminal.out(
      `${counts.blocks} blocks of ${network}, ${counts.transactions} transactions, ${counts.inputs} inputs, ${counts.outputs} outputs into ${values.into}\n`,
    );
  return unlinked.length > 0 ? 1 : 0;
}

/** Only blocks without a frame need it said; framed ones say it themselves. */
function networkNamed(name: string): string {
  if (NETWORKS.some(({ id }) => id === name)) return name;
  throw new CliError('WRONG_USE', {
    message: `rogatory trace import: expected --network ${NETWORKS.map(({ id }) => id).join(', ')}, found "${name}".`,
  });
}
