// SPDX-License-Identifier: Apache-2.0
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { NETWORKS } from '../../core/currency/bitcoin/networks.ts';
import { CliError } from '../../core/errors/cli.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { type FoundBlocks, type ImportProgress, importBlocks } from '../../ledgers/bitcoin-files/import-blocks.ts';
import { writeChain } from '../../ledgers/chain-store/chain-files.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { saysHowFar } from '../progress.ts';

const DAY_SECONDS = 86_400;

/** `rogatory trace import SOURCE --into DIR [--since DAY] [--until DAY] [--prevouts DIR] [--network NAME] [--workers N] [--json]` */
export async function traceImport(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: {
      into: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
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
  const say = saysHowFar(terminal);
  const { chain, blocks, stale, unlinked, sources } = importBlocks(source, {
    helpers: Math.max(0, Math.min(8, Number(values.workers) - 1 || 0)),
    ...(values.prevouts === undefined ? {} : { prevoutsFolder: values.prevouts }),
    ...(values.network === undefined ? {} : { network: networkNamed(values.network) }),
    since: dayGiven('since', values.since),
    until: lastSecondOf(dayGiven('until', values.until)),
    found: (what) => warnOfMemory(what, terminal),
    progress: (how) => say(() => howFar(how)),
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

/** Seconds at which a day begins, in UTC. */
function dayGiven(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (isDay(text)) return Date.parse(`${text}T00:00:00Z`) / 1000;
  throw new CliError('WRONG_USE', { message: `rogatory trace import: expected --${option} 2026-01-31, a day in UTC, found "${text}".` });
}

const lastSecondOf = (day: number | undefined): number | undefined => (day === undefined ? undefined : day + DAY_SECONDS - 1);

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

function warnOfMemory({ transactions, memoryBytes }: FoundBlocks, terminal: Terminal): void {
  const has = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  if (memoryBytes < has) return;
  terminal.err(
    `${transactions} transactions need up to ${gigabytes(memoryBytes)} GB of memory, this machine has ${gigabytes(has)}: it may end the import, or become slow. Fewer files, or --since and --until, need less.\n`,
  );
}

const howFar = ({ stage, done, of }: ImportProgress): string =>
  stage === 'looking' ? `${done} of ${of} files looked through` : `${megabytes(done)} of ${megabytes(of)} MB of blocks`;
