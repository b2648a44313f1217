// SPDX-License-Identifier: Apache-2.0
import { makeDataFolder, refuseNoDesk } from '../../store/configuration.ts';
import { connectDatabase } from '../../store/database/connect.ts';
import { migrate, refuseNewerSchema } from '../../store/database/migrate.ts';
import { refuseEmptyDatabase, refuseMissingDatabase } from '../../store/log/same-desk.ts';
import { type Command, parseOptions, printJson } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';

export const command: Command = {
  name: 'migrate',
  summary: 'bring the schema of a desk’s database forward, or say where it stands',
  usage: `rogatory migrate [--status] [--data DIR] [--json]

  "rogatory serve" does this by itself when it starts. There is no way back but a backup: make one before a new version.

  --status     changes nothing, prints what is done and what is pending
${DESK_USAGE}
`,
  async run(args, terminal) {
    const { values } = parseOptions('migrate', { args: [...args], options: { ...DESK_OPTIONS, status: { type: 'boolean' } } });
    const configuration = configurationOf(values, terminal);
    if (values.status) refuseNoDesk(configuration);
    makeDataFolder(configuration);
    refuseMissingDatabase(configuration);
    const { db, close } = await connectDatabase(configuration.database, { training: configuration.training });
    try {
      await refuseEmptyDatabase(db, configuration);
      const { done, pending } = await refuseNewerSchema(db);
      const added = values.status ? [] : await migrate(db);
      const left = values.status ? pending : [];
      if (values.json) printJson(terminal, { schema: 'rogatory.migrate/1', done: [...done, ...added], added, pending: left });
      else terminal.out(`schema at ${[...done, ...added].at(-1) ?? 'nothing'}: ${added.length} steps added, ${left.length} pending\n`);
    } finally {
      await close();
    }
    return 0;
  },
};
