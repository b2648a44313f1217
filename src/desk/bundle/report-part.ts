// SPDX-License-Identifier: Apache-2.0
import type { BundleExhibit, BundleRedacted } from '../../core/evidence/bundle-index.ts';
import { bundleReport, type ReportFacts } from '../../core/evidence/report/bundle-report.ts';
import { allStated } from '../../core/mappings/stated-values.ts';
import { renderPdf } from '../../documents/pdf/render-pdf.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { mappingsOfReading } from '../mappings/mappings-of-reading.ts';
import { type BundlePart, type Gathering, textPart } from './bundle-part.ts';
import type { CaseEntry } from './custody-part.ts';
import { openingFacts } from './opening-part.ts';

/** What the report says of the bundle itself. */
export interface AboutBundle extends Pick<ReportFacts, 'bundleId' | 'madeAt' | 'desk' | 'program' | 'training'> {}

/** The report as PDF/A, in the language that was asked for. Looking at lists is left out of its table of acts; custody.csv has all. */
export async function reportPart(
  gathering: Gathering,
  about: AboutBundle,
  {
    exhibits,
    redacted,
    entries,
    withheld,
  }: {
    readonly exhibits: readonly BundleExhibit[];
    readonly redacted: readonly BundleRedacted[];
    readonly entries: readonly CaseEntry[];
    readonly withheld: ReportFacts['withheld'];
  },
): Promise<BundlePart> {
  const { db, caseId, language, edition, people, leftOut } = gathering;
  const { number, title } = await db.selectFrom('case_file').select(['number', 'title']).where('id', '=', caseId).executeTakeFirstOrThrow();
  const asked = await db
    .selectFrom('request')
    .select(['id', 'number', 'kind', 'sent_at'])
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const requests = asked.filter(({ id }) => !leftOut.requests.has(id));
  const approvals = await db
    .selectFrom('request_approval')
    .select(['request_id', 'account_id'])
    .where('case_id', '=', caseId)
    .orderBy('approved_at')
    .execute();
  const readings = await db
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .select([
      'reading.id',
      'reading.evidence_id',
      'reading.readers',
      'evidence.sha256',
      'reading.coverage',
      'reading.records',
      'reading.gaps',
    ])
    .where('reading.case_id', '=', caseId)
    .where('reading.ended_at', 'is not', null)
    .orderBy('reading.id')
    .execute();
  const inHere = readings.filter(({ sha256 }) => [...exhibits, ...redacted].some((one) => one.sha256 === sha256));
  const report = bundleReport({
    ...about,
    language,
    edition,
    opening: await openingFacts(gathering, { exhibits, redacted, withheld }),
    case: { number, title },
    requests: requests.map((row) => ({
      number: row.number,
      kind: loadForms().byId.get(row.kind)?.words[language].title ?? row.kind,
      approvedBy: approvals.filter(({ request_id }) => request_id === row.id).map(({ account_id }) => people.get(account_id) ?? account_id),
      sentAt: row.sent_at?.toISOString(),
    })),
    exhibits,
    redacted,
    withheld,
    readings: inHere.map(({ id, sha256, coverage, records, gaps }) => ({
      item: sha256,
      files: coverage?.files.length ?? 0,
      records: redacted.find((one) => one.reading === id)?.records ?? records ?? 0,
      gaps: gaps ?? 0,
    })),
    stated: await statedIn(db, inHere),
    acts: entries.filter(({ entry }) => !/-(listed|shown)$|^log-read$/.test(entry.kind)).map((one) => actOf(one, people)),
  });
  return textPart(`data/report-${language}.pdf`, renderPdf(report));
}

/** What the mappings of these readings state, each once for an item. */
async function statedIn(db: Gathering['db'], readings: readonly ReadBy[]): Promise<ReportFacts['stated']> {
  const found = new Map<string, ReportFacts['stated'][number]>();
  for (const reading of readings)
    for (const mapping of await mappingsOfReading(db, reading)) {
      const values = allStated(mapping);
      const one = { item: reading.sha256, values, by: mapping.confirmedBy, on: mapping.confirmedOn };
      if (values.length > 0) found.set(JSON.stringify(one), one);
    }
  return [...found.values()];
}

type ReadBy = Parameters<typeof mappingsOfReading>[1] & { readonly sha256: string };

function actOf({ entry, openings }: CaseEntry, people: ReadonlyMap<string, string>): ReportFacts['acts'][number] {
  const by = openings.find(({ member }) => member === 'by')?.value;
  const account = by === undefined ? '' : String(JSON.parse(by));
  return {
    at: entry.at,
    who: people.get(account) ?? account,
    kind: entry.kind,
    ...(entry.outcome === 'refused' && { refused: entry.rule ?? '' }),
  };
}
