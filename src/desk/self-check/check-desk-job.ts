// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { JobKind } from '../../jobs/job-kind.ts';
import type { Check } from '../../store/doctor/check.ts';
import { checkPublished, checkWholeLog } from '../../store/doctor/check-log-files.ts';
import { checkVault } from '../../store/doctor/check-vault.ts';
import { recordEntry } from '../record-entry.ts';
import { stampLog } from '../time-stamps/stamp-log.ts';
import { clearFault, type FaultCode, raiseFault } from './faults.ts';

export interface DeskCheck {
  /** The day, or the hour, that it is for: the job's natural key. */
  readonly of: string;
}

/**
 * The desk looks at itself: every entry hashed again and every checkpoint compared, the published log against the database, every item of
 * the vault against its hash. What it finds stands as a fault until it is no longer found; the log says that it was looked.
 */
export const checkDeskJob: JobKind<DeskCheck> = {
  name: 'check-desk',
  lane: 'long',
  async run({ store, report }) {
    const parts: readonly (readonly [FaultCode, string, () => Promise<Check>])[] = [
      ['LOG_DAMAGED', 'log', () => checkWholeLog(store)],
      ['LOG_UNPUBLISHED', 'log', () => checkPublished(store)],
      ['VAULT_DAMAGED', 'vault', () => checkVault(store, { deep: true })],
    ];
    const bad: FaultCode[] = [];
    for (const [n, [code, place, look]] of parts.entries()) {
      const { result, found } = await look();
      const now = new Date();
      if (result === 'bad') {
        bad.push(code);
        await raiseFault(store.db, { code, place, what: found }, now);
      } else await clearFault(store.db, { code, place }, now);
      report({ done: n + 1, of: parts.length, what: 'parts' });
    }
    return async (tx) => {
      const source = { now: () => new Date(), newId: randomUUID };
      await recordEntry(tx, source, { kind: 'log-checked', role: 'desk', about: { faults: bad.length } });
      return { faults: bad };
    };
  },
};

/** Has authorities stamp the log. Runs once for each hour. */
export const stampLogJob: JobKind<DeskCheck> = {
  name: 'stamp-log',
  lane: 'short',
  async run({ store }) {
    const stamped = await stampLog(store, new Date());
    return async (tx) => {
      const source = { now: () => new Date(), newId: randomUUID };
      if (stamped > 0) await recordEntry(tx, source, { kind: 'checkpoint-stamped', role: 'desk', about: { stamps: stamped } });
      return { stamped };
    };
  },
};
