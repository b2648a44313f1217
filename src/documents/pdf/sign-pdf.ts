// SPDX-License-Identifier: Apache-2.0
/**
 * PAdES (ETSI EN 319 142-1): one signature over all bytes of a PDF, with the certificate named in the signed attributes, and a time-stamp over
 * the signature where an authority is given (level B-T), else without (B-B).
 */
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { makeSignatureRoom } from './signature-room.ts';

export interface PdfSigner {
  /** Over these bytes with SHA-256: DER for EC (ECDSA), PKCS #1 v1.5 for RSA. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** DER of the signer's certificate, and of those above it. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  /** Gives the token of an authority over these bytes (RFC 3161), DER; absent: level B-B. */
  readonly stamp?: (bytes: Uint8Array) => Promise<Uint8Array>;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';
/** A signature with a certificate chain and a time-stamp has some 8 KB. */
const ROOM_BYTES = 24 * 1024;

/** @throws TypeError for a PDF that cannot be signed (signature-room.ts), RangeError when the signature needs more room */
export async function signPdf(pdf: Uint8Array, signer: PdfSigner, at: Date): Promise<Uint8Array> {
  const name = commonName(signer.certificates[0]);
  const { bytes, hole } = makeSignatureRoom(pdf, { name, at, roomBytes: ROOM_BYTES });
  const digest = createHash('sha256').update(bytes.subarray(0, hole.from)).update(bytes.subarray(hole.to)).digest();
  const cms = await detachedSignature(digest, signer);
  if (cms.length > ROOM_BYTES) throw new RangeError(`the signature has ${cms.length} bytes, the room ${ROOM_BYTES}`);
  bytes.write(cms.toString('hex'), hole.from + 1, 'latin1');
  return bytes;
}

async function detachedSignature(digest: Buffer, { sign, certificates, stamp }: PdfSigner): Promise<Buffer> {
  const chain = certificates.map((der) => Certificate.fromBER(Uint8Array.from(der)));
  const own = chain[0] as Certificate;
  const attributes = derSorted([
    new Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [new asn1js.OctetString({ valueHex: Uint8Array.from(digest) })] }),
    new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [signingCertificate(certificates[0])] }),
  ]);
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const toSign = Buffer.from(signedAttrs.toSchema().toBER());
  toSign[0] = 0x31;
  const signature = await sign(toSign);
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
    signatureAlgorithm: algorithmOf(new X509Certificate(certificates[0]).publicKey),
    signature: new asn1js.OctetString({ valueHex: Uint8Array.from(signature) }),
    signedAttrs,
  });
  if (stamp !== undefined) signer.unsignedAttrs = stampAttribute(await stamp(signature));
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: chain,
    signerInfos: [signer],
  });
  const content = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

/** SigningCertificateV2 with the default digest, SHA-256: SEQUENCE { SEQUENCE { SEQUENCE { hash } } } (RFC 5035 §3). */
function signingCertificate(der: Uint8Array): asn1js.Sequence {
  const hash = new asn1js.OctetString({ valueHex: Uint8Array.from(createHash('sha256').update(der).digest()) });
  const wrapped = (value: asn1js.AsnType) => new asn1js.Sequence({ value: [value] });
  return wrapped(wrapped(wrapped(hash)));
}

/** DER orders the members of a SET by their bytes. */
function derSorted(attributes: readonly Attribute[]): Attribute[] {
  const der = (attribute: Attribute) => Buffer.from(attribute.toSchema().toBER());
  return [...attributes].sort((a, b) => Buffer.compare(der(a), der(b)));
}

function algorithmOf({ asymmetricKeyType }: KeyObject): AlgorithmIdentifier {
  if (asymmetricKeyType === 'ec') return new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' });
  if (asymmetricKeyType === 'rsa')
    return new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new asn1js.Null() });
  throw new TypeError(`a key of the kind ${asymmetricKeyType} signs no PDF here: EC P-256 or RSA`);
}

function stampAttribute(token: Uint8Array): SignedAndUnsignedAttributes {
  const parsed = asn1js.fromBER(Uint8Array.from(token));
  if (parsed.offset === -1) throw new TypeError('the authority gave no token');
  return new SignedAndUnsignedAttributes({ type: 1, attributes: [new Attribute({ type: TIME_STAMP_TOKEN, values: [parsed.result] })] });
}

function commonName(der: Uint8Array): string {
  const { subject } = new X509Certificate(der);
  return (
    subject
      .split('\n')
      .find((line) => line.startsWith('CN='))
      ?.slice(3) ?? 'desk'
  );
}
