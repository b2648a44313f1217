// SPDX-License-Identifier: Apache-2.0
import type { Queue } from '../../jobs/queue.ts';
import type { Store } from '../../store/open-store.ts';
import { checkDeskJob, stampLogJob } from './check-desk-job.ts';

const LOOK_EVERY_MS = 60_000;

/**
 * Sends what is due by the clock: a look at the desk itself once a day, time-stamps once an hour where an authority is configured. Each has
 * its day or hour as natural key, so several processes send it once.
 */
export function startSchedule(store: Store, queue: Queue, now: () => Date, onTrouble: (error: unknown) => void): { stop(): void } {
  const timer = setInterval(() => void sendDue(store, queue, now()).catch(onTrouble), LOOK_EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}

/** What is due at this moment; asked again in the same day or hour it sends nothing new. */
export async function sendDue(store: Store, queue: Pick<Queue, 'send'>, now: Date): Promise<void> {
  const at = now.toISOString();
  await store.db.transaction().execute(async (tx) => {
    await queue.send(tx, checkDeskJob, { key: at.slice(0, 10), input: { of: at.slice(0, 10) } });
    if (store.configuration.timeStamps.length > 0)
      await queue.send(tx, stampLogJob, { key: at.slice(0, 13), input: { of: at.slice(0, 13) } });
  });
}
