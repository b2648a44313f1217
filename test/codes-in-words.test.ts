// SPDX-License-Identifier: Apache-2.0
/** Whoever reads a screen reads words: each code of a closed list has its text in three languages, under the area by which a screen asks for it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { roles } from '../src/core/access/role.ts';
import { protections } from '../src/core/analysis/privilege.ts';
import { type MissingFor, READINESS, type Remark } from '../src/core/analysis/readiness.ts';
import type { OutsideWhy } from '../src/core/analysis/scope-check.ts';
import { offenceFamilies, targetRoles } from '../src/core/api/cases.ts';
import { sourceKinds } from '../src/core/api/currency.ts';
import { howItCame, type JobShown } from '../src/core/api/evidence.ts';
import type { GapReason } from '../src/core/capture/capture-record.ts';
import type { SecretClass } from '../src/core/currency/addresses/secret-keys.ts';
import type { Grade } from '../src/core/currency/graded.ts';
import type { MoneyThrough } from '../src/core/currency/ledger/money-row.ts';
import { noServiceCategories, offeredCategories } from '../src/core/currency/tags/tag.ts';
import { entryKinds } from '../src/core/custody/entry-kinds.ts';
import { entryMembers } from '../src/core/custody/entry-members.ts';
import type { DeadlineKind } from '../src/core/deadlines/request-deadlines.ts';
import { languages } from '../src/core/documents/document-text.ts';
import type { IdentifierKind, IdentifierWarning } from '../src/core/identifiers/identifier.ts';
import { doubts } from '../src/core/old-register/read-cell.ts';
import type { FileStanding } from '../src/core/records/coverage.ts';
import { KINDS, LOCATION_BASES } from '../src/core/records/kinds.ts';
import type { DeletedSaid, GapWhy, SealedClass, Tier } from '../src/core/records/record.ts';
import type { How } from '../src/core/records/said.ts';
import type { Precision } from '../src/core/records/when.ts';
import { documentKinds } from '../src/core/requests/kinds.ts';
import { paperStepKinds } from '../src/core/requests/paper-road.ts';
import { refusalReasons } from '../src/core/requests/refusal-reasons.ts';
import { requestStates } from '../src/core/requests/state-table.ts';
import type { WaitsFor } from '../src/core/requests/waits-for.ts';
import { handOverChannels } from '../src/core/requests/way-of-sending.ts';
import type { FactKind } from '../src/core/routes/fact-index.ts';
import { freshnessStates } from '../src/core/routes/freshness.ts';
import { countrySections, providerSections } from '../src/core/routes/handbook/sections.ts';
import type { StatuteMark } from '../src/core/routes/knowledge.ts';
import { holderKinds, stages } from '../src/core/routes/query.ts';
import type { FaultCode } from '../src/desk/self-check/faults.ts';
import { loadForms } from '../src/store/forms/load-forms.ts';
import { loadKnowledge } from '../src/store/knowledge/load-knowledge.ts';
import { messages as ar } from '../src/web/messages/ar/index.ts';
import { messages as en } from '../src/web/messages/en/index.ts';
import { messages as fr } from '../src/web/messages/fr/index.ts';

/** The codes of a list that is there for the compiler alone: it refuses this where one is missing, or is none. */
const every = <Code extends string>(codes: Readonly<Record<Code, true>>): readonly string[] => Object.keys(codes);
const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)];

const knowledge = loadKnowledge();
const fields = [...loadForms().byId.values()].flatMap((form) => form.fields);
const sections = [
  ...[...knowledge.providers.values()].flatMap((one) => providerSections(knowledge, one)),
  ...[...knowledge.countries.values()].flatMap((one) => countrySections(knowledge, one)),
];
const providerRules = [...knowledge.providers.values()].flatMap((one) => one.rules).concat(...Object.values(knowledge.packs));

