// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { type Entry, readEntry } from '../core/custody/entry.ts';
import { leafHash } from '../core/custody/merkle-tree.ts';
import { verifyInclusion } from '../core/custody/proofs.ts';
import { parseVkey } from '../core/custody/signed-note.ts';
import { parseTlogProof } from '../core/custody/tlog-proof.ts';
import { openWithdrawals, type Withdrawals } from '../core/custody/withdrawals.ts';
import { shownControls } from '../core/documents/shown-controls.ts';
import { listOf, member } from '../core/documents/values.ts';
import type { Said } from '../core/errors/say.ts';
import { bundleFound } from '../core/errors/sentences/found-in-bundle.ts';
import { requestFound } from '../core/errors/sentences/found-in-request.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import { type Paper, paperCode, parsePaper } from '../core/requests/paper.ts';
import { comparable, printedFoot, printedText } from '../core/requests/printed-text.ts';
import { filledBox, printedBox } from '../core/requests/proof-box.ts';
import { checkCheckpoint } from './check-checkpoint.ts';
import { type Findings, reasonOf } from './finding.ts';
import { attachmentsOf } from './pdf-attachments.ts';
import { textOfPdf } from './pdf-text.ts';
import type { Trust } from './trust.ts';

/** What a desk's log says of the paper it came with. */
export interface VouchedPaper {
  readonly desk: string;
  /** SHA-256 of the certificate that signs it; absent in entries that name none. */
  readonly certificate: string | undefined;
  readonly paper: Paper;
  /** When the log took it in, and at which place. */
  readonly loggedAt: string;
  readonly entry: number;
  readonly code: string;
}

/**
 * The proof that a request carries: its text, the entry of the log on it, the place of the entry, the key. Then what the page shows against
 * that text, for whom it is, who approved it, whether it still stands.
 * @returns what the log vouches for, where everything up to there is right
 */
export function checkPaper(pdf: Buffer, name: string, trust: Trust, findings: Findings): VouchedPaper | undefined {
  const attachments = attachmentsOf(pdf);
  const texts = attachments.map((bytes) => bytes.toString('utf8'));
  const proof = parseTlogProof(texts.find((text) => text.startsWith('c2sp.org/tlog-proof@')) ?? '');
  const entryBytes = attachments.find((bytes) => readEntry(bytes).ok);
  const said = texts.find((text) => text.includes('"rogatory.paper/1"'));
  if (proof === undefined || entryBytes === undefined || said === undefined) {
    findings.bad('REQUEST_PROOF_MISSING', requestFound('proof-missing'), name);
    return undefined;
  }
  const keys = texts.filter((text) => parseVkey(text.split('\n', 1)[0] ?? '') !== undefined);
  const found = keys.map((text) => ({ where: placeIn('key', { file: name }), text }));
  const head = checkCheckpoint(proof.checkpoint, placeIn('checkpoint', { file: name }), found, trust, findings);
  const read = readEntry(entryBytes);
  if (head === undefined || !read.ok) return undefined;
  if (!verifyInclusion(proof.index, head.size, leafHash(entryBytes), proof.proof, head.root)) {
    findings.bad('REQUEST_NOT_IN_LOG', requestFound('entry-not-there'), name);
    return undefined;
  }
  const sha256 = createHash('sha256').update(said, 'utf8').digest('hex');
  const paper = parsePaper(said);
  if (read.entry.about.paper !== sha256 || paper === undefined || paper.desk !== head.origin) {
    findings.bad('REQUEST_NOT_IN_LOG', requestFound('another-request'), name);
    return undefined;
  }
  if (!head.signed) return undefined;
  const inLog = { desk: head.origin, at: read.entry.at, entry: proof.index };
  findings.good('REQUEST_IN_LOG', requestFound(head.pinned ? 'in-log' : 'in-log-of-whom', inLog), name);
  comparePrinted(pdf, paper, { desk: head.origin, entry: proof.index, code: paperCode(sha256) }, name, findings);
  sayWhatItIs(paper, read.entry, name, findings);
  checkAddressee(paper, trust, name, findings);
  checkStanding(paper, trust, name, findings);
  const { certificate } = read.entry.about;
  return {
    desk: head.origin,
    certificate: typeof certificate === 'string' ? certificate : undefined,
    paper,
    loggedAt: read.entry.at,
    entry: proof.index,
    code: paperCode(sha256),
  };
}

