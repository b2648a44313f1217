// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { isAskedFor, termsCommitment } from '../../core/evidence/defence-query.ts';
import { goesInto } from '../../core/evidence/editions.ts';
import { type Gathered, type Gathering, textPart } from './bundle-part.ts';

/** Questions that the defence has asked of earlier bundles, with what opens their terms: for whom they were asked, and no other accused. */
export async function gatherDefence({ db, caseId, edition, questionsOf, people }: Gathering): Promise<Gathered> {
  if (questionsOf === null || !goesInto(edition, 'questions of the defence')) return { parts: [] };
  const rows = await db
    .selectFrom('defence_query')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('answer', 'is not', null)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  const theirs = rows.filter((row) => isAskedFor(row.on_behalf_of, questionsOf));
  return {
    parts: theirs.map((row) => {
      const terms = {
        terms: row.terms,
        ...(row.from_at === null ? {} : { from: row.from_at.toISOString() }),
        ...(row.to_at === null ? {} : { to: row.to_at.toISOString() }),
      };
      const shown = {
        ...terms,
        id: row.id,
        bundle: row.bundle_id,
        onBehalfOf: row.on_behalf_of,
        askedAt: row.asked_at.toISOString(),
        askedBy: people.get(row.asked_by) ?? row.asked_by,
        commitment: termsCommitment(terms, row.salt),
        salt: row.salt.toString('hex'),
        answer: JSON.parse(row.answer as string),
      };
      return textPart(`data/defence/${row.id}.json`, `${canonicalJson(shown as unknown as Json)}\n`);
    }),
  };
}