const closed: Readonly<Record<string, readonly string[]>> = {
  block: unique(fields.map((field) => field.block)),
  'capture.gap': every<GapReason>({
    ...{ 'time-limit': true, 'request-limit': true, 'size-limit': true, 'unpacked-size-limit': true, 'height-limit': true },
    ...{ 'address-refused': true, 'no-answer': true, 'answer-cut-off': true, 'too-many-redirects': true, 'empty-answer': true },
    ...{ 'certificate-not-valid': true, 'not-a-page': true, 'still-loading': true, 'did-not-answer': true, 'window-closed': true },
    ...{ 'not-taken-out': true, 'sign-in-typed': true, 'something-sent': true, 'not-stamped': true },
  }),
  confidence: ['none', 'low', 'medium', 'high'],
  data: knowledge.vocabulary.dataCategories,
  deleted: every<DeletedSaid['said']>({
    ...{ deleted: true, unsent: true, 'removed-by-sender': true, expired: true, 'view-once': true, tombstone: true },
  }),
  'directory.heading': unique(sections.map(({ heading }) => heading)),
  document: Object.keys(documentKinds),
  due: every<DeadlineKind>({
    ...{ 'preservation-end': true, 'preservation-remind': true, 'answer-due': true, 'follow-up': true, 'emergency-review': true },
    ...{ 'emergency-process': true, 'secrecy-end': true, 'retention-end': true, 'incoming-acknowledge': true, 'incoming-answer': true },
    ...{ hearing: true, 'detention-end': true },
  }),
  entry: Object.keys(entryKinds),
  fact: freshnessStates,
  'fact-kind': every<FactKind>({
    ...{ channel: true, entity: true, rule: true, preservation: true, notice: true, retention: true, identifier: true },
    ...{ returns: true, law: true, stat: true },
  }),
  family: offenceFamilies,
  fault: every<Lowercase<FaultCode>>({
    ...{ log_rolled_back: true, log_forked: true, log_damaged: true, log_unpublished: true, vault_damaged: true, stamp_unusable: true },
  }),
  'following.due': ['preservation_extension', 'release_of_preservation', 'withdrawal'],
  gap: every<GapWhy>({
    ...{ 'unreadable-time': true, 'unreadable-value': true, 'unknown-shape': true, 'orphan-value': true, 'missing-file': true },
    ...{ 'undecodable-bytes': true, 'limit-reached': true, encrypted: true, 'signature-invalid': true, truncated: true },
    ...{ 'refused-name': true, 'reader-failed': true },
  }),
  'holder-kind': holderKinds,
  how: howItCame,
  job: every<JobShown['state']>({ waiting: true, running: true, done: true, failed: true }),
  kind: [
    ...every<IdentifierKind>({
      ...{ 'crypto-address': true, 'lightning-invoice': true, 'extended-public-key': true, email: true, phone: true, ip: true },
      ...{ 'profile-url': true, iban: true, imei: true, 'vehicle-plate': true },
    }),
    ...['provider-user-id', 'username', 'trip-id', 'transaction'],
  ],
  made: every<How>({
    ...{ 'as-stated': true, 'zone-from-value': true, 'zone-from-column': true, 'zone-from-legend': true, 'zone-from-document': true },
    ...{ 'zone-from-provider-docs': true, 'zone-assumed': true, 'mojibake-repaired': true, 'page-break-joined': true },
    ...{ 'unit-converted': true, split: true, trimmed: true, 'entities-decoded': true, 'digits-converted': true, 'leap-second': true },
    ...{ 'order-of-date-inferred': true, 'currency-assumed': true, 'stated-by-person': true },
  }),
  member: entryMembers,
  'messages.kind': ['question', 'clarification', 'refusal', 'reference', 'other'],
  missing: [
    ...every<MissingFor>({ address: true, port: true, zone: true, time: true, second: true, protocol: true, 'public-address': true }),
    ...['service', 'holder'],
  ],
  'money.grade': every<Grade>({ proven: true, 'two-sources': true, 'one-source': true }),
  'money.source': sourceKinds,
  'money.through': [
    ...every<MoneyThrough>({
      ...{ card: true, bank: true, wallet: true, 'gift-card': true, 'transfer-service': true, crowdfunding: true, crypto: true },
      ...{ cash: true, unknown: true },
    }),
    'bank-account',
  ],
  'new-case.mark': every<StatuteMark>({ speech: true, morality: true, association: true, political: true, death: true }),
  'old.doubt': doubts,
  outside: every<OutsideWhy>({
    ...{ 'before-period': true, 'after-period': true, 'other-account': true, 'category-not-asked': true, 'not-upheld': true },
  }),
  paper: unique(providerRules.flatMap(({ then }) => (then.document === undefined ? [] : [then.document]))),
  'paper.step': paperStepKinds,
  person: targetRoles,
  'place-basis': [...LOCATION_BASES, 'pickup', 'dropoff', 'trip-stop'],
  precision: every<Precision>({ year: true, month: true, day: true, minute: true, second: true, millisecond: true, microsecond: true }),
  protection: protections,
  purpose: knowledge.vocabulary.purposes,
  readiness: READINESS,
  'reading.signature': ['valid', 'invalid', 'key-unknown'],
  'record-kind': KINDS,
  refusal: [...refusalReasons.provider, ...refusalReasons.state],
  remark: every<Remark>({
    ...{ 'documentation-range': true, 'port-not-recorded': true, 'address-carried-inside': true, 'listed-as-tor-exit': true },
    ...{ 'reported-by-providers-proxy': true, 'snapshot-far-from-event': true },
  }),
  'request.language': languages,
  role: roles,
  route: unique(knowledge.rules.flatMap(({ then }) => (then.route === undefined ? [] : [then.route]))),
  safeguard: knowledge.safeguards.map(({ id }) => id),
  secret: every<SealedClass | SecretClass>({
    ...{ 'private-key-wif': true, 'private-key-encrypted': true, 'extended-private-key': true, 'private-key-mini': true },
    ...{ 'private-key-hex': true, 'private-key-base58': true, 'account-seed': true, 'seed-phrase': true, password: true },
  }),
  'send.channel': handOverChannels,
  'sign-in.warning': ['disk-not-encrypted', 'clock-unsynchronised'],
  stage: stages,
  standing: every<Exclude<FileStanding, 'read' | 'not-read'>>({ media: true, left: true, container: true }),
  state: requestStates,
  status: unique(knowledge.rules.flatMap(({ then }) => (then.status === undefined ? [] : [then.status]))),
  'tag-category': [...offeredCategories, ...noServiceCategories],
  tier: every<Tier>({ 'real-return': true, 'published-format': true, inferred: true }),
  urgency: knowledge.vocabulary.urgency,
  waits: every<WaitsFor>({ drafter: true, approver: true, 'legal-reviewer': true, addressee: true, nobody: true }),
  warning: every<IdentifierWarning | 'checksum-wrong'>({
    ...{ homoglyph: true, 'bidi-override': true, 'look-alike': true, 'nobody-holds-this': true, 'checksum-wrong': true },
  }),
};

describe('codes on the screens', () => {
  for (const [area, codes] of Object.entries(closed))
    test(`${area}: each code is said in English, Arabic and French`, () => {
      assert.ok(codes.length > 0);
      const bare = Object.entries({ en, ar, fr }).flatMap(([language, texts]) =>
        codes.filter((code) => !(`${area}.${code}` in texts)).map((code) => `${language} ${area}.${code}`),
      );
      assert.deepEqual(bare, []);
    });
  test('no screen asks for the words of a code whose list is not held here', () => {
    const root = resolve(import.meta.dirname, '../src/web');
    const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
    const asked = sources.flatMap((text) => [...text.matchAll(/say\.maybe\('([^']+)'/g)].map(([, area]) => area as string));
    assert.ok(asked.length > 80);
    assert.deepEqual(
      unique(asked).filter((area) => !(area in closed)),
      [],
    );
  });
});
