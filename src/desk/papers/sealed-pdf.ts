// SPDX-License-Identifier: Apache-2.0
import QRCode from 'qrcode';
import { type NoteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { makeTlogProof } from '../../core/custody/tlog-proof.ts';
import { PAPER_FILES, type Paper, paperCode } from '../../core/requests/paper.ts';
import { filledBox, qrText } from '../../core/requests/proof-box.ts';
import { type PdfAttachment, renderPdf } from '../../documents/pdf/render-pdf.ts';
import { signPdf } from '../../documents/pdf/sign-pdf.ts';
import type { SigningKey } from '../../store/keys/signing-key.ts';
import type { ProvenEntry } from '../../store/log/prove-entry.ts';

/** With what a paper is sealed. */
export interface Seal {
  readonly key: SigningKey;
  readonly signer: NoteSigner;
  /** Keys of witnesses whose signatures the checkpoint may carry. */
  readonly witnesses?: readonly string[];
  readonly stamp?: ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined;
  readonly at: Date;
}

/** A paper as a PDF/A-3b with its proof attached, signed over all bytes (PAdES). */
export async function sealedPdf(
  paper: Paper,
  { text, sha256 }: { readonly text: string; readonly sha256: string },
  proof: ProvenEntry,
  { key, signer, witnesses = [], stamp, at }: Seal,
): Promise<Uint8Array> {
  const ofPaper = { desk: paper.desk, entry: proof.index, code: paperCode(sha256) };
  const qr = qrText(ofPaper, sha256);
  const svg = await QRCode.toString(qr, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  const json = { mime: 'application/json', relationship: 'supplement' } as const;
  const plain = { mime: 'text/plain', relationship: 'supplement' } as const;
  const attachments: PdfAttachment[] = [
    { ...json, name: PAPER_FILES.paper, relationship: 'source', bytes: Buffer.from(text), description: 'what this paper says' },
    { ...json, name: PAPER_FILES.entry, bytes: proof.bytes, description: 'the entry of the custody log on this paper' },
    { ...plain, name: PAPER_FILES.proof, bytes: Buffer.from(makeTlogProof(proof)), description: 'that the log holds the entry' },
    {
      ...plain,
      name: PAPER_FILES.key,
      bytes: Buffer.from([vkeyOf(signer), ...witnesses, ''].join('\n')),
      description: 'the key of the log',
    },
  ];
  const pdf = renderPdf(paper.document, { standard: 'a-3b', attachments, box: { ...filledBox(paper.box, ofPaper), qr, svg } });
  const [first, ...above] = key.certificates.map(({ raw }) => raw);
  const certificates = [first as Uint8Array, ...above] as const;
  return await signPdf(pdf, { sign: key.sign, certificates, ...(stamp === undefined ? {} : { stamp }) }, at);
}
