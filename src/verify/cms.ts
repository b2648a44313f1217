// SPDX-License-Identifier: Apache-2.0

import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { SaidError } from '../core/errors/said-error.ts';
import { requestFound } from '../core/errors/sentences/found-in-request.ts';

/** What one signature of a CMS SignedData (RFC 5652) comes to. */
export interface CmsSignature {
  readonly certificate: X509Certificate;
  /** Certificates that came along, the signer's among them. */
  readonly certificates: readonly X509Certificate[];
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  /** The signature is the key's, over the signed attributes. */
  readonly signatureGood: boolean;
  /** The signed attributes hold the hash of the content. */
  readonly digestGood: boolean;
  /** The signed attributes name the certificate by its hash (ESS signing-certificate, RFC 2634 and RFC 5035). */
  readonly namesCertificate: boolean;
}

const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** Node's name for the digest of an OID; undefined for one that we do not take. */
export function digestName(oid: string): string | undefined {
  return DIGESTS[oid];
}

/** Parses DER of unknown origin. @throws where it is none */
export function signedDataOf(der: Uint8Array): SignedData {
  const content = ContentInfo.fromBER(Uint8Array.from(der));
  if (content.contentType !== ContentInfo.SIGNED_DATA) throw new SaidError(requestFound('no-signed-data'));
  return new SignedData({ schema: content.content });
}

/**
 * Checks the first signature. @param content what was signed, when it is not inside
 * @param more certificates to look for the signer's in, besides those inside
 * @throws where the structure lacks what a signature has
 */
export function checkSignature(signed: SignedData, content: Uint8Array | undefined, more: readonly X509Certificate[]): CmsSignature {
  const signer = signed.signerInfos[0];
  if (signer === undefined) throw new SaidError(requestFound('nobody-signed'));
  const inside = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate).map(asX509);
  const certificates = [...inside, ...more];
  const certificate = certificates.find((one) => isOf(one, signer));
  if (certificate === undefined) throw new SaidError(requestFound('no-certificate'));
  const digest = digestName(signer.digestAlgorithm.algorithmId);
  if (digest === undefined) throw new SaidError(requestFound('digest-unknown', { digest: signer.digestAlgorithm.algorithmId }));
  const bytes = content ?? innerContent(signed);
  const attributes = signer.signedAttrs;
  if (attributes === undefined) {
    const signatureGood = isSignature(signer, digest, certificate.publicKey, bytes);
    return { certificate, certificates, signed, signer, signatureGood, digestGood: signatureGood, namesCertificate: false };
  }
  const stated = attributes.attributes.find(({ type }) => type === MESSAGE_DIGEST)?.values[0] as asn1js.OctetString | undefined;
  const digestGood = stated !== undefined && Buffer.from(stated.valueBlock.valueHexView).equals(createHash(digest).update(bytes).digest());
  const asSet = Buffer.from(new Uint8Array(attributes.encodedValue));
  asSet[0] = 0x31;
  return {
    certificate,
    certificates,
    signed,
    signer,
    signatureGood: isSignature(signer, digest, certificate.publicKey, asSet),
    digestGood,
    namesCertificate: namesCertificate(signer, certificate),
  };
}

/** The content inside a SignedData. */
export function innerContent(signed: SignedData): Buffer {
  const content = signed.encapContentInfo.eContent;
  return content === undefined ? Buffer.alloc(0) : Buffer.from(content.getValue());
}

export function asX509(certificate: Certificate): X509Certificate {
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()));
}

function isOf(certificate: X509Certificate, { sid }: SignerInfo): boolean {
  const parsed = Certificate.fromBER(Uint8Array.from(certificate.raw));
  if (sid?.serialNumber !== undefined)
    return (
      parsed.serialNumber.isEqual(sid.serialNumber) &&
      Buffer.from(parsed.issuer.toSchema().toBER()).equals(Buffer.from(sid.issuer.toSchema().toBER()))
    );
  const keyId = parsed.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as asn1js.OctetString | undefined;
  const wanted = (sid as asn1js.OctetString | undefined)?.valueBlock?.valueHexView;
  return keyId !== undefined && wanted !== undefined && Buffer.from(keyId.valueBlock.valueHexView).equals(Buffer.from(wanted));
}

function isSignature(signer: SignerInfo, digest: string, key: KeyObject, bytes: Uint8Array): boolean {
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  try {
    if (key.asymmetricKeyType === 'ed25519') return verify(null, bytes, key, signature);
    if (signer.signatureAlgorithm.algorithmId === RSA_PSS)
      return verify(
        digest,
        bytes,
        { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO },
        signature,
      );
    return verify(digest, bytes, key, signature);
  } catch {
    return false;
  }
}

/** ESSCertID and ESSCertIDv2 both hold the certificate's hash as their first octet string. */
function namesCertificate(signer: SignerInfo, certificate: X509Certificate): boolean {
  for (const { type, values } of signer.signedAttrs?.attributes ?? []) {
    if (type !== SIGNING_CERTIFICATE && type !== SIGNING_CERTIFICATE_V2) continue;
    const first = sequence(sequence(values[0])?.[0])?.[0];
    const parts = sequence(first);
    const hash = parts?.find((part) => part instanceof asn1js.OctetString) as asn1js.OctetString | undefined;
    const stated = (sequence(parts?.[0])?.[0] as asn1js.ObjectIdentifier | undefined)?.valueBlock.toString();
    const digest = type === SIGNING_CERTIFICATE ? 'sha1' : stated === undefined ? 'sha256' : digestName(stated);
    if (hash !== undefined && digest !== undefined)
      return Buffer.from(hash.valueBlock.valueHexView).equals(createHash(digest).update(certificate.raw).digest());
  }
  return false;
}

function sequence(value: unknown): readonly asn1js.AsnType[] | undefined {
  return value instanceof asn1js.Sequence ? (value.valueBlock.value as asn1js.AsnType[]) : undefined;
}

/** Whom a certificate names, for people: its common name, or the whole subject on one line. */
export function nameOf({ subject }: X509Certificate): string {
  const lines = (subject ?? '').split('\n');
  return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.join(', ');
}

export type ChainResult = 'trusted' | 'not-trusted' | 'not-valid-then';

/**
 * Whether a certificate leads to one of the anchors by certificates that were all valid at that moment. An anchor may be the certificate
 * itself: then it was pinned.
 */
export function chainTo(
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  at: Date,
  depth = 0,
): ChainResult {
  if (!isValidAt(certificate, at)) return 'not-valid-then';
  if (anchors.some((anchor) => anchor.raw.equals(certificate.raw))) return 'trusted';
  const issuedBy = (issuer: X509Certificate) =>
    !issuer.raw.equals(certificate.raw) && issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  const anchor = anchors.find(issuedBy);
  if (anchor !== undefined) return isValidAt(anchor, at) ? 'trusted' : 'not-valid-then';
  if (depth >= 8) return 'not-trusted';
  const results = between.filter(issuedBy).map((issuer) => chainTo(issuer, between, anchors, at, depth + 1));
  return results.find((result) => result === 'trusted') ?? results[0] ?? 'not-trusted';
}

export function isValidAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

/** Certificates of PEM texts; what cannot be read is left out. */
export function certificatesOf(pems: readonly string[]): X509Certificate[] {
  return pems
    .flatMap((pem) => pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [])
    .flatMap((pem) => {
      try {
        return [new X509Certificate(pem)];
      } catch {
        return [];
      }
    });
}
