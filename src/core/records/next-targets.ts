// SPDX-License-Identifier: Apache-2.0
import { isSaid, type RecordData, timeOf } from './record-rows.ts';

export interface NextTarget {
  readonly kind: string;
  readonly written: string;
  readonly event: { at: string; zone?: string; port?: number } | undefined;
}

const TARGET_KINDS: Readonly<Record<string, string>> = { vanity: 'username', 'provider-user-id': 'provider-user-id' };
const AS_THEY_ARE = new Set(['username', 'email', 'phone', 'imei', 'iban', 'crypto-address', 'vehicle-plate']);
const ADDRESSES = ['address', 'publicAddress', 'ip', 'proxiedFor'] as const;

/** Identifiers in a record that can be asked about next, each with the time, zone and port that the record states. Nothing is guessed. */
export function nextTargetsOf(record: RecordData): readonly NextTarget[] {
  const { data, kind } = record;
  const found: NextTarget[] = [];
  const when = timeOf(record);
  const port = isSaid(data.port) ? Number(data.port.norm ?? data.port.raw) : Number.NaN;
  const event =
    when === undefined
      ? undefined
      : {
          at: when.utc ?? when.local ?? when.raw,
          ...(when.utc !== undefined ? { zone: 'UTC' } : when.zone.name !== undefined && { zone: when.zone.name }),
          ...(Number.isInteger(port) && port > 0 && port < 65_536 && { port }),
        };
  if (kind !== 'location')
    for (const name of ADDRESSES) {
      const value = data[name];
      const text = isSaid(value) ? String(value.norm ?? value.raw) : '';
      if (/^[0-9a-f.:]{3,45}$/i.test(text) && /[.:]/.test(text)) found.push({ kind: 'ip', written: text, event });
    }
  if (kind === 'identifier' && isSaid(data.value)) {
    const type = String(data.type);
    const target = TARGET_KINDS[type] ?? (AS_THEY_ARE.has(type) ? type : undefined);
    if (target !== undefined) found.push({ kind: target, written: String(data.value.norm ?? data.value.raw), event: undefined });
  }
  return found;
}
