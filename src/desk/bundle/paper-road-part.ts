// SPDX-License-Identifier: Apache-2.0
import { paperCode } from '../../core/requests/paper.ts';
import { type BundlePart, type Gathering, jsonPart } from './bundle-part.ts';
import { exhibitNamed } from './exhibit-named.ts';
import type { Notes } from './notes.ts';

/** `paper-road.json` of a request: the signed originals that were bound to it, and what happened to its papers outside the desk; none where nothing did. */
export async function paperRoadParts(
  { db, people, leftOut }: Gathering,
  requestId: string,
  folder: string,
  said: Notes['said'],
): Promise<BundlePart[]> {
  const originals = await db
    .selectFrom('request_original')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('bound_at')
    .orderBy('id')
    .execute();
  const steps = await db
    .selectFrom('paper_step')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('on_day')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  if (originals.length + steps.length === 0) return [];
  const name = (id: string): string => people.get(id) ?? id;
  const shown = {
    originals: originals.map((one) => {
      const exhibit = exhibitNamed(leftOut, one.evidence_id);
      return {
        ...{ version: one.version, language: one.language, paper: one.paper, code: paperCode(one.paper), exhibit },
        ...{ kind: one.kind, pages: one.pages, scanPages: one.scan_pages },
        // Read from the certificate inside: it goes with the bytes.
        signedBy: 'item' in exhibit ? said(one.signed_by) : null,
        ...{ boundAt: one.bound_at, boundBy: name(one.bound_by) },
      };
    }),
    steps: steps.map((one) => ({
      ...{ version: one.version, kind: one.kind, on: one.on_day, number: said(one.number), office: said(one.office) },
      ...{ copies: one.copies, note: said(one.note) },
      exhibit: one.evidence_id === null ? null : exhibitNamed(leftOut, one.evidence_id),
      ...{ recordedAt: one.recorded_at, recordedBy: name(one.recorded_by) },
    })),
  };
  return [jsonPart(`${folder}paper-road.json`, shown)];
}
