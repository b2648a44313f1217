// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { startWitness } from '../../server/witness/start-witness.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { untilAsked } from '../until-asked.ts';

export const command: Command = {
  name: 'witness',
  summary: 'signs the checkpoints of other desks, if they only grow',
  usage: `rogatory witness --data DIR --name NAME [--listen HOST:PORT] [--json]

A small server for another agency or a court (C2SP tlog-witness): it signs the checkpoint of a log only if that continues the one it signed
last, so that a desk cannot show two histories. DIR/logs.vkey holds the keys of the logs it witnesses, one a line; its own key is made at the
first start, sealed when ROGATORY_KEYS_PASSPHRASE_FILE names a file with a passphrase. NAME is written into every signature and stays for ever. Prints its address and its key.

  rogatory witness --data /srv/witness --name court.example/witness --listen 127.0.0.1:8322`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseOptions('witness', {
    args: [...args],
    options: {
      data: { type: 'string' },
      name: { type: 'string' },
      listen: { type: 'string', default: '127.0.0.1:8322' },
      json: { type: 'boolean', default: false },
    },
  });
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(values.listen) ?? [];
  if (values.data === undefined || values.name === undefined || !/^[^\s+]+$/u.test(values.name) || host === undefined)
    throw new CliError('WRONG_USE', {
      message:
        'rogatory witness: expected --data DIR, --name without blanks and plus, --listen HOST:PORT. "rogatory help witness" shows them.',
    });
  const passphrase = terminal.env.ROGATORY_KEYS_PASSPHRASE_FILE;
  const witness = await startWitness({
    folder: resolve(terminal.cwd, values.data),
    name: values.name,
    host,
    port: Number(port),
    now: terminal.now,
    passphraseFile: passphrase === undefined ? undefined : resolve(terminal.cwd, passphrase),
  });
  // Whoever reads where it listens may ask it to end in the same moment.
  const asked = untilAsked();
  if (values.json)
    printJson(terminal, { schema: 'rogatory.witness-started/1', address: witness.address, vkey: witness.vkey, logs: witness.logs });
  else terminal.out(`${witness.address}\n${witness.vkey}\n`);
  if (witness.logs === 0) terminal.err(`No log is witnessed yet: put keys into ${values.data}/logs.vkey and start again.\n`);
  await asked;
  await witness.close();
  return 0;
}
