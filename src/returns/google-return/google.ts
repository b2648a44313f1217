// SPDX-License-Identifier: Apache-2.0

/** What every reader of a Google return says of itself. */
export const GOOGLE = {
  provider: 'google',
  version: '1',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
} as const;
