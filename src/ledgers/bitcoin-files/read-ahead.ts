// SPDX-License-Identifier: Apache-2.0
/**
 * Helpers that read, check and hash blocks ahead of whoever fills the columns, and hash the files along with it. Whoever comes to a piece of work first takes
 * it; a caller who comes to a block that is not yet ready reads one behind it meanwhile. A block a helper refuses is read again by the caller, so
 * that the fault is told in one place.
 *
 *     states      one number a block: FREE, TAKEN, DONE, REFUSED       consumed   how many blocks the caller is done with
 *     slots       block i and its rows stand in slot i modulo SLOTS, so helpers stay at most so many blocks ahead
 *     fileStates  one number a file, the same                          fileSums   32 bytes a file
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlacedBlock } from '../../core/currency/bitcoin/chain-order.ts';
import { BlockRows } from '../../core/currency/chain/block-rows.ts';
import type { QuickRows } from '../../core/currency/chain/quick-rows.ts';
import type { BlockFile } from './block-file.ts';

export const SLOTS = 16;
const [FREE, TAKEN, DONE, REFUSED] = [0, 1, 2, 3] as const;
/** Below this a helper takes longer to start than it saves. */
const WORTH_HELP_BYTES = 2 ** 24;
/** A block takes some milliseconds, from a slow disk seconds: a helper that has taken one and says nothing for so long is gone. */
const PATIENCE_MS = 60_000;

type Block = Pick<PlacedBlock, 'file' | 'offset' | 'bytes'>;

/** What a helper makes ready before it is told which blocks there are. */
export interface HelperWork {
  /** Of the quick reader, where it is built. */
  readonly quickCode: WebAssembly.Module | undefined;
}

export interface HelperTask {
  readonly files: readonly { readonly path: string; readonly mask: Uint8Array | undefined }[];
  readonly blocks: readonly Block[];
  readonly states: Int32Array;
  readonly consumed: Int32Array;
  readonly fileStates: Int32Array;
  readonly fileSums: Uint8Array;
  readonly slots: SharedArrayBuffer;
  /** The most bytes a block has. */
  readonly blockBytes: number;
}

/** A block of the file and its rows, in memory that is used again. */
export interface ReadSlot {
  readonly bytes: Uint8Array;
  readonly rows: BlockRows;
}

/** Slots behind each other, each the rows and then the bytes of a block; memory nobody writes to is never taken. */
export function readSlots(slots: SharedArrayBuffer, blockBytes: number): ReadSlot[] {
  const rowBytes = BlockRows.bytesFor(blockBytes);
  const slotBytes = bytesOfSlot(blockBytes);
  return Array.from({ length: slots.byteLength / slotBytes }, (_, slot) => ({
    rows: new BlockRows(blockBytes, slots, slot * slotBytes),
    bytes: new Uint8Array(slots, slot * slotBytes + rowBytes, blockBytes),
  }));
}

const bytesOfSlot = (blockBytes: number): number => BlockRows.bytesFor(blockBytes) + Math.ceil(blockBytes / 8) * 8;

/** Marks the block DONE, or REFUSED when it is not as it should be; whoever comes to it reads it again and says why. */
export function readTaken(
  { states, blocks }: HelperTask,
  files: readonly BlockFile[],
  index: number,
  slot: ReadSlot,
  quick: QuickRows | undefined,
): void {
  const block = blocks[index] as Block;
  let state: number = DONE;
  try {
    slot.rows.read((files[block.file] as BlockFile).block(block, slot.bytes), quick);
  } catch {
    state = REFUSED; // damaged: told by the caller, who knows what to say of it
  }
  Atomics.store(states, index, state);
  Atomics.notify(states, index);
}

/** Waits while somebody has it; false when he says nothing for so long. */
const isTold = (states: Int32Array, index: number, patienceMs: number): boolean =>
  Atomics.wait(states, index, TAKEN, patienceMs) !== 'timed-out';

export const take = (states: Int32Array, index: number): boolean => Atomics.compareExchange(states, index, FREE, TAKEN) === FREE;

/** Hashes what is not yet hashed of a file and marks it DONE, or REFUSED when it is no longer whole. */
export function sumTaken({ fileStates, fileSums }: HelperTask, files: readonly BlockFile[], index: number): void {
  let state: number = DONE;
  try {
    fileSums.set((files[index] as BlockFile).sha256(), 32 * index);
  } catch {
    state = REFUSED; // shorter by now: told by the caller
  }
  Atomics.store(fileStates, index, state);
  Atomics.notify(fileStates, index);
}

