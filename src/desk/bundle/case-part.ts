// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { csvRow } from '../../core/evidence/table-text.ts';
import { type Gathered, type Gathering, textPart } from './bundle-part.ts';
import { gapsOf } from './withholding.ts';

/** The case, its circle, its targets, and each advice with what it stood on. */
export async function gatherCase(gathering: Gathering): Promise<Gathered> {
  const { db, caseId, people, leftOut } = gathering;
  const row = await db.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('case_member')
    .select(['account_id', 'role', 'since'])
    .where('case_id', '=', caseId)
    .orderBy('since')
    .orderBy('account_id')
    .execute();
  const allTargets = await db.selectFrom('target').selectAll().where('case_id', '=', caseId).orderBy('added_at').orderBy('id').execute();
  const allAdvice = await db.selectFrom('advice').selectAll().where('case_id', '=', caseId).orderBy('asked_at').orderBy('id').execute();
  const targets = allTargets.filter(({ id }) => !leftOut.targets.has(id));
  const advice = allAdvice.filter(({ target_id }) => !leftOut.targets.has(target_id));
  const adviceOut = allAdvice.filter(({ target_id }) => leftOut.targets.has(target_id));
  const name = (id: string) => people.get(id) ?? id;
  const shown = {
    number: row.number,
    title: row.title,
    summary: row.summary,
    country: row.country,
    stage: row.stage,
    offences: row.offences,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    members: members.map((member) => ({ name: name(member.account_id), role: member.role, since: member.since.toISOString() })),
  };
  const head = csvRow(['id', 'kind', 'written', 'normalised', 'service', 'role', 'relevance', 'added at (UTC)', 'added by', 'from record']);
  const rows = targets.map((target) =>
    csvRow([
      target.id,
      target.kind,
      target.written,
      target.normalised,
      target.service,
      target.role,
      target.relevance,
      target.added_at.toISOString(),
      name(target.added_by),
      target.from_record,
    ]),
  );
  return {
    closed: [...leftOut.targets.keys(), ...adviceOut.map(({ id }) => id)],
    withheld: gapsOf(
      [
        ...[...leftOut.targets.values()].map((reason) => ({ kind: 'target', count: 1, reason })),
        ...adviceOut.map(({ target_id }) => ({ kind: 'advice', count: 1, reason: leftOut.targets.get(target_id) ?? '' })),
      ],
      gathering,
    ),
    parts: [
      textPart('data/case/case.json', `${canonicalJson(shown as unknown as Json)}\n`),
      textPart('data/case/targets.csv', head + rows.join('')),
      ...advice.map((one) =>
        textPart(
          `data/case/advice/${one.id}.json`,
          `${canonicalJson({
            askedAt: one.asked_at.toISOString(),
            askedBy: name(one.asked_by),
            target: one.target_id,
            asOf: one.as_of,
            knowledge: one.knowledge_version,
            query: JSON.parse(one.query),
            answer: JSON.parse(one.answer),
            facts: JSON.parse(one.facts),
            digest: one.digest,
          })}\n`,
        ),
      ),
    ],
  };
}
