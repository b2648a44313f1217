// SPDX-License-Identifier: Apache-2.0

import type { ManifestChecked, NoRecordsStated, ReturnDescribed } from './kinds/about-the-return.ts';
import type { Account, Change, Contact, Identifier, Membership, Person, SubscriberFact } from './kinds/accounts.ts';
import type { Activity, Call, FileFound, Media, Message, Post, ProviderReport, Thread } from './kinds/messages.ts';
import type { AddressLease, CellSession, Device, IpEvent } from './kinds/network.ts';
import type { Location, Payment, PaymentInstrument, Trip } from './kinds/places-and-money.ts';

export * from './kinds/about-the-return.ts';
export * from './kinds/accounts.ts';
export * from './kinds/messages.ts';
export * from './kinds/network.ts';
export * from './kinds/places-and-money.ts';

/** Every kind of record, and what it holds. */
export interface DataByKind {
  'return-described': ReturnDescribed;
  'no-records-stated': NoRecordsStated;
  'manifest-checked': ManifestChecked;
  account: Account;
  identifier: Identifier;
  person: Person;
  'subscriber-fact': SubscriberFact;
  change: Change;
  'ip-event': IpEvent;
  message: Message;
  thread: Thread;
  call: Call;
  contact: Contact;
  membership: Membership;
  post: Post;
  activity: Activity;
  media: Media;
  location: Location;
  trip: Trip;
  payment: Payment;
  'payment-instrument': PaymentInstrument;
  device: Device;
  'cell-session': CellSession;
  'address-lease': AddressLease;
  'provider-report': ProviderReport;
  file: FileFound;
}

export type Kind = keyof DataByKind;
export type DataOf<K extends Kind> = DataByKind[K];

export const KINDS = [
  'return-described',
  'no-records-stated',
  'manifest-checked',
  'account',
  'identifier',
  'person',
  'subscriber-fact',
  'change',
  'ip-event',
  'message',
  'thread',
  'call',
  'contact',
  'membership',
  'post',
  'activity',
  'media',
  'location',
  'trip',
  'payment',
  'payment-instrument',
  'device',
  'cell-session',
  'address-lease',
  'provider-report',
  'file',
] as const satisfies readonly Kind[];
