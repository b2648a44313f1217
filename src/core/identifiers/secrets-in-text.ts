// SPDX-License-Identifier: Apache-2.0
import type { SealedClass } from '../records/record.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { PASSWORD } from './may-hold.ts';

/** Letters of the text (UTF-16 units), `to` exclusive. */
export interface SecretSpan {
  readonly from: number;
  readonly to: number;
  readonly class: SealedClass;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Keys to money, seed phrases and passwords in a text, in reading order, none inside another. */
export function secretsIn(text: string): readonly SecretSpan[] {
  const keys = keysIn(text);
  const apart = passwordsIn(text).filter((one) => !keys.some((key) => key.from < one.to && one.from < key.to));
  return [...keys, ...apart].sort((one, other) => one.from - other.from);
}

function keysIn(text: string): SecretSpan[] {
  const secrets = findIdentifiers(text).filter((one) => one.kind === 'sealed-secret');
  if (secrets.length === 0) return [];
  const bytes = new TextEncoder().encode(text);
  const letters = (to: number): number => utf8.decode(bytes.subarray(0, to)).length;
  return secrets.map((one) => ({ from: letters(one.bytes.from), to: letters(one.bytes.to), class: one.class }));
}

/** `password: hunter2`, `كلمة السر: …`: what follows a word for it and a colon or equals sign, up to the next blank. */
const SAID =
  /(?:password|passwd|passwort|passcode|\bpwd|mot de passe|باسورد|كلمة ال?(?:سر|مرور)|الرقم السري)(?:\s+(?:is|est|هي|هو))?\s*[:=：]\s*(\S{3,128})/dgiu;

export function passwordsIn(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  if (!PASSWORD.test(text)) return spans;
  for (const match of text.matchAll(SAID)) {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    if (!/^█+$/.test(match[1] ?? '')) spans.push({ from, to, class: 'password' });
  }
  return spans;
}

const NAME =
  /^(?:(?:current|account|old|previous|stored|plain\s?text)[ _-])?(?:passwords?|passwd|passwort|passcode|pwd|mot de passe|كلمة (?:السر|المرور)|الرقم السري)$/i;

const known = new Map<string, boolean>();
const MOST_KNOWN = 1_000;

/** Whether a label says that its value is a password, and not that one was changed. Labels are few and come with every record. */
export function isPasswordName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const is = name.length < 40 && NAME.test(name.trim());
  if (known.size < MOST_KNOWN) known.set(name, is);
  return is;
}
