// SPDX-License-Identifier: Apache-2.0
import type { IdentifierType } from '../records/kinds/accounts.ts';
import type { AnyRecord, RecordOf } from '../records/record.ts';
import { recordId } from '../records/record-id.ts';
import { type FoundIdentifier, findIdentifiers, type IdentifierKind } from './find-identifiers.ts';

/** What somebody mentions in a text of a record: an identifier with the place of that record, made by this scan and not by a reader. */
export type Mention = RecordOf<'identifier'>;

export const IDENTIFIER_SCAN = { id: 'identifier-scan', version: '1', tier: 'inferred' } as const;

/** Members that hold what people write. Others hold identifiers already, each with its type. */
const TEXTS: ReadonlySet<string> = new Set([
  'body', 'text', 'subject', 'systemText', 'title', 'description', 'purpose', 'url', 'urls', 'links', 'website', 'bio', 'about',
]); // biome-ignore format: one list

const TYPES: Readonly<Partial<Record<IdentifierKind, IdentifierType>>> = {
  'crypto-address': 'crypto-address',
  email: 'email',
  phone: 'phone',
  iban: 'iban',
  imei: 'imei',
  'vehicle-plate': 'vehicle-plate',
};

/**
 * The identifiers mentioned in the texts of a record, in reading order. They count no units: the record has accounted for them. A private
 * key or seed phrase is told by its class and place alone, and restricted.
 * @param ordinal how many mentions the reading has had before
 */
export function mentionsIn(record: AnyRecord, ordinal: number): readonly Mention[] {
  const texts: { readonly member: string; readonly text: string }[] = [];
  gather(record.data, '', texts);
  if (record.kind === 'subscriber-fact') texts.push({ member: 'value', text: record.data.value.raw });
  for (const { name, raw } of record.extra ?? []) texts.push({ member: name, text: raw });
  const mentions: Mention[] = [];
  for (const { member, text } of texts)
    for (const found of findIdentifiers(text)) mentions.push(mention(record, member, found, ordinal + mentions.length));
  return mentions;
}

function gather(value: unknown, member: string, into: { member: string; text: string }[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) gather(one, member, into);
    return;
  }
  const { raw, norm } = value as { raw?: unknown; norm?: unknown };
  if (typeof raw === 'string') {
    if (TEXTS.has(member) && raw !== '') into.push({ member, text: typeof norm === 'string' ? norm : raw });
    return;
  }
  for (const [name, inner] of Object.entries(value)) gather(inner, name, into);
}

function mention(record: AnyRecord, member: string, found: FoundIdentifier, ordinal: number): Mention {
  const id = recordId(IDENTIFIER_SCAN, record.place, 'identifier', ordinal);
  const shared = {
    ...{ kind: 'identifier' as const, id, place: record.place, parser: IDENTIFIER_SCAN },
    ...(record.of === undefined ? {} : { of: record.of }),
    ...(record.origin === undefined ? {} : { origin: record.origin }),
  };
  const standing = [
    { name: 'mentioned in record', raw: record.id },
    { name: 'mentioned in member', raw: member },
    { name: 'checked', raw: found.checked },
  ];
  if (found.kind === 'sealed-secret')
    return {
      ...shared,
      handling: 'restricted',
      data: { type: 'other', value: { raw: '' } },
      extra: [...standing, { name: 'sealed secret', raw: found.class }],
    };
  const { chain, service } = found;
  const more = [
    { name: 'kind', raw: found.kind },
    ...(chain === undefined ? [] : [{ name: 'chain', raw: chain }]),
    ...(service === undefined ? [] : [{ name: 'service', raw: service }]),
  ];
  return {
    ...shared,
    data: { type: TYPES[found.kind] ?? 'other', value: { raw: found.written, norm: found.normalised } },
    extra: [...standing, ...more],
  };
}
