// SPDX-License-Identifier: Apache-2.0

import { ReturnError } from '../core/errors/return.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import { bytesOf, type Place, pathEntries } from '../core/records/index.ts';
import { type FileMet, type InputNamed, listItems, walkItem } from './containers/walk-input.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { HashedSource } from './source/byte-source.ts';
import { openDocument } from './source/open-document.ts';
import { textAt } from './source/text-at.ts';

export interface PlaceRead {
  /** SHA-256 of the innermost file. */
  readonly file: string;
  /** Exactly the bytes of the place; absent for places that name none (a line of a PDF, a cell of a sheet). */
  readonly bytes?: Buffer;
  /** The same decoded if it is text; for PDF and sheet places the text there. */
  readonly text?: string;
}

const MOST_BYTES = 64e6;

/**
 * The very bytes that a record was read from. The item is opened again, and its hash must be the one that the place names.
 * @throws ReturnError NOT_THE_SAME_BYTES, NO_SUCH_RECORD
 */
export async function readPlace(input: InputNamed, place: Place, passwords: readonly string[] = []): Promise<PlaceRead> {
  const walk = { limits: DEFAULT_LIMITS, passwords, about: () => ({}) };
  const items = listItems(input, walk);
  const item = items.find((one) => one.sha256 === place.item && (items.length === 1 || one.name === place.path[0]?.name));
  if (item === undefined) {
    const found = items.length === 1 ? items[0]!.sha256 : `${items.length} files with other hashes`;
    throw new ReturnError('NOT_THE_SAME_BYTES', {
      message: evidenceSays('not-same-item', { expected: place.item, found }),
    });
  }
  // The place in a sheet goes on into the part of the workbook that holds it; the file is the workbook.
  const steps = place.at.kind === 'sheet' ? place.path.slice(0, -1) : place.path;
  const wanted = pathEntries(steps);
  for await (const met of walkItem(item, walk)) {
    if (met.kind !== 'file' || pathEntries(met.path) !== wanted) continue;
    return readFrom(met, place);
  }
  throw new ReturnError('NO_SUCH_RECORD', {
    message: evidenceSays('no-such-entry', { entry: wanted }),
  });
}

async function readFrom(met: Pick<FileMet, 'mime' | 'open'>, place: Place): Promise<PlaceRead> {
  const range = bytesOf(place.at);
  const source = new HashedSource(met.open(), () => undefined);
  if (place.at.kind === 'pdf' || place.at.kind === 'sheet') {
    const document = await openDocument(met.mime, source);
    const text = document === undefined ? undefined : textAt(document, place.at);
    return { file: source.finish().sha256, ...(text !== undefined && { text }) };
  }
  const chunks: Buffer[] = [];
  let at = 0;
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    const from = Math.max(0, range!.from - at);
    const to = Math.min(chunk.length, range!.to - at);
    if (from < to && to > 0) chunks.push(chunk.subarray(from, to));
    at += chunk.length;
  }
  const bytes = Buffer.concat(chunks);
  const text = bytes.length <= MOST_BYTES ? asText(bytes) : undefined;
  return { file: source.finish().sha256, bytes, ...(text !== undefined && { text }) };
}

function asText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // Not UTF-8: the bytes speak for themselves.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
