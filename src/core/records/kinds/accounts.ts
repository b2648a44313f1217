// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../said.ts';
import type { When } from '../when.ts';

/** Accounts, what names them, who they belong to, and whom they know. (returns.md §3.2). All members are optional but the ones that name the record. */

/** Names an account inside one provider's name space: `{ type: 'provider-user-id', value, provider: 'instagram' }`. */
export interface Named {
  readonly id?: Said;
  readonly username?: Said;
  readonly name?: Said;
  readonly service?: Said;
  readonly email?: Said;
  readonly phone?: Said;
}

export interface Account {
  readonly provider: Said;
  readonly service?: Said;
  readonly accountId?: Said;
  readonly username?: Said;
  readonly displayName?: Said;
  readonly created?: When;
  readonly closed?: When;
  readonly lastSeen?: When;
  readonly status?: Said;
  readonly url?: Said;
  readonly createdVia?: Said;
}

export const IDENTIFIER_TYPES = [
  'provider-user-id',
  'username',
  'vanity',
  'email',
  'phone',
  'imei',
  'imsi',
  'iccid',
  'android-id',
  'idfv',
  'advertising-id',
  'push-token',
  'cookie',
  'mac',
  'card',
  'iban',
  'crypto-address',
  'vehicle-plate',
  'licence-no',
  'national-id',
  'passport',
  'other',
] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

export interface Identifier {
  readonly type: IdentifierType;
  readonly value: Said;
  readonly use?: 'primary' | 'contact' | 'alternate' | 'recovery' | 'two-step' | 'former' | 'pending' | 'unconfirmed';
  readonly confirmed?: Said<boolean>;
  readonly validFrom?: When;
  readonly validTo?: When;
}

export interface Person {
  readonly name?: Said;
  readonly firstName?: Said;
  readonly lastName?: Said;
  readonly birthDate?: When;
  readonly gender?: Said;
  readonly address?: Said;
  readonly nationality?: Said;
  readonly role?: 'subscriber' | 'driver' | 'rider' | 'courier' | 'payer' | 'payee';
}

export interface SubscriberFact {
  readonly name: Said;
  readonly value: Said;
  /** The value read as a time, where the field is one. */
  readonly asValue?: When;
  readonly asOf?: When;
}

export interface Change {
  readonly what: Said;
  readonly oldValue?: Said;
  readonly newValue?: Said;
  readonly at?: When;
  readonly actor?: Said;
  readonly reason?: Said;
  readonly ip?: Said;
}

export interface Contact {
  readonly who: Named;
  readonly relation: Said<Relation>;
  readonly since?: When;
  readonly until?: When;
  readonly direction?: Said;
}

export const RELATIONS = [
  'friend',
  'follower',
  'following',
  'blocked',
  'muted',
  'symmetric-contact',
  'asymmetric-contact',
  'address-book',
  'pending',
  'deleted-friend',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Membership {
  readonly groupId: Said;
  readonly groupName?: Said;
  readonly member?: Named;
  readonly role?: Said<'member' | 'admin' | 'creator'>;
  readonly joined?: When;
  readonly left?: When;
}
