// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { restoreBackup } from '../../store/backup/restore-backup.ts';
import { type Command, parseOptions, printJson, type Terminal } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';

export const command: Command = {
  name: 'restore',
  summary: 'bring a backup back into an empty folder and either kind of database',
  usage: `rogatory restore BACKUP --key FILE [--new-log NAME] [--data DIR] [--json]

  Checks the backup whole, then fills an empty data folder and an empty database: the embedded one, or the server that
  ROGATORY_DATABASE_URL names. This is also the way from the embedded database to a server, and back.

  --key FILE       the recovery key (AGE-SECRET-KEY-1…)
  --new-log NAME   for a desk that went on after this backup and lost it: the log continues under this new name and a new key,
                   so that nobody takes the two for one
${DESK_USAGE}

  ROGATORY_DATABASE_URL=postgres://rogatory@/desk?host=/var/run/postgresql rogatory restore /mnt/backup/even --key recovery.key --data /srv/desk
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('restore', {
      args: [...args],
      options: { ...DESK_OPTIONS, key: { type: 'string' }, 'new-log': { type: 'string' } },
      allowPositionals: true,
    });
    const [from] = positionals;
    if (from === undefined || values.key === undefined)
      throw new CliError('WRONG_USE', {
        message: 'rogatory restore: the folder of the backup and --key FILE (the recovery key) are needed.',
      });
    if (values['new-log'] !== undefined && !/^[^\s+]{1,200}$/.test(values['new-log']))
      throw new CliError('WRONG_USE', { message: 'rogatory restore: --new-log is expected to be a name without blanks and without plus.' });
    const configuration = configurationOf(values, terminal);
    const report = await restoreBackup(configuration, {
      from: resolve(terminal.cwd, from),
      identity: readKeyFile(resolve(terminal.cwd, values.key)),
      newLog: values['new-log'],
    });
    if (values.json) printJson(terminal, { schema: 'rogatory.restore-report/1', data: configuration.dataFolder, ...report });
    else print(terminal, configuration.dataFolder, report);
    return 0;
  },
};

function print(terminal: Terminal, folder: string, report: Awaited<ReturnType<typeof restoreBackup>>): void {
  terminal.out(
    `restored into ${folder}: ${report.tables} tables with ${report.rows} rows, ${report.items} items, the log of ${report.desk} with ${report.logSize} entries\n`,
  );
  if (report.settings.includes('rogatory.yaml'))
    terminal.err(
      'rogatory.yaml came back without "database" and "vault", which belong to the machine: write them into it, where they are not in the data folder, before the desk is started.\n',
    );
  terminal.err(
    `The backup is of ${report.madeAt}. If that desk went on afterwards, others may have seen later checkpoints of its log: restore with --new-log NAME instead.\n`,
  );
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `rogatory restore: the recovery key ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
      cause,
    });
  }
}
