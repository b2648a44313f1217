// SPDX-License-Identifier: Apache-2.0

import type { RecordShown } from '../../core/api/evidence.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { RecordsError } from '../../core/errors/records.ts';
import { ReturnError } from '../../core/errors/return.ts';
import type { Said } from '../../core/errors/say.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { filesNamed } from '../../core/records/files-named.ts';
import type { Place } from '../../core/records/index.ts';
import { readPlaceApart } from '../../returns/read-place-apart.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { refuseErased } from './evidence-bytes.ts';
import { findReading } from './find-reading.ts';
import { lookFirst } from './look-first.ts';
import { recordOf } from './set-apart.ts';
import { withSpooledItem } from './spooled-item.ts';

/** What a browser draws and what cannot carry a script, by its first bytes; never by its name or what the return says of it. */
const PICTURES: readonly (readonly [string, (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff'],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1'))],
  ['image/webp', (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'],
];
const MOST_BYTES = 20_000_000;

export interface ShownPicture {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * The picture that a record names, read anew from the sealed item. The page that asked shows it blurred until a person wants to see it.
 * @throws EVIDENCE_NO_PICTURE, EVIDENCE_ERASED, RECORDS_NOT_FOUND
 */
export async function showPicture(desk: OpenDesk, asking: Asking, readingId: string, recordId: string, nth: number): Promise<ShownPicture> {
  const duty = { verb: 'open', subject: 'record', kind: 'original-shown', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const item = await desk.store.db.selectFrom('evidence').selectAll().where('id', '=', row.evidence_id).executeTakeFirstOrThrow();
  refuseErased(item);
  const { record } = await recordOf(desk, row, recordId);
  const place = filesNamed(record as unknown as RecordShown)[nth]?.place;
  if (place === undefined) throw new RecordsError('NOT_FOUND', { message: evidenceSays('no-such-file', { nth }) });
  const picture = pictureOf(await bytesAt(desk, place, item.name));
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      note({ reading: readingId, record: record.id, item: item.sha256, picture: nth });
      return picture;
    },
  });
}

async function bytesAt(desk: OpenDesk, place: Place, name: string): Promise<Buffer> {
  if (place.at.kind === 'bytes' && place.at.to - place.at.from > MOST_BYTES)
    throw noPicture(evidenceSays('larger-than', { bytes: MOST_BYTES }));
  try {
    return await withSpooledItem(desk.store, place.item, async (file) => {
      const { bytes } = await readPlaceApart({ file, name, sha256: place.item }, place);
      return bytes ?? Buffer.alloc(0);
    });
  } catch (cause) {
    if (!(cause instanceof ReturnError)) throw cause;
    throw new EvidenceError('NO_SUCH_PLACE', { message: evidenceSays('picture-why', { why: cause.said }), cause });
  }
}

export function pictureOf(bytes: Buffer): ShownPicture {
  const type = PICTURES.find(([, fits]) => fits(bytes))?.[0];
  if (type === undefined) throw noPicture(evidenceSays('first-bytes'));
  return { type, bytes };
}

function noPicture(why: Said): Error {
  return new EvidenceError('NO_PICTURE', {
    message: evidenceSays('no-picture', { why }),
  });
}
