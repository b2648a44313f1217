// SPDX-License-Identifier: Apache-2.0
import { fromHex } from '../addresses/digests.ts';
import { readHeader } from '../bitcoin/header.ts';
import { TOKEN_SCHEMA } from '../certificate/token-certificate.ts';
import { transferId } from '../tokens/follow-transfers.ts';
import type { AnyTraceCertificate } from './trace-report.ts';

/** How far traces of a case may go, as its approver said. */
export interface TracingLimits {
  readonly maxHops: number | null;
  /** Smallest units. */
  readonly minAmount: string | null;
  /** Last day (UTC) whose blocks may be looked at. */
  readonly untilDay: string | null;
}

export type BeyondLimit = 'maxHops' | 'minAmount' | 'untilDay';

/** Which limits of the case a trace went beyond, or does not show to have kept. */
export function beyondLimits(certificate: AnyTraceCertificate, limits: TracingLimits): BeyondLimit[] {
  const { maxHops, minAmount } = certificate.parameters;
  const beyond: BeyondLimit[] = [];
  if (limits.maxHops !== null && (maxHops === undefined || maxHops > limits.maxHops)) beyond.push('maxHops');
  if (limits.minAmount !== null && BigInt(minAmount ?? '0') < BigInt(limits.minAmount)) beyond.push('minAmount');
  const { untilDay } = limits;
  if (untilDay !== null && daysOf(certificate).some((day) => day === undefined || day > untilDay)) beyond.push('untilDay');
  return beyond;
}

/** Day of everything the trace moved through; undefined where the source does not say. */
function daysOf(certificate: AnyTraceCertificate): (string | undefined)[] {
  if (certificate.schema === TOKEN_SCHEMA) {
    const { seeds, edges } = certificate.result;
    const moved = new Set([...seeds.map(({ transfer }) => transfer), ...edges.map(({ to }) => to)]);
    return certificate.transfers.filter((one) => moved.has(transferId(one))).map(({ time }) => time?.slice(0, 10));
  }
  return certificate.blocks.map(({ header }) => new Date(readHeader(fromHex(header) as Uint8Array).time * 1000).toISOString().slice(0, 10));
}
