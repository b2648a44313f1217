// SPDX-License-Identifier: Apache-2.0
import type { SecretClass } from '../currency/addresses/secret-keys.ts';
import type { DataOf, Kind } from './kinds.ts';
import type { Place } from './place.ts';
import type { How } from './said.ts';

/** How sure we are of a format: seen in a real return by this desk, published by the provider, or worked out from elsewhere. */
export type Tier = 'real-return' | 'published-format' | 'inferred';

/** The account that a return is about: `{ provider: 'instagram', type: 'provider-user-id', value: '1784…' }`. */
export interface Ref {
  readonly provider: string;
  readonly type: string;
  readonly value: string;
  /** `stated-by-person` where no source says whose the record is. */
  readonly how?: readonly How[];
}

/** Only when the source says so. An empty body alone says nothing. */
export interface DeletedSaid {
  readonly said: 'deleted' | 'unsent' | 'removed-by-sender' | 'expired' | 'view-once' | 'tombstone';
  readonly raw: string;
  readonly place: Place;
}

/** A field of the source row that the model has no slot for. Nothing is dropped because the model is small. */
export interface Extra {
  readonly name: string;
  readonly raw: string;
  readonly place?: Place;
}

/** What a secret is: a key to money by its kind, a seed phrase, a password. */
export type SealedClass = SecretClass | 'password';

/** A secret that stood in a member of the record and is covered in all that is kept of it. */
export interface SealedIn {
  readonly member: string;
  readonly class: SealedClass;
}

/** One thing that a return says, in one shape whatever the provider. Never edited. */
export interface RecordOf<K extends Kind = Kind> {
  readonly kind: K;
  /** See record-id.ts. */
  readonly id: string;
  readonly place: Place;
  /** Other places it stands on: the rest of a value after a page break, the legend that states the zone. */
  readonly also?: readonly Place[];
  readonly parser: { readonly id: string; readonly version: string; readonly tier: Tier };
  readonly of?: Ref;
  readonly handling?: 'normal' | 'restricted';
  /** What the check of the signature over this file said, when the provider signed it. */
  readonly integrity?: 'valid' | 'invalid' | 'key-unknown';
  /** The file went through a person's hands (a victim's or witness's own download) and did not come from the provider. */
  readonly origin?: 'volunteered';
  readonly deleted?: DeletedSaid;
  /** Present where a secret was found: in `data` and `extra` it is covered, and its place is not shown. */
  readonly sealed?: readonly SealedIn[];
  readonly data: DataOf<K>;
  readonly extra?: readonly Extra[];
}

/** A record of any kind, with `kind` telling its data apart. */
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind];

export type GapWhy =
  | 'unreadable-time'
  | 'unreadable-value'
  | 'unknown-shape'
  | 'orphan-value'
  | 'missing-file'
  | 'undecodable-bytes'
  | 'limit-reached'
  | 'encrypted'
  | 'signature-invalid'
  | 'truncated'
  | 'refused-name'
  | 'reader-failed';

/** Something that could not be read. `message` says what, in English, without content; `raw` is content. */
export interface Gap {
  readonly kind: 'gap';
  readonly why: GapWhy;
  readonly place: Place;
  readonly raw?: string;
  readonly message: string;
}

/** Something that was read, is known, and is deliberately not modelled. */
export interface Left {
  readonly kind: 'left';
  readonly why: string;
  readonly place: Place;
}

export type Found = AnyRecord | Gap | Left;

export function isRecord(found: Found): found is AnyRecord {
  return found.kind !== 'gap' && found.kind !== 'left';
}
