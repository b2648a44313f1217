// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../said.ts';
import type { When } from '../when.ts';
import type { IdentifierType } from './accounts.ts';

/** Addresses in logs, devices, sessions, and who held an address when. (returns.md §3.2). All members are optional but the ones that name the record. */

export type ActionClass =
  | 'login'
  | 'logout'
  | 'session'
  | 'registration'
  | 'tos-accepted'
  | 'message-sent'
  | 'upload'
  | 'activity'
  | 'call'
  | 'password-change'
  | 'unknown';

/** An address in a log with its time. Not "the user's address": that is for a person to conclude. */
export interface IpEvent {
  /** `norm` is the RFC 5952 or dotted form without port; absent if the value is no address. */
  readonly address: Said;
  readonly port?: Said<number>;
  readonly protocol?: Said;
  readonly at?: When;
  readonly until?: When;
  /** The provider's word, and our class of it. */
  readonly action: Said<ActionClass>;
  readonly product?: Said;
  readonly userAgent?: Said;
  readonly deviceRef?: Said;
  readonly countryStated?: Said;
  readonly regionStated?: Said;
  readonly cityStated?: Said;
  readonly asnStated?: Said;
  /** A second address that the provider's own proxy reported: both are kept, none is chosen. */
  readonly proxiedFor?: Said;
  readonly firstSeen?: When;
  readonly lastSeen?: When;
  readonly count?: Said<number>;
  readonly nat?: {
    readonly privateAddress?: Said;
    readonly publicAddress?: Said;
    readonly portFrom?: Said<number>;
    readonly portTo?: Said<number>;
    readonly subscriber?: Said;
  };
}

export interface Device {
  readonly type?: Said;
  readonly make?: Said;
  readonly model?: Said;
  readonly os?: Said;
  readonly osVersion?: Said;
  readonly appVersion?: Said;
  readonly identifiers?: readonly { readonly type: IdentifierType; readonly value: Said }[];
  readonly firstSeen?: When;
  readonly lastSeen?: When;
  readonly locale?: Said;
  readonly timezone?: Said;
  readonly carrier?: Said;
  readonly userAgent?: Said;
  readonly active?: Said<boolean>;
}

export interface Cell {
  readonly mcc?: Said;
  readonly mnc?: Said;
  readonly lacTac?: Said<number>;
  readonly ci?: Said<number>;
  readonly azimuth?: Said<number>;
  readonly beamWidth?: Said<number>;
  readonly id?: Said;
  readonly address?: Said;
  readonly lat?: Said<number>;
  readonly lon?: Said<number>;
}

export interface CellSession {
  readonly bearer: Said<'data' | 'voice' | 'sms'>;
  readonly start?: When;
  readonly end?: When;
  readonly durationSeconds?: Said<number>;
  readonly msisdn?: Said;
  readonly imsi?: Said;
  readonly imei?: Said;
  readonly apn?: Said;
  readonly addresses?: readonly Said[];
  readonly publicAddress?: Said;
  readonly privateAddress?: Said;
  readonly portFrom?: Said<number>;
  readonly portTo?: Said<number>;
  readonly destination?: { readonly address: Said; readonly port?: Said<number> };
  readonly protocol?: Said;
  readonly bytesUp?: Said<number>;
  readonly bytesDown?: Said<number>;
  readonly cells?: readonly Cell[];
  readonly radio?: Said;
}

export interface AddressLease {
  readonly subscriber?: Said;
  readonly privateAddress?: Said;
  readonly address: Said;
  readonly portFrom?: Said<number>;
  readonly portTo?: Said<number>;
  readonly protocol?: Said;
  readonly from?: When;
  readonly until?: When;
  readonly natGateway?: Said;
}
