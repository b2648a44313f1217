// SPDX-License-Identifier: Apache-2.0
import type { SecretClass } from '../currency/addresses/secret-keys.ts';

/** Offsets into the UTF-8 bytes that were searched; `to` is exclusive. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

export type IdentifierKind =
  | 'crypto-address'
  | 'lightning-invoice'
  | 'extended-public-key'
  | 'email'
  | 'phone'
  | 'ip'
  | 'profile-url'
  | 'iban'
  | 'imei'
  | 'vehicle-plate';

/** Why a person should look twice: letters of another script, a mark that turns the reading order, a look-alike in the same text, an address nobody holds. */
export type IdentifierWarning = 'homoglyph' | 'bidi-override' | 'look-alike' | 'nobody-holds-this';

/** One identifier as it stands in a text. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly chain?: string;
  readonly chains?: readonly string[];
  /** Exactly the bytes of `bytes`, marks and line breaks included. */
  readonly written: string;
  /** The same without invisible marks and line wraps, letters of other scripts replaced where a checksum proves the replacement. */
  readonly normalised: string;
  readonly checked: 'checksum' | 'none';
  readonly bytes: ByteSpan;
  /** The spelling to compare by, where it differs from `normalised`. */
  readonly canonical?: string;
  readonly port?: number;
  /** The service of a profile address, such as `facebook`. */
  readonly service?: string;
  /** The payment link it stood in, such as `bitcoin:`, with the amount it asks for. */
  readonly uri?: { readonly scheme: string; readonly amount?: string };
  readonly warnings?: readonly IdentifierWarning[];
}

/** A private key or seed phrase: that it is there and where, never what it says. */
export interface SealedSecret {
  readonly kind: 'sealed-secret';
  readonly class: SecretClass;
  readonly checked: 'checksum' | 'none';
  readonly bytes: ByteSpan;
}

export type FoundIdentifier = Identifier | SealedSecret;
