// SPDX-License-Identifier: Apache-2.0
/** wacz-auth 0.1, anonymous signature: ECDSA P-256 over the text of `hash`, DER, with the public key; and a stamp over the signature's text. */
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { TimeStamp } from '../../core/evidence/time-stamp.ts';

export interface PackageSigner {
  /** Private key, ECDSA P-256. */
  readonly key: KeyObject;
  /** Absent: no authority was named. */
  readonly stamp?: (bytes: Uint8Array) => Promise<TimeStamp>;
}

export interface SignedPackage {
  readonly hash: string;
  readonly created: string;
  readonly software: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly timeSignature?: string;
  readonly timestampCert?: string;
}

/** @param hash `sha256:…` of datapackage.json */
export async function signPackage(
  hash: string,
  about: { readonly created: Date; readonly software: string },
  signer: PackageSigner,
): Promise<SignedPackage> {
  const signature = sign('sha256', Buffer.from(hash), signer.key).toString('base64');
  const stamp = await signer.stamp?.(Buffer.from(signature));
  return {
    hash,
    created: about.created.toISOString(),
    software: about.software,
    signature,
    publicKey: createPublicKey(signer.key).export({ format: 'der', type: 'spki' }).toString('base64'),
    ...(stamp === undefined ? {} : { timeSignature: stamp.response.toString('base64'), timestampCert: stamp.certificates }),
  };
}

/** A key for one capture: it shows that nothing was changed since, and not who made it. */
export function passingKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}
