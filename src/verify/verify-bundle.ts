// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '../core/custody/entry.ts';
import { opens } from '../core/custody/entry.ts';
import { leafHash } from '../core/custody/merkle-tree.ts';
import { verifyInclusion } from '../core/custody/proofs.ts';
import { parseTlogProof } from '../core/custody/tlog-proof.ts';
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
} from '../core/evidence/bundle-index.ts';
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
    for (const { kind, of, count, reason, decidedBy } of index.withheld)
      findings.note(
        'WITHHELD',
        `${count} × ${of === undefined ? kind : `${kind} (${of})`} left out: ${reason} (decided: ${decidedBy}).`,
        INDEX_PATH,
      );
    await checkRedacted(index, bag, { entries, disclosed: trust.disclosed ?? [] }, findings);
    if (index.training) findings.note('TRAINING', 'Made by a training desk: everybody and everything in it is invented.', INDEX_PATH);
  }
  checkCheckers(bag, trust, findings);
  checkLogFiles(bag, findings);
  await checkStamps(bag, head, trust, findings);
}

/** A page or program that came with what it is to check may say yes to everything. Whoever holds a list of releases is told whether it is theirs. */
function checkCheckers({ hashes }: ReadBag, { checkers }: Trust, findings: Findings): void {
  for (const [path, { digests }] of hashes) {
    const { sha256 } = digests;
    if (!path.startsWith(CHECKERS_FOLDER) || sha256 === undefined) continue;
    if (checkers.includes(sha256)) findings.good('CHECKER_KNOWN', 'It is one that a release which you trust names.', path);
    else if (checkers.length > 0)
      findings.bad('CHECKER_UNKNOWN', `No release that you trust names it (SHA-256 ${sha256}): do not check anything with it.`, path);
    else
      findings.note(
        'CHECKER_UNKNOWN',
        `It came with what it is to check. Use one from a release, or compare its SHA-256, ${sha256}.`,
        path,
      );
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
      findings.bad('FILE_UNLISTED', 'A bundle has no such file beside its log.', path);
}

async function readIndex({ files }: ReadBag, findings: Findings): Promise<BundleIndex | undefined> {
  const file = files.get(INDEX_PATH);
  const bytes = file === undefined ? undefined : await readWhole(file);
  const index = bytes === undefined ? undefined : parseBundleIndex(bytes.toString('utf8'));
  if (index === undefined) findings.bad('INDEX_FORM', 'The index of the bundle is missing, or is not in its one form.', INDEX_PATH);
  return index;
}

async function readCheckpoint(bag: ReadBag, trust: Trust, findings: Findings): Promise<CheckedCheckpoint | undefined> {
  const note = await smallText(bag.files.get(CHECKPOINT_PATH));
  if (note === undefined) {
    findings.bad('CHECKPOINT_FORM', 'The bundle has no checkpoint of the log.', CHECKPOINT_PATH);
    return undefined;
  }
  const keys: FoundKey[] = [];
  for (const [path, file] of below(bag, KEYS_FOLDER))
    if (path.endsWith('.vkey')) keys.push({ where: path, text: (await smallText(file)) ?? '' });
  const head = checkCheckpoint(note, CHECKPOINT_PATH, keys, trust, findings);
  const text = await smallText(bag.files.get(CHECKPOINT_TEXT_PATH));
  if (head !== undefined && text !== head.text)
    findings.bad('CHECKPOINT_FORM', 'It is not the text of the checkpoint beside it.', CHECKPOINT_TEXT_PATH);
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
    findings.good('ENTRIES_IN_LOG', `${logged.length} of ${all.length} entries are in the log, each at its place.`, ENTRIES_FOLDER);
  if (opened > 0) findings.good('OPENINGS_FIT', `${opened} hidden values are the ones that the entries committed to.`, OPENINGS_FOLDER);
  return logged;
}

async function isIncluded(
  bytes: Uint8Array,
  proofPath: string,
  path: string,
  { bag, head, findings }: { bag: ReadBag; head: CheckedCheckpoint | undefined; findings: Findings },
): Promise<boolean> {
  const proof = parseTlogProof((await smallText(bag.files.get(proofPath))) ?? '');
  if (proof === undefined) findings.bad('PROOF_FORM', 'The proof that the entry is in the log is missing, or is none.', proofPath);
  if (proof === undefined || head === undefined) return false;
  const note = await smallText(bag.files.get(CHECKPOINT_PATH));
  if (proof.checkpoint !== note) {
    findings.bad('PROOF_CHECKPOINT', 'The proof stands on another checkpoint than the one of the bundle.', proofPath);
    return false;
  }
  if (!verifyInclusion(proof.index, head.size, leafHash(bytes), proof.proof, head.root)) {
    findings.bad('ENTRY_HASH_MISMATCH', `Entry ${proof.index}: what it says, or its proof, is not what the log holds there.`, path);
    return false;
  }
  if (!path.startsWith(`${ENTRIES_FOLDER}${String(proof.index).padStart(10, '0')}-`)) {
    findings.bad('ENTRY_HASH_MISMATCH', `The file states another place in the log than the ${proof.index} that its proof holds for.`, path);
    return false;
  }
  return head.signed;
}

async function checkOpenings(entry: Entry, bag: ReadBag, path: string, findings: Findings): Promise<number> {
  const file = bag.files.get(path);
  if (file === undefined) return 0;
  const openings = readOpenings((await smallText(file)) ?? '');
  if (openings === undefined) {
    findings.bad('OPENING_WRONG', 'The file does not hold salts and values of an entry.', path);
    return 0;
  }
  const said: Readonly<Record<string, unknown>> = { ...entry.about, by: entry.by, case: entry.case, purpose: entry.purpose };
  let fitting = 0;
  for (const { member, salt, value } of openings)
    if (opens(said[member] as `sha256:${string}`, Buffer.from(salt, 'hex'), value)) fitting += 1;
    else findings.bad('OPENING_WRONG', `The value given for "${member}" is not the one that the entry committed to.`, path);
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
    if (file === undefined) findings.bad('INDEX_MISMATCH', 'The index that the log committed to does not name this file.', path);
    else if (file.sha256 !== digests.sha256)
      findings.bad('INDEX_MISMATCH', 'The index that the log committed to names another hash for this file.', path);
  }
  for (const path of listed.keys())
    if (!hashes.has(path)) findings.bad('FILE_MISSING', 'The index of the bundle names it, and it is not here.', path);
}

