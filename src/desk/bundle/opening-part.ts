// SPDX-License-Identifier: Apache-2.0
/** What the two pages for the judge are made from, as the desk holds it. */
import { startReconciling } from '../../core/analysis/reconcile.ts';
import { basisOnPaper } from '../../core/documents/basis-on-paper.ts';
import type { Language } from '../../core/documents/document-text.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { member, saidText } from '../../core/documents/values.ts';
import { penFor } from '../../core/documents/write-value.ts';
import type { BundleExhibit, BundleRedacted, WithheldPart } from '../../core/evidence/bundle-index.ts';
import type { AskedAndGiven, AuthorityOf, ChecklistItem, LawNamed, OpeningFacts } from '../../core/evidence/report/opening.ts';
import { type RequestType, traitsOf } from '../../core/requests/kinds.ts';
import { refusalReasons } from '../../core/requests/refusal-reasons.ts';
import type { Confidence, Country, Knowledge } from '../../core/routes/knowledge.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { knowledgeOfDesk } from '../../store/knowledge/changes-file.ts';
import { askedOf } from '../evidence/asked-of.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { Gathering } from './bundle-part.ts';
import { recordsIn } from './left-out.ts';

export interface Given {
  readonly exhibits: readonly BundleExhibit[];
  readonly redacted: readonly BundleRedacted[];
  readonly withheld: readonly WithheldPart[];
}

export async function openingFacts(gathering: Gathering, { exhibits, redacted, withheld }: Given): Promise<OpeningFacts> {
  const { store, db, caseId, language, leftOut } = gathering;
  const knowledge = await ownKnowledge({ knowledge: knowledgeOfDesk(store.configuration.dataFolder) }, db);
  const { country } = await db.selectFrom('case_file').select('country').where('id', '=', caseId).executeTakeFirstOrThrow();
  const pack = knowledge.countries.get(country);
  const requests = (await sentRequests(gathering)).filter(({ id }) => !leftOut.requests.has(id));
  return {
    authority: requests.map((row) => authorityOf(row, { knowledge, pack }, gathering)),
    asked: (
      await Promise.all(
        requests.filter(({ kind }) => DISCLOSES.has(traitsOf(kind).type)).map(async (row) => await askedAndGiven(row, gathering)),
      )
    ).flat(),
    notAsked: leftOut.readings.reduce((sum, { outside }) => sum + (outside?.records ?? 0), 0),
    withheld: withheld.reduce((sum, { count }) => sum + count, 0),
    ladder: await ladderOf(gathering),
    before: await beforeReceipt(gathering, [...exhibits, ...redacted]),
    conditions: requests.flatMap(({ number, values }) => conditionsIn(values).map((text) => ({ request: number, text }))),
    checklist: checklistOf(pack, language),
  };
}

/** Requests that ask for data to be handed over; one that only keeps or freezes them is not answered with data. */
const DISCLOSES: ReadonlySet<RequestType> = new Set([
  ...(['voluntary-disclosure', 'emergency-disclosure', 'domestic-order', 'mla'] as const),
  ...(['epoc', 'police-to-police', 'supplement'] as const),
]);

type Sent = Awaited<ReturnType<typeof sentRequests>>[number];

