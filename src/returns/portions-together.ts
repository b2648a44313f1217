// SPDX-License-Identifier: Apache-2.0

import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { saidAlike } from '../core/errors/say.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import type { Coverage } from '../core/records/index.ts';
import { type ApartEnd, FRAME, type Frame, framesOf, numberBytes, type PortionDone } from './apart-frames.ts';
import { Bell, FramesAhead, RoomOnDisk } from './frames-ahead.ts';
import type { ReadingProgress } from './reading.ts';
import { type Guard, kill, stopped } from './reading-process.ts';
import { CoverageSum } from './sum-coverage.ts';

export interface TogetherOptions {
  readonly ahead?: string;
  readonly aheadBytes: number;
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Frames that nobody wants are not kept. */
  readonly isWanted: (kind: number) => boolean;
}

type OnFrame = (frame: Frame, recordsBefore: number) => Promise<void>;

/** One process, what it has written that was not handed on yet, and how far it is. */
interface Reader {
  readonly child: ChildProcess;
  readonly frames: FramesAhead;
  readonly room: RoomOnDisk | undefined;
  progress: ReadingProgress;
  end: ApartEnd | undefined;
}

/**
 * Puts together what reading processes find, in the order of the portions (portions.ts), whoever reads which and when: each asks for its
 * next portion and is given the first that nobody has.
 */
export class PortionsTogether {
  readonly #readers: readonly Reader[];
  readonly #guard: Guard;
  readonly #options: TogetherOptions;
  readonly #bell = new Bell();
  /** Who has begun which portion. */
  readonly #begun = new Map<number, Reader>();
  /** What was unpacked of each shared container in the portions that were handed on. */
  readonly #spent = new Map<number, number>();
  readonly #coverage = new CoverageSum();
  #given = 0;
  #alone: Reader | undefined;
  #failed: Error | undefined;

  constructor(children: readonly ChildProcess[], guard: Guard, options: TogetherOptions) {
    this.#guard = guard;
    this.#options = options;
    this.#readers = children.map((child): Reader => {
      const room = options.ahead === undefined || children.length === 1 ? undefined : new RoomOnDisk(options.ahead, options.aheadBytes);
      return { child, room, frames: new FramesAhead(this.#bell, room), progress: { path: '', bytes: 0, records: 0 }, end: undefined };
    });
    for (const { child } of this.#readers) {
      // Only what waits in the pipe of a process that has ended meanwhile is lost: its end is told elsewhere.
      child.stdin!.on('error', () => undefined);
    }
  }

  /** @throws ReturnError STOPPED */
  async read(order: Buffer, onFrame: OnFrame): Promise<Coverage> {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(order.length);
    for (const reader of this.#readers) {
      reader.child.stdin!.write(Buffer.concat([length, order]));
      this.#listen(reader).catch((error: Error) => this.#fail(error));
    }
    let portion = 0;
    for (let reader = await this.#whoHas(portion); reader !== undefined; reader = await this.#whoHas(portion)) {
      await this.#portion(reader, onFrame);
      portion += 1;
    }
    return this.#coverage.coverage(this.#inputsOf(portion));
  }

  async close(): Promise<void> {
    for (const { room } of this.#readers) await room?.close();
  }

  async #listen(reader: Reader): Promise<void> {
    for await (const frame of framesOf(reader.child.stdio[3] as Readable)) {
      const { kind, content } = frame;
      this.#guard.count(content.length);
      if (this.#guard.reason !== undefined) break;
      if (kind === FRAME.error) throw stopped(saidAlike(faultOf(content)));
      if (kind === FRAME.claim) this.#answer(reader, this.#given++);
      else if (kind === FRAME.progress) this.#progress(reader, JSON.parse(content.toString()) as ReadingProgress);
      else if (kind === FRAME.begun) this.#begins(reader, content.readDoubleLE());
      else if (kind === FRAME.end) reader.end = JSON.parse(content.toString()) as ApartEnd;
      else if (this.#options.isWanted(kind)) await reader.frames.put(frame);
      this.#bell.ring();
    }
    if (reader.end === undefined && !this.#isDropped(reader)) throw await this.#guard.whyEnded(reader.child);
  }

  #begins(reader: Reader, portion: number): void {
    if (!this.#isDropped(reader)) this.#begun.set(portion, reader);
  }

  #answer({ child }: Reader, number: number): void {
    child.stdin!.write(numberBytes(number));
  }

  #progress(reader: Reader, progress: ReadingProgress): void {
    reader.progress = progress;
    const all = this.#readers.map((one) => one.progress);
    this.#options.onProgress?.({
      path: progress.path,
      bytes: sum(all.map(({ bytes }) => bytes)),
      records: sum(all.map(({ records }) => records)),
    });
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    this.#guard.end();
    this.#bell.ring();
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#failed !== undefined) throw this.#failed;
      await this.#bell.heard;
    }
  }

  /** Undefined when all portions were read. */
  async #whoHas(portion: number): Promise<Reader | undefined> {
    await this.#until(
      () => this.#begun.has(portion) || this.#readers.every((reader) => reader.end !== undefined || this.#isDropped(reader)),
    );
    return this.#begun.get(portion);
  }

  async #portion(reader: Reader, onFrame: OnFrame): Promise<void> {
    const recordsBefore = this.#coverage.records;
    for (;;) {
      await this.#until(() => !reader.frames.isEmpty);
      const frame = await reader.frames.take();
      if (frame.kind === FRAME.done) {
        this.#done(JSON.parse(frame.content.toString()) as PortionDone);
        return;
      }
      if (frame.kind === FRAME.ask) this.#readsAlone(reader, frame.content.readDoubleLE());
      else await onFrame(frame, recordsBefore);
    }
  }

  #done({ item, spent, counted }: PortionDone): void {
    this.#coverage.add(counted);
    if (item !== undefined) this.#spent.set(item, (this.#spent.get(item) ?? 0) + spent);
  }

  /** A limit on the whole of a container is near, so what the others have read behind this may not stand: this one reads all that is left. */
  #readsAlone(reader: Reader, item: number): void {
    this.#alone = reader;
    for (const other of this.#readers) if (other !== reader) kill(other.child);
    for (const [portion, whose] of this.#begun) if (whose !== reader) this.#begun.delete(portion);
    this.#answer(reader, this.#spent.get(item) ?? 0);
  }

  #isDropped(reader: Reader): boolean {
    return this.#alone !== undefined && this.#alone !== reader;
  }

  /** All must have seen the same files, whichever of them they read. */
  #inputsOf(portions: number): ApartEnd['inputs'] {
    if (this.#failed !== undefined) throw this.#failed;
    const ends = this.#readers.flatMap((reader) => (this.#isDropped(reader) ? [] : (reader.end ?? [])));
    const [first] = ends;
    const isAlike = ends.every((end) => isDeepStrictEqual(end, first)) && first?.portions === portions;
    if (first === undefined || !isAlike) throw stopped(evidenceSays('item-changed'));
    return first.inputs;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function faultOf(content: Buffer): string {
  const { code, where } = JSON.parse(content.toString()) as { code: string; where: string };
  return `${code}${where === '' ? '' : ` at ${where}`}`;
}
