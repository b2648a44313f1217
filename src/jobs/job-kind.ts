// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Database } from '../store/database/schema.ts';
import type { Store } from '../store/open-store.ts';

/** How far a job is, in its own units. No case content. */
export interface Progress {
  readonly done: number;
  /** Absent while nobody knows how much there is. */
  readonly of?: number;
  /** `bytes`, `records`, `files`. */
  readonly what: string;
}

/** What a running job is given. */
export interface RunningJob<Input> {
  readonly id: string;
  readonly key: string;
  readonly input: Input;
  readonly store: Store;
  /** Fires when the worker ends; the job will be run again. */
  readonly signal: AbortSignal;
  /** Shown to people; written a few times a second at most. */
  readonly report: (progress: Progress) => void;
}

/** Writes what was found. Runs in the transaction that also ends the job; its answer is kept as the job's result. */
export type Finish = (tx: Transaction<Database>) => Promise<object>;

/** A kind of background work. The four rules are in README.md. */
export interface JobKind<Input extends object = object> {
  /** kebab-case: `read-return`. */
  readonly name: string;
  /** `long` jobs (minutes) never keep `short` ones (seconds) waiting. */
  readonly lane: 'short' | 'long';
  /** @throws an error of the catalogue ends the job as failed; anything else is tried again. */
  run(job: RunningJob<Input>): Promise<Finish>;
}
