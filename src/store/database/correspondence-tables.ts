// SPDX-License-Identifier: Apache-2.0
/** Tables of what goes to and fro: reminders and calendars of people, keys of mailboxes, correspondence with addressees. */

/** Key of an addressee's mailbox. Used once a second person has compared its fingerprint. */
export interface MailKeyTable {
  id: string;
  /** Lower case. */
  address: string;
  kind: 'openpgp' | 'smime';
  /** Armored, or PEM. */
  key_text: string;
  /** Hex, upper case: of the OpenPGP key, or SHA-256 of the certificate. */
  fingerprint: string;
  ends_at: Date | null;
  added_by: string;
  added_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  revoked_at: Date | null;
}

/** What was written or said between the desk and an addressee. */
export interface RequestMessageTable {
  id: string;
  request_id: string;
  case_id: string;
  direction: 'in' | 'out';
  kind: 'question' | 'clarification' | 'refusal' | 'reference' | 'other';
  at: Date;
  text: string;
  reference: string | null;
  filed_at: Date;
  filed_by: string;
}

/** Somebody was reminded of a deadline. */
export interface ReminderTable {
  id: string;
  case_id: string;
  deadline_id: string;
  account_id: string;
  at: Date;
  /** The person has put it away. */
  seen_at: Date | null;
}

/** The address of somebody's calendar feed. Only the hash of the token is kept. */
export interface CalendarFeedTable {
  id: string;
  account_id: string;
  token_hash: Buffer;
  made_at: Date;
  revoked_at: Date | null;
}
