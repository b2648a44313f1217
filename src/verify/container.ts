// SPDX-License-Identifier: Apache-2.0

/** A file inside what is being checked. Its path was written by somebody else; it is compared and shown, never opened as a path of ours. */
export interface ContainedFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** The bytes in order. A chunk is good only until the next one is asked for. */
  chunks(): AsyncIterable<Buffer>;
}

/** A folder or a ZIP, read the same way. */
export interface Container {
  /** Shown in findings. */
  readonly name: string;
  readonly files: readonly ContainedFile[];
  /** Of a ZIP: what its headers must be compared with. */
  readonly zip?: ZipBytes;
  close(): Promise<void>;
}

/** The raw bytes of a ZIP. */
export interface ZipBytes {
  readonly sizeBytes: number;
  /** Fewer bytes where the file ends. */
  read(from: number, length: number): Promise<Buffer>;
}

/** A file that is read whole is never larger than this: entries, keys, tokens, manifests of a few million files. */
export const MAX_WHOLE_BYTES = 512 * 1024 * 1024;

export async function readWhole(file: ContainedFile, limit = MAX_WHOLE_BYTES): Promise<Buffer | undefined> {
  if (file.sizeBytes > limit) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.chunks()) {
    size += chunk.length;
    if (size > limit) return undefined;
    parts.push(Buffer.from(chunk));
  }
  return Buffer.concat(parts);
}