function checkIndexIsLogged(index: BundleIndex, { hashes }: ReadBag, entries: readonly LoggedEntry[], findings: Findings): void {
  const sha256 = hashes.get(INDEX_PATH)?.digests.sha256;
  const made = entries.filter(({ entry }) => entry.kind === 'bundle-made' && entry.outcome === 'done' && entry.about.bundle === index.id);
  const fitting = made.find(({ entry }) => entry.about.index === sha256);
  if (fitting === undefined) {
    findings.bad(
      'INDEX_NOT_IN_LOG',
      made.length === 0
        ? 'No entry of the log says that this bundle was made.'
        : 'The entry of the log on this bundle commits to another index: files were exchanged after it was made.',
      INDEX_PATH,
    );
    return;
  }
  findings.good('INDEX_IN_LOG', `The log says that exactly these ${index.files.length} files were handed out.`, fitting.where);
  // Work that died half-way has left an earlier entry on the same bundle, which is one of the case like any other.
  const others = entries.length - 1;
  if (others < index.entries)
    findings.bad(
      'ENTRY_MISSING',
      `${index.entries} entries on the case belong in here; ${others} are here and in the log.`,
      ENTRIES_FOLDER,
    );
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
  const found = new Map<string, string>();
  for (const { name, sha256, records, leftOut, commitments } of index.redacted ?? []) {
    const first = recorded.get(sha256);
    if (first === undefined)
      findings.bad('EXHIBIT_NOT_IN_LOG', 'No entry of the log records that the desk took in the bytes with this hash.', commitments);
    const at = first === undefined ? '' : `, recorded at ${first.entry.at}`;
    findings.note(
      'EXHIBIT_REDACTED',
      `"${name}" (SHA-256 ${sha256}${at}) is not in here: ${leftOut} of its records are left out, ${records} are here.`,
      commitments,
    );
    const stated = await readCommitments(bag.files.get(commitments), found, commitments);
    if (stated === undefined || stated !== leftOut)
      findings.bad(
        'COMMITMENTS_FORM',
        `Expected ${leftOut} commitments, one a line in the one form; found ${stated ?? 'something else'}.`,
        commitments,
      );
  }
  for (const { commitment, record, bundle } of disclosed) {
    const where = bundle === index.id ? found.get(commitment) : undefined;
    if (where === undefined)
      findings.bad('RECORD_NOT_LEFT_OUT', 'The record that was given is none of those that this bundle left out.', `record ${record.id}`);
    else
      findings.good('RECORD_BELONGS', `The record that was given (${record.kind}) is the one that was left out here, to the byte.`, where);
  }
}

/** Commitments with their places. @returns how many, or undefined when a line is none */
async function readCommitments(file: ContainedFile | undefined, found: Map<string, string>, path: string): Promise<number | undefined> {
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
      found.set(read.commitment, `${path}, line ${lines}`);
    }
  }
  return rest === '' ? lines : undefined;
}

const TAKES_IN: ReadonlySet<string> = new Set(['evidence-sealed', 'evidence-received', 'evidence-derived', 'capture-made']);

function checkExhibits(index: BundleIndex, entries: readonly LoggedEntry[], findings: Findings): void {
  const recorded = takenIn(entries);
  for (const { path, sha256, name } of index.exhibits) {
    const first = recorded.get(sha256);
    if (first === undefined) findings.bad('EXHIBIT_NOT_IN_LOG', 'No entry of the log records that the desk took in these bytes.', path);
    else findings.good('EXHIBIT_IN_LOG', `"${name}" was recorded at ${first.entry.at} as ${first.entry.kind}.`, path);
  }
}

async function checkStamps(bag: ReadBag, head: CheckedCheckpoint | undefined, trust: Trust, findings: Findings): Promise<void> {
  const stamps = [...bag.files].filter(([path]) => path.startsWith('data/') && path.endsWith('.tsr'));
  if (stamps.length === 0) findings.note('UNSTAMPED', 'No time-stamp authority has stamped this state of the log.', STAMPS_FOLDER);
  const certificates: string[] = [];
  for (const [path, file] of below(bag, KEYS_FOLDER)) if (path.endsWith('.pem')) certificates.push((await smallText(file)) ?? '');
  for (const [path, file] of stamps) {
    const token = await readWhole(file, SMALL);
    const stamped = path.startsWith(STAMPS_FOLDER) ? Buffer.from(head?.text ?? '', 'utf8') : await stampedFile(bag, path);
    if (token === undefined || stamped === undefined)
      findings.bad('STAMP_FORM', 'There is nothing beside it that it could be a stamp of.', path);
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
