// SPDX-License-Identifier: Apache-2.0
/** A key as somebody pasted it: of all that stands there the one public key is kept, and nothing where a private one stands beside it. */
import { ExchangeError } from '../../core/errors/exchange.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { openPgpKey } from './open-pgp.ts';
import { smimeCertificate } from './s-mime.ts';

export interface BroughtKey {
  readonly address: string;
  readonly kind: 'openpgp' | 'smime';
  /** Armored, or PEM; perhaps with a greeting around it. */
  readonly key: string;
}

export interface KeyToKeep {
  /** The key alone, written anew from what was read. */
  readonly text: string;
  readonly fingerprint: string;
  readonly endsAt: Date | null;
}

const PRIVATE = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/;
const BEGINS = /-----BEGIN (?:PGP PUBLIC KEY BLOCK|(?:X509 |TRUSTED )?CERTIFICATE)-----/g;

/** @throws EXCHANGE_KEY_UNREADABLE, _PRIVATE, _ENDED, _UNUSABLE, _OF_ANOTHER */
export async function keyToKeep({ address, kind, key }: BroughtKey, now: Date): Promise<KeyToKeep> {
  if (PRIVATE.test(key)) throw new ExchangeError('KEY_PRIVATE', { message: exchangeSays('private-key') });
  if ((key.match(BEGINS) ?? []).length > 1) throw new ExchangeError('KEY_UNREADABLE', { message: exchangeSays('several-keys') });
  const { mailboxes, ...read } = kind === 'openpgp' ? await readOpenPgp(key, now) : readCertificate(key, now);
  refuseOther(mailboxes, address);
  return read;
}

async function readOpenPgp(text: string, now: Date) {
  const { key, ...read } = await openPgpKey(text, now);
  return { ...read, text: key.armor() };
}

function readCertificate(text: string, now: Date) {
  const { certificate, ...read } = smimeCertificate(text, now);
  return { ...read, text: certificate.toString() };
}

/** One that names no mailbox is left to the second person, who compares its fingerprint. */
function refuseOther(mailboxes: readonly string[], address: string): void {
  const own = address.toLowerCase();
  if (mailboxes.length === 0 || mailboxes.some((one) => one.toLowerCase() === own)) return;
  throw new ExchangeError('KEY_OF_ANOTHER', {
    message: exchangeSays('key-of-another', { names: mailboxes.slice(0, 3), address }),
  });
}
