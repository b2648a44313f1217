// SPDX-License-Identifier: Apache-2.0
import type { Kysely, Selectable } from 'kysely';
import { csvRow } from '../../core/evidence/table-text.ts';
import type { KeptFacts } from '../../core/requests/request.ts';
import type { RequestTable } from '../../store/database/request-tables.ts';
import type { Database, DispatchTable } from '../../store/database/schema.ts';
import { type BundlePart, type Gathered, type Gathering, jsonPart, nameOf, textPart, vaultPart } from './bundle-part.ts';
import { type Notes, notesOf } from './notes.ts';
import { paperRoadParts } from './paper-road-part.ts';
import { targetApprovalParts } from './target-approvals-part.ts';
import { gapsOf } from './withholding.ts';

type RequestRow = Selectable<RequestTable>;

/**
 * Each request with its versions, approvals, gates, comments, dispatches, deadlines, what was written and said with the addressee, every
 * paper and mail that was made of it, and the road of its papers outside the desk.
 */
export async function gatherRequests(gathering: Gathering): Promise<Gathered> {
  const { db, caseId, leftOut } = gathering;
  const all = await db.selectFrom('request').selectAll().where('case_id', '=', caseId).orderBy('created_at').orderBy('id').execute();
  const rows = all.filter(({ id }) => !leftOut.requests.has(id));
  const parts: BundlePart[] = [];
  const notes = notesOf(leftOut.words);
  for (const row of rows) parts.push(...(await requestParts(gathering, row, notes)));
  parts.push(await approvalsPart(gathering, rows, notes), ...(await targetApprovalParts(gathering, rows)));
  const withheld = gapsOf(
    [...[...leftOut.requests.values()].map((reason) => ({ kind: 'request', count: 1, reason })), ...notes.gaps()],
    gathering,
  );
  return { parts, closed: [...leftOut.requests.keys()], withheld };
}

async function requestParts(gathering: Gathering, row: RequestRow, { said }: Notes): Promise<BundlePart[]> {
  const { db, store, people } = gathering;
  const folder = `data/requests/${nameOf(row)}/`;
  const of = { db, id: row.id };
  const name = (id: string | null): string | null => (id === null ? null : (people.get(id) ?? id));
  const gates = await db.selectFrom('request_gate').selectAll().where('request_id', '=', row.id).orderBy('gate').execute();
  const comments = await db
    .selectFrom('request_comment')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const dispatches = await db
    .selectFrom('dispatch')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('prepared_at')
    .orderBy('id')
    .execute();
  const deadlines = await db.selectFrom('deadline').selectAll().where('request_id', '=', row.id).orderBy('due_at').orderBy('id').execute();
  const messages = await db
    .selectFrom('request_message')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const named = await db.selectFrom('named_answer').selectAll().where('request_id', '=', row.id).orderBy('added').execute();
  const shown = {
    id: row.id,
    number: row.number,
    follows: row.follows,
    batch: await batchOf(gathering, row.batch),
    kind: row.kind,
    route: row.route,
    language: row.language,
    state: row.state,
    version: row.version,
    digest: row.digest,
    advice: row.advice_id,
    option: JSON.parse(row.option),
    drafters: row.drafter_ids.map((id) => name(id)),
    fields: JSON.parse(row.field_values),
    outcome: row.outcome,
    review: row.review,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    gates: gates.map((gate) => ({
      gate: gate.gate,
      effect: gate.effect,
      why: gate.why,
      facts: gate.facts,
      liftedBy: name(gate.lifted_by),
      liftedAt: gate.lifted_at,
      reason: said(gate.reason),
    })),
    ...(named.length === 0
      ? {}
      : {
          named: named.map((one) => ({
            ...{ target: one.target_id, role: one.role, asked: one.asks, reason: said(one.reason) },
            ...{ by: name(one.answered_by), at: one.answered_at },
          })),
        }),
    comments: comments.map((one) => ({
      at: one.at,
      by: name(one.account_id),
      event: one.event,
      text: said(one.text),
      version: one.version,
    })),
    dispatches: dispatches.map((one) => ({
      version: one.version,
      channel: one.channel,
      state: one.state,
      preparedAt: one.prepared_at,
      sentAt: one.sent_at,
      reference: one.reference,
      by: name(one.account_id),
      ...(one.mail_to === null
        ? {}
        : {
            ...{ mailTo: one.mail_to, protection: one.protection, messageId: one.message_id, mail: one.mail_item },
            ...{ subject: one.mail_subject, enclosures: one.enclosures },
          }),
    })),
    messages: messages.map((one) => ({
      direction: one.direction,
      kind: one.kind,
      at: one.at,
      text: said(one.text),
      reference: said(one.reference),
      filedAt: one.filed_at,
      filedBy: name(one.filed_by),
    })),
    deadlines: deadlines.map((one) => ({
      kind: one.kind,
      dueAt: one.due_at,
      lastDay: one.last_day,
      zone: one.zone,
      rule: one.rule,
      facts: one.facts,
      metAt: one.met_at,
    })),
  };
  return [
    jsonPart(`${folder}request.json`, shown),
    ...(await versionParts(of, folder, name, said)),
    ...(await paperParts(of, folder, store)),
    ...(await mailParts(dispatches, folder, store)),
    ...(await paperRoadParts(gathering, row.id, folder, said)),
  ];
}

