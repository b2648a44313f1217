// SPDX-License-Identifier: Apache-2.0
import type { Original } from '../../core/api/evidence.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { bytesOf, type Place } from '../../core/records/index.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import { readPlaceApart } from '../../returns/read-place-apart.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseErased } from './evidence-bytes.ts';
import { findReading } from './find-reading.ts';
import { lookFirst } from './look-first.ts';
import { recordOf } from './set-apart.ts';
import { withSpooledItem } from './spooled-item.ts';

/** Bytes shown before and after a place, so that a person sees where they are. */
const AROUND = 300;

interface Surrounded {
  readonly before: Buffer;
  readonly bytes: Buffer;
  readonly after: Buffer;
  readonly text: string | null;
  readonly from: number;
  readonly to: number;
}

/** The very bytes a record was read from, read anew from the sealed item, with a password where its entry is encrypted. @throws EVIDENCE_NO_SUCH_PLACE, EVIDENCE_ERASED */
export async function showOriginal(
  desk: OpenDesk,
  asking: Asking,
  readingId: string,
  recordId: string,
  passwords: readonly string[] = [],
): Promise<Original> {
  const duty = { verb: 'open', subject: 'record', kind: 'original-shown', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const item = await desk.store.db.selectFrom('evidence').selectAll().where('id', '=', row.evidence_id).executeTakeFirstOrThrow();
  refuseErased(item);
  const { record } = await recordOf(desk, row, recordId);
  const shown = await bytesAround(desk, record, item.name, passwords);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ note }) {
      note({ reading: readingId, record: record.id, item: item.sha256, from: shown.from, to: shown.to });
      return {
        record: record.id,
        path: record.place.path.map((step) => step.name),
        at: { ...record.place.at },
        before: shown.before.toString('base64'),
        bytes: shown.bytes.toString('base64'),
        after: shown.after.toString('base64'),
        text: shown.text,
        from: shown.from,
        to: shown.to,
      };
    },
  });
}

async function bytesAround(desk: OpenDesk, { place }: AnyRecord, name: string, passwords: readonly string[]): Promise<Surrounded> {
  const range = bytesOf(place.at);
  if (range !== undefined && place.path.length === 1 && place.at.kind !== 'sheet') return await fromVault(desk, place, range);
  try {
    return await withSpooledItem(desk.store, place.item, async (file) => {
      const input = { file, name, sha256: place.item };
      if (range === undefined || place.at.kind === 'sheet') {
        const { bytes, text } = await readPlaceApart(input, place, passwords);
        return { ...NOTHING, bytes: bytes ?? Buffer.alloc(0), text: text ?? null, from: range?.from ?? 0, to: range?.to ?? 0 };
      }
      const wide = { kind: 'bytes' as const, from: Math.max(0, range.from - AROUND), to: range.to + AROUND };
      const { bytes } = await readPlaceApart(input, { ...place, at: wide }, passwords);
      return cut(bytes ?? Buffer.alloc(0), wide.from, range);
    });
  } catch (cause) {
    if (!(cause instanceof ReturnError)) throw cause;
    throw new EvidenceError('NO_SUCH_PLACE', { message: `Original: ${cause.message}`, cause });
  }
}

const NOTHING = { before: Buffer.alloc(0), after: Buffer.alloc(0) };

/** The item is the file itself: only the stretch is opened, without a copy. */
async function fromVault(desk: OpenDesk, place: Place, range: { readonly from: number; readonly to: number }): Promise<Surrounded> {
  const from = Math.max(0, range.from - AROUND);
  const parts: Buffer[] = [];
  for await (const part of await desk.store.vault.open(place.item, { from, to: range.to + AROUND })) parts.push(part as Buffer);
  return cut(Buffer.concat(parts), from, range);
}

function cut(wide: Buffer, start: number, { from, to }: { readonly from: number; readonly to: number }): Surrounded {
  const bytes = wide.subarray(from - start, to - start);
  if (bytes.length !== to - from)
    throw new EvidenceError('NO_SUCH_PLACE', {
      message: `Original: expected ${to - from} bytes at ${from}, found ${bytes.length}. Keep the item as it is and read it again.`,
    });
  return { before: wide.subarray(0, from - start), bytes, after: wide.subarray(to - start), text: asText(bytes), from, to };
}

function asText(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // Not UTF-8: the bytes speak for themselves.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
