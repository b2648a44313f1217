// SPDX-License-Identifier: Apache-2.0
import { openDesk } from '../../desk/open-desk.ts';
import { startDesk } from '../../server/start-desk.ts';
import { readConfiguration } from '../../store/configuration.ts';
import type { Terminal } from '../command.ts';
import { openLanternLedgers } from './lantern-ledgers.ts';
import { castOf, makeLantern } from './make-lantern.ts';
import type { LanternCast } from './play-lantern.ts';
import { trainingLogins } from './training-logins.ts';

/** Makes the invented case in `folder`, opens its desk for as long as `work` takes, with everybody signed in. */
export async function withLantern<T>(folder: string, { err, env }: Terminal, work: (cast: LanternCast) => Promise<T>): Promise<T> {
  const report = (): void => undefined;
  await makeLantern(folder, { said: (what) => err(`lantern: ${what} ...\n`), report, environment: env });
  const configuration = readConfiguration(folder, { ...env, ROGATORY_LISTEN: '127.0.0.1:0' });
  const logins = trainingLogins(configuration);
  const desk = await openDesk(configuration, { working: true, report, trainingLogins: logins });
  const ledgers = await openLanternLedgers(folder);
  try {
    const server = await startDesk(desk);
    try {
      return await work(await castOf(server.address, logins));
    } finally {
      await server.close();
    }
  } finally {
    ledgers.close();
    await desk.close();
  }
}
