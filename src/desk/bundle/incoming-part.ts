// SPDX-License-Identifier: Apache-2.0
import type { Selectable } from 'kysely';
import type { IncomingRequestTable } from '../../store/database/incoming-tables.ts';
import { stepsOfIncoming } from '../incoming/show-incoming.ts';
import { type BundlePart, type Gathered, type Gathering, jsonPart, nameOf } from './bundle-part.ts';
import { exhibitNamed } from './exhibit-named.ts';
import { type Notes, notesOf } from './notes.ts';
import { gapsOf } from './withholding.ts';

type IncomingRow = Selectable<IncomingRequestTable>;

/**
 * Each request of another State on the case, with its steps and deadlines. What the desk holds of one was read from its paper or the translation:
 * where one of the two is left out, so is the request.
 */
export async function gatherIncoming(gathering: Gathering): Promise<Gathered> {
  const { db, caseId, leftOut } = gathering;
  const all = await db
    .selectFrom('incoming_request')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('registered_at')
    .orderBy('id')
    .execute();
  const notes = notesOf(leftOut.words);
  const parts: BundlePart[] = [];
  const out = new Map<string, string>();
  for (const row of all) {
    const reason = [row.original_id, row.translation_id].map((id) => leftOut.whole.get(id ?? '')).find((found) => found !== undefined);
    if (reason === undefined) parts.push(await incomingPart(gathering, row, notes));
    else out.set(row.id, reason);
  }
  const withheld = gapsOf(
    [...[...out.values()].map((reason) => ({ kind: 'incoming request', count: 1, reason })), ...notes.gaps()],
    gathering,
  );
  return { parts, closed: [...out.keys()], withheld };
}

async function incomingPart({ db, people, leftOut }: Gathering, row: IncomingRow, { said }: Notes): Promise<BundlePart> {
  const steps = await stepsOfIncoming(db, row.id);
  const deadlines = await db.selectFrom('deadline').selectAll().where('incoming_id', '=', row.id).orderBy('due_at').orderBy('id').execute();
  const name = (id: string): string => people.get(id) ?? id;
  const exhibit = (id: string | null) => (id === null ? null : exhibitNamed(leftOut, id));
  const shown = {
    ...{ id: row.id, number: row.number, requestingState: row.requesting_state, requestingAuthority: said(row.requesting_authority) },
    ...{ theirReference: said(row.their_reference), treatyBasis: said(row.treaty_basis), receivedOn: row.received_on },
    ...{ channel: row.channel, language: row.language, asked: said(row.asked), urgency: row.urgency, neededBy: row.needed_by },
    ...{ secrecy: row.secrecy, secrecyUntil: row.secrecy_until, original: exhibit(row.original_id) },
    ...{ translation: row.translation, translationItem: exhibit(row.translation_id) },
    stated: Object.fromEntries(Object.entries(row.stated).map(([field, text]) => [field, said(text)])),
    ...{ missing: row.missing, state: row.state, office: said(row.office), acknowledgedAt: row.acknowledged_at },
    ...{ answer: row.answer, refusal: row.refusal, answeredAt: row.answered_at },
    ...{ registeredAt: row.registered_at, registeredBy: name(row.registered_by) },
    steps: steps.map((step) => ({
      ...{ at: step.taken_at, by: name(step.taken_by), happenedOn: step.happened_on, event: step.event, state: step.state },
      ...{ comment: said(step.comment), reason: step.reason, office: said(step.office), reference: said(step.reference) },
      ...{ channel: step.channel, exhibits: step.evidence_ids.map(exhibit) },
    })),
    deadlines: deadlines.map((one) => ({
      ...{ kind: one.kind, dueAt: one.due_at, lastDay: one.last_day, zone: one.zone, rule: one.rule, facts: one.facts, metAt: one.met_at },
    })),
  };
  return jsonPart(`data/incoming/${nameOf(row)}.json`, shown);
}
