// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import { openDesk } from '../../desk/open-desk.ts';
import { startDesk } from '../../server/start-desk.ts';
import { shownConfiguration } from '../../store/configuration.ts';
import { checkReach } from '../../store/doctor/check-reach.ts';
import { calmReport } from '../calm-report.ts';
import { type Command, parseOptions, printJson } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';
import { untilAsked } from '../until-asked.ts';

const ROLES = ['all', 'web', 'worker'] as const;

export const command: Command = {
  name: 'serve',
  summary: 'a desk',
  usage: `rogatory serve [--data DIR] [--role all|web|worker] [--listen HOST:PORT] [--print-config] [--json]

  Opens the desk in the data folder, makes what is missing, and serves it until Ctrl-C. On a PostgreSQL server several may run side by
  side; on the embedded database a second one shares the first one's and ends when that one ends.

  --role           all (default), web (no background work), worker (nothing but)
  --listen         address of the web face (or ROGATORY_LISTEN; else 127.0.0.1:8321)
  --print-config   prints the settings as they are read, without secrets, and ends
${DESK_USAGE}

  settings: DIR/rogatory.yaml with database, vault, desk, listen, origin, smtp, mail-from, training, and what stands on
  every paper: authority, address, email, phone, power (the legal power of the authority to ask); the environment goes first:
  ROGATORY_DATABASE_URL (pglite:<folder> | postgres://…), ROGATORY_VAULT_URL (file:<folder>), ROGATORY_DESK_NAME, ROGATORY_LISTEN,
  ROGATORY_ORIGIN (https://… where a proxy stands before the desk), ROGATORY_SMTP_URL (smtp://USER:PASSWORD@HOST:587, STARTTLS is
  demanded; smtps://…) and ROGATORY_MAIL_FROM (without them the desk sends no mail)
`,
  async run(args, terminal) {
    const { values } = parseOptions('serve', {
      args: [...args],
      options: { ...DESK_OPTIONS, role: { type: 'string' }, listen: { type: 'string' }, 'print-config': { type: 'boolean' } },
    });
    const role = ROLES.find((known) => known === (values.role ?? 'all'));
    if (role === undefined)
      throw new CliError('WRONG_USE', { message: `rogatory serve: --role is expected to be ${ROLES.join(', ')} and is "${values.role}".` });
    const env = values.listen === undefined ? terminal.env : { ...terminal.env, ROGATORY_LISTEN: values.listen };
    const configuration = configurationOf(values, { ...terminal, env });
    if (values['print-config']) {
      printJson(terminal, { schema: 'rogatory.configuration/1', role, ...shownConfiguration(configuration) });
      return 0;
    }
    const report = calmReport((line) => terminal.err(`${JSON.stringify({ at: terminal.now().toISOString(), ...line })}\n`), terminal.now);
    const desk = await openDesk(configuration, { working: role !== 'web', report });
    const server =
      role === 'worker'
        ? undefined
        : await startDesk(desk).catch(async (error: unknown) => {
            await desk.close();
            throw error;
          });
    const started = {
      schema: 'rogatory.started/1',
      desk: desk.signer.name,
      role,
      store: desk.store.kind,
      address: server?.address ?? null,
    };
    const reach = checkReach(desk.configuration);
    if (reach.result === 'bad') terminal.err(`${reach.found}. ${reach.advice}\n`);
    // Whoever reads that the desk is open may ask it to end in the same moment.
    const asked = untilAsked();
    if (values.json) printJson(terminal, started);
    else
      terminal.out(
        `${started.desk}: ${role === 'worker' ? 'working' : `open at ${started.address}`}, on ${desk.store.kind === 'embedded' ? 'the embedded database' : 'a PostgreSQL server'}\n`,
      );
    await asked;
    await server?.close();
    await desk.close();
    return 0;
  },
};
