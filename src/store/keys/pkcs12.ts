// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type * as asn1js from 'asn1js';
import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo } from 'pkijs';
import { VaultError } from '../../core/errors/vault.ts';
import { pem } from './self-signed-certificate.ts';

/**
 * The key and certificates of a PKCS #12 file (RFC 7292) as PEM, the certificate of the key first. It reads what programs of today write
 * (PBES2 with AES, MAC with SHA-2); one with RC2 or 3DES is refused: "openssl pkcs12 -legacy" turns it into a new one.
 * @throws VAULT_KEY_UNUSABLE
 */
export async function pemOfPkcs12(bytes: Uint8Array, password: string): Promise<string> {
  try {
    const pfx = PFX.fromBER(Uint8Array.from(bytes));
    const secret = Uint8Array.from(Buffer.from(password, 'utf8')).buffer;
    await pfx.parseInternalValues({ password: secret, checkIntegrity: true });
    const safe = pfx.parsedValue?.authenticatedSafe;
    if (safe === undefined) throw new TypeError('it holds nothing');
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
    return await pemOfBags(
      safe.parsedValue.safeContents.flatMap(({ value }: { value: { safeBags: readonly Bag[] } }) => value.safeBags),
      secret,
    );
  } catch (cause) {
    throw new VaultError('KEY_UNUSABLE', {
      message: `PKCS #12 file: it cannot be opened (${(cause as Error).message}). Check the password; a file of an old kind is to be exported anew.`,
      cause,
    });
  }
}

interface Bag {
  readonly bagValue: unknown;
}

async function pemOfBags(bags: readonly Bag[], password: ArrayBuffer): Promise<string> {
  const certificates: Buffer[] = [];
  let key: Buffer | undefined;
  for (const { bagValue } of bags) {
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      await (bagValue as unknown as { parseInternalValues(given: object): Promise<void> }).parseInternalValues({ password });
      key = Buffer.from((bagValue.parsedValue as PrivateKeyInfo).toSchema().toBER());
    } else if (bagValue instanceof PrivateKeyInfo) key = Buffer.from(bagValue.toSchema().toBER());
    else if (bagValue instanceof CertBag) certificates.push(certificateOf(bagValue));
  }
  if (key === undefined || certificates.length === 0) throw new TypeError('it holds no private key with a certificate');
  const secret = pem('PRIVATE KEY', key);
  const own = certificates.findIndex((der) => new X509Certificate(der).checkPrivateKey(createPrivateKey(secret)));
  const ordered = own < 0 ? certificates : [certificates[own] as Buffer, ...certificates.filter((_, n) => n !== own)];
  return secret + ordered.map((der) => pem('CERTIFICATE', der)).join('');
}

function certificateOf({ parsedValue, certValue }: CertBag): Buffer {
  if (parsedValue instanceof Certificate) return Buffer.from(parsedValue.toSchema(true).toBER());
  return Buffer.from((certValue as asn1js.OctetString).valueBlock.valueHexView);
}
