// SPDX-License-Identifier: Apache-2.0

import { Parser } from 'htmlparser2';
import type { Transaction } from 'kysely';
import type { Who } from '../../core/access/who.ts';
import type { CaptureShown, CaptureView } from '../../core/api/captures.ts';
import { CAPTURE_PARTS, picturePath } from '../../core/capture/capture-record.ts';
import { CaptureError } from '../../core/errors/capture.ts';
import type { Said } from '../../core/errors/say.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { type EvidenceRow, evidenceThing } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseBytesWithPrivileged } from '../privilege/privileged-in-reading.ts';
import { archiveParts } from './archive-parts.ts';
import { type CaptureThing, captureThing, shownCapture } from './show-capture.ts';

const MOST_LINKS = 5_000;

export interface CaptureWithItem extends CaptureThing {
  readonly item: EvidenceRow;
}

/** The page as it was seen, from its archive alone. @throws CAPTURE_NOT_READY */
export async function viewCapture(desk: OpenDesk, asking: Asking, id: string): Promise<CaptureView> {
  const { shown: capture, item } = await openCapture(desk, asking, id, 'text');
  const parts = await archiveParts(desk.store, item, (path) => path === CAPTURE_PARTS.text || path === CAPTURE_PARTS.dom);
  return {
    capture,
    text: parts.get(CAPTURE_PARTS.text)?.toString() ?? '',
    links: linksOf(parts.get(CAPTURE_PARTS.dom)?.toString() ?? '', capture.record?.finalUrl ?? capture.url),
    pictures: capture.record?.pictures ?? 0,
  };
}

/** A picture of the page, PNG. @throws CAPTURE_NOT_READY when there is none of that number */
export async function openPicture(desk: OpenDesk, asking: Asking, id: string, number: number): Promise<Buffer> {
  const { item } = await openCapture(desk, asking, id, `picture-${number}`);
  const path = picturePath(number);
  const png = (await archiveParts(desk.store, item, (part) => part === path)).get(path);
  if (png !== undefined) return png;
  throw notReady(captureSays('no-such-picture'));
}

interface OpenedCapture extends CaptureWithItem {
  readonly shown: CaptureShown;
}

/** One look into the archive of a page, in the log with which part of it. @throws CAPTURE_NOT_READY */
export async function openCapture(desk: OpenDesk, asking: Asking, id: string, part: string): Promise<OpenedCapture> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'capture',
    kind: 'evidence-opened',
    find: async (tx) => await captureThing(tx, id),
    async carryOut({ tx, thing, who, note }) {
      const found = await withItem(tx, who, thing);
      note({ capture: id, evidence: found.item.id, item: found.item.sha256, part });
      return { ...found, shown: await shownCapture(tx, thing.row) };
    },
  });
}

/** @throws CAPTURE_NOT_READY, EVIDENCE_PRIVILEGED */
export async function withItem(tx: Transaction<Database>, who: Who, { caseId, row }: CaptureThing): Promise<CaptureWithItem> {
  const found = row.evidence_id === null ? undefined : await evidenceThing(tx, row.evidence_id);
  if (found === undefined) throw notReady(captureSays('still-made'));
  if (found.row.erased_at !== null) throw notReady(captureSays('bytes-erased'));
  await refuseBytesWithPrivileged(tx, who, found.row);
  return { caseId, row, item: found.row };
}

/** Addresses that the document links to, each once, in its order. The document is parsed, never rendered. */
export function linksOf(dom: string, base: string): string[] {
  const links = new Set<string>();
  const parser = new Parser({
    onopentag(name, { href }) {
      if (name !== 'a' || href === undefined || links.size >= MOST_LINKS || !URL.canParse(href, base)) return;
      links.add(new URL(href, base).href);
    },
  });
  parser.end(dom);
  return [...links];
}

function notReady(what: Said): Error {
  return new CaptureError('NOT_READY', { message: captureSays('not-ready', { what }) });
}
