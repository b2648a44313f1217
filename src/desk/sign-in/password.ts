// SPDX-License-Identifier: Apache-2.0
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';

/** What scrypt is asked for: N rounds of memory, blocks of r, p times over. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and about a tenth of a second a try (OWASP's second row for scrypt). */
export const COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const LONGEST_FIRST_PASSWORD_BYTES = 15;

/** `scrypt$32768$8$3$<salt>$<hash>`, base64url: cost stands beside each hash, so that it can be raised later. */
export async function hashPassword(password: string, cost: PasswordCost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** A hash that is not of our form fits no password. */
export async function passwordFits(password: string, hash: string): Promise<boolean> {
  const [name, N, r, p, salt, key] = hash.split('$');
  if (name !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** What an unknown name is compared with, so that it takes as long as a known one. */
export const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(KEY_BYTES).toString('base64url')}`;

/** A first password, to be given to its owner once: 24 letters and digits in groups. */
export function newFirstPassword(): string {
  const letters = randomBytes(LONGEST_FIRST_PASSWORD_BYTES).toString('hex').slice(0, 24);
  return letters.replace(/(.{6})(?=.)/g, '$1-');
}

/** @throws ACCESS_PASSWORD_TOO_WEAK */
export function refuseWeakPassword(password: string, login: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const weak =
    plain.length < 12 ||
    new Set(plain).size < 6 ||
    (login.length >= 4 && plain.includes(login.split('@')[0] ?? login)) ||
    /^\d+$/.test(plain);
  if (!weak) return;
  throw new AccessError('PASSWORD_TOO_WEAK', {
    message: accessSays('password-weak'),
  });
}

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
