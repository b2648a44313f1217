// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '../core/custody/entry.ts';
import { opens } from '../core/custody/entry.ts';
import { isEntryKind } from '../core/custody/entry-kinds.ts';
import { entryTexts as entriesAr } from '../core/custody/entry-words/ar.ts';
import { entryTexts as entriesEn } from '../core/custody/entry-words/en.ts';
import { entryTexts as entriesFr } from '../core/custody/entry-words/fr.ts';
import { leafHash } from '../core/custody/merkle-tree.ts';
import { verifyInclusion } from '../core/custody/proofs.ts';
import { parseTlogProof } from '../core/custody/tlog-proof.ts';
import type { Language } from '../core/documents/document-text.ts';
import { type Said, withoutStop } from '../core/errors/say.ts';
import { bundleFound } from '../core/errors/sentences/found-in-bundle.ts';
import { logFound } from '../core/errors/sentences/found-in-log.ts';
import { stampFound } from '../core/errors/sentences/found-in-stamp.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import {
  type BundleIndex,
  CHECKERS_FOLDER,
  CHECKPOINT_PATH,
  CHECKPOINT_TEXT_PATH,
  ENTRIES_FOLDER,
  INDEX_PATH,
  KEYS_FOLDER,
  LOG_FOLDER,
  OPENINGS_FOLDER,
  PROOFS_FOLDER,
  parseBundleIndex,
  STAMPS_FOLDER,
  type WithheldPart,
} from '../core/evidence/bundle-index.ts';
import { withheldWords } from '../core/evidence/report/withheld-words.ts';
import { type DisclosedRecord, parseWithheldLine } from '../core/evidence/withheld-records.ts';
import { checkCanonical } from './check-canonical.ts';
import { type CheckedCheckpoint, checkCheckpoint, type FoundKey } from './check-checkpoint.ts';
import { entryCheck } from './check-entries.ts';
import { checkStamp } from './check-stamp.ts';
import { type ContainedFile, type Container, readWhole } from './container.ts';
import type { Findings } from './finding.ts';
import type { Trust } from './trust.ts';
import { type ReadBag, verifyBag } from './verify-bag.ts';

/** No entry, proof, key or token is larger. */
const SMALL = 1 << 20;

/**
 * A bundle: the bag, its one form, the state of the log, each entry with its proof, the index of files that the log has committed to, each
 * exhibit with the entry that recorded it, the time-stamps.
 */
export async function verifyBundle(container: Container, root: string, trust: Trust, findings: Findings): Promise<void> {
  const bag = await verifyBag(container, root, findings);
  await checkCanonical(container, bag, findings);
  const index = await readIndex(bag, findings);
  const head = await readCheckpoint(bag, trust, findings);
  const entries = await checkEntries(bag, head, findings);
  if (index !== undefined) {
    compareIndex(index, bag, findings);
    checkIndexIsLogged(index, bag, entries, findings);
    checkExhibits(index, entries, findings);
    for (const part of index.withheld) findings.note('WITHHELD', leftOut(part), INDEX_PATH);
    await checkRedacted(index, bag, { entries, disclosed: trust.disclosed ?? [] }, findings);
    if (index.training) findings.note('TRAINING', bundleFound('training'), INDEX_PATH);
  }
  checkCheckers(bag, trust, findings);
  checkLogFiles(bag, findings);
  await checkStamps(bag, head, trust, findings);
}

function leftOut(part: WithheldPart): Said {
  const inEach = (of: 'kind' | 'reason' | 'decidedBy') => {
    const word = (language: Language) => withheldWords(part, language)[of];
    return word('en').mine ? withoutStop({ en: word('en').text, ar: word('ar').text, fr: word('fr').text }) : part[of].replace(/\.$/, '');
  };
  const kind = inEach('kind');
  const named = part.of === undefined ? kind : bundleFound('kind-of', { kind, of: part.of });
  return bundleFound('withheld', { count: part.count, kind: named, reason: inEach('reason'), by: inEach('decidedBy') });
}

/** A page or program that came with what it is to check may say yes to everything. Whoever holds a list of releases is told whether it is theirs. */
function checkCheckers({ hashes }: ReadBag, { checkers }: Trust, findings: Findings): void {
  for (const [path, { digests }] of hashes) {
    const { sha256 } = digests;
    if (!path.startsWith(CHECKERS_FOLDER) || sha256 === undefined) continue;
    if (checkers.includes(sha256)) findings.good('CHECKER_KNOWN', bundleFound('checker-known'), path);
    else if (checkers.length > 0) findings.bad('CHECKER_UNKNOWN', bundleFound('checker-unknown', { sha256 }), path);
    else findings.note('CHECKER_UNKNOWN', bundleFound('checker-came-along', { sha256 }), path);
  }
}

