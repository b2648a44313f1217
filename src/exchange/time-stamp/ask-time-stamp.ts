// SPDX-License-Identifier: Apache-2.0
/** A stamp of a time-stamp authority (RFC 3161) over some bytes, by HTTP (§3.4), and how far this machine's clock is from its. */

import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, SignedData, TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';
import { ExchangeError } from '../../core/errors/exchange.ts';
import { SaidError } from '../../core/errors/said-error.ts';
import type { Said } from '../../core/errors/say.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import type { StampAuthority, TimeStamp } from '../../core/evidence/time-stamp.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 256 * 1024;

/** An authority by its address, to be handed to whoever wants stamps. */
export function stampAuthority(url: string, now: () => Date): StampAuthority {
  return { url, stamp: (bytes) => askTimeStamp(url, bytes, now) };
}

/** @throws EXCHANGE_NO_TIME_STAMP */
export async function askTimeStamp(authority: string, bytes: Uint8Array, now: () => Date): Promise<TimeStamp> {
  const imprint = createHash('sha256').update(bytes).digest();
  // Positive, so that it is written without a sign byte.
  const nonce = Buffer.concat([Uint8Array.of(0x40 | ((randomBytes(1)[0] as number) >> 2)), randomBytes(15)]);
  const before = now().getTime();
  const response = await send(authority, requestOf(imprint, nonce));
  const after = now().getTime();
  const { info, certificates } = checked(authority, response, { imprint, nonce });
  const at = info.genTime;
  return {
    response,
    at,
    certificates,
    offsetMs: at.getTime() - Math.round((before + after) / 2),
    withinMs: Math.ceil((after - before) / 2) + 1_000,
  };
}

function requestOf(imprint: Buffer, nonce: Buffer): Buffer {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: Uint8Array.from(imprint) }),
    }),
    nonce: new asn1js.Integer({ valueHex: Uint8Array.from(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER());
}

async function send(authority: string, request: Buffer): Promise<Buffer> {
  const answer = await fetch(authority, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: Uint8Array.from(request),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => Promise.reject(unusable(authority, exchangeSays('no-answer'), cause)));
  if (!answer.ok) {
    await answer.body?.cancel();
    throw unusable(authority, exchangeSays('answers-status', { status: answer.status }));
  }
  const body = await answer.arrayBuffer().catch((cause: unknown) => {
    throw unusable(authority, exchangeSays('no-answer'), cause);
  });
  const bytes = Buffer.from(body);
  if (bytes.length > MAX_ANSWER_BYTES) throw unusable(authority, exchangeSays('not-a-stamp'));
  return bytes;
}

/** That it is granted, of these bytes and in answer to this very request; the signature is checked by whoever keeps or verifies it. */
function checked(
  authority: string,
  der: Buffer,
  { imprint, nonce }: { imprint: Buffer; nonce: Buffer },
): { info: TSTInfo; certificates: string } {
  try {
    const response = TimeStampResp.fromBER(Uint8Array.from(der));
    if (response.status.status > 1 || response.timeStampToken === undefined) throw new SaidError(exchangeSays('stamp-refused'));
    const token = new SignedData({ schema: response.timeStampToken.content });
    const info = TSTInfo.fromBER(Uint8Array.from(Buffer.from(token.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer())));
    if (!Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(imprint))
      throw new SaidError(exchangeSays('stamp-of-other-bytes'));
    if (info.nonce !== undefined && !Buffer.from(info.nonce.valueBlock.valueHexView).equals(nonce))
      throw new SaidError(exchangeSays('stamp-of-another-request'));
    const certificates = (token.certificates ?? []).map((one) => pem(Buffer.from(one.toSchema().toBER()))).join('');
    return { info, certificates };
  } catch (cause) {
    throw unusable(authority, cause instanceof SaidError ? cause.said : exchangeSays('not-a-stamp'), cause);
  }
}

function pem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}

function unusable(authority: string, found: Said, cause?: unknown): Error {
  return new ExchangeError('NO_TIME_STAMP', {
    message: exchangeSays('no-stamp', { authority, found }),
    cause,
  });
}
