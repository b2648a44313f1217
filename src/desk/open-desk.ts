// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Role } from '../core/access/role.ts';
import type { NoteSigner } from '../core/custody/signed-note.ts';
import type { Knowledge } from '../core/routes/knowledge.ts';
import { openQueue, type Queue } from '../jobs/queue.ts';
import type { Configuration } from '../store/configuration.ts';
import { checkClock } from '../store/doctor/check-clock.ts';
import { checkEncryption } from '../store/doctor/check-disk.ts';
import type { SigningKey } from '../store/keys/signing-key.ts';
import { knowledgeOfDesk } from '../store/knowledge/changes-file.ts';
import { openLogKey } from '../store/log/open-log.ts';
import { type Sequencer, startSequencer } from '../store/log/sequencer.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { startVisiting } from './capture/visit-due.ts';
import { startReminding } from './deadlines/remind.ts';
import { removeCopies } from './evidence/spooled-item.ts';
import { sweepEvidence } from './evidence/sweep-evidence.ts';
import { jobKinds } from './job-kinds.ts';
import { openSigningKey } from './keys/open-signing-key.ts';
import { startSchedule } from './self-check/schedule.ts';
import { startWitnessing } from './witnesses/witnessing.ts';

/** A desk at work: its store, its log, its queue, what it knows; its clock and ids, which tests fix. */
export interface OpenDesk {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly signer: NoteSigner;
  /** Signs papers. */
  readonly papers: SigningKey;
  readonly sequencer: Sequencer;
  readonly queue: Queue;
  /** The facts, read at the first question. */
  readonly knowledge: () => Knowledge;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly report: Report;
  /** What the desk warns about: `disk-not-encrypted`, `clock-unsynchronised`. */
  readonly warnings: readonly string[];
  /** Only on a training desk: the invented people, so that a newcomer can sign in as one of them. */
  readonly trainingLogins: readonly TrainingLogin[];
  readonly close: () => Promise<void>;
}

/** One line of the desk's own messages: no content, no identifiers. */
export type Report = (line: Readonly<Record<string, unknown>>) => void;

/** An invented person of a training desk, with everything that signs them in. */
export interface TrainingLogin {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  /** Secret of the second factor, base32; its code of the moment is shown. */
  readonly secret: string;
  readonly roles: readonly Role[];
}

export interface DeskOptions {
  /** Takes jobs as well. */
  readonly working: boolean;
  /** Looks by itself for what is due (captures of a list, checks, reminders), as a desk that works does unless whoever moves its clock looks for it. */
  readonly rounds?: boolean;
  readonly report: Report;
  readonly now?: () => Date;
  readonly trainingLogins?: readonly TrainingLogin[];
}

/** Opens a desk: schema, keys, sequencer, queue. Closing ends them in the opposite order. */
export async function openDesk(
  configuration: Configuration,
  { working, rounds = working, report, now = () => new Date(), trainingLogins = [] }: DeskOptions,
): Promise<OpenDesk> {
  const store = await openStore(configuration);
  const ends: (() => Promise<void>)[] = [store.close, () => removeCopies(store)];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const signer = await openLogKey(store);
    await sweepEvidence(store);
    const papers = await openSigningKey(store, now);
    const sequencer = startSequencer(store, signer, (error) => report({ part: 'log', trouble: String(error) }));
    ends.push(sequencer.stop);
    const witnessing = startWitnessing(store, now, (error) => report({ part: 'witness', trouble: String(error) }));
    ends.push(witnessing.stop);
    const queue = await openQueue(store, jobKinds, (message) => report({ part: 'jobs', trouble: message }));
    ends.push(queue.stop);
    const knowledge = knowledgeOfDesk(configuration.dataFolder);
    if (working) await queue.work();
    if (rounds) {
      ends.push(startVisiting({ store, queue, now }, (error) => report({ part: 'captures', trouble: String(error) })));
      const schedule = startSchedule(store, queue, now, (error) => report({ part: 'schedule', trouble: String(error) }));
      ends.push(async () => schedule.stop());
      ends.push(
        startReminding({ configuration, store, queue, now, knowledge }, (error) => report({ part: 'deadlines', trouble: String(error) })),
      );
    }
    const warnings = await warningsOf(store, now);
    const logins = configuration.training ? trainingLogins : [];
    const about = { configuration, store, signer, papers, sequencer, queue, knowledge, warnings, trainingLogins: logins };
    return { ...about, now, newId: randomUUID, report, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function warningsOf(store: Store, now: () => Date): Promise<readonly string[]> {
  const disk = checkEncryption(store.configuration.dataFolder);
  const clock = await checkClock(store.db, now);
  return [...(disk.result === 'good' ? [] : ['disk-not-encrypted']), ...(clock.result === 'good' ? [] : ['clock-unsynchronised'])];
}