/** The files below the log's folder are not in the index; each must be of a kind that proves itself. */
function checkLogFiles({ files }: ReadBag, findings: Findings): void {
  const kinds = [
    [CHECKPOINT_PATH, ''],
    [CHECKPOINT_TEXT_PATH, ''],
    [ENTRIES_FOLDER, '.json'],
    [PROOFS_FOLDER, '.tlog-proof'],
    [OPENINGS_FOLDER, '.json'],
    [KEYS_FOLDER, '.vkey'],
    [KEYS_FOLDER, '.pem'],
    [STAMPS_FOLDER, '.tsr'],
  ] as const;
  for (const path of files.keys())
    if (path.startsWith(LOG_FOLDER) && !kinds.some(([start, end]) => path.startsWith(start) && path.endsWith(end)))
      findings.bad('FILE_UNLISTED', bundleFound('beside-log'), path);
}

async function readIndex({ files }: ReadBag, findings: Findings): Promise<BundleIndex | undefined> {
  const file = files.get(INDEX_PATH);
  const bytes = file === undefined ? undefined : await readWhole(file);
  const index = bytes === undefined ? undefined : parseBundleIndex(bytes.toString('utf8'));
  if (index === undefined) findings.bad('INDEX_FORM', bundleFound('index-form'), INDEX_PATH);
  return index;
}

async function readCheckpoint(bag: ReadBag, trust: Trust, findings: Findings): Promise<CheckedCheckpoint | undefined> {
  const note = await smallText(bag.files.get(CHECKPOINT_PATH));
  if (note === undefined) {
    findings.bad('CHECKPOINT_FORM', logFound('no-checkpoint'), CHECKPOINT_PATH);
    return undefined;
  }
  const keys: FoundKey[] = [];
  for (const [path, file] of below(bag, KEYS_FOLDER))
    if (path.endsWith('.vkey')) keys.push({ where: path, text: (await smallText(file)) ?? '' });
  const head = checkCheckpoint(note, CHECKPOINT_PATH, keys, trust, findings);
  const text = await smallText(bag.files.get(CHECKPOINT_TEXT_PATH));
  if (head !== undefined && text !== head.text) findings.bad('CHECKPOINT_FORM', logFound('checkpoint-text'), CHECKPOINT_TEXT_PATH);
  return head;
}

/** Entries of the bundle that are in the log, by the place in it. */
interface LoggedEntry {
  readonly entry: Entry;
  readonly where: string;
}

async function checkEntries(bag: ReadBag, head: CheckedCheckpoint | undefined, findings: Findings): Promise<readonly LoggedEntry[]> {
  const check = entryCheck(findings);
  const logged: LoggedEntry[] = [];
  let opened = 0;
  const all = below(bag, ENTRIES_FOLDER).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, file] of all) {
    const name = path.slice(ENTRIES_FOLDER.length).replace(/\.json$/, '');
    const bytes = await readWhole(file, SMALL);
    const entry = bytes === undefined ? undefined : check.next(bytes, path);
    if (bytes === undefined || !(await isIncluded(bytes, `${PROOFS_FOLDER}${name}.tlog-proof`, path, { bag, head, findings }))) continue;
    if (entry === undefined) continue;
    logged.push({ entry, where: path });
    opened += await checkOpenings(entry, bag, `${OPENINGS_FOLDER}${name}.json`, findings);
  }
  if (logged.length > 0)
    findings.good('ENTRIES_IN_LOG', logFound('entries-in-log', { count: logged.length, all: all.length }), ENTRIES_FOLDER);
  if (opened > 0) findings.good('OPENINGS_FIT', logFound('openings-fit', { count: opened }), OPENINGS_FOLDER);
  return logged;
}

