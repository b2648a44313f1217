// SPDX-License-Identifier: Apache-2.0
import type { BundleExhibit, BundleRedacted, WithheldPart } from '../../core/evidence/bundle-index.ts';
import { type BundlePart, type Gathered, type Gathering, textPart } from './bundle-part.ts';
import { gatherCase } from './case-part.ts';
import { checkerParts } from './checker-parts.ts';
import { gatherCompanions } from './companions-part.ts';
import { type CaseEntry, custodyTable, entriesOfCase } from './custody-part.ts';
import { gatherDefence } from './defence-part.ts';
import { gatherEvidence } from './evidence-part.ts';
import { gatherIncoming } from './incoming-part.ts';
import { byHandPart, readmePart } from './readme-part.ts';
import { type AboutBundle, reportPart } from './report-part.ts';
import { gatherRequests } from './requests-part.ts';
import { closedOn } from './withholding.ts';

/** Everything of a case that goes into its bundle, and the entries on it. */
export interface GatheredBundle {
  readonly parts: readonly BundlePart[];
  readonly exhibits: readonly BundleExhibit[];
  readonly redacted: readonly BundleRedacted[];
  readonly withheld: readonly WithheldPart[];
  readonly disclosed: { readonly items: readonly string[]; readonly setApart: readonly string[] };
  readonly entries: readonly CaseEntry[];
}

/** What a case consists of. A new part: its file beside this one, one line here. */
const PARTS: readonly ((gathering: Gathering) => Promise<Gathered>)[] = [
  gatherCase,
  gatherRequests,
  gatherIncoming,
  gatherCompanions,
  gatherEvidence,
  gatherDefence,
];

export async function gatherBundle(gathering: Gathering, about: AboutBundle): Promise<GatheredBundle> {
  const gathered: Gathered[] = [];
  for (const gather of PARTS) gathered.push(await gather(gathering));
  const closed = new Set(gathered.flatMap((one) => one.closed ?? []));
  const entries = closedOn(await entriesOfCase(gathering.db, gathering.caseId), closed, gathering.leftOut.words);
  const withheld = gathered.flatMap((one) => one.withheld ?? []);
  const exhibits = gathered.flatMap((one) => one.exhibits ?? []);
  const redacted = gathered.flatMap((one) => one.redacted ?? []);
  return {
    parts: [
      ...gathered.flatMap(({ parts }) => parts),
      await reportPart(gathering, about, { exhibits, redacted, entries, withheld }),
      textPart('data/custody.csv', custodyTable(entries, gathering.people)),
      byHandPart(),
      readmePart(gathered.flatMap(({ secrets }) => secrets ?? [])),
      ...(await checkerParts()),
    ],
    exhibits,
    redacted,
    withheld,
    disclosed: {
      items: gathered.flatMap((one) => one.disclosed?.items ?? []),
      setApart: gathered.flatMap((one) => one.disclosed?.setApart ?? []),
    },
    entries,
  };
}
