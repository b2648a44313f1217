// SPDX-License-Identifier: Apache-2.0
/** What the register says of the requests, targets and items that figures are counted from, and where it says something else than the log. */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { HowItCame } from '../../core/api/evidence.ts';
import type { Disagreement } from '../../core/api/oversight.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { readEntry } from '../../core/custody/entry.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { keptTogether, keptUntil, type RetentionRule, type RetentionSetting } from '../../core/evidence/retention.ts';
import type { HeldItem, NamedTarget, RegisteredRequest } from '../../core/oversight/history.ts';
import type { Life } from '../../core/oversight/lives.ts';
import { isDocumentKind, traitsOf } from '../../core/requests/kinds.ts';
import type { KeptFacts } from '../../core/requests/request.ts';
import { targetsAsked } from '../../core/requests/targets-asked.ts';
import { versionDigest } from '../../core/requests/version-digest.ts';
import type { Option } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import type { SealedAct } from './read-whole-log.ts';

export interface RequestOfRegister {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly route: string;
  readonly language: string;
  readonly option: string;
  readonly target_ids: readonly string[];
  readonly state: string;
  readonly offences: readonly { readonly family: string }[];
}

interface TargetOfRegister {
  readonly id: string;
  readonly kind: string;
  readonly written: string;
  readonly normalised: string;
  readonly service: string | null;
  readonly role: TargetRole;
}

interface VersionOfRegister {
  readonly request_id: string;
  readonly version: number;
  readonly digest: string;
  readonly field_values: string;
  readonly kept_facts: KeptFacts | null;
}

/**
 * The requests, and the state in which the log has left each. Asked in one statement, so that both are of one moment: entries that came after
 * the log was counted tell of a step that the register shows already.
 */
export async function readRequests(
  tx: Transaction<Database>,
  acts: readonly SealedAct[],
  countedSize: number,
): Promise<{ readonly rows: readonly RequestOfRegister[]; readonly disagreements: readonly Disagreement[] }> {
  const { rows } = await sql<RequestOfRegister & { bytes: Buffer | null }>`
    SELECT id, number, kind, route, language, option, target_ids, state, offences, NULL::bytea AS bytes, NULL::bigint AS idx, NULL::timestamptz AS made
      FROM requests_for_overseer()
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, bytes, idx, created_at FROM log_entry WHERE idx IS NULL OR idx >= ${countedSize}
    ORDER BY idx NULLS LAST, made, id`.execute(tx);
  const requests = rows.filter(({ bytes }) => bytes === null);
  const newer = rows.flatMap(({ bytes }) => (bytes === null ? [] : [readEntry(bytes)])).flatMap((read) => (read.ok ? [read.entry] : []));
  return { rows: requests, disagreements: disagreeing(requests, statesIn([...acts, ...newer])) };
}

type Told = Pick<SealedAct, 'outcome' | 'about'>;

/** The last state that the log tells of each request; a draft that was never handed in has none. */
function statesIn(told: readonly Told[]): ReadonlyMap<string, string | undefined> {
  const states = new Map<string, string | undefined>();
  for (const { outcome, about } of told) {
    const { request, state } = about;
    if (outcome !== 'done' || typeof request !== 'string') continue;
    states.set(request, typeof state === 'string' ? state : states.get(request));
  }
  return states;
}

function disagreeing(rows: readonly RequestOfRegister[], states: ReadonlyMap<string, string | undefined>): readonly Disagreement[] {
  const known = new Set(rows.map(({ id }) => id));
  const missing = [...states].filter(([id, state]) => state !== undefined && !known.has(id)).map(([id]) => about('missing', id));
  const others = rows.flatMap(({ id, state }) => {
    if (!states.has(id)) return state === 'draft' ? [] : [about('unlogged', id)];
    return (states.get(id) ?? 'draft') === state ? [] : [about('state', id)];
  });
  return [...missing, ...others];
}

const about = (what: Disagreement['what'], request: string): Disagreement => ({ what, request, entry: null });

export interface NamedInRequests {
  readonly requests: ReadonlyMap<string, RegisteredRequest>;
  readonly targets: ReadonlyMap<string, NamedTarget>;
  readonly disagreements: readonly Disagreement[];
}