async function isIncluded(
  bytes: Uint8Array,
  proofPath: string,
  path: string,
  { bag, head, findings }: { bag: ReadBag; head: CheckedCheckpoint | undefined; findings: Findings },
): Promise<boolean> {
  const proof = parseTlogProof((await smallText(bag.files.get(proofPath))) ?? '');
  if (proof === undefined) findings.bad('PROOF_FORM', logFound('proof-form'), proofPath);
  if (proof === undefined || head === undefined) return false;
  const note = await smallText(bag.files.get(CHECKPOINT_PATH));
  if (proof.checkpoint !== note) {
    findings.bad('PROOF_CHECKPOINT', logFound('proof-checkpoint'), proofPath);
    return false;
  }
  if (!verifyInclusion(proof.index, head.size, leafHash(bytes), proof.proof, head.root)) {
    findings.bad('ENTRY_HASH_MISMATCH', logFound('entry-differs', { entry: proof.index }), path);
    return false;
  }
  if (!path.startsWith(`${ENTRIES_FOLDER}${String(proof.index).padStart(10, '0')}-`)) {
    findings.bad('ENTRY_HASH_MISMATCH', logFound('entry-misplaced', { entry: proof.index }), path);
    return false;
  }
  return head.signed;
}

async function checkOpenings(entry: Entry, bag: ReadBag, path: string, findings: Findings): Promise<number> {
  const file = bag.files.get(path);
  if (file === undefined) return 0;
  const openings = readOpenings((await smallText(file)) ?? '');
  if (openings === undefined) {
    findings.bad('OPENING_WRONG', logFound('openings-form'), path);
    return 0;
  }
  const said: Readonly<Record<string, unknown>> = { ...entry.about, by: entry.by, case: entry.case, purpose: entry.purpose };
  let fitting = 0;
  for (const { member, salt, value } of openings)
    if (opens(said[member] as `sha256:${string}`, Buffer.from(salt, 'hex'), value)) fitting += 1;
    else findings.bad('OPENING_WRONG', logFound('opening-wrong', { member }), path);
  return fitting;
}

function readOpenings(text: string): { member: string; salt: string; value: string }[] | undefined {
  try {
    const value = JSON.parse(text);
    const fits = Array.isArray(value) && value.every((one) => ['member', 'salt', 'value'].every((name) => typeof one?.[name] === 'string'));
    return fits ? value : undefined;
  } catch {
    return undefined;
  }
}

function compareIndex(index: BundleIndex, { hashes }: ReadBag, findings: Findings): void {
  const listed = new Map(index.files.map((file) => [file.path, file]));
  for (const [path, { digests }] of hashes) {
    if (!path.startsWith('data/') || path === INDEX_PATH || path.startsWith(LOG_FOLDER)) continue;
    const file = listed.get(path);
    if (file === undefined) findings.bad('INDEX_MISMATCH', bundleFound('index-lacks'), path);
    else if (file.sha256 !== digests.sha256) findings.bad('INDEX_MISMATCH', bundleFound('index-hash'), path);
  }
  for (const path of listed.keys()) if (!hashes.has(path)) findings.bad('FILE_MISSING', bundleFound('index-names'), path);
}

function checkIndexIsLogged(index: BundleIndex, { hashes }: ReadBag, entries: readonly LoggedEntry[], findings: Findings): void {
  const sha256 = hashes.get(INDEX_PATH)?.digests.sha256;
  const made = entries.filter(({ entry }) => entry.kind === 'bundle-made' && entry.outcome === 'done' && entry.about.bundle === index.id);
  const fitting = made.find(({ entry }) => entry.about.index === sha256);
  if (fitting === undefined) {
    findings.bad('INDEX_NOT_IN_LOG', bundleFound(made.length === 0 ? 'not-made' : 'other-index'), INDEX_PATH);
    return;
  }
  findings.good('INDEX_IN_LOG', bundleFound('handed-out', { count: index.files.length }), fitting.where);
  // Work that died half-way has left an earlier entry on the same bundle, which is one of the case like any other.
  const others = entries.length - 1;
  if (others < index.entries)
    findings.bad('ENTRY_MISSING', bundleFound('entries-missing', { expected: index.entries, found: others }), ENTRIES_FOLDER);
}

/** Entries by each item that they say was taken in, the first of each. */
function takenIn(entries: readonly LoggedEntry[]): ReadonlyMap<string, LoggedEntry> {
  const recorded = new Map<string, LoggedEntry>();
  for (const logged of entries)
    if (TAKES_IN.has(logged.entry.kind))
      for (const value of Object.values(logged.entry.about))
        if (typeof value === 'string' && !recorded.has(value)) recorded.set(value, logged);
  return recorded;
}

