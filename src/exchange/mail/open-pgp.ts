// SPDX-License-Identifier: Apache-2.0
/** PGP/MIME (RFC 3156 §6.2): one entity signed and encrypted in one message, as gpg and mail programs read it. */

import { createMessage, encrypt, enums, type Key, type PrivateKey, type PublicKey, readKey, readPrivateKey } from 'openpgp';
import { ExchangeError } from '../../core/errors/exchange.ts';
import type { Said } from '../../core/errors/say.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { boundaryFor, crlf, entity, multipart } from './mime.ts';

/** An addressee's key that can be used on that day. @throws EXCHANGE_KEY_UNUSABLE */
export async function openPgpKey(
  armored: string,
  now: Date,
): Promise<{ readonly key: PublicKey; readonly fingerprint: string; readonly endsAt: Date | null }> {
  try {
    const key = await readKey({ armoredKey: armored });
    if (key.isPrivate()) throw unusable(exchangeSays('private-key'));
    await key.getEncryptionKey(undefined, now);
    return { key, fingerprint: key.getFingerprint().toUpperCase(), endsAt: await endOf(key) };
  } catch (error) {
    throw error instanceof ExchangeError ? error : unusable(reasonOf(error), error);
  }
}

/** The desk's own key, without a pass phrase: its file is readable by the desk alone. @throws EXCHANGE_KEY_UNUSABLE */
export async function openPgpSigner(armored: string): Promise<PrivateKey> {
  try {
    const key = await readPrivateKey({ armoredKey: armored });
    if (!key.isDecrypted()) throw unusable(exchangeSays('pass-phrase'));
    return key;
  } catch (error) {
    throw error instanceof ExchangeError ? error : unusable(reasonOf(error), error);
  }
}

export interface PgpParties {
  readonly to: PublicKey;
  readonly signer: PrivateKey | undefined;
  readonly at: Date;
}

/** @param seed of the boundary: the message's id */
export async function pgpEncrypted(inner: string, { to, signer, at }: PgpParties, seed: string): Promise<string> {
  const armored = await encrypt({
    message: await createMessage({ binary: Buffer.from(inner, 'utf8') }),
    encryptionKeys: to,
    ...(signer === undefined ? {} : { signingKeys: signer }),
    date: at,
    format: 'armored',
    config: { preferredSymmetricAlgorithm: enums.symmetric.aes256, aeadProtect: false },
  });
  const boundary = boundaryFor(`${seed} pgp`);
  const parts = [
    entity(['Content-Type: application/pgp-encrypted', 'Content-Description: PGP/MIME version identification'], 'Version: 1'),
    entity(
      ['Content-Type: application/octet-stream; name="encrypted.asc"', 'Content-Disposition: inline; filename="encrypted.asc"'],
      crlf(armored.trim()),
    ),
  ];
  const type = `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${boundary}"`;
  return entity([type], multipart(parts, boundary));
}

async function endOf(key: Key): Promise<Date | null> {
  const end = await key.getExpirationTime();
  return end instanceof Date ? end : null;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));

function unusable(why: string | Said, cause?: unknown): InstanceType<typeof ExchangeError> {
  return new ExchangeError('KEY_UNUSABLE', { message: exchangeSays('openpgp-unusable', { why }), cause });
}
