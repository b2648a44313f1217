// SPDX-License-Identifier: Apache-2.0

import type { CaptureDifferences } from '../../core/api/captures.ts';
import { CAPTURE_PARTS } from '../../core/capture/capture-record.ts';
import { pageDifferences, type SeenPage } from '../../core/capture/differences.ts';
import { CaptureError } from '../../core/errors/capture.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { Store } from '../../store/open-store.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { archiveParts } from './archive-parts.ts';
import { captureThing, shownCapture } from './show-capture.ts';
import { type CaptureWithItem, linksOf, withItem } from './view-capture.ts';

/** Two captures of one page in one case, the earlier first. @throws CAPTURE_OTHER_PAGE, CAPTURE_NOT_READY */
export async function compareCaptures(desk: OpenDesk, asking: Asking, id: string, sinceId: string): Promise<CaptureDifferences> {
  const pair = await act(desk, asking, {
    verb: 'open',
    subject: 'capture',
    kind: 'evidence-opened',
    find: async (tx) => await captureThing(tx, id),
    async carryOut({ tx, thing, who, note }) {
      const other = await captureThing(tx, sinceId);
      if (other === undefined || other.caseId !== thing.caseId || other.row.url !== thing.row.url)
        throw new CaptureError('OTHER_PAGE', {
          message: captureSays('other-page'),
        });
      const found = [await withItem(tx, who, thing), await withItem(tx, who, other)].sort(
        (a, b) => a.row.asked_at.getTime() - b.row.asked_at.getTime(),
      );
      const [before, after] = found as [CaptureWithItem, CaptureWithItem];
      note({ capture: after.row.id, since: before.row.id, part: 'differences' });
      return { before, after, shown: { before: await shownCapture(tx, before.row), after: await shownCapture(tx, after.row) } };
    },
  });
  const before = await seenPage(desk.store, pair.before);
  const after = await seenPage(desk.store, pair.after);
  const differences = pageDifferences(before, after);
  return { ...pair.shown, ...(differences as { -readonly [K in keyof typeof differences]: never }) };
}

const PARTS: ReadonlySet<string> = new Set([CAPTURE_PARTS.text, CAPTURE_PARTS.dom, CAPTURE_PARTS.index]);

async function seenPage(store: Store, { row, item }: CaptureWithItem): Promise<SeenPage> {
  const parts = await archiveParts(store, item, (path) => PARTS.has(path));
  const text = (path: string) => parts.get(path)?.toString() ?? '';
  return {
    text: text(CAPTURE_PARTS.text),
    links: linksOf(text(CAPTURE_PARTS.dom), row.record?.finalUrl ?? row.url),
    pictures: picturesIn(text(CAPTURE_PARTS.index)),
  };
}

/** Pictures by the index of the archive: `<address> <time> {"url":…,"mime":"image/…","digest":"sha256:…"}`. */
function picturesIn(index: string): SeenPage['pictures'] {
  return index.split('\n').flatMap((line) => {
    const at = line.indexOf('{');
    if (at < 0) return [];
    const { url, mime, digest } = JSON.parse(line.slice(at)) as { url: string; mime: string; digest: string };
    return mime.startsWith('image/') ? [{ url, sha256: digest.replace('sha256:', '') }] : [];
  });
}
