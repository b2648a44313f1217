// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { browserProgram } from '../../capture/open-browser.ts';
import { ProblemAnswer } from '../../core/api/client.ts';
import { type OpenDesk, openDesk, type Report, type TrainingLogin } from '../../desk/open-desk.ts';
import { addAccountByDesk } from '../../desk/sign-in/accounts.ts';
import { codeAt, sealSecret } from '../../desk/sign-in/one-time-code.ts';
import { startDesk } from '../../server/start-desk.ts';
import { type Configuration, makeDataFolder, readConfiguration } from '../../store/configuration.ts';
import { readVaultKey } from '../../store/keys/vault-key.ts';
import { makeFolders } from '../../store/make-folders.ts';
import { openLanternLedgers } from './lantern-ledgers.ts';
import { openLanternSites } from './lantern-sites.ts';
import { type LanternRole, lanternPeople } from './operation-lantern.ts';
import { type Persona, signIn } from './persona.ts';
import { ADRIFT_BEGINS_HOURS_AGO, playAdrift } from './play-adrift.ts';
import { type LanternCast, playLantern } from './play-lantern.ts';
import { trainingLogins } from './training-logins.ts';

const SETTINGS = `# A training desk: invented data only.
desk: desk.example/lantern
training: true
authority: Public Prosecution, Alexandria (invented)
address: 1 Lantern Street, Alexandria, Egypt
email: desk@prosecution-alexandria.example
phone: +20 3 555 0100
power: Code of Criminal Procedure, Law 174 of 2025
`;

export interface Making {
  /** Told what happens, a sentence each. */
  readonly said: (what: string) => void;
  readonly report: Report;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes a training desk with the invented case in `folder`. It is made beside it and moved there whole: a process that dies half-way
 * leaves nothing that looks like a desk.
 */
export async function makeLantern(folder: string, { said, report, environment }: Making): Promise<void> {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  makeFolders(dirname(making), 0o777);
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(join(making, 'rogatory.yaml'), SETTINGS);
  const configuration = readConfiguration(making, { ...environment, ROGATORY_LISTEN: '127.0.0.1:0' });
  makeDataFolder(configuration);
  const logins = trainingLogins(configuration);
  said('making the database and the keys');
  let hoursBack = ADRIFT_BEGINS_HOURS_AGO;
  const now = () => new Date(Date.now() - hoursBack * 3_600_000);
  // No job runs before the clock is that of the machine: jobs go by that one, and the log never goes back.
  const desk = await openDesk(configuration, { working: false, report, now, trainingLogins: logins });
  // The codes of the half minute before: whoever signs in next is given those of now.
  const codesAt = () => new Date(now().getTime() - 30_000);
  const ledgers = await openLanternLedgers(making);
  try {
    const server = await startDesk(desk);
    try {
      await makeAccounts(desk, configuration, logins);
      said('the week before: a boat adrift, two emergencies that went first');
      await playAdrift({
        enter: (role) => enter(server.address, logins, role, codesAt),
        hoursAgo: (hours) => {
          hoursBack = hours;
        },
      });
      await desk.queue.work();
      const sites = browserProgram() === undefined ? undefined : await openLanternSites();
      try {
        await playLantern(await castOf(server.address, logins, codesAt), said, sites);
      } finally {
        sites?.close();
      }
    } finally {
      await server.close();
    }
  } finally {
    ledgers.close();
    await desk.close();
  }
  renameSync(making, folder);
}

async function makeAccounts(desk: OpenDesk, configuration: Configuration, logins: readonly TrainingLogin[]): Promise<void> {
  const key = await readVaultKey(configuration);
  if (key === undefined) throw new Error('the desk was opened without a key of its vault');
  for (const person of Object.values(lanternPeople)) {
    const { password, secret } = loginOf(logins, person.login);
    const account = { ...person, roles: [...person.roles], country: 'EG' };
    await addAccountByDesk(desk, account, { password, totpSealed: await sealSecret(key, secret) });
  }
}

/** Everybody of the case, signed in. `at`: the moment whose codes are shown, since each is good once. */
export async function castOf(base: string, logins: readonly TrainingLogin[], at = (): Date => new Date()): Promise<LanternCast> {
  return {
    investigator: await enter(base, logins, 'investigator', at),
    approver: await enter(base, logins, 'approver', at),
    reviewer: await enter(base, logins, 'reviewer', at),
    analyst: await enter(base, logins, 'analyst', at),
    authority: await enter(base, logins, 'authority', at),
  };
}

/** A code may run out on its way, where a machine has much else to do: the next one is tried then. */
async function enter(base: string, logins: readonly TrainingLogin[], role: LanternRole, at: () => Date): Promise<Persona> {
  const { login, password, secret } = loginOf(logins, lanternPeople[role].login);
  const withCode = () => signIn(base, { login, password, code: codeAt(secret, at()) });
  return await withCode().catch((error: unknown) => {
    if (error instanceof ProblemAnswer && error.problem.code === 'ACCESS_SIGN_IN_REFUSED') return withCode();
    throw error;
  });
}

function loginOf(logins: readonly TrainingLogin[], login: string): TrainingLogin {
  const found = logins.find((one) => one.login === login);
  if (found === undefined) throw new Error(`training-logins.json names nobody "${login}": remove the data folder to make it anew`);
  return found;
}
