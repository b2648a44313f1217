// SPDX-License-Identifier: Apache-2.0
import { type BundlePart, type Gathered, type Gathering, jsonPart, vaultPart } from './bundle-part.ts';
import { exhibitNamed } from './exhibit-named.ts';
import { NAMES_LEFT_OUT, notesOf } from './notes.ts';
import { gapsOf } from './withholding.ts';

/**
 * `papers/`: what was printed beside the case to be signed by hand, each file and one list of them. A paper cannot be shortened: one on an item
 * or a request that is left out, or that names what is left out, stays out whole.
 */
export async function gatherCompanions(gathering: Gathering): Promise<Gathered> {
  const { db, caseId, store, people, leftOut } = gathering;
  const rows = await db
    .selectFrom('companion_paper')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .orderBy('series')
    .orderBy('version')
    .execute();
  if (rows.length === 0) return { parts: [] };
  const ofItems = leftOut.rows
    .filter(({ id }) => leftOut.whole.has(id))
    .flatMap(({ name, sha256 }) => [name, sha256])
    .filter((word) => word.length > 2);
  const names = notesOf([...leftOut.words, ...ofItems]);
  const out = new Map<string, string>();
  for (const row of rows) {
    const reason = leftOut.whole.get(row.evidence_id ?? '') ?? leftOut.requests.get(row.request_id ?? '');
    if (reason !== undefined) out.set(row.id, reason);
    else if (names.said(row.field_values) !== row.field_values) out.set(row.id, NAMES_LEFT_OUT);
  }
  const given = rows.filter(({ id }) => !out.has(id));
  const listed = given.map((row) => ({
    ...{ id: row.id, series: row.series, version: row.version, kind: row.kind, language: row.language, format: row.format },
    ...{ request: row.request_id, exhibit: row.evidence_id === null ? null : exhibitNamed(leftOut, row.evidence_id) },
    ...{ number: row.number, missing: row.missing, item: row.sha256, file: fileOf(row) },
    ...{ madeAt: row.made_at, madeBy: people.get(row.made_by) ?? row.made_by, fields: JSON.parse(row.field_values) },
  }));
  const files = new Map<string, BundlePart>(
    given.map((row) => [row.sha256, vaultPart(store, `data/${fileOf(row)}`, { sha256: row.sha256, sizeBytes: row.size_bytes })]),
  );
  const withheld = gapsOf(
    [...out.values()].map((reason) => ({ kind: 'paper', count: 1, reason })),
    gathering,
  );
  const closed = rows.filter(({ id }) => out.has(id)).map(({ sha256 }) => sha256);
  return {
    parts: [...(given.length === 0 ? [] : [jsonPart('data/papers/papers.json', { papers: listed })]), ...files.values()],
    closed,
    withheld,
  };
}

/** The same bytes made twice are one file. */
function fileOf({ kind, language, sha256, format }: { kind: string; language: string; sha256: string; format: string }): string {
  return `papers/${kind.replaceAll('_', '-')}-${language}-${sha256.slice(0, 16)}.${format}`;
}
