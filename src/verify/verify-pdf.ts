// SPDX-License-Identifier: Apache-2.0
import { createHash, type X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { checkPaper, type VouchedPaper } from './check-paper.ts';
import { checkStamp } from './check-stamp.ts';
import { type CmsSignature, certificatesOf, chainTo, checkSignature, nameOf, signedDataOf } from './cms.ts';
import type { Findings } from './finding.ts';
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
    findings.bad('PDF_UNSIGNED', 'The PDF carries no signature: anybody could have written it.', name);
    return undefined;
  }
  const [a, b, c, d] = last.slice(1).map(Number) as [number, number, number, number];
  const hole = text.slice(a + b, c);
  const signature = cmsIn(hole);
  if (a !== 0 || c < b || c + d > pdf.length || signature === undefined) {
    findings.bad('PDF_SIGNATURE', 'The signature does not say which bytes it is of, or is none.', name);
    return undefined;
  }
  if (c + d !== pdf.length || ranges.length > 1)
    findings.bad('PDF_CHANGED', `${pdf.length - c - d} bytes stand after the part that was signed, or another signature was added.`, name);
  if (!/^<[0-9A-Fa-f\s]*>$/.test(hole))
    findings.bad('PDF_CHANGED', 'More than the signature itself stands outside the signed bytes.', name);
  const content = Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]);
  const found = tryCheck(signature, content, certificatesOf(trust.certificates));
  if (typeof found === 'string') {
    findings.bad('PDF_SIGNATURE', `The signature cannot be read: ${found}.`, name);
    return undefined;
  }
  if (!found.digestGood) findings.bad('PDF_CHANGED', 'The bytes of the PDF are not those that were signed.', name);
  if (!found.signatureGood) findings.bad('PDF_SIGNATURE', `The signature is not by the key of ${nameOf(found.certificate)}.`, name);
  if (found.digestGood && found.signatureGood)
    findings.good('PDF_SIGNATURE', `Signed by ${nameOf(found.certificate)}, over every byte.`, name);
  if (!found.namesCertificate || !/\/SubFilter\s*\/ETSI\.CAdES\.detached/.test(text))
    findings.note('PDF_NOT_PADES', 'The signature is not in the form of PAdES: it does not bind its own certificate.', name);
  const at = await checkSignatureTime(found, name, trust, findings);
  return { signature: found, at: at ?? statedTime(text), stamped: at !== undefined };
}

function tryCheck(signature: Buffer, content: Buffer, trusted: readonly X509Certificate[]): CmsSignature | string {
  try {
    return checkSignature(signedDataOf(signature), content, trusted);
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
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
    findings.note('UNSTAMPED', 'No authority has stamped the signature: its time is what the desk says.', name);
    return undefined;
  }
  const signature = Buffer.from(found.signer.signature.valueBlock.valueHexView);
  const brought = found.certificates.map((one) => one.toString());
  return await checkStamp(Buffer.from(token.toBER()), signature, `${name}, time-stamp`, { trusted: trust.certificates, brought }, findings);
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
  const when = stamped ? at.toISOString() : `${stated ? 'a time not stated' : at.toISOString()} (as stated)`;
  const print = createHash('sha256').update(certificate.raw).digest('hex');
  const whose = `the certificate of ${nameOf(certificate)}`;
  if (result === 'not-valid-then') findings.bad('PDF_CERTIFICATE', `It was signed at ${when}, when ${whose} was not valid.`, name);
  else if (vouched?.certificate !== undefined && vouched.certificate !== print)
    findings.bad('PDF_CERTIFICATE', `It is signed with ${whose}, and the log of ${vouched.desk} names another one for this request.`, name);
  else if (vouched?.certificate === print)
    findings.good('PDF_CERTIFICATE', `The log of ${vouched.desk} names ${whose} as the one that signs this request.`, name);
  else if (result === 'trusted') findings.good('PDF_CERTIFICATE', `There is a way from ${whose} to one that you trust.`, name);
  else if (anchors.length > 0)
    findings.bad('PDF_CERTIFICATE', `There is no way from ${whose} (SHA-256 ${print}) to one that you trust.`, name);
  else
    findings.note('PDF_CERTIFICATE', `Whose certificate it is must be learned elsewhere: ${nameOf(certificate)}, SHA-256 ${print}.`, name);
}