function comparePrinted(pdf: Buffer, paper: Paper, proof: Parameters<typeof filledBox>[1], name: string, findings: Findings): void {
  let pages: ReturnType<typeof textOfPdf>['pages'];
  try {
    ({ pages } = textOfPdf(pdf));
  } catch (error) {
    findings.bad('REQUEST_TEXT', requestFound('pages-not-read', { why: reasonOf(error) }), name);
    return;
  }
  const expected = comparable(printedText(paper.document) + printedBox(filledBox(paper.box, proof)));
  const shown = comparable(pages.map(({ body }) => body).join(''));
  const heads = paper.document.blocks.flatMap((block) => (block.kind === 'table' ? [comparable(block.head.join(''))] : []));
  const foreign = pages.findIndex(
    ({ margin }, n) => !isMargin(comparable(margin), comparable(printedFoot(paper.document, n + 1, pages.length)), heads),
  );
  const identifiers = listOf(paper.values.identifiers).map((one) => comparable(shownControls(String(member(one, 'written') ?? ''))));
  if (shown !== expected)
    findings.bad('REQUEST_TEXT', requestFound('other-words', { shown: around(shown, expected), expected: around(expected, shown) }), name);
  else if (foreign >= 0) findings.bad('REQUEST_TEXT', requestFound('foreign-margin'), placeIn('page', { file: name, n: foreign + 1 }));
  else if (identifiers.some((one) => !expected.includes(one))) findings.bad('REQUEST_TEXT', requestFound('account-not-shown'), name);
  else findings.good('REQUEST_TEXT', requestFound('pages-fit'), name);
}

/** The foot, and before it the heads of tables that go on from the page before. */
function isMargin(margin: string, foot: string, heads: readonly string[]): boolean {
  if (!margin.endsWith(foot)) return false;
  let rest = margin.slice(0, margin.length - foot.length);
  for (
    let head = heads.find((one) => one !== '' && rest.startsWith(one));
    head !== undefined;
    head = heads.find((one) => rest.startsWith(one))
  )
    rest = rest.slice(head.length);
  return rest === '';
}

/** A few letters from where two texts part. */
function around(shown: string, expected: string): string {
  let at = 0;
  while (at < expected.length && shown[at] === expected[at]) at += 1;
  return shown.slice(Math.max(0, at - 12), at + 24);
}

/** Who may approve, by the words of the desk; another role as it stands. */
function roleIn(role: string): Said | string {
  return role === 'approver' || role === 'legal-reviewer' || role === 'central-authority' ? requestFound(role) : role;
}

function sayWhatItIs({ document, number, version, approved, training }: Paper, { at }: Entry, name: string, findings: Findings): void {
  findings.note(
    'REQUEST_APPROVED',
    requestFound('approved', {
      kind: document.title,
      number,
      version,
      by: approved.by,
      role: roleIn(approved.role),
      at: approved.at,
      logged: at,
    }),
    name,
  );
  if (training) findings.note('TRAINING', bundleFound('training'), name);
}

function checkAddressee({ addressee }: Paper, { addressees }: Trust, name: string, findings: Findings): void {
  const to = `${addressee.name} (${addressee.country})`;
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  if (addressees.length === 0) findings.note('REQUEST_ADDRESSEE', requestFound('addressed-to', { to }), name);
  else if (addressees.some((own) => plain(own) === plain(addressee.name)))
    findings.good('REQUEST_ADDRESSEE', requestFound('addressed-to-you', { to }), name);
  else findings.bad('REQUEST_ADDRESSEE', requestFound('addressed-elsewhere', { to }), name);
}

/** By the newest list of the desk that is at hand. */
function checkStanding({ id, version, desk }: Paper, { withdrawals, keys }: Trust, name: string, findings: Findings): void {
  const lists: Withdrawals[] = [];
  for (const list of withdrawals) {
    const opened = openWithdrawals(list.note, keys);
    if (opened === undefined) findings.bad('WITHDRAWALS_FORM', requestFound('no-list'), list.name);
    else if (opened.desk === desk) lists.push(opened);
  }
  const newest = lists.sort((a, b) => a.entries - b.entries).at(-1);
  if (newest === undefined) {
    findings.note('REQUEST_STANDS', requestFound('standing-unknown'), name);
    return;
  }
  const gone = lists.flatMap(({ papers }) => papers).find((paper) => paper.request === id && paper.version === version);
  if (gone === undefined) findings.good('REQUEST_STANDS', requestFound('stands', { at: newest.at, count: newest.entries }), name);
  else if (gone.what === 'withdrawn') findings.bad('REQUEST_WITHDRAWN', requestFound('withdrawn', { at: gone.at }), name);
  else findings.bad('REQUEST_WITHDRAWN', requestFound('replaced', { at: gone.at }), name);
}