/** Words of the requests, and whom those that left ask about, read from the very text that the log has sealed when they left. */
export async function readTexts(
  tx: Transaction<Database>,
  rows: readonly RequestOfRegister[],
  left: readonly Life[],
): Promise<NamedInRequests> {
  const versions = await versionsOf(
    tx,
    left.map(({ id }) => id),
  );
  const targetRows = await targetsOf(tx, new Set(rows.flatMap(({ target_ids }) => target_ids)));
  const targets = new Map<string, NamedTarget>();
  const named = new Map<string, readonly string[]>();
  const disagreements: Disagreement[] = [];
  for (const { id, left: sent } of left) {
    const row = rows.find((one) => one.id === id);
    const version = versions.find(({ request_id, digest }) => request_id === id && digest === sent.about.digest);
    if (row === undefined) continue;
    if (version === undefined || digestOf(row, version) !== version.digest) disagreements.push(about('text', id));
    const own = row.target_ids.flatMap((one) => targetRows.get(one) ?? []);
    const asked = askedIn(version, own);
    for (const one of asked) targets.set(one.id, one);
    named.set(
      id,
      asked.map((one) => one.id),
    );
  }
  return { requests: new Map(rows.map((row) => [row.id, registered(row, named.get(row.id) ?? [])])), targets, disagreements };
}

function digestOf(
  { id, number, kind, language, option }: RequestOfRegister,
  { version, field_values, kept_facts: kept }: VersionOfRegister,
): string {
  const { to } = JSON.parse(option) as Option;
  return versionDigest({ id, number, kind, version, language, to: { ...to }, values: JSON.parse(field_values) as FieldValues, kept });
}

/** Those that stand on the paper: targets of the case, and identifiers that nobody has made a target. */
function askedIn(version: VersionOfRegister | undefined, own: readonly TargetOfRegister[]): readonly NamedTarget[] {
  if (version === undefined) return own.map(namedTarget);
  const values = JSON.parse(version.field_values) as FieldValues;
  const { targets, loose } = targetsAsked(
    values,
    own.map((one) => ({ ...one, relevance: '' })),
  );
  const looseOnes = loose.map((written): NamedTarget => {
    const same = hashOf(['', written, '']);
    return { id: `loose:${same}`, same, kind: 'not-known', role: 'unknown' };
  });
  return [...targets.map(namedTarget), ...looseOnes];
}

const namedTarget = ({ id, kind, normalised, service, role }: TargetOfRegister): NamedTarget => ({
  ...{ id, kind, role },
  same: hashOf([kind, normalised, service ?? '']),
});

/** To tell the same from another, inside the desk: a number can be guessed from its hash, so it is never shown. */
const hashOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

function registered({ id, kind, route, option, offences }: RequestOfRegister, targets: readonly string[]): RegisteredRequest {
  const { to, bases } = JSON.parse(option) as Option;
  return {
    ...{ id, document: kind, road: route, basis: bases[0] ?? null, addressee: to.name, country: to.country },
    offences: offences.map(({ family }) => family),
    expectsAnswer: !isDocumentKind(kind) || traitsOf(kind).expectsAnswer,
    targets,
  };
}

async function versionsOf(tx: Transaction<Database>, ids: readonly string[]): Promise<readonly VersionOfRegister[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<VersionOfRegister>`SELECT * FROM versions_for_overseer(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

async function targetsOf(tx: Transaction<Database>, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, TargetOfRegister>> {
  const { rows } = await sql<TargetOfRegister>`SELECT * FROM targets_for_overseer(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

interface ItemOfRegister {
  readonly id: string;
  readonly derived_from: string | null;
  readonly how: HowItCame;
  readonly received_at: Date;
  readonly closed_at: Date | null;
  readonly settings: readonly RetentionSetting[];
}

/** Items whose content is here, each with the last day on which it is kept. */
export async function readItems(tx: Transaction<Database>, rules: readonly RetentionRule[]): Promise<readonly HeldItem[]> {
  const { rows } = await sql<ItemOfRegister>`SELECT * FROM evidence_for_overseer() ORDER BY received_at, id`.execute(tx);
  const together = keptTogether(rows, ({ how, closed_at, settings }) => keptUntil(how, closed_at, settings, rules));
  return rows.map(({ id, how, received_at }) => ({
    ...{ id, how, receivedAt: received_at.toISOString() },
    keptUntil: together.get(id)?.day ?? null,
  }));
}
