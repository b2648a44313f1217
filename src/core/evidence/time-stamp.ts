// SPDX-License-Identifier: Apache-2.0

/** What a time-stamp authority (RFC 3161) has given over some bytes. */
export interface TimeStamp {
  /** The authority's whole answer, DER: `openssl ts -verify -in` takes it. */
  readonly response: Buffer;
  readonly at: Date;
  /** PEM of the certificates that came with it. */
  readonly certificates: string;
  /** The authority's clock less ours, at half of the round trip. */
  readonly offsetMs: number;
  /** By how much that may be wrong: half the round trip, and the second that an authority may round to. */
  readonly withinMs: number;
}

/** An authority that can be asked; who captures a page does not ask by itself. */
export interface StampAuthority {
  readonly url: string;
  readonly stamp: (bytes: Uint8Array) => Promise<TimeStamp>;
}
