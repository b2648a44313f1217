// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, RelativeDistinguishedNames } from 'pkijs';

/** Long enough for the papers of a case; the log says which certificate was in use when. */
const VALID_YEARS = 5;
const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
/** digitalSignature and nonRepudiation (RFC 5280 §4.2.1.3), as signatures on documents need. */
const SIGNS_DOCUMENTS = Uint8Array.of(0xc0);

/** A new EC P-256 key and its certificate, signed by itself, as PEM. Its common name is the desk's, its organisation the authority's. */
export async function madeCertificate({ name, desk }: { readonly name: string; readonly desk: string }, now: Date): Promise<string> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: serial() });
  certificate.subject = distinguishedName([
    [ORGANISATION, name],
    [COMMON_NAME, desk],
  ]);
  certificate.issuer = certificate.subject;
  certificate.notBefore.value = new Date(now.getTime() - 24 * 3600_000);
  certificate.notAfter.value = new Date(now);
  certificate.notAfter.value.setUTCFullYear(now.getUTCFullYear() + VALID_YEARS);
  certificate.extensions = [
    extension(BASIC_CONSTRAINTS, new BasicConstraints({ cA: false }).toSchema().toBER()),
    extension(KEY_USAGE, new asn1js.BitString({ valueHex: SIGNS_DOCUMENTS, unusedBits: 6 }).toBER()),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, 'SHA-256');
  const secret = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey));
  return pem('PRIVATE KEY', secret) + pem('CERTIFICATE', Buffer.from(certificate.toSchema(true).toBER()));
}

export function pem(label: string, der: Buffer): string {
  return `-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
}

/** Read from its bytes: pkijs itself would write all parts into one set. */
function distinguishedName(parts: readonly (readonly [oid: string, text: string])[]): RelativeDistinguishedNames {
  const sets = parts.map(([type, value]) => {
    const part = new AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
    return new asn1js.Set({ value: [part.toSchema()] });
  });
  return RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: sets }).toBER());
}

function extension(extnID: string, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue });
}

/** Positive, 16 bytes. */
function serial(): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x01;
  return bytes;
}
