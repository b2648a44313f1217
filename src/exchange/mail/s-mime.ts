// SPDX-License-Identifier: Apache-2.0
/** S/MIME 4.0 (RFC 8551): an entity signed with a detached CMS signature, then wrapped in CMS for the certificate of the addressee. */

import { createHash, type KeyObject, sign, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  EnvelopedData,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { ExchangeError } from '../../core/errors/exchange.ts';
import type { Said } from '../../core/errors/say.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { base64, boundaryFor, entity, multipart } from './mime.ts';

export interface SmimeSigner {
  readonly privateKey: KeyObject;
  /** DER of the desk's certificate, then of those above it. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

interface AddresseesCertificate {
  readonly certificate: X509Certificate;
  readonly fingerprint: string;
  readonly endsAt: Date;
  /** The mailboxes that it names, as they are written there. */
  readonly mailboxes: readonly string[];
}

/** The addressee's certificate, if it can be encrypted to on that day. @throws EXCHANGE_KEY_UNREADABLE, _ENDED, _UNUSABLE */
export function smimeCertificate(pem: string, now: Date): AddresseesCertificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch (error) {
    throw new ExchangeError('KEY_UNREADABLE', { message: exchangeSays('no-whole-key'), cause: error });
  }
  const endsAt = new Date(certificate.validTo);
  if (endsAt < now || new Date(certificate.validFrom) > now)
    throw new ExchangeError('KEY_ENDED', {
      message: exchangeSays('smime-unusable', {
        why: exchangeSays('good-from-to', { from: certificate.validFrom, to: certificate.validTo }),
      }),
    });
  const kind = certificate.publicKey.asymmetricKeyType;
  if (kind !== 'rsa') throw unusable(exchangeSays('rsa-taken', { kind: kind ?? '?' }));
  return { certificate, fingerprint: certificate.fingerprint256.replaceAll(':', ''), endsAt, mailboxes: mailboxesOf(certificate) };
}

/** `email:` of the alternative names, `emailAddress=` of the subject, and a common name that is one. */
function mailboxesOf({ subject, subjectAltName }: X509Certificate): string[] {
  const named = [
    ...(subjectAltName ?? '').matchAll(/(?:^|, )email:([^,]+)/g),
    ...subject.matchAll(/^(?:emailAddress|CN)=([^\s@]+@[^\s@]+)$/gm),
  ];
  return [...new Set(named.map(([, address]) => address as string))];
}

/** `multipart/signed` (RFC 1847), the signature over the entity exactly as it stands. @param seed of the boundary: the message's id */
export function smimeSigned(inner: string, signer: SmimeSigner, at: Date, seed: string): string {
  const boundary = boundaryFor(`${seed} signed`);
  const cms = detachedSignature(Buffer.from(inner, 'utf8'), signer, at);
  const signature = entity(
    [
      'Content-Type: application/pkcs7-signature; name="smime.p7s"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="smime.p7s"',
    ],
    base64(cms),
  );
  const type = `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="${boundary}"`;
  return entity([type], multipart([inner, signature], boundary));
}

/** `application/pkcs7-mime; smime-type=enveloped-data`: AES-256-CBC, the key by RSA-OAEP with SHA-256. */
export async function smimeEncrypted(inner: string, to: X509Certificate): Promise<string> {
  const enveloped = new EnvelopedData();
  enveloped.addRecipientByCertificate(Certificate.fromBER(Uint8Array.from(to.raw)), { oaepHashAlgorithm: 'SHA-256' });
  await enveloped.encrypt({ name: 'AES-CBC', length: 256 } as never, Uint8Array.from(Buffer.from(inner, 'utf8')).buffer);
  const content = new ContentInfo({ contentType: ENVELOPED_DATA, content: enveloped.toSchema() });
  return entity(
    [
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="smime.p7m"',
    ],
    base64(Buffer.from(content.toSchema().toBER())),
  );
}

function detachedSignature(bytes: Uint8Array, { privateKey, certificates }: SmimeSigner, at: Date): Buffer {
  const chain = certificates.map((der) => Certificate.fromBER(Uint8Array.from(der)));
  const own = chain[0] as Certificate;
  const digest = createHash('sha256').update(bytes).digest();
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: SIGNING_TIME, values: [new asn1js.UTCTime({ valueDate: at })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [new asn1js.OctetString({ valueHex: Uint8Array.from(digest) })] }),
  ];
  const der = (attribute: Attribute) => Buffer.from(attribute.toSchema().toBER());
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: attributes.toSorted((a, b) => Buffer.compare(der(a), der(b))),
  });
  const toSign = Buffer.from(signedAttrs.toSchema().toBER());
  // Signed as a SET OF, sent as [0] (RFC 5652 §5.4).
  toSign[0] = 0x31;
  const signature = sign('sha256', toSign, privateKey);
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: chain,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
        signatureAlgorithm: algorithmOf(privateKey),
        signature: new asn1js.OctetString({ valueHex: Uint8Array.from(signature) }),
        signedAttrs,
      }),
    ],
  });
  const content = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

function algorithmOf({ asymmetricKeyType }: KeyObject): AlgorithmIdentifier {
  if (asymmetricKeyType === 'ec') return new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' });
  if (asymmetricKeyType === 'rsa')
    return new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new asn1js.Null() });
  throw unusable(exchangeSays('desk-key-kind', { kind: asymmetricKeyType ?? '?' }));
}

function unusable(why: Said, cause?: unknown): InstanceType<typeof ExchangeError> {
  return new ExchangeError('KEY_UNUSABLE', {
    message: exchangeSays('smime-unusable', { why }),
    cause,
  });
}
