// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import { type Asked, collectAliases, type OutsideWhy, type ScopeVerdict, scopeOf } from '../../core/analysis/scope-check.ts';
import type { OutsideFound } from '../../core/api/evidence.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { Database } from '../../store/database/schema.ts';

/** The fields of every form that limit what is asked for (forms/_common/blocks.yaml). */
export interface RequestFields {
  readonly identifiers?: readonly { readonly written?: string; readonly normalised?: string }[];
  readonly data_categories?: readonly { readonly category?: string }[];
  readonly date_range?: { readonly from?: string; readonly to?: string };
}

/**
 * What the request that an item answers asked for: the newest version that was approved or sent, for what somebody is drafting now has not
 * been asked for; before any was, the draft. Undefined when it answers none, or one without limits.
 */
export async function askedOf(db: Kysely<Database>, requestId: string | null): Promise<Asked | undefined> {
  if (requestId === null) return undefined;
  if (await isNotUpheld(db, requestId)) return { nothing: true };
  const decided = await db
    .selectFrom('request_version as kept')
    .select('kept.field_values')
    .where('kept.request_id', '=', requestId)
    .where((is) =>
      is.or([
        is.exists(
          is
            .selectFrom('request_approval as approval')
            .select('approval.version')
            .whereRef('approval.request_id', '=', 'kept.request_id')
            .whereRef('approval.version', '=', 'kept.version')
            .whereRef('approval.digest', '=', 'kept.digest'),
        ),
        is.exists(
          is
            .selectFrom('dispatch')
            .select('dispatch.version')
            .whereRef('dispatch.request_id', '=', 'kept.request_id')
            .whereRef('dispatch.version', '=', 'kept.version'),
        ),
      ]),
    )
    .orderBy('kept.version', 'desc')
    .orderBy('kept.kept_at', 'desc')
    .executeTakeFirst();
  const request = decided ?? (await db.selectFrom('request').select('field_values').where('id', '=', requestId).executeTakeFirst());
  return askedIn(JSON.parse(request?.field_values ?? '{}') as RequestFields);
}

/** It went before anybody approved it, and whoever reviewed it did not uphold it. */
async function isNotUpheld(db: Kysely<Database>, requestId: string): Promise<boolean> {
  const row = await db.selectFrom('request').select('review').where('id', '=', requestId).executeTakeFirst();
  return row?.review?.result === 'rejected';
}

/** The limits that the fields of a request set; undefined when they set none. */
export function askedIn(fields: RequestFields): Asked | undefined {
  const accounts = (fields.identifiers ?? [])
    .flatMap(({ written, normalised }) => [written, normalised])
    .filter((one) => one !== undefined);
  const categories = (fields.data_categories ?? []).map(({ category }) => category).filter((one) => one !== undefined);
  const { from, to } = fields.date_range ?? {};
  if (accounts.length === 0 && categories.length === 0 && from === undefined && to === undefined) return undefined;
  return {
    ...(accounts.length === 0 ? {} : { accounts }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(from === undefined ? {} : { from: instant(from, '00:00:00Z') }),
    ...(to === undefined ? {} : { to: instant(to, '23:59:59Z') }),
  };
}

const instant = (written: string, ofDay: string): string => (/^\d{4}-\d\d-\d\d$/.test(written) ? `${written}T${ofDay}` : written);

type Tally = { inside: number; perhaps: number; outside: number; readonly why: Map<OutsideWhy, number> };

export interface OutsideCounted {
  /** Null when everything was asked for. */
  readonly found: OutsideFound | null;
  /** Whether a record surely lies outside. One whose moment is too coarse to say is counted as `perhaps` and stays with the others. */
  readonly isOutside: (record: AnyRecord) => boolean;
}

/**
 * Counts what lies outside, record by record as they are read, in little memory: which account a record is about is decided at the end,
 * when every name of it is known. Of several scopes each holds: what lies outside one of them lies outside.
 */
export function countOutside(scopes: readonly Asked[]): {
  readonly add: (record: AnyRecord) => void;
  /** A record that is apart already: it may say under which names the account is known, and is not counted again. */
  readonly named: (record: AnyRecord) => void;
  readonly done: () => OutsideCounted;
} {
  const aliases = collectAliases();
  const limits = scopes.map(({ accounts: _, ...rest }) => rest);
  const accounts = scopes.flatMap((one) => (one.accounts === undefined ? [] : [one.accounts]));
  const tallies = new Map<string, { readonly sample: AnyRecord; readonly tally: Tally }>();
  return {
    named: aliases.add,
    add(record) {
      aliases.add(record);
      const key = accountKey(record);
      let known = tallies.get(key);
      if (known === undefined) {
        known = { sample: record, tally: { inside: 0, perhaps: 0, outside: 0, why: new Map() } };
        tallies.set(key, known);
      }
      const { verdict, why } = strictest(record, limits);
      known.tally[verdict === 'maybe' ? 'perhaps' : verdict] += 1;
      for (const one of why) known.tally.why.set(one, (known.tally.why.get(one) ?? 0) + 1);
    },
    done() {
      const names = aliases.done();
      const others = new Set<string>();
      const sum = { records: 0, perhaps: 0, why: new Map<OutsideWhy, number>() };
      for (const [key, { sample, tally }] of tallies) {
        const all = tally.inside + tally.perhaps + tally.outside;
        const other =
          sample.of !== undefined && accounts.some((one) => scopeOf(asEvent(sample), { accounts: one }, names).verdict === 'outside');
        if (other) others.add(key);
        sum.records += other ? all : tally.outside;
        sum.perhaps += other ? 0 : tally.perhaps;
        for (const [one, n] of tally.why) sum.why.set(one, (sum.why.get(one) ?? 0) + n);
        if (other) sum.why.set('other-account', (sum.why.get('other-account') ?? 0) + all);
      }
      const { records, perhaps, why } = sum;
      return {
        found: records === 0 && perhaps === 0 ? null : { records, perhaps, why: Object.fromEntries(why) },
        isOutside: (record) => others.has(accountKey(record)) || strictest(record, limits).verdict === 'outside',
      };
    },
  };
}

const STRICTNESS = ['inside', 'maybe', 'outside'] as const;

/** Held against each scope; the strictest counts, with every reason. */
function strictest(record: AnyRecord, scopes: readonly Asked[]): ScopeVerdict {
  const verdicts = scopes.map((one) => scopeOf(record, one));
  const rank = Math.max(0, ...verdicts.map(({ verdict }) => STRICTNESS.indexOf(verdict)));
  return { verdict: STRICTNESS[rank]!, why: [...new Set(verdicts.flatMap(({ why }) => why))] };
}

function accountKey({ of }: AnyRecord): string {
  return of === undefined ? '' : `${of.provider}|${of.value}`;
}

/** A record of the same account that scope-check judges whatever kind the sample had. */
function asEvent(sample: AnyRecord): AnyRecord {
  return { ...sample, kind: 'ip-event', data: { address: { raw: '' }, action: { raw: '' } } } as AnyRecord;
}
