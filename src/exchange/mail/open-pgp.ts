// SPDX-License-Identifier: Apache-2.0
/** PGP/MIME (RFC 3156 §6.2): one entity signed and encrypted in one message, as gpg and mail programs read it. */
import { createMessage, encrypt, enums, type Key, type PrivateKey, type PublicKey, readKey, readPrivateKey, type Subkey } from 'openpgp';
import { ExchangeError } from '../../core/errors/exchange.ts';
import type { Said } from '../../core/errors/say.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { boundaryFor, crlf, entity, multipart } from './mime.ts';

interface AddresseesKey {
  readonly key: PublicKey;
  readonly fingerprint: string;
  readonly endsAt: Date | null;
  /** The mailboxes that it names, as they are written there. */
  readonly mailboxes: readonly string[];
}

/** An addressee's key that can be used on that day. @throws EXCHANGE_KEY_UNREADABLE, _PRIVATE, _ENDED, _UNUSABLE */
export async function openPgpKey(armored: string, now: Date): Promise<AddresseesKey> {
  const key = await readOrRefuse(armored);
  if (key.isPrivate()) throw new ExchangeError('KEY_PRIVATE', { message: exchangeSays('private-key') });
  if ((await key.isRevoked(undefined, undefined, now)) || isOver(await endOf(key), now)) throw ended();
  try {
    const endsAt = earlier(await endOf(key), await endOf(await key.getEncryptionKey(undefined, now)));
    return { key, fingerprint: key.getFingerprint().toUpperCase(), endsAt, mailboxes: mailboxesOf(key) };
  } catch (error) {
    // The part that encrypts ends by itself; the library says only that it found none.
    throw isOver(await endOf(key.subkeys.at(-1)), now) ? ended() : unusable(exchangeSays('does-not-encrypt'), error);
  }
}

async function readOrRefuse(armored: string): Promise<Key> {
  try {
    return await readKey({ armoredKey: armored });
  } catch (cause) {
    throw new ExchangeError('KEY_UNREADABLE', { message: exchangeSays('no-whole-key'), cause });
  }
}

const mailboxesOf = ({ users }: Key): string[] => users.flatMap(({ userID }) => userID?.email || []);

/** The desk's own key, without a pass phrase: its file is readable by the desk alone. @throws EXCHANGE_KEY_UNUSABLE */
export async function openPgpSigner(armored: string): Promise<PrivateKey> {
  try {
    const key = await readPrivateKey({ armoredKey: armored });
    if (!key.isDecrypted()) throw unusable(exchangeSays('pass-phrase'));
    return key;
  } catch (error) {
    throw error instanceof ExchangeError ? error : unusable(exchangeSays('no-private-key'), error);
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

async function endOf(key: Key | Subkey | undefined): Promise<Date | null> {
  const end = await key?.getExpirationTime();
  return end instanceof Date ? end : null;
}

const isOver = (end: Date | null, now: Date): boolean => end !== null && end <= now;

const earlier = (one: Date | null, other: Date | null): Date | null => (one === null || (other !== null && other < one) ? other : one);

const ended = () => new ExchangeError('KEY_ENDED', { message: exchangeSays('key-ended') });

function unusable(why: Said, cause?: unknown): InstanceType<typeof ExchangeError> {
  return new ExchangeError('KEY_UNUSABLE', { message: exchangeSays('openpgp-unusable', { why }), cause });
}