/** The list it was drafted from with others, where it was. */
async function batchOf({ db, people }: Gathering, id: string | null): Promise<object | null> {
  if (id === null) return null;
  const row = await db.selectFrom('request_batch').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { id, kind: row.kind, targets: row.targets, madeAt: row.made_at, madeBy: people.get(row.made_by) ?? row.made_by };
}

/** The mails as they were handed over, byte for byte. */
async function mailParts(
  dispatches: readonly Selectable<DispatchTable>[],
  folder: string,
  store: Gathering['store'],
): Promise<BundlePart[]> {
  const items = [...new Set(dispatches.flatMap(({ mail_item }) => mail_item ?? []))].sort();
  const parts: BundlePart[] = [];
  for (const sha256 of items) {
    const sizeBytes = await store.vault.sizeOf(sha256);
    if (sizeBytes !== undefined) parts.push(vaultPart(store, `${folder}mail/${sha256}.eml`, { sha256, sizeBytes }));
  }
  return parts;
}

interface OfRequest {
  readonly db: Kysely<Database>;
  readonly id: string;
}

async function versionParts(
  { db, id }: OfRequest,
  folder: string,
  name: (id: string) => string | null,
  said: Notes['said'],
): Promise<BundlePart[]> {
  const rows = await db
    .selectFrom('request_version')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('version')
    .orderBy('digest')
    .execute();
  return rows.map((row) =>
    jsonPart(`${folder}versions/${row.version}-${row.digest.slice(0, 16)}.json`, {
      version: row.version,
      digest: row.digest,
      keptAt: row.kept_at,
      drafters: row.drafter_ids.map(name),
      fields: JSON.parse(row.field_values),
      ...(row.kept_facts === null ? {} : { keptAgainstTheFacts: keptPart(row.kept_facts, name, said) }),
    }),
  );
}

/** Part of what was approved, though no paper prints it. */
function keptPart({ at, by, digest: difference, reason }: KeptFacts, name: (id: string) => string | null, said: Notes['said']): object {
  return { at, by: name(by), difference, reason: said(reason) };
}

async function paperParts({ db, id }: OfRequest, folder: string, store: Gathering['store']): Promise<BundlePart[]> {
  const rows = await db
    .selectFrom('request_document')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('version')
    .orderBy('sha256')
    .execute();
  return rows.map((row) =>
    vaultPart(store, `${folder}papers/v${row.version}-${row.language}-${row.sha256.slice(0, 16)}.${row.format}`, {
      sha256: row.sha256,
      sizeBytes: row.size_bytes,
    }),
  );
}

async function approvalsPart({ db, caseId, people }: Gathering, requests: readonly RequestRow[], { said }: Notes): Promise<BundlePart> {
  const numbers = new Map(requests.map(({ id, number }) => [id, number]));
  const all = await db
    .selectFrom('request_approval')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('approved_at')
    .orderBy('request_id')
    .execute();
  const rows = all.filter(({ request_id }) => numbers.has(request_id));
  const lines = rows.map((row) =>
    csvRow([
      numbers.get(row.request_id),
      row.version,
      row.digest,
      people.get(row.account_id) ?? row.account_id,
      row.approved_at.toISOString(),
      said(row.comment),
    ]),
  );
  return textPart(
    'data/requests/approvals.csv',
    csvRow(['request', 'version', 'digest', 'approved by', 'at (UTC)', 'comment']) + lines.join(''),
  );
}
