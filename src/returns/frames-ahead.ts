// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from './apart-frames.ts';

const IN_MEMORY_BYTES = 4 << 20;

/** Whoever waits for something to change waits for this, and looks again. */
export class Bell {
  #next = Promise.withResolvers<void>();

  ring(): void {
    const now = this.#next;
    this.#next = Promise.withResolvers();
    now.resolve();
  }

  get heard(): Promise<void> {
    return this.#next.promise;
  }
}

/** A file without a name: its room is free again when it is closed, or when this process ends however it ends. */
export class RoomOnDisk {
  readonly #folder: string;
  readonly #most: number;
  #file: Promise<FileHandle> | undefined;
  #end = 0;
  #held = 0;
  #closed = false;

  constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#most = most;
  }

  /** @returns where it stands; undefined when there is no room for it */
  async put(content: Buffer): Promise<number | undefined> {
    if (this.#held === 0) this.#end = 0;
    if (this.#closed || this.#end + content.length > this.#most) return undefined;
    this.#file ??= this.#open();
    const at = this.#end;
    try {
      await (await this.#file).write(content, 0, content.length, at);
    } catch (error) {
      // A full disk, or a folder that cannot be written to: whoever reads ahead waits for its turn instead.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return undefined;
    }
    this.#end += content.length;
    this.#held += content.length;
    return at;
  }

  async take(at: number, length: number): Promise<Buffer> {
    const content = Buffer.allocUnsafe(length);
    const { bytesRead } = await (await this.#file!).read(content, 0, length, at);
    if (bytesRead !== length) throw new Error(`the file for what was read ahead holds ${bytesRead} of ${length} bytes at ${at}`);
    this.#held -= length;
    return content;
  }

  /** What still comes finds no room: nobody would close a file that it opened. */
  async close(): Promise<void> {
    this.#closed = true;
    const [opened] = await Promise.allSettled([this.#file]);
    if (opened.status === 'fulfilled') await opened.value?.close();
  }

  async #open(): Promise<FileHandle> {
    const path = join(this.#folder, `ahead-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await rm(path);
    return file;
  }
}

/** In memory, or where it stands on the disk. */
type Waiting = Frame | { readonly kind: number; readonly at: number; readonly length: number };

/**
 * The frames of one reading process on their way, first in first out, in little memory. A process that is faster than whoever takes them, or ahead
 * of its turn, goes on onto the disk as far as there is room; then it waits.
 */
export class FramesAhead {
  readonly #bell: Bell;
  readonly #room: RoomOnDisk | undefined;
  readonly #mostInMemory: number;
  #frames: Waiting[] = [];
  #first = 0;
  #inMemory = 0;

  constructor(bell: Bell, room: RoomOnDisk | undefined, mostInMemory = IN_MEMORY_BYTES) {
    this.#bell = bell;
    this.#room = room;
    this.#mostInMemory = mostInMemory;
  }

  async put(frame: Frame): Promise<void> {
    const { kind, content } = frame;
    while (this.#inMemory > 0 && this.#inMemory + content.length > this.#mostInMemory) {
      // Asked for before the disk is waited for: what rings meanwhile is heard.
      const { heard } = this.#bell;
      const at = await this.#room?.put(content);
      if (at !== undefined) return this.#add({ kind, at, length: content.length });
      await heard;
    }
    this.#inMemory += content.length;
    this.#add(frame);
  }

  #add(frame: Waiting): void {
    this.#frames.push(frame);
    this.#bell.ring();
  }

  get isEmpty(): boolean {
    return this.#first === this.#frames.length;
  }

  /** The caller has seen that there is one. */
  async take(): Promise<Frame> {
    const frame = this.#frames[this.#first]!;
    this.#first += 1;
    if (this.#first > 1_000) {
      this.#frames = this.#frames.slice(this.#first);
      this.#first = 0;
    }
    const taken = 'at' in frame ? { kind: frame.kind, content: await this.#room!.take(frame.at, frame.length) } : frame;
    if (taken === frame) this.#inMemory -= taken.content.length;
    this.#bell.ring();
    return taken;
  }
}
