// SPDX-License-Identifier: Apache-2.0

export const urgencies = ['routine', 'urgent', 'emergency'] as const;
export const incomingChannels = ['central_authority', 'diplomatic', 'interpol', 'n247', 'email', 'post', 'in-person'] as const;
export const translationStates = ['not-needed', 'needed', 'with-translator', 'done'] as const;

/** What the registry writes down of a request for assistance when it arrives; every text is the other State's and may be anything. */
export interface IncomingRegistered {
  /** ISO 3166-1 alpha-2. */
  readonly requestingState: string;
  readonly requestingAuthority: string;
  /** Their number for it. */
  readonly theirReference: string;
  readonly treatyBasis: string;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string;
  readonly channel: (typeof incomingChannels)[number];
  /** Of the paper: `pt`. */
  readonly language: string;
  /** What is asked, in the words of the registry. */
  readonly asked: string;
  readonly urgency: (typeof urgencies)[number];
  /** `YYYY-MM-DD`, the day by which the answer is wanted, where they say one. */
  readonly neededBy: string | null;
  readonly secrecy: boolean;
  readonly secrecyUntil: string | null;
}
