// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as asn1js from 'asn1js';
import ipaddr from 'ipaddr.js';
import { AttributeTypeAndValue, Certificate, Extension, GeneralName, GeneralNames } from 'pkijs';

const COMMON_NAME = '2.5.4.3';
const SUBJECT_ALT_NAME = '2.5.29.17';
const DAY_MS = 86_400_000;

/**
 * The certificates with which the proxy stands in for a server towards the one browser it serves. All have one key, made for this browser and
 * forgotten with it; the browser is started with the hash of that key and takes certificates of no other. They are of no use elsewhere.
 */
export interface LeafCertificates {
  /** For `--ignore-certificate-errors-spki-list`. */
  readonly spkiHash: string;
  readonly contextFor: (host: string) => Promise<SecureContext>;
}

export async function makeLeafCertificates(now: Date): Promise<LeafCertificates> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' });
  const contexts = new Map<string, Promise<SecureContext>>();
  const make = async (host: string) => createSecureContext({ key, cert: await leaf(host, keys as never, now), minVersion: 'TLSv1.2' });
  return {
    spkiHash: createHash('sha256').update(spki).digest('base64'),
    contextFor(host) {
      const known = contexts.get(host) ?? make(host);
      contexts.set(host, known);
      return known;
    },
  };
}

async function leaf(host: string, keys: CryptoKeyPair, now: Date): Promise<string> {
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new asn1js.Integer({
    valueHex: Uint8Array.from([1, ...webcrypto.getRandomValues(new Uint8Array(15))]).buffer,
  });
  for (const name of [certificate.subject, certificate.issuer])
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new asn1js.Utf8String({ value: 'Rogatory recording proxy' }) }),
    );
  certificate.notBefore.value = new Date(now.getTime() - DAY_MS);
  certificate.notAfter.value = new Date(now.getTime() + DAY_MS);
  const names = new GeneralNames({ names: [generalName(host)] });
  certificate.extensions = [
    new Extension({ extnID: SUBJECT_ALT_NAME, critical: false, extnValue: names.toSchema().toBER(false), parsedValue: names }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  const base64 = Buffer.from(certificate.toSchema(true).toBER()).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** RFC 5280 §4.2.1.6: 2 is a DNS name, 7 an address. */
function generalName(host: string): GeneralName {
  if (isIP(host) === 0) return new GeneralName({ type: 2, value: host });
  return new GeneralName({
    type: 7,
    value: new asn1js.OctetString({ valueHex: Uint8Array.from(ipaddr.parse(host).toByteArray()).buffer }),
  });
}
