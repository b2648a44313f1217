// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../said.ts';
import type { When } from '../when.ts';
import type { Named } from './accounts.ts';
import type { Cell } from './network.ts';

/** Where something was, trips, payments. (returns.md §3.2). All members are optional but the ones that name the record. */

export const LOCATION_BASES = ['device-report', 'cell', 'ip-estimate', 'place-visit', 'exif', 'trip-point', 'stated-by-user'] as const;
export type LocationBasis = (typeof LOCATION_BASES)[number];

export interface Location {
  readonly at?: When;
  readonly until?: When;
  readonly lat?: Said<number>;
  readonly lon?: Said<number>;
  readonly accuracyMeters?: Said<number>;
  readonly altitude?: Said<number>;
  readonly basis: LocationBasis;
  readonly source?: Said;
  readonly device?: Said;
  readonly place?: Said;
  readonly cell?: Cell;
}

export interface Spot {
  readonly lat?: Said<number>;
  readonly lon?: Said<number>;
  readonly address?: Said;
}

export interface Trip {
  readonly tripId?: Said;
  readonly status?: Said;
  readonly requested?: When;
  readonly begun?: When;
  readonly ended?: When;
  readonly pickup?: Spot;
  readonly dropoff?: Spot;
  readonly stops?: readonly Spot[];
  /** `value.raw` in the unit that the column states; `kilometres` only as what we made of it. */
  readonly distance?: { readonly value: Said<number>; readonly unit: 'miles' | 'kilometres'; readonly kilometres?: number };
  readonly driver?: Named;
  readonly rider?: Named;
  readonly vehicle?: { readonly plate?: Said; readonly make?: Said; readonly model?: Said; readonly vin?: Said };
  readonly product?: Said;
  /** Smallest unit of the currency, a bigint as text. */
  readonly fareMinor?: Said;
  readonly currency?: Said;
  readonly routeRef?: Said;
  readonly city?: Said;
}

export interface Payment {
  readonly paymentId?: Said;
  readonly at?: When;
  /** Smallest unit of the currency, a bigint as text. */
  readonly amountMinor?: Said;
  readonly currency?: Said;
  readonly from?: Named;
  readonly to?: Named;
  readonly instrument?: Said;
  readonly status?: Said;
  readonly purpose?: Said;
  readonly product?: Said;
  readonly fee?: Said;
  readonly chain?: { readonly network?: Said; readonly txHash?: Said; readonly address?: Said };
  readonly ip?: Said;
}

export interface PaymentInstrument {
  readonly type: Said<'card' | 'bank-account' | 'wallet' | 'gift-card'>;
  readonly identifier?: Said;
  readonly brand?: Said;
  readonly bank?: Said;
  readonly holder?: Said;
  readonly validFrom?: When;
  readonly validTo?: When;
  readonly billingAddress?: Said;
  readonly issued?: When;
}
