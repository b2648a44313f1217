// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { SignedData, TimeStampResp, TSTInfo } from 'pkijs';
import { SaidError } from '../core/errors/said-error.ts';
import { stampFound } from '../core/errors/sentences/found-in-stamp.ts';
import {
  type CmsSignature,
  certificatesOf,
  chainTo,
  checkSignature,
  digestName,
  innerContent,
  isValidAt,
  nameOf,
  signedDataOf,
} from './cms.ts';
import { type Findings, type Place, reasonOf } from './finding.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** PEM texts: those the person who checks trusts, and those that came along. */
export interface StampCertificates {
  readonly trusted: readonly string[];
  readonly brought: readonly string[];
}

/**
 * A time-stamp (RFC 3161 §2.4.2): the answer of an authority, or the bare token, over these bytes. The certificates must have been valid when
 * the stamp was made; that they have expired since does not undo it.
 * @returns when the bytes were stamped, if everything but the trust in the authority is right
 */
export async function checkStamp(
  der: Uint8Array,
  stamped: Uint8Array,
  where: Place,
  certificates: StampCertificates,
  findings: Findings,
): Promise<Date | undefined> {
  let info: TSTInfo;
  let signature: CmsSignature;
  try {
    const token = tokenOf(der);
    if (token.encapContentInfo.eContentType !== TST_INFO) throw new SaidError(stampFound('other-thing'));
    info = TSTInfo.fromBER(Uint8Array.from(innerContent(token)));
    signature = checkSignature(token, undefined, certificatesOf([...certificates.brought, ...certificates.trusted]));
  } catch (error) {
    findings.bad('STAMP_FORM', stampFound('unusable', { why: reasonOf(error) }), where);
    return undefined;
  }
  const before = findings.all.length;
  checkImprint(info, stamped, where, findings);
  checkSigner(signature, where, findings);
  if (findings.all.length > before) return undefined;
  checkAuthority(signature, info.genTime, certificates, where, findings);
  return findings.all.slice(before).every(({ good }) => good) ? info.genTime : undefined;
}

function tokenOf(der: Uint8Array): SignedData {
  let response: TimeStampResp;
  try {
    response = TimeStampResp.fromBER(Uint8Array.from(der));
  } catch {
    return signedDataOf(der);
  }
  if (response.status.status > 1 || response.timeStampToken === undefined) throw new SaidError(stampFound('refused'));
  return new SignedData({ schema: response.timeStampToken.content });
}

function checkImprint({ messageImprint, genTime }: TSTInfo, stamped: Uint8Array, where: Place, findings: Findings): void {
  const digest = digestName(messageImprint.hashAlgorithm.algorithmId);
  const expected = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView);
  if (digest === undefined) findings.bad('STAMP_FORM', stampFound('digest-unknown'), where);
  else if (!createHash(digest).update(stamped).digest().equals(expected))
    findings.bad('STAMP_OF_OTHER_BYTES', stampFound('other-bytes', { at: genTime.toISOString() }), where);
}

function checkSigner({ signatureGood, digestGood, namesCertificate, certificate }: CmsSignature, where: Place, findings: Findings): void {
  if (!signatureGood || !digestGood) findings.bad('STAMP_SIGNATURE', stampFound('changed'), where);
  if (!namesCertificate) findings.bad('STAMP_SIGNATURE', stampFound('names-no-certificate'), where);
  if (!certificate.keyUsage?.includes(TIME_STAMPING)) findings.bad('STAMP_CERTIFICATE', stampFound('not-for-stamps'), where);
}

function checkAuthority(
  { certificate, certificates: inside }: CmsSignature,
  at: Date,
  { trusted, brought }: StampCertificates,
  where: Place,
  findings: Findings,
): void {
  const name = nameOf(certificate);
  const anchors = certificatesOf(trusted);
  const result = chainTo(certificate, [...inside, ...certificatesOf(brought)], anchors, at);
  const expired = isValidAt(certificate, new Date()) ? '' : stampFound('expired-since');
  if (result === 'not-valid-then') findings.bad('STAMP_CERTIFICATE', stampFound('not-valid-then', { name, at: at.toISOString() }), where);
  else if (result === 'trusted') findings.good('STAMP_VALID', stampFound('valid', { at: at.toISOString(), name, expired }), where);
  else if (anchors.length > 0) findings.bad('STAMP_AUTHORITY_UNKNOWN', stampFound('no-way', { name }), where);
  else findings.note('STAMP_AUTHORITY_UNKNOWN', stampFound('yours-to-say', { at: at.toISOString(), name, expired }), where);
}
