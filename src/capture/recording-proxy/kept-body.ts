// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Above this a body goes to a file: a hundred bodies at once stay small in memory. */
const IN_MEMORY_BYTES = 256 * 1024;

/** The bytes of one message as they came, hashed while they come. `add` is called by one writer, one call after the other. */
export class KeptBody {
  readonly #path: string;
  readonly #hash = createHash('sha256');
  #chunks: Uint8Array[] = [];
  #file: FileHandle | undefined;
  #ended: string | undefined;
  bytes = 0;

  /** @param folder removed with the capture; the body makes its file there when it grows */
  constructor(folder: string, id: number, part: 'request' | 'response') {
    this.#path = join(folder, `${id}-${part}`);
  }

  async add(chunk: Uint8Array): Promise<void> {
    if (this.#ended !== undefined) return;
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    this.#chunks.push(chunk);
    if (this.bytes > IN_MEMORY_BYTES) await this.#toFile();
  }

  async #toFile(): Promise<void> {
    this.#file ??= await open(this.#path, 'wx', 0o600);
    const chunks = this.#chunks;
    this.#chunks = [];
    for (const chunk of chunks) await this.#file.appendFile(chunk);
  }

  /** Closes it; what comes later is not kept. @returns SHA-256 in hex */
  async end(): Promise<string> {
    this.#ended ??= this.#hash.digest('hex');
    await this.#file?.close();
    this.#file = undefined;
    return this.#ended;
  }

  /** The bytes, after `end`. */
  async *read(): AsyncGenerator<Uint8Array> {
    if (this.bytes > IN_MEMORY_BYTES) {
      const file = await open(this.#path, 'r');
      yield* file.createReadStream();
    }
    yield* this.#chunks;
  }
}
