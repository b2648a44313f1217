// SPDX-License-Identifier: Apache-2.0
import { createHash, type X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import type { Said } from '../core/errors/say.ts';
import { requestFound } from '../core/errors/sentences/found-in-request.ts';
import { stampFound } from '../core/errors/sentences/found-in-stamp.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import { checkPaper, type VouchedPaper } from './check-paper.ts';
import { checkStamp } from './check-stamp.ts';
import { type CmsSignature, certificatesOf, chainTo, checkSignature, nameOf, signedDataOf } from './cms.ts';
import { type Findings, reasonOf } from './finding.ts';
import type { Trust } from './trust.ts';

const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

/**
 * A request as a PDF: the signature over all its bytes, when; the proof it carries that a desk's log holds this very request; whether the
 * certificate is the one that the log names, or leads to one that is trusted.
 * @param name shown in findings
 * @returns the paper, where the log vouches for it
 */
export async function verifyPdf(pdf: Buffer, name: string, trust: Trust, findings: Findings): Promise<VouchedPaper | undefined> {
  const signed = await checkPdfSignature(pdf, name, trust, findings);
  const vouched = checkPaper(pdf, name, trust, findings);
  if (signed !== undefined) checkSigner(signed, vouched, { name, trust, findings });
  return vouched;
}

/** A signature that could be read. */
interface ReadSignature {
  readonly signature: CmsSignature;
  /** By the stamp, else as the signer states it. */
  readonly at: Date;
  readonly stamped: boolean;
}

async function checkPdfSignature(pdf: Buffer, name: string, trust: Trust, findings: Findings): Promise<ReadSignature | undefined> {
  const text = pdf.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  const last = ranges.at(-1);
  if (last === undefined) {
    findings.bad('PDF_UNSIGNED', requestFound('unsigned'), name);
    return undefined;
  }
  const [a, b, c, d] = last.slice(1).map(Number) as [number, number, number, number];
  const hole = text.slice(a + b, c);
  const signature = cmsIn(hole);
  if (a !== 0 || c < b || c + d > pdf.length || signature === undefined) {
    findings.bad('PDF_SIGNATURE', requestFound('signature-form'), name);
    return undefined;
  }
  if (c + d !== pdf.length || ranges.length > 1)
    findings.bad('PDF_CHANGED', requestFound('added-after', { count: pdf.length - c - d }), name);
  if (!isOnlySignature(hole, signature)) findings.bad('PDF_CHANGED', requestFound('more-outside'), name);
  const content = Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]);
  const found = tryCheck(signature, content, certificatesOf(trust.certificates));
  if ('unread' in found) {
    findings.bad('PDF_SIGNATURE', requestFound('signature-not-read', { why: found.unread }), name);
    return undefined;
  }
  if (!found.digestGood) findings.bad('PDF_CHANGED', requestFound('bytes-changed'), name);
  if (!found.signatureGood) findings.bad('PDF_SIGNATURE', requestFound('not-by-key', { name: nameOf(found.certificate) }), name);
  if (found.digestGood && found.signatureGood)
    findings.good('PDF_SIGNATURE', requestFound('signed', { name: nameOf(found.certificate) }), name);
  if (!found.namesCertificate || !/\/SubFilter\s*\/ETSI\.CAdES\.detached/.test(text))
    findings.note('PDF_NOT_PADES', requestFound('not-pades'), name);
  const at = await checkSignatureTime(found, name, trust, findings);
  return { signature: found, at: at ?? statedTime(text), stamped: at !== undefined };
}

function tryCheck(signature: Buffer, content: Buffer, trusted: readonly X509Certificate[]): CmsSignature | { readonly unread: Said } {
  try {
    return checkSignature(signedDataOf(signature), content, trusted);
  } catch (error) {
    return { unread: reasonOf(error) };
  }
}

/** The signature in hexadecimal digits of one kind, and after it the zeros that its room was filled up with: nobody has signed what stands here. */
function isOnlySignature(hole: string, signature: Buffer): boolean {
  if (!/^<(?:[0-9A-F\s]*|[0-9a-f\s]*)>$/.test(hole)) return false;
  return /^0*$/.test(hole.replace(/[<>\s]/g, '').slice(signature.length * 2));
}

/** The CMS structure in `/Contents`, without the zeros after it. */
export function cmsIn(hole: string): Buffer | undefined {
  const bytes = Buffer.from(hole.replace(/[<>\s]/g, ''), 'hex');
  const { offset, result } = asn1js.fromBER(Uint8Array.from(bytes));
  return offset === -1 ? undefined : bytes.subarray(0, result.blockLength);
}

async function checkSignatureTime(found: CmsSignature, name: string, trust: Trust, findings: Findings): Promise<Date | undefined> {
  const token = found.signer.unsignedAttrs?.attributes.find(({ type }) => type === TIME_STAMP_TOKEN)?.values[0] as
    | asn1js.AsnType
    | undefined;
  if (token === undefined) {
    findings.note('UNSTAMPED', stampFound('none-of-signature'), name);
    return undefined;
  }
  const signature = Buffer.from(found.signer.signature.valueBlock.valueHexView);
  const brought = found.certificates.map((one) => one.toString());
  return await checkStamp(
    Buffer.from(token.toBER()),
    signature,
    placeIn('stamp', { file: name }),
    { trusted: trust.certificates, brought },
    findings,
  );
}

function statedTime(text: string): Date {
  const found = [...text.matchAll(/\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/g)].at(-1);
  return found === undefined
    ? new Date(Number.NaN)
    : new Date(Date.UTC(...(found.slice(1).map((part, n) => Number(part) - (n === 1 ? 1 : 0)) as [number, number])));
}

interface About {
  readonly name: string;
  readonly trust: Trust;
  readonly findings: Findings;
}

function checkSigner({ signature, at, stamped }: ReadSignature, vouched: VouchedPaper | undefined, { name, trust, findings }: About): void {
  const { certificate, certificates } = signature;
  const anchors = certificatesOf(trust.certificates);
  const stated = Number.isNaN(at.getTime());
  const result = chainTo(certificate, certificates, anchors, stated ? new Date() : at);
  const when = stamped ? at.toISOString() : stated ? requestFound('time-not-stated') : requestFound('as-stated', { at: at.toISOString() });
  const print = createHash('sha256').update(certificate.raw).digest('hex');
  const whose = nameOf(certificate);
  if (result === 'not-valid-then') findings.bad('PDF_CERTIFICATE', requestFound('certificate-not-valid', { when, name: whose }), name);
  else if (vouched?.certificate !== undefined && vouched.certificate !== print)
    findings.bad('PDF_CERTIFICATE', requestFound('certificate-other', { name: whose, desk: vouched.desk }), name);
  else if (vouched?.certificate === print)
    findings.good('PDF_CERTIFICATE', requestFound('certificate-named', { desk: vouched.desk, name: whose }), name);
  else if (result === 'trusted') findings.good('PDF_CERTIFICATE', requestFound('certificate-trusted', { name: whose }), name);
  else if (anchors.length > 0) findings.bad('PDF_CERTIFICATE', requestFound('certificate-no-way', { name: whose, print }), name);
  else findings.note('PDF_CERTIFICATE', requestFound('certificate-learn', { name: whose, print }), name);
}
