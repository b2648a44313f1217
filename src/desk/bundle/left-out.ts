// SPDX-License-Identifier: Apache-2.0
/** What a decision on a bundle comes to: which exhibits, records, targets and requests of the case are not in it, and why. */
import type { Kysely, Selectable } from 'kysely';
import { suggestTargets } from '../../core/cases/target.ts';
import { NOT_HELD_YET, privilegedReason } from '../../core/evidence/privileged-reason.ts';
import { BytesLeftOut, type LeaveOut, namedBy } from '../../core/evidence/redaction.ts';
import type { Kind } from '../../core/records/kinds.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { ReadingTable } from '../../store/database/reading-tables.ts';
import type { Database, EvidenceTable, TargetTable } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import { sealsWithin } from '../evidence/part-reading.ts';
import { decisionOf } from '../evidence/set-apart.ts';
import { type StandingSeal, standingSeals } from '../privilege/standing-seals.ts';
import { lineOf, reasonsFor, type Withholding } from './withholding.ts';

type EvidenceRow = Selectable<EvidenceTable>;
type ReadingRow = Selectable<ReadingTable>;

export interface LeftOut {
  /** Every exhibit of the case, and every reading that has ended. */
  readonly rows: readonly EvidenceRow[];
  readonly readings: readonly ReadingRow[];
  /** Those of them whose records can still be read: the records of an erased exhibit are gone. */
  readonly readable: readonly ReadingRow[];
  /** Exhibits of which nothing is in the bundle, with the reason. */
  readonly whole: ReadonlyMap<string, string>;
  /** Exhibits whose bytes are not in it, since they hold records that are left out, with the reason of the first. */
  readonly redacted: ReadonlyMap<string, string>;
  /** Who gave a reason, where it was not whoever asked for the bundle. */
  readonly deciders: ReadonlyMap<string, string>;
  /** Seals that were respected: none of what they take is in it. */
  readonly seals: readonly StandingSeal[];
  /** The decision by which a record is not in it. */
  readonly decisionOn: (record: AnyRecord) => LeaveOut | undefined;
  /** Why what a person wrote on this record is not in it. */
  readonly reasonFor: (ref: { readonly readingId: string; readonly recordId: string }) => Promise<string | undefined>;
  /** Targets that were taken from what is left out, what was advised on them, and the requests that name them. */
  readonly targets: ReadonlyMap<string, string>;
  readonly requests: ReadonlyMap<string, string>;
  /** Words that would tell a target that is left out. */
  readonly words: readonly string[];
}

/** What can be read of a reading: with what was set apart and kept. */
export async function foldersOf(db: Kysely<Database>, reading: ReadingRow): Promise<readonly string[]> {
  if (reading.set_apart_folder === null) return [reading.folder];
  const decision = await db.transaction().execute((tx) => decisionOf(tx, reading));
  return decision === 'keep' ? [reading.folder, reading.set_apart_folder] : [reading.folder];
}

/** The same with what is sealed as privileged: only for what says how much is left out. */
export async function foldersWithSealed(db: Kysely<Database>, reading: ReadingRow): Promise<readonly string[]> {
  const folders = await foldersOf(db, reading);
  return reading.privileged_folder === null ? folders : [...folders, reading.privileged_folder];
}

const PAGE = 1_000;

