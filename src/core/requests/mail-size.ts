// SPDX-License-Identifier: Apache-2.0
/** How large a mail becomes, and what mail servers take. Nobody can know what the addressee's takes: this warns and never refuses. */
import type { MailProtection } from './mail-address.ts';

/** 57 bytes become a line of 76 characters with its end (RFC 2045 §6.8). */
const inBase64 = (bytes: number): number => Math.ceil(bytes / 57) * 78;

/** Head, text, and the head of each part; more than they are. */
const AROUND = 4_000;
const AROUND_A_FILE = 300;
/** An envelope, and what a signature adds inside it. */
const ENVELOPE = 8_000;

/** Bytes on the line. What is encrypted is written in base64 once more, around the parts that are so already. */
export function mailBytes(files: readonly number[], protection: MailProtection): number {
  const open = files.reduce((sum, bytes) => sum + inBase64(bytes) + AROUND_A_FILE, AROUND);
  return protection === 'transport' ? open : inBase64(open) + ENVELOPE;
}

/**
 * A Postfix takes 10,240,000 bytes unless told otherwise (postconf(5), `message_size_limit`); an Exchange Server as it is installed 10 MB,
 * Gmail 25 MB, as their makers' pages say (from memory, not looked up since). RFC 5321 §4.5.3.1.7 promises 64 kB and no more.
 */
const MANY_REFUSE = 10_000_000;
const MOST_REFUSE = 25_000_000;

export type MailSizeWarning = 'over-stated' | 'many-refuse' | 'most-refuse';

/** @param stated what the addressee itself says it takes, in bytes: it is better known than what others do */
export function mailSizeWarning(bytes: number, stated: number | null = null): MailSizeWarning | undefined {
  if (stated !== null) return bytes > stated ? 'over-stated' : undefined;
  if (bytes > MOST_REFUSE) return 'most-refuse';
  return bytes > MANY_REFUSE ? 'many-refuse' : undefined;
}
