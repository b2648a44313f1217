// SPDX-License-Identifier: Apache-2.0
/** Manual captures: a person browses in a window whose traffic is recorded. What they may do is said before, and stands in the record. */

/** Said before the window opens. A person acts, so not all of it can be enforced; what is seen of a breach stands in the record. */
export const MANUAL_RULES = [
  'Only public pages: nothing is signed in to. Typing into a password field ends the capture, and the record says so.',
  'Nobody is contacted: no message, no comment, no like, no follow, no friend request, no call.',
  'Nothing is bought, joined, downloaded to be opened, or got round. Consent walls are left or declined, not accepted.',
  'Every request and answer is recorded, also what was opened by mistake. What the pages are sent (forms, likes) is named in the record.',
] as const;

/** A page that the person came to, as it looked at the last look before they left it. */
export interface ManualStep {
  readonly at: string;
  readonly url: string;
  readonly title: string;
}

/** Something that a page was sent, beyond asking for it. */
export interface SentByWindow {
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly bytes: number;
}

export interface ManualPart {
  readonly rules: readonly string[];
  /** `window`: the person closed it; `key`: the person ended it; `time`; `sign-in`: something was typed into a password field. */
  readonly endedBy: 'window' | 'key' | 'time' | 'sign-in';
  readonly lookedEveryMs: number;
  readonly steps: readonly ManualStep[];
  readonly sent: readonly SentByWindow[];
}

export const MANUAL_LIMITS = { longestSeconds: 3_600, steps: 90, sent: 500, windows: 20, lookEveryMs: 700 } as const;
