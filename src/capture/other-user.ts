// SPDX-License-Identifier: Apache-2.0

import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'];
/** Users that no account has: the range that systemd takes for its own passing users (systemd.exec, DynamicUser). */
const [FIRST, LAST] = [61_184, 65_519];

/** A way to start a program as somebody who owns nothing on this machine but one folder. */
export interface OtherUser {
  /** Starts the program with what it is given, as that user. */
  readonly launcher: string;
  readonly uid: number;
}

/**
 * Where this process is root: a user of its own for one browser, whom nothing belongs to but `home`. It may not gain rights, and is in no group.
 * @returns undefined where this process is not root, or the machine has no setpriv (util-linux)
 */
export async function otherUser(program: string, home: string): Promise<OtherUser | undefined> {
  const setpriv = SETPRIV.find(existsSync);
  if (process.getuid?.() !== 0 || setpriv === undefined) return undefined;
  const uid = randomInt(FIRST, LAST + 1);
  const profile = join(home, 'profile');
  await mkdir(profile, { mode: 0o700 });
  for (const path of [home, profile]) await chown(path, uid, uid);
  const launcher = join(home, 'start');
  // The profile that was made for root cannot be written by this user: of a switch given twice chromium takes the last.
  const line = `exec ${quoted(setpriv)} --reuid=${uid} --regid=${uid} --clear-groups ${quoted(program)} "$@" --user-data-dir=${quoted(profile)}`;
  await writeFile(launcher, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  return { launcher, uid };
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
