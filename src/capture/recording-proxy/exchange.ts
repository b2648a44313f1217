// SPDX-License-Identifier: Apache-2.0

import type { AddressRefusal } from '../../core/capture/address-rules.ts';
import type { CapturedServer } from '../../core/capture/capture-record.ts';
import type { Said } from '../../core/errors/say.ts';
import type { KeptBody } from './kept-body.ts';

/** Names and values as they stood on the line: their letters, their order, their repetitions. */
export type RawHeaders = readonly string[];

/** One request of the browser and what came back, as they passed through the proxy. */
export interface Exchange {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly startedAt: Date;
  /** `GET /path HTTP/1.1` */
  readonly requestLine: string;
  readonly requestHeaders: RawHeaders;
  readonly requestBody: KeptBody;
  server?: CapturedServer;
  response?: ExchangeResponse;
  /** Why it was not sent, or why no answer came. */
  refused?: AddressRefusal;
  fault?: Said;
}

export interface ExchangeResponse {
  /** `HTTP/1.1 200 OK` */
  readonly statusLine: string;
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: KeptBody;
  /** `disconnect`, `length`, `time` (WARC 1.1 §5.14): why the body ends before its end. Absent: it is whole. */
  truncated?: 'disconnect' | 'length' | 'time';
  ended: boolean;
}

/** The first value of a header, or undefined. */
export function headerOf(headers: RawHeaders, name: string): string | undefined {
  for (let at = 0; at < headers.length; at += 2) if (headers[at]?.toLowerCase() === name) return headers[at + 1];
  return undefined;
}

/** Pairs, without the names given. */
export function headersWithout(headers: RawHeaders, names: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < headers.length; at += 2)
    if (!names.includes((headers[at] as string).toLowerCase())) left.push(headers[at] as string, headers[at + 1] as string);
  return left;
}
