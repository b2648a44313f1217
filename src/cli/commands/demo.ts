// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { openDesk } from '../../desk/open-desk.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';
import { type DeskServer, startDesk } from '../../server/start-desk.ts';
import { readConfiguration } from '../../store/configuration.ts';
import { type Command, parseOptions, printJson, type Terminal } from '../command.ts';
import { openLanternLedgers } from '../demo/lantern-ledgers.ts';
import { trainingLogins } from '../demo/training-logins.ts';
import { untilAsked } from '../until-asked.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', 'data', 'lantern');

export const command: Command = {
  name: 'demo',
  summary: 'a desk with the invented case Operation Lantern, on loopback',
  usage: `rogatory demo [--data DIR] [--listen HOST:PORT] [--json]

  Opens a training desk on embedded storage. The first start makes it: invented people, an invented case, one return that was read.
  Prints the address and who can sign in. Everything is kept in the data folder; remove the folder to begin anew.

  --data     the data folder (default: data/lantern in the checkout)
  --listen   address of the web face (default 127.0.0.1:8321, or a free port when that one is taken); loopback only
`,
  async run(args, terminal) {
    const { values } = parseOptions('demo', {
      args: [...args],
      options: { data: { type: 'string' }, listen: { type: 'string' }, json: { type: 'boolean' } },
    });
    const folder = values.data === undefined ? FOLDER : resolve(terminal.cwd, values.data);
    const listen = values.listen ?? terminal.env.ROGATORY_LISTEN ?? '127.0.0.1:8321';
    refuseOtherThanLoopback(listen);
    const report = (line: Readonly<Record<string, unknown>>): void => {
      if (terminal.env.ROGATORY_DEBUG === '1') terminal.err(`${JSON.stringify({ at: terminal.now().toISOString(), ...line })}\n`);
    };
    if (!existsSync(join(folder, 'rogatory.yaml'))) {
      const { makeLantern } = await import('../demo/make-lantern.ts');
      await makeLantern(folder, { said: (what) => terminal.err(`lantern: ${what} ...\n`), report, environment: terminal.env });
    }
    const configuration = readConfiguration(folder, { ...terminal.env, ROGATORY_LISTEN: listen });
    const logins = trainingLogins(configuration);
    const desk = await openDesk(configuration, { working: true, report, trainingLogins: logins });
    const started = await listenThereOrElsewhere(desk, values.listen === undefined).catch(async (error: unknown) => {
      await desk.close();
      throw error;
    });
    const ledgers = await openLanternLedgers(folder);
    const people = logins.map(({ secret, ...login }) => ({ ...login, code: codeAt(secret, terminal.now()) }));
    // Whoever reads that the desk is open may ask it to end in the same moment.
    const asked = untilAsked();
    if (values.json)
      printJson(terminal, {
        schema: 'rogatory.started/1',
        desk: desk.signer.name,
        store: desk.store.kind,
        address: started.address,
        people,
      });
    else printForPeople(terminal, started.address, people);
    await asked;
    await started.close();
    ledgers.close();
    await desk.close();
    return 0;
  },
};

/** An invented case may meet real eyes, not a network: its passwords are shown on the sign-in page. */
function refuseOtherThanLoopback(listen: string): void {
  if (/^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\]):\d{1,5}$/.test(listen)) return;
  throw new CliError('WRONG_USE', {
    message: `rogatory demo: --listen is expected to be an address of this machine such as 127.0.0.1:8321 and is "${listen}". The sign-in page of a training desk shows its passwords. "rogatory serve" opens a desk for others.`,
  });
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function listenThereOrElsewhere(desk: Desk, elsewhere: boolean): Promise<DeskServer> {
  try {
    return await startDesk(desk);
  } catch (error) {
    if (!elsewhere || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return await startDesk({ ...desk, configuration: { ...desk.configuration, listen: '127.0.0.1:0' } });
  }
}

interface Shown {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly string[];
}

function printForPeople(terminal: Terminal, address: string, people: readonly Shown[]): void {
  const rows = people.map(
    ({ login, password, name, roles }) => `  ${login.padEnd(10)}${password.padEnd(22)}${name} (${roles.join(', ')})\n`,
  );
  terminal.out(
    `Operation Lantern, a training desk with invented data, on the embedded database.\n\n  ${address}\n\n` +
      `Sign in as one of these; the sign-in page fills in password and code for you:\n\n${rows.join('')}\nCtrl-C ends the desk; nothing is lost.\n`,
  );
}
