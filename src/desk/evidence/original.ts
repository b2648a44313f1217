// SPDX-License-Identifier: Apache-2.0

import type { Original } from '../../core/api/evidence.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { bytesOf, type Place, pathText, shortAt } from '../../core/records/place.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import { readPlaceApart } from '../../returns/read-place-apart.ts';
import type { ByteSpan } from '../../store/records/read-records.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { refuseErased } from './evidence-bytes.ts';
import { findReading } from './find-reading.ts';
import { lookFirst } from './look-first.ts';
import { holdsBack, recordOf } from './set-apart.ts';
import type { ReadingRow } from './shown-reading.ts';
import { withSpooledItem } from './spooled-item.ts';

/** Bytes shown before and after a place, so that a person sees where they are. */
const AROUND = 300;

interface Withheld {
  readonly withheld: number;
}

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
  const around = await bytesAround(desk, record, item.name, passwords);
  const apart = await withoutSetApart(desk, row, record, around);
  const shown = await withoutSecrets(desk, row, record, apart);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      note({ reading: readingId, record: record.id, item: item.sha256, from: shown.from, to: shown.to });
      return {
        record: record.id,
        path: record.place.path.map((step) => step.name),
        at: { ...record.place.at },
        before: shown.before.toString('base64'),
        bytes: shown.bytes.toString('base64'),
        after: shown.after.toString('base64'),
        ...{ withheld: shown.withheld, sealed: shown.sealed },
        text: shown.text,
        from: shown.from,
        to: shown.to,
      };
    },
  });
}

/**
 * While something of the reading is apart or sealed as privileged, the bytes beside a place are not shown: the next row may be one of those. Inside the place, what
 * belongs to a record that is apart stands as `*`. @throws EVIDENCE_SET_APART when nothing of it is left
 */
async function withoutSetApart(desk: OpenDesk, row: ReadingRow, { place }: AnyRecord, shown: Surrounded): Promise<Surrounded & Withheld> {
  const folders = await foldersHeldBack(desk, row);
  if (folders.length === 0) return { ...shown, withheld: 0 };
  const own = { from: shown.from, to: shown.to };
  const apart: ByteSpan[] = [];
  for (const folder of bytesOf(place.at) === undefined ? [] : folders) apart.push(...(await rangesApart(desk, folder, place, own)));
  apart.sort((a, b) => a.from - b.from);
  const bytes = Buffer.from(shown.bytes);
  for (const { from, to } of apart) bytes.fill('*', Math.max(from, own.from) - own.from, Math.min(to, own.to) - own.from);
  const withheld = countCovered(apart, own);
  if (withheld > 0 && withheld === bytes.length)
    throw new EvidenceError('SET_APART', {
      message: evidenceSays(row.privileged_folder === null ? 'same-bytes-apart' : 'same-bytes-held-back'),
    });
  return { ...shown, ...NOTHING, bytes, withheld, text: withheld === 0 ? shown.text : asText(bytes) };
}

/** What is sealed as privileged is never shown here; what was not asked for, once it is kept by decision. */
async function foldersHeldBack({ store }: OpenDesk, row: ReadingRow): Promise<readonly string[]> {
  const holding = await store.db.transaction().execute((tx) => holdsBack(tx, row));
  const folders = [holding ? row.set_apart_folder : null, row.privileged_folder].filter((folder) => folder !== null);
  const there: string[] = [];
  for (const folder of folders) if (await store.records.has(folder)) there.push(folder);
  return there;
}

/**
 * Where a key to money or a password was found, the bytes of its record are covered, in the place and around it. Whoever must have it takes
 * the item out with a reason, and the log has that.
 */
async function withoutSecrets<T extends Surrounded>(desk: OpenDesk, row: ReadingRow, record: AnyRecord, shown: T) {
  const { place } = record;
  const start = shown.from - shown.before.length;
  const wide = { from: start, to: shown.to + shown.after.length };
  const places = [...(record.sealed === undefined ? [] : [place]), ...(await secretPlaces(desk, row, place, wide))];
  const spans = places.map(({ at }) => bytesOf(at)).filter((span) => span !== undefined);
  const isHere = places.some(({ at }) => bytesOf(at) === undefined && shortAt(at) === shortAt(place.at));
  if (spans.length === 0 && !isHere) return { ...shown, sealed: false };
  const all = Buffer.concat([shown.before, shown.bytes, shown.after]);
  for (const { from, to } of isHere ? [wide] : spans)
    all.fill('*', Math.max(from - start, 0), Math.max(0, Math.min(to - start, all.length)));
  const bytes = all.subarray(shown.before.length, shown.before.length + shown.bytes.length);
  const isCovered = !bytes.equals(shown.bytes) || (isHere && shown.text !== null);
  const text = shown.text === null || !isCovered ? shown.text : isHere ? '*'.repeat(8) : asText(bytes);
  return {
    ...shown,
    before: all.subarray(0, shown.before.length),
    bytes,
    after: all.subarray(shown.before.length + shown.bytes.length),
    text,
    sealed: true,
  };
}

async function secretPlaces(desk: OpenDesk, row: ReadingRow, place: Place, wide: ByteSpan): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const folder of [row.folder, row.set_apart_folder, row.privileged_folder]) {
    if (folder === null || !(await desk.store.records.has(folder))) continue;
    places.push(...(await (await desk.store.records.reading(folder)).secretPlaces(pathText(place.path), wide)));
  }
  return places;
}

/** A record that holds this one (a thread, an account) takes nothing away from it. */
async function rangesApart(desk: OpenDesk, folder: string, place: Place, own: ByteSpan): Promise<readonly ByteSpan[]> {
  const ranges = await (await desk.store.records.reading(folder)).rangesWithin(pathText(place.path), own);
  return ranges.filter(({ from, to }) => !(from <= own.from && to >= own.to && to - from > own.to - own.from));
}

function countCovered(ranges: readonly ByteSpan[], { from, to }: ByteSpan): number {
  let [covered, until] = [0, from];
  for (const range of ranges) {
    const end = Math.min(range.to, to);
    covered += Math.max(0, end - Math.max(range.from, until));
    until = Math.max(until, end);
  }
  return covered;
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
    throw new EvidenceError('NO_SUCH_PLACE', { message: evidenceSays('original-why', { why: cause.said }), cause });
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
      message: evidenceSays('bytes-short', { expected: to - from, at: from, found: bytes.length }),
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