async function sentRequests({ db, caseId }: Gathering) {
  const rows = await db
    .selectFrom('request')
    .select(['id', 'number', 'kind', 'field_values', 'sent_at', 'outcome', 'version'])
    .where('case_id', '=', caseId)
    .where('sent_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const approvals = await db.selectFrom('request_approval').selectAll().where('case_id', '=', caseId).orderBy('approved_at').execute();
  return rows.map((row) => ({
    ...row,
    values: JSON.parse(row.field_values) as FieldValues,
    approvals: approvals.filter(({ request_id, version }) => request_id === row.id && version === row.version),
  }));
}

/** Fields in which a paper names its power, the nearest first. */
const POWER = [
  'article_of_power',
  'treaty_basis_and_article',
  'treaty_article',
  'legal_basis',
  'legal_basis_for_requester',
  'power_of_authority',
  'legal_power_of_requester',
];

function authorityOf(
  { number, kind, values, sent_at, approvals }: Sent,
  { knowledge, pack }: { readonly knowledge: Knowledge; readonly pack: Country | undefined },
  { people, language }: Gathering,
): AuthorityOf {
  const form = loadForms().byId.get(kind);
  const written = POWER.map((field) => saidText(values[field]).trim()).find((said) => said !== '');
  const basis =
    written === undefined || form === undefined ? written : basisOnPaper(written, penFor(language, form.words[language], { knowledge }));
  const day = (sent_at ?? approvals[0]?.approved_at)?.toISOString().slice(0, 10);
  const until = saidText(values.secrecy_until).trim();
  return {
    request: number,
    kind: form?.words[language].title ?? kind,
    day,
    basis,
    laws: basis === undefined ? [] : lawsNamed(basis, pack, { day, language }),
    signedBy: approvals.map(({ account_id, approved_at }) => ({
      name: people.get(account_id) ?? account_id,
      at: approved_at.toISOString(),
    })),
    secrecy: { asked: values.secrecy_wanted === true || values.secrecy_wanted === 'yes', until: until === '' ? undefined : until },
  };
}

interface Law {
  readonly title: { readonly en: string; readonly ar?: string; readonly fr?: string };
  readonly published?: unknown;
  readonly in_force?: unknown;
  readonly articles?: readonly { readonly art?: string; readonly conf?: Confidence }[];
  readonly facts?: readonly { readonly art?: string; readonly conf?: Confidence }[];
}

/** Laws of the pack whose number and year the paper states; of their articles those it states. Nothing is guessed. */
function lawsNamed(
  basis: string,
  pack: Country | undefined,
  { day, language }: { day: string | undefined; language: Language },
): LawNamed[] {
  const written = basis.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const laws = (pack?.laws ?? []) as readonly Law[];
  return laws.flatMap((law): LawNamed[] => {
    const [, number, year] = /(\d+) of (\d{4})/.exec(law.title.en) ?? [];
    if (number === undefined || !new RegExp(`(?<!\\d)${number}\\D{1,12}${year}(?!\\d)`).test(written)) return [];
    const known = [...(law.articles ?? []), ...(law.facts ?? [])];
    const rest = written.replace(new RegExp(`${number}\\D{1,12}${year}`, 'g'), ' ');
    const articles = known.filter(
      ({ art }) => art !== undefined && new RegExp(`(?<!\\d)${art.replace(/[^\d\w ]/g, '.')}(?!\\d)`).test(rest),
    );
    const since = dayOf(law.in_force) ?? dayOf(law.published);
    return [
      {
        title: law.title[language] ?? law.title.en,
        articles: [...new Set(articles.map(({ art }) => art as string))],
        since,
        conf: articles[0]?.conf ?? known[0]?.conf ?? 'none',
        notYet: since !== undefined && day !== undefined && since > day,
      },
    ];
  });
}

function dayOf(value: unknown): string | undefined {
  const said = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : '';
  return /^\d{4}-\d\d-\d\d/.exec(said)?.[0];
}

/** Asked against given by category, over the newest reading of each item that answers the request; what was set apart does not count. */
async function askedAndGiven({ id, number, kind, outcome }: Sent, { store, db, leftOut, language }: Gathering): Promise<AskedAndGiven[]> {
  const asked = await askedOf(db, id);
  const categories = asked?.categories ?? [];
  if (categories.length === 0) return [];
  const answers = new Set(leftOut.rows.filter((row) => row.request_id === id).map((row) => row.id));
  const newest = new Map(
    leftOut.readable
      .filter((reading) => answers.has(reading.evidence_id))
      .sort((a, b) => a.started_at.getTime() - b.started_at.getTime())
      .map((reading) => [reading.evidence_id, reading]),
  );
  const reconciling = startReconciling(categories);
  for (const { folder } of newest.values())
    for await (const page of recordsIn(store, [folder])) for (const record of page) reconciling.add(record);
  const refused = outcome !== null && Object.values(refusalReasons).some((codes) => (codes as readonly string[]).includes(outcome));
  const { rows } = reconciling.done({
    withheld: refused ? categories.map((category) => ({ category, reason: outcome })) : [],
    unread: false,
    today: new Date().toISOString().slice(0, 10),
  });
  const words = loadForms().byId.get(kind)?.words[language].choices ?? {};
  return rows.map((row) => ({
    request: number,
    category: words[row.category] ?? row.category,
    outcome: row.outcome,
    records: row.records,
  }));
}

const DEVICES: ReadonlySet<string> = new Set(['device', 'cell-session']);
const ADDRESSES: ReadonlySet<string> = new Set(['ip-event', 'address-lease']);
const PERSONS: ReadonlySet<string> = new Set(['person', 'subscriber-fact']);

/** Of the newest reading of each item that is in the bundle, by what the coverage counts. */
async function ladderOf({ store, leftOut }: Gathering): Promise<OpeningFacts['ladder']> {
  const ladder = { records: 0, accounts: 0, devices: 0, addresses: 0, persons: 0 };
  const open = leftOut.readable.filter(({ evidence_id }) => !leftOut.whole.has(evidence_id));
  const newest = new Map([...open].sort((a, b) => a.started_at.getTime() - b.started_at.getTime()).map((one) => [one.evidence_id, one]));
  for (const { folder } of newest.values())
    for await (const page of recordsIn(store, [folder]))
      for (const record of page) {
        if (leftOut.decisionOn(record) !== undefined) continue;
        ladder.records += 1;
        if (record.of !== undefined) ladder.accounts += 1;
        if (DEVICES.has(record.kind)) ladder.devices += 1;
        if (ADDRESSES.has(record.kind)) ladder.addresses += 1;
        if (PERSONS.has(record.kind)) ladder.persons += 1;
      }
  return ladder;
}

async function beforeReceipt({ leftOut }: Gathering, exhibits: readonly Omit<BundleExhibit, 'path'>[]): Promise<OpeningFacts['before']> {
  const once = exhibits.filter(({ sha256 }, n) => exhibits.findIndex((one) => one.sha256 === sha256) === n);
  // What holders gave comes first: only so many stand on the two pages.
  const ordered = [...once].sort((a, b) => Number(b.origin === 'return') - Number(a.origin === 'return'));
  return ordered.map(({ sha256, name, origin, receivedBy, receivedAt }) => {
    const rows = leftOut.rows.filter((row) => row.sha256 === sha256);
    const ids = new Set(rows.map(({ id }) => id));
    const signatures = leftOut.readings
      .filter(({ evidence_id }) => ids.has(evidence_id))
      .flatMap(({ coverage }) => (coverage?.manifests ?? []).map(({ method, result }) => `${method}: ${result}`));
    return { name, how: origin, from: rows[0]?.received_from ?? '–', receivedBy, at: receivedAt, signatures };
  });
}

const CONDITIONS = ['conditions_of_use', 'use_limit_promise', 'use_limit_intelligence', 'purpose_limit', 'death_penalty_assurance'];

function conditionsIn(values: FieldValues): string[] {
  return CONDITIONS.map((field) => saidText(values[field]).trim()).filter((said) => said !== '');
}

/** The country's list of what digital evidence must show, as its pack has it. */
function checklistOf(pack: Country | undefined, language: Language): OpeningFacts['checklist'] {
  const list = pack?.evidence_checklist as
    | { readonly law: Readonly<Record<Language, string>>; readonly conf?: Confidence; readonly items: readonly ChecklistItem[] }
    | undefined;
  if (list === undefined) return undefined;
  return {
    law: String(member(list.law, language) ?? list.law.en),
    conf: list.conf ?? 'none',
    items: list.items.map((one) => ({ ...one, art: String(one.art), conf: one.conf ?? 'none' })),
  };
}