export async function* recordsIn(
  { records }: Store,
  folders: readonly string[],
  filter: { readonly kind?: string | undefined } = {},
): AsyncGenerator<readonly AnyRecord[]> {
  for (const folder of folders) {
    const reading = await records.reading(folder);
    let cursor: string | undefined;
    do {
      const page = await reading.page(filter, { cursor, limit: PAGE });
      yield page.records.map(({ record }) => record);
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

/** Whether a rule of kind and period leaves out any record: the index answers most, and only what it does not know of is gone through. */
export async function meetsAny(store: Store, folders: readonly string[], rule: Pick<LeaveOut, 'kind' | 'from' | 'to'>): Promise<boolean> {
  for (const folder of folders) {
    const page = await (await store.records.reading(folder)).page(rule, { limit: 1 });
    if (page.records.length > 0) return true;
  }
  if (rule.from === undefined && rule.to === undefined) return false;
  for await (const records of recordsIn(store, folders, { kind: rule.kind }))
    if (records.some((record) => namedBy(record, [{ ...rule, reason: '' }]) !== undefined)) return true;
  return false;
}

export async function findLeftOut(store: Store, caseId: string, withholding: Withholding): Promise<LeftOut> {
  const { db } = store;
  const rows = await db.selectFrom('evidence').selectAll().where('case_id', '=', caseId).orderBy('received_at').orderBy('id').execute();
  const readings = await db
    .selectFrom('reading')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('ended_at', 'is not', null)
    .orderBy('id')
    .execute();
  const decisions = (withholding.records ?? []).map((one) => decisionFrom(one, rows));
  const seals = await standingSeals(db, caseId);
  // Of what was erased there is no record left that could be looked at.
  const erased = new Set(rows.filter(({ erased_at }) => erased_at !== null).map(({ id }) => id));
  const readable = readings.filter(({ evidence_id }) => !erased.has(evidence_id));
  const { bytes, items } = await bytesLeftOut(store, decisions, { rows, readings: readable });
  const privileged = await sealedRecords(store, seals, readable);
  for (const [item, reason] of privileged.items) if (!items.has(item)) items.set(item, reason);
  const redactedRows = rows.filter(({ sha256 }) => items.has(sha256));
  const whole = new Map(reasonsFor(rows, withholding));
  for (const id of seals.length === 0 ? [] : await itemsBeingParted(db, caseId))
    for (const other of lineOf(id, rows)) if (!whole.has(other)) whole.set(other, NOT_HELD_YET);
  for (const row of redactedRows)
    for (const id of lineOf(row.id, rows))
      if (!redactedRows.some((one) => one.id === id) && !whole.has(id)) whole.set(id, items.get(row.sha256) as string);
  const decisionOn = (record: AnyRecord) =>
    privileged.byRecord.get(record.id) ?? (decisions.length === 0 ? undefined : (namedBy(record, decisions) ?? bytes.touchedBy(record)));
  const reasonFor = async ({ readingId, recordId }: { readingId: string; recordId: string }): Promise<string | undefined> => {
    const reading = readings.find(({ id }) => id === readingId);
    if (reading === undefined) return undefined;
    const out = whole.get(reading.evidence_id);
    if (out !== undefined || (decisions.length === 0 && privileged.byRecord.size === 0) || erased.has(reading.evidence_id)) return out;
    const record = await recordIn(store, await foldersWithSealed(db, reading), recordId);
    return record === undefined ? undefined : decisionOn(record)?.reason;
  };
  return {
    rows,
    readings,
    readable,
    whole,
    seals,
    redacted: new Map(redactedRows.filter(({ id }) => !whole.has(id)).map(({ id, sha256 }) => [id, items.get(sha256) as string])),
    deciders: privileged.deciders,
    decisionOn,
    reasonFor,
    ...(await targetsLeftOut(db, caseId, reasonFor)),
  };
}

interface SealedRecords {
  /** The seal of each sealed record as a decision to leave it out. */
  readonly byRecord: ReadonlyMap<string, LeaveOut>;
  /** Items that hold any, with the reason of the first. */
  readonly items: ReadonlyMap<string, string>;
  /** Who laid the seals, by their reasons. */
  readonly deciders: ReadonlyMap<string, string>;
}

/** What is sealed as privileged, of every reading: by which seal, with its protection, its reason and who laid it. */
async function sealedRecords(store: Store, seals: readonly StandingSeal[], readings: readonly ReadingRow[]): Promise<SealedRecords> {
  const byRecord = new Map<string, LeaveOut>();
  const items = new Map<string, string>();
  const folders = readings.flatMap(({ privileged_folder: folder }) => folder ?? []);
  const deciders = new Map([[NOT_HELD_YET, 'see the entries "privilege-sealed" of the log']]);
  if (folders.length === 0) return { byRecord, items, deciders };
  const people = await store.db.selectFrom('account').select(['id', 'name']).execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const decisions = new Map(
    seals.map(({ id, protection, reason, sealedBy }) => [
      id,
      { reason: privilegedReason(protection, reason), decidedBy: names.get(sealedBy) ?? sealedBy },
    ]),
  );
  for (const folder of new Set(folders))
    for (const [record, seal] of await sealsWithin(store, folder, seals)) {
      const decision = decisions.get(seal) as LeaveOut;
      byRecord.set(record, decision);
      const item = folder.slice(0, 64);
      if (!items.has(item)) items.set(item, decision.reason);
    }
  for (const { reason, decidedBy } of decisions.values()) {
    const known = deciders.get(reason);
    deciders.set(reason, known === undefined || known === decidedBy ? decidedBy : `${known}, ${decidedBy}`);
  }
  return { byRecord, items, deciders };
}

/** Items of which a reading is being held against a seal now. */
async function itemsBeingParted(db: Kysely<Database>, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reading')
    .select('evidence_id')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .where('coverage', 'is not', null)
    .execute();
  return [...new Set(rows.map(({ evidence_id }) => evidence_id))];
}

/** The same bytes received twice are one item: what is left out of one is left out of the other. */
function decisionFrom(
  { evidenceId, records, kind, from, to, reason }: NonNullable<Withholding['records']>[number],
  rows: readonly EvidenceRow[],
): LeaveOut {
  return {
    ...(evidenceId === undefined ? {} : { items: new Set(rows.filter(({ id }) => id === evidenceId).map(({ sha256 }) => sha256)) }),
    ...(records === undefined ? {} : { ids: new Set(records) }),
    kind,
    from,
    to,
    reason,
  };
}

/** Goes through the records once to learn which bytes are meant, by item with the reason of the first. */
async function bytesLeftOut(
  store: Store,
  decisions: readonly LeaveOut[],
  { rows, readings }: Pick<LeftOut, 'rows' | 'readings'>,
): Promise<{ readonly bytes: BytesLeftOut; readonly items: Map<string, string> }> {
  const bytes = new BytesLeftOut();
  const items = new Map<string, string>();
  const add = (record: AnyRecord, decision: LeaveOut) => {
    bytes.add(record, decision);
    if (!items.has(record.place.item)) items.set(record.place.item, decision.reason);
  };
  const itemOf = new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  for (const decision of decisions)
    for (const reading of readings) {
      if (decision.items !== undefined && !decision.items.has(itemOf.get(reading.evidence_id) ?? '')) continue;
      const folders = await foldersOf(store.db, reading);
      if (decision.ids !== undefined) {
        for (const id of decision.ids) {
          const record = await recordIn(store, folders, id);
          if (record !== undefined) add(record, decision);
        }
      } else
        for await (const page of recordsIn(store, folders, { kind: decision.kind as Kind | undefined }))
          for (const record of page) if (namedBy(record, [decision]) !== undefined) add(record, decision);
    }
  return { bytes, items };
}

export async function recordIn({ records }: Store, folders: readonly string[], id: string): Promise<AnyRecord | undefined> {
  for (const folder of folders) {
    const found = await (await records.reading(folder)).find(id);
    if (found !== undefined) return found.record;
  }
  return undefined;
}

async function targetsLeftOut(
  db: Kysely<Database>,
  caseId: string,
  reasonFor: LeftOut['reasonFor'],
): Promise<Pick<LeftOut, 'targets' | 'requests' | 'words'>> {
  const all = await db.selectFrom('target').selectAll().where('case_id', '=', caseId).execute();
  const targets = new Map<string, string>();
  const out: Selectable<TargetTable>[] = [];
  for (const target of all) {
    if (target.from_reading === null || target.from_record === null) continue;
    const reason = await reasonFor({ readingId: target.from_reading, recordId: target.from_record });
    if (reason === undefined) continue;
    targets.set(target.id, reason);
    out.push(target);
  }
  const asked = await db.selectFrom('request').select(['id', 'target_ids']).where('case_id', '=', caseId).execute();
  const requests = new Map<string, string>();
  for (const { id, target_ids } of asked) {
    const reason = target_ids.map((target) => targets.get(target)).find((found) => found !== undefined);
    if (reason !== undefined) requests.set(id, reason);
  }
  // A word that also stands in a target which is in the bundle tells nothing new.
  const told = new Set(all.filter(({ id }) => !targets.has(id)).flatMap(namesOf));
  return {
    targets,
    requests,
    words: out.flatMap(namesOf).filter((word) => word.length > 2 && !told.has(word)),
  };
}

/** What a target is called: the address of a profile names the account behind it too. */
function namesOf({ written, normalised }: Pick<Selectable<TargetTable>, 'written' | 'normalised'>): readonly string[] {
  return [...new Set([written, normalised, ...suggestTargets(written).map((one) => one.normalised)])];
}
