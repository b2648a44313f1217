// SPDX-License-Identifier: Apache-2.0
/** What hangs together in a case: targets, the requests about them, what came back, and the addresses it led to. */
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { AddressToAsk, EvidenceItem } from '../../../core/api/evidence.ts';
import type { RequestSummary } from '../../../core/api/requests.ts';
import { leftToRight } from '../../language/isolated.ts';
import type { Say } from '../../language/messages.ts';

export interface Thing {
  readonly id: string;
  readonly kind: 'target' | 'request' | 'evidence' | 'address';
  readonly label: string;
  /** Where it is shown. */
  readonly address: string;
}
export interface Picture {
  readonly things: readonly Thing[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

export interface Drawn {
  readonly detail: Pick<CaseDetail, 'id' | 'targets'>;
  readonly requests: readonly Pick<RequestSummary, 'id' | 'number' | 'state'>[];
  readonly items: readonly Pick<EvidenceItem, 'id' | 'name' | 'requestId' | 'readings'>[];
  readonly addresses: readonly AddressToAsk[];
}

/** More addresses than this make a picture nobody reads: the table has them all. */
const MOST_ADDRESSES = 25;

/** Beginning and end of a long one; the whole of it stands in the table. */
const shortened = (text: string, most = 24): string => {
  const half = Math.floor(most / 2);
  return leftToRight(text.length <= most ? text : `${text.slice(0, half)}…${text.slice(1 - half)}`);
};

export function pictureOf({ detail, requests, items, addresses }: Drawn, say: Say): Picture {
  const things: Thing[] = [];
  const links: { from: string; to: string; label: string }[] = [];
  const itemOf = new Map(items.flatMap((item) => item.readings.map(({ id }) => [id, item.id] as const)));
  for (const target of detail.targets) {
    things.push({
      id: target.id,
      kind: 'target',
      label: shortened(target.written.replace(/^https?:\/\/(www\.)?/, '')),
      address: `/cases/${detail.id}/targets/${target.id}`,
    });
    for (const request of target.requests) links.push({ from: target.id, to: request, label: '' });
    const item = target.from === null ? undefined : itemOf.get(target.from.readingId);
    if (item !== undefined) links.push({ from: item, to: target.id, label: say('picture.led-to') });
  }
  for (const { id, number, state } of requests)
    things.push({ id, kind: 'request', label: `${leftToRight(number)} · ${say.maybe('state', state)}`, address: `/requests/${id}` });
  for (const item of items) {
    things.push({ id: item.id, kind: 'evidence', label: shortened(item.name), address: `/cases/${detail.id}/evidence/${item.id}` });
    if (item.requestId !== null) links.push({ from: item.requestId, to: item.id, label: say('picture.answered-by') });
  }
  for (const one of addresses.filter(({ targetId }) => targetId === null).slice(0, MOST_ADDRESSES)) {
    const item = itemOf.get(one.best.readingId);
    if (item === undefined) continue;
    things.push({
      id: `address ${one.address}`,
      kind: 'address',
      label: shortened(one.address, 26),
      address: `/readings/${one.best.readingId}?record=${one.best.recordId}`,
    });
    links.push({ from: item, to: `address ${one.address}`, label: say('picture.names', { count: one.events }) });
  }
  const known = new Set(things.map(({ id }) => id));
  return { things, links: links.filter(({ from, to }) => known.has(from) && known.has(to)) };
}
