// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { type AddressSeen, addressesSeen, networkData, READINESS, readinessOf } from '../../core/analysis/index.ts';
import type { AddressToAsk } from '../../core/api/evidence.ts';
import type { Kind } from '../../core/records/kinds.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { hashOfIds } from './leads.ts';
import { lookFirst } from './look-first.ts';
import { newestReadings } from './newest-readings.ts';
import { countOfKinds, recordsOfKinds } from './records-of-kinds.ts';
import { caseThing } from './uploads.ts';

const KINDS: readonly Kind[] = ['ip-event', 'message', 'call', 'change', 'activity', 'post', 'payment', 'media'];
/** Of each kind in each reading; the answer says when there are more. */
const MOST = 5_000;

interface SeenIn extends AddressSeen {
  readonly readingId: string;
}

/** Every address in the newest readings of a case, with what a question to its operator lacks. */
export async function addressesOfCase(desk: OpenDesk, asking: Asking, caseId: string) {
  const duty = {
    verb: 'open-leads',
    subject: 'record',
    kind: 'records-searched',
    find: async (tx: Transaction<Database>) => await caseThing(tx, caseId),
  } as const;
  await lookFirst(desk, asking, duty);
  const seen: SeenIn[] = [];
  const madeFrom = { records: 0, of: 0 };
  const readings = await newestReadings(desk, caseId);
  for (const row of readings) {
    const records = await desk.store.records.reading(row.folder);
    const found = await recordsOfKinds(records, KINDS, MOST);
    madeFrom.records += found.length;
    madeFrom.of += countOfKinds(records, KINDS);
    for (const { record } of found)
      if (record.handling !== 'restricted') seen.push(...addressesSeen(record).map((one) => ({ ...one, readingId: row.id })));
  }
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, readings);
      const targets = await tx
        .selectFrom('target')
        .select(['id', 'normalised'])
        .where('case_id', '=', caseId)
        .where('kind', '=', 'ip')
        .execute();
      const addresses = toAsk(seen, new Map(targets.map(({ id, normalised }) => [normalised, id])));
      note({ list: 'addresses', count: addresses.length, ids: hashOfIds(addresses.map(({ best }) => best.recordId)) });
      return { addresses, madeFrom };
    },
  });
}

interface Assessed {
  readonly event: SeenIn;
  readonly is: ReturnType<typeof readinessOf>;
}

/** Grouped by address, those first that can be asked about and are no target yet, then by how often they were logged. */
export function toAsk(seen: readonly SeenIn[], targets: ReadonlyMap<string, string>): AddressToAsk[] {
  const groups = new Map<string, Assessed[]>();
  for (const event of seen) {
    const is = readinessOf(event, NO_NETWORK_DATA);
    if (is.address === undefined) continue;
    const group = groups.get(is.address);
    if (group === undefined) groups.set(is.address, [{ event, is }]);
    else group.push({ event, is });
  }
  return [...groups].map(([address, events]) => groupOf(address, events, targets.get(address) ?? null)).sort(byUse);
}

const NO_NETWORK_DATA = networkData([]);
const rank = (readiness: string): number => READINESS.indexOf(readiness as (typeof READINESS)[number]);
const byUse = (a: AddressToAsk, b: AddressToAsk): number =>
  Number(a.targetId !== null) - Number(b.targetId !== null) ||
  rank(a.readiness) - rank(b.readiness) ||
  b.events - a.events ||
  (a.address < b.address ? -1 : 1);

function groupOf(address: string, events: readonly Assessed[], targetId: string | null): AddressToAsk {
  const assessed = events.toSorted((a, b) => rank(a.is.readiness) - rank(b.is.readiness) || a.is.missing.length - b.is.missing.length);
  const { event, is } = assessed[0] as (typeof assessed)[number];
  const times = events.flatMap(({ event: { at } }) => at?.utc ?? []).sort();
  const { at } = event;
  return {
    address,
    readiness: is.readiness,
    missing: [...is.missing],
    remarks: [...new Set(assessed.flatMap((one) => one.is.remarks))],
    events: events.length,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
    accounts: [
      ...new Set(
        events.flatMap(({ event: { account, provider } }) => (account === undefined ? [] : `${provider ?? ''} ${account}`.trim())),
      ),
    ].slice(0, 20),
    best: {
      readingId: event.readingId,
      recordId: event.record,
      at: at?.utc ?? at?.local ?? at?.raw ?? null,
      zone: at?.utc !== undefined ? 'UTC' : (at?.zone.name ?? null),
      port: is.port ?? null,
    },
    targetId,
  };
}
