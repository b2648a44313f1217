// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { askTimeStamp } from '../../exchange/time-stamp/ask-time-stamp.ts';
import type { ConfiguredAuthority } from '../../store/configuration.ts';
import { checkStamp } from '../../verify/check-stamp.ts';
import { collectFindings } from '../../verify/finding.ts';

/** A stamp that was looked at before it is kept. */
export interface Stamp {
  /** The authority's whole answer, DER, as `openssl ts -verify -in` takes it. */
  readonly response: Buffer;
  readonly at: Date;
  /** When the first of the authority's certificates ends: before that the stamp must be stamped again. */
  readonly expiresAt: Date;
  /** PEM of the certificates that came with it. */
  readonly certificates: string;
}

/** Asks an authority (RFC 3161 §3.4) and checks what it gives as anybody else would. @throws Error in one sentence where it is not usable */
export async function askStamp({ address, certificates: trusted }: ConfiguredAuthority, bytes: Uint8Array): Promise<Stamp> {
  const { response, at, certificates } = await askTimeStamp(address, bytes, () => new Date());
  const findings = collectFindings();
  await checkStamp(response, bytes, address, { trusted: trusted === undefined ? [] : [trusted], brought: [certificates] }, findings);
  const bad = findings.all.find(({ good }) => !good);
  if (bad !== undefined) throw new Error(bad.what);
  const ends = (certificates.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map((pem) =>
    new X509Certificate(pem).validToDate.getTime(),
  );
  return { response, at, expiresAt: new Date(Math.min(...ends, Date.UTC(9999, 0))), certificates };
}

/** The token inside an answer, byte for byte (RFC 3161 §2.4.2: the second member). */
export function tokenIn(response: Uint8Array): Buffer {
  const { result } = asn1js.fromBER(Uint8Array.from(response));
  const token = result instanceof asn1js.Sequence ? (result.valueBlock.value[1] as asn1js.AsnType | undefined) : undefined;
  if (token === undefined) throw new TypeError('the answer holds no token');
  return Buffer.from(token.valueBeforeDecodeView);
}

/** The first configured authority that answers; undefined where none is configured or none does: a paper goes without a stamp then, and says so. */
export async function firstStamp(authorities: readonly ConfiguredAuthority[], bytes: Uint8Array): Promise<Stamp | undefined> {
  for (const authority of authorities)
    try {
      return await askStamp(authority, bytes);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  return undefined;
}
