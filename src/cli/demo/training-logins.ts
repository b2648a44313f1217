// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingLogin } from '../../desk/open-desk.ts';
import { newSecret } from '../../desk/sign-in/one-time-code.ts';
import type { Configuration } from '../../store/configuration.ts';
import { lanternPeople } from './operation-lantern.ts';

/**
 * What signs the invented people in, made anew for each training desk and kept beside its keys: a training desk that somebody puts on a
 * network by mistake does not answer to a password of this source code.
 */
export function trainingLogins(configuration: Configuration): readonly TrainingLogin[] {
  const path = join(configuration.keysFolder, 'training-logins.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as TrainingLogin[];
  const made = Object.values(lanternPeople).map(({ login, name, roles }) => ({
    login,
    name,
    roles: [...roles],
    password: `${login}-${randomBytes(6).toString('base64url')}`,
    secret: newSecret(),
  }));
  writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
