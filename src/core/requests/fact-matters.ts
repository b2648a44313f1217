// SPDX-License-Identifier: Apache-2.0

/** What facts say of whom a request goes to, in the order in which a person reads it. */
export const factMatters = [
  ...(['addressee', 'country', 'address', 'email', 'channel', 'channel-address'] as const),
  ...(['via', 'languages', 'bases', 'papers', 'fields', 'hold-days', 'law'] as const),
];
export type FactMatter = (typeof factMatters)[number];
