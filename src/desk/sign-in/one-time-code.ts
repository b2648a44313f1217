// SPDX-License-Identifier: Apache-2.0
import { Decrypter, Encrypter } from 'age-encryption';
import { Secret, TOTP } from 'otpauth';
import type { VaultKey } from '../../store/vault/folder-vault.ts';

const PERIOD_SECONDS = 30;

/** Time-based codes of RFC 6238 as authenticator apps make them: SHA-1, six digits, 30 seconds. */
function totpOf(secret: string, login: string, deskName: string): TOTP {
  return new TOTP({ issuer: `Rogatory ${deskName}`, label: login, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6 });
}

/** 160 bits, base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export function secretUri(secret: string, login: string, deskName: string): string {
  return totpOf(secret, login, deskName).toString();
}

/** The code of this moment; for tests and the training desk. */
export function codeAt(secret: string, now: Date): string {
  return totpOf(secret, '', '').generate({ timestamp: now.getTime() });
}

/** The time step of a code that fits now or one step beside it, and was not used before; undefined otherwise. */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const typed = latinDigits(code).replace(/[\s\p{Cf}]/gu, '');
  if (!/^\d{6}$/.test(typed)) return undefined;
  const delta = totpOf(secret, '', '').validate({ token: typed, timestamp: now.getTime(), window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
  return step > lastStep ? step : undefined;
}

/** An Arabic keyboard types ٤, a Persian one ۴: the authenticator app shows 4 and means the same. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) as number) & 0xf));
}

/** Seals a secret to the key of the desk (age): the database alone makes no codes. */
export async function sealSecret(key: VaultKey, secret: string): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key.recipient);
  return Buffer.from(await encrypter.encrypt(secret));
}

export async function openSecret(key: VaultKey, sealed: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(key.identity);
  return await decrypter.decrypt(sealed, 'text');
}