export interface AheadOptions {
  readonly helpers: number;
  /** Least size of all files for which helpers are started. */
  readonly worthBytes?: number | undefined;
  /** How long a helper may be silent over one piece of work before it counts as gone. */
  readonly patienceMs?: number | undefined;
}

export class ReadAhead {
  #files: readonly BlockFile[] = [];
  readonly #patienceMs: number;
  /** None where the caller is alone, from the start or since a helper is gone. */
  #task: HelperTask | undefined;
  #slots: readonly ReadSlot[] = [];
  readonly #quick: QuickRows | undefined;
  readonly #helpers: readonly Worker[] = [];

  /** Starts the helpers: they make themselves ready while the caller puts the blocks in order. `bytes`: of all files. */
  constructor(
    bytes: number,
    quick: QuickRows | undefined,
    { helpers, worthBytes = WORTH_HELP_BYTES, patienceMs = PATIENCE_MS }: AheadOptions,
  ) {
    this.#quick = quick;
    this.#patienceMs = patienceMs;
    if (bytes < worthBytes) return;
    const work: HelperWork = { quickCode: quick?.code };
    const code = new URL(`./read-helper${extname(import.meta.url)}`, import.meta.url);
    this.#helpers = Array.from({ length: helpers }, () => new Worker(code, { workerData: work }));
    for (const helper of this.#helpers) {
      helper.unref();
      helper.on('error', () => {}); // its silence tells it, also while the caller has no time to listen
    }
  }

  /** From here on these blocks of these files are read, in their order. */
  begin(files: readonly BlockFile[], blocks: readonly Block[]): void {
    this.#files = files;
    if (this.#helpers.length === 0) {
      for (const file of files) file.sumAlong();
      return;
    }
    const blockBytes = blocks.reduce((most, { bytes }) => Math.max(most, bytes), 0);
    const shared = (count: number) => new Int32Array(new SharedArrayBuffer(4 * count));
    this.#task = {
      files: files.map(({ path, mask }) => ({ path, mask })),
      blocks: blocks.map(({ file, offset, bytes }) => ({ file, offset, bytes })),
      states: shared(blocks.length),
      consumed: shared(1),
      fileStates: shared(this.#files.length),
      fileSums: new Uint8Array(new SharedArrayBuffer(32 * this.#files.length)),
      slots: new SharedArrayBuffer(SLOTS * bytesOfSlot(blockBytes)),
      blockBytes,
    };
    this.#slots = readSlots(this.#task.slots, blockBytes);
    for (const helper of this.#helpers) helper.postMessage(this.#task);
  }

  /** Calls `use` with a block and its rows when a helper has read it, else with nothing: the caller then reads it. */
  with(index: number, use: (read: ReadSlot | undefined) => void): void {
    const task = this.#task;
    if (task === undefined) {
      use(undefined);
      return;
    }
    if (take(task.states, index)) use(undefined);
    else {
      if (!this.#isRead(task, index)) {
        this.#goOnAlone();
        use(undefined);
        return;
      }
      const { bytes, rows } = this.#slots[index % SLOTS] as ReadSlot;
      const length = (task.blocks[index] as Block).bytes;
      use(Atomics.load(task.states, index) === DONE ? { bytes: bytes.subarray(0, length), rows } : undefined);
    }
    Atomics.store(task.consumed, 0, index + 1);
    Atomics.notify(task.consumed, 0);
  }

  /** SHA-256 of each file, in their order. */
  sums(): Uint8Array[] {
    return this.#files.map((file, index) => {
      const task = this.#task;
      if (task === undefined || take(task.fileStates, index)) return file.sha256();
      if (!isTold(task.fileStates, index, this.#patienceMs)) this.#goOnAlone();
      if (Atomics.load(task.fileStates, index) !== DONE) return file.sha256();
      return task.fileSums.slice(32 * index, 32 * index + 32);
    });
  }

  /** Until the block is read, reads those behind it that nobody has taken; false when whoever has it is gone. */
  #isRead(task: HelperTask, index: number): boolean {
    const end = Math.min(index + SLOTS, task.blocks.length);
    for (let next = index + 1; next < end && Atomics.load(task.states, index) === TAKEN; next++)
      if (take(task.states, next)) readTaken(task, this.#files, next, this.#slots[next % SLOTS] as ReadSlot, this.#quick);
    return isTold(task.states, index, this.#patienceMs);
  }

  /** What helpers have read is not asked for again, as a slot may be written to by one that is only slow. */
  #goOnAlone(): void {
    this.stop();
    this.#task = undefined;
  }

  stop(): void {
    for (const helper of this.#helpers) void helper.terminate();
  }
}