/** The originals that are not here, each with its gaps: what was taken in, and a commitment in the place of each record that is left out. */
async function checkRedacted(
  index: BundleIndex,
  bag: ReadBag,
  { entries, disclosed }: { entries: readonly LoggedEntry[]; disclosed: readonly DisclosedRecord[] },
  findings: Findings,
): Promise<void> {
  const recorded = takenIn(entries);
  const found = new Map<string, Said>();
  for (const { name, sha256, records, leftOut, commitments } of index.redacted ?? []) {
    const first = recorded.get(sha256);
    if (first === undefined) findings.bad('EXHIBIT_NOT_IN_LOG', bundleFound('hash-not-recorded'), commitments);
    findings.note(
      'EXHIBIT_REDACTED',
      bundleFound('redacted', { name, sha256, at: first?.entry.at ?? bundleFound('never'), out: leftOut, here: records }),
      commitments,
    );
    const stated = await readCommitments(bag.files.get(commitments), found, commitments);
    if (stated === undefined || stated !== leftOut)
      findings.bad(
        'COMMITMENTS_FORM',
        bundleFound('commitments-form', { expected: leftOut, found: stated ?? bundleFound('something-else') }),
        commitments,
      );
  }
  for (const { commitment, record, bundle } of disclosed) {
    const where = bundle === index.id ? found.get(commitment) : undefined;
    if (where === undefined) findings.bad('RECORD_NOT_LEFT_OUT', bundleFound('not-left-out'), placeIn('record', { id: record.id }));
    else findings.good('RECORD_BELONGS', bundleFound('belongs', { kind: record.kind }), where);
  }
}

/** Commitments with their places. @returns how many, or undefined when a line is none */
async function readCommitments(file: ContainedFile | undefined, found: Map<string, Said>, path: string): Promise<number | undefined> {
  if (file === undefined) return undefined;
  let [rest, lines] = ['', 0];
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of file.chunks()) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() as string;
    for (const line of parts) {
      const read = parseWithheldLine(line);
      if (read === undefined) return undefined;
      lines += 1;
      found.set(read.commitment, placeIn('line', { file: path, n: lines }));
    }
  }
  return rest === '' ? lines : undefined;
}

/** What an act is called; the kind of a newer desk as it stands. */
function kindOfEntry(kind: string): Said | string {
  const word = (texts: Readonly<Record<string, string>>) => texts[`entry.${kind}`] ?? kind;
  return isEntryKind(kind) ? { en: word(entriesEn), ar: word(entriesAr), fr: word(entriesFr) } : kind;
}

/** A certificate that the desk made when it followed value has no other entry than that of its trace. */
const TAKES_IN: ReadonlySet<string> = new Set(['evidence-sealed', 'evidence-received', 'evidence-derived', 'capture-made', 'trace-made']);

function checkExhibits(index: BundleIndex, entries: readonly LoggedEntry[], findings: Findings): void {
  const recorded = takenIn(entries);
  for (const { path, sha256, name } of index.exhibits) {
    const first = recorded.get(sha256);
    if (first === undefined) findings.bad('EXHIBIT_NOT_IN_LOG', bundleFound('exhibit-not-recorded'), path);
    else
      findings.good(
        'EXHIBIT_IN_LOG',
        bundleFound('record-exhibit', { name, at: first.entry.at, kind: kindOfEntry(first.entry.kind) }),
        path,
      );
  }
}

async function checkStamps(bag: ReadBag, head: CheckedCheckpoint | undefined, trust: Trust, findings: Findings): Promise<void> {
  const stamps = [...bag.files].filter(([path]) => path.startsWith('data/') && path.endsWith('.tsr'));
  if (stamps.length === 0) findings.note('UNSTAMPED', stampFound('none-of-log'), STAMPS_FOLDER);
  const certificates: string[] = [];
  for (const [path, file] of below(bag, KEYS_FOLDER)) if (path.endsWith('.pem')) certificates.push((await smallText(file)) ?? '');
  for (const [path, file] of stamps) {
    const token = await readWhole(file, SMALL);
    const stamped = path.startsWith(STAMPS_FOLDER) ? Buffer.from(head?.text ?? '', 'utf8') : await stampedFile(bag, path);
    if (token === undefined || stamped === undefined) findings.bad('STAMP_FORM', stampFound('of-nothing'), path);
    else await checkStamp(token, stamped, path, { trusted: trust.certificates, brought: certificates }, findings);
  }
}

/** `x.pdf.tsr` stamps `x.pdf`. */
async function stampedFile(bag: ReadBag, path: string): Promise<Buffer | undefined> {
  const file = bag.files.get(path.replace(/\.tsr$/, ''));
  return file === undefined ? undefined : await readWhole(file);
}

function below({ files }: ReadBag, folder: string): [string, ContainedFile][] {
  return [...files].filter(([path]) => path.startsWith(folder));
}

async function smallText(file: ContainedFile | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readWhole(file, SMALL))?.toString('utf8');
}
