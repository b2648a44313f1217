// SPDX-License-Identifier: Apache-2.0
import type { TimeKnown } from '../../core/records/index.ts';

/** What every reader of a Kik return says of itself. */
export const KIK = {
  provider: 'kik',
  version: '1',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
} as const;

/** Times without a zone are UTC by the provider's description of the format. */
export const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };
