// SPDX-License-Identifier: Apache-2.0
/** A request as a PDF with its proof, of invented values, for tests of what can be done to one. */
import { createHash, X509Certificate } from 'node:crypto';
import { makeCheckpoint } from '../src/core/custody/checkpoint.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, rootOf } from '../src/core/custody/merkle-tree.ts';
import { type NoteSigner, signNote } from '../src/core/custody/signed-note.ts';
import type { DocumentText, Line } from '../src/core/documents/document-text.ts';
import { PAPER_FORMAT, type Paper, paperText } from '../src/core/requests/paper.ts';
import { proofBox } from '../src/core/requests/proof-box.ts';
import { sealedPdf } from '../src/desk/papers/sealed-pdf.ts';
import { inventedDesk, inventedEntry } from './invented-bundle.ts';
import type { SigningDesk } from './signing-desk.ts';

export const REQUEST_ID = '6a0f6f0e-0000-4000-8000-000000000007';
export const ACCOUNT = '100012345678901';
export const text = (said: string): Line => [{ kind: 'text', text: said }];

export function paperDocument(account: string, printedDate = '24 November 2026'): DocumentText {
  return {
    schema: 'rogatory.document/1',
    form: 'preservation_letter',
    language: 'en',
    direction: 'ltr',
    title: 'Preservation request',
    date: '2026-11-24',
    reference: '2026-14/R1',
    authority: 'desk.example',
    footer: 'Page {page} of {pages}',
    words: { candidate: 'not confirmed', colon: ': ' },
    blocks: [
      { kind: 'references', rows: [{ field: 'date', label: 'Date', value: [text(printedDate)] }] },
      { kind: 'title', line: text('Preservation request') },
      { kind: 'paragraph', line: [...text('Do not delete the account '), { kind: 'identifier', text: account }] },
    ],
  };
}

export function paperFor(account = ACCOUNT): Paper {
  return {
    format: PAPER_FORMAT,
    id: REQUEST_ID,
    number: '2026-14/R1',
    kind: 'preservation_letter',
    version: 1,
    digest: 'ab'.repeat(32),
    language: 'en',
    desk: inventedDesk.name,
    training: false,
    addressee: { name: 'Meta Platforms, Inc.', country: 'US' },
    approved: { by: 'Karim Adel', role: 'approver', at: '2026-11-24T08:00:00.000Z' },
    values: { identifiers: [{ kind: 'user-id', written: account }] },
    document: paperDocument(account),
    box: proofBox('en'),
  };
}

/** What a forger or an insider makes otherwise than a desk does. */
export interface PaperTwist {
  /** What the log holds; absent: what is attached. */
  readonly logged?: Paper;
  readonly attached?: Paper;
  /** What the pages show; absent: what is attached. */
  readonly printed?: DocumentText;
  readonly logKey?: NoteSigner;
  readonly stamped?: boolean;
  /** The certificate that the log names; absent: the one that signs. */
  readonly named?: string;
}

/** A paper as a desk seals it, or as somebody else would. */
export async function signedPaper(
  signing: SigningDesk,
  { attached = paperFor(), logged = attached, printed, logKey = inventedDesk, stamped = true, named }: PaperTwist = {},
): Promise<Buffer> {
  const by = stamped ? signing.signer : signing.withoutStamp;
  const certificates = by.certificates.map((der) => new X509Certificate(der)) as unknown as [X509Certificate];
  const certificate = named ?? createHash('sha256').update(certificates[0].raw).digest('hex');
  const hashOf = (paper: Paper) => createHash('sha256').update(paperText(paper)).digest('hex');
  const about = { request: REQUEST_ID, paper: hashOf(logged), certificate };
  const { id, bytes } = inventedEntry({ kind: 'document-made', by: 'u-1', role: 'approver', case: 'c-1', about }, 0);
  const head = makeCheckpoint({ origin: logKey.name, size: 1, root: rootOf(appendLeaves(EMPTY_RANGE, [leafHash(bytes)])) });
  const proof = { id, bytes: Buffer.from(bytes), index: 0, size: 1, proof: [], checkpoint: signNote(head, logKey) };
  const shown = printed === undefined ? attached : { ...attached, document: printed };
  const said = { text: paperText(attached), sha256: hashOf(attached) };
  const { stamp } = by;
  const seal = {
    key: { sign: by.sign, certificates },
    signer: logKey,
    at: new Date(),
    ...(stamp === undefined ? {} : { stamp }),
  };
  return Buffer.from(await sealedPdf(shown, said, proof, seal));
}
