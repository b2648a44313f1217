// SPDX-License-Identifier: Apache-2.0
/** Parts of a capture's archive, read from the vault where they lie: never the whole archive, nothing of it run or followed. */

import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import { CaptureError } from '../../core/errors/capture.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { Store } from '../../store/open-store.ts';

/** A text or picture larger than this is no part that we wrote. */
const LARGEST_PART_BYTES = 64 * 1024 * 1024;

/** @returns the parts asked for that are there, by path */
export async function archiveParts(
  store: Store,
  item: { readonly sha256: string; readonly size_bytes: number },
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await fromRandomAccessReaderPromise(new VaultReader(store, item.sha256), item.size_bytes, {
    lazyEntries: true,
    autoClose: false,
  });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (!wanted(entry.fileName)) continue;
    if (entry.uncompressedSize > LARGEST_PART_BYTES) throw new CaptureError('NOT_READY', { message: captureSays('part-too-large') });
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}

class VaultReader extends RandomAccessReader {
  readonly #store: Store;
  readonly #sha256: string;

  constructor(store: Store, sha256: string) {
    super();
    this.#store = store;
    this.#sha256 = sha256;
  }

  override _readStreamForRange(from: number, to: number): Readable {
    const through = new PassThrough();
    this.#store.vault.open(this.#sha256, { from, to }).then(
      (bytes) => {
        bytes.on('error', (error) => through.destroy(error));
        bytes.pipe(through);
      },
      (error: Error) => through.destroy(error),
    );
    return through;
  }
}
