// SPDX-License-Identifier: Apache-2.0

/** What every reader of a Discord return says of itself. */
export const DISCORD = {
  provider: 'discord',
  version: '1',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
} as const;
