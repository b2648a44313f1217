// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { makeBackup } from '../../store/backup/make-backup.ts';
import { refuseNoDesk } from '../../store/configuration.ts';
import { checkRecipient } from '../../store/keys/recovery-key.ts';
import { openStore } from '../../store/open-store.ts';
import { type Command, parseOptions, printJson } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';

export const command: Command = {
  name: 'backup',
  summary: 'a backup of a desk, while it runs',
  usage: `rogatory backup --to DIR [--recovery RECIPIENT]... [--data DIR] [--json]

  Tables at one moment, vault items as they are sealed, records, the custody log, and the desk's keys wrapped for the recovery key;
  a list of hashes (sha256sum -c checks it) and the desk's signature over it. Into the folder of an earlier backup it copies only what
  is new; alternate between two folders, since one that is being written is no backup.

  --recovery R  an age recipient (age1…) that can open it, besides the one set by "rogatory key recovery"
${DESK_USAGE}

  rogatory backup --data /srv/desk --to /mnt/backup/even
`,
  async run(args, terminal) {
    const { values } = parseOptions('backup', {
      args: [...args],
      options: { ...DESK_OPTIONS, to: { type: 'string' }, recovery: { type: 'string', multiple: true } },
    });
    if (values.to === undefined)
      throw new CliError('WRONG_USE', { message: 'rogatory backup: where to is missing. Name a folder with --to DIR.' });
    for (const recipient of values.recovery ?? []) await checkRecipient(recipient);
    const configuration = configurationOf(values, terminal);
    refuseNoDesk(configuration);
    const store = await openStore(configuration, { migrating: false });
    try {
      const to = resolve(terminal.cwd, values.to);
      const report = await makeBackup(store, { to, now: terminal.now(), recipients: values.recovery ?? [] });
      if (values.json) printJson(terminal, { schema: 'rogatory.backup-report/1', to, ...report });
      else
        terminal.out(
          `backup in ${to}: ${report.tables} tables with ${report.rows} rows, ${report.items} items, a log of ${report.logSize} entries\n`,
        );
    } finally {
      await store.close();
    }
    return 0;
  },
};
