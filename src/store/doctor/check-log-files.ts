// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { readLogKey } from '../keys/log-key.ts';
import { checkLog } from '../log/check-log.ts';
import type { Store } from '../open-store.ts';
import { bad, type Check, good } from './check.ts';

/** Every entry hashed again, every checkpoint and signature compared. */
export async function checkWholeLog({ db, configuration }: Store): Promise<Check> {
  const key = readLogKey(configuration);
  if (key === undefined) return good('log', 'the log has not begun');
  const { entries, pending, checkpoints, faults } = await checkLog(db, key);
  if (faults.length > 0)
    return bad(
      'log',
      faults.join('; '),
      'Keep database and folder as they are, copy both, then compare with the last backup and with what witnesses have.',
    );
  return good('log', `${entries} entries under ${checkpoints} checkpoints verify, ${pending} pending`);
}

/** A running desk publishes within a second or two of the commit; so long what is behind is only on its way. */
const PUBLISHED_WITHIN_MS = 5_000;

/** Whether the published checkpoint is one of the database. */
export async function checkPublished(store: Store): Promise<Check> {
  const until = performance.now() + PUBLISHED_WITHIN_MS;
  for (;;) {
    const { check, isBehind } = await comparePublished(store);
    if (!isBehind || performance.now() > until) return check;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function comparePublished({ db, configuration }: Store): Promise<{ readonly check: Check; readonly isBehind: boolean }> {
  const newest = await db.selectFrom('log_checkpoint').select(['size', 'root']).orderBy('size', 'desc').limit(1).executeTakeFirst();
  const text = await readFile(join(configuration.logFolder, 'checkpoint'), 'utf8').catch(() => '');
  const published = parseCheckpoint(text);
  const found = (check: Check, isBehind = false) => ({ check, isBehind });
  if (published === undefined && newest === undefined) return found(good('log-published', 'nothing to publish yet'));
  const same = published && (await db.selectFrom('log_checkpoint').select('root').where('size', '=', published.size).executeTakeFirst());
  if (published && !same?.root.equals(published.root))
    return found(
      bad(
        'log-published',
        `published are ${published.size} entries, the database holds ${newest?.size ?? 0} or others`,
        'See docs/how-to/backup.md, "a log that forks".',
      ),
    );
  if (newest === undefined || (published?.size ?? 0) >= newest.size)
    return found(good('log-published', `${published?.size ?? 0} entries are published`));
  const behind = `${published?.size ?? 0} of ${newest.size} entries are published`;
  return found(bad('log-published', behind, 'A running desk publishes within a second or two: look at its messages.'), true);
}
