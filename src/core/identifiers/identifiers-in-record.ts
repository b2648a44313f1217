// SPDX-License-Identifier: Apache-2.0
import type { IdentifierType } from '../records/kinds/accounts.ts';
import type { AnyRecord, RecordOf, SealedClass, SealedIn } from '../records/record.ts';
import { scanId } from '../records/record-id.ts';
import { findIdentifiers, type Identifier, type IdentifierKind } from './find-identifiers.ts';
import { mayHoldIdentifier, mayHoldSecret } from './may-hold.ts';
import { isPasswordName, passwordsIn, type SecretSpan, secretsIn } from './secrets-in-text.ts';

/**
 * What somebody mentions in a text of a record or in a file that nobody read: an identifier with its place, made by this scan and not by a
 * reader. A key to money or a password is told by its class and place alone.
 */
export type Mention = RecordOf<'identifier'>;

export const IDENTIFIER_SCAN = { id: 'identifier-scan', version: '2', tier: 'inferred' } as const;

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

export interface Scanned {
  /** The record itself; one that holds a secret is a copy in which the secret is covered and named. */
  readonly record: AnyRecord;
  /** In reading order, secrets behind the identifiers. They count no units: the record has accounted for them. */
  readonly mentions: readonly Mention[];
}

/** Finds what the texts of a record mention, and covers the secrets in it: nothing that is made of the record shows them again. */
export function scanRecord(record: AnyRecord): Scanned {
  const strings: Written[] = [];
  const isFact = record.kind === 'subscriber-fact';
  gather(record.data, '', isFact, strings);
  for (const { name, raw } of record.extra ?? []) strings.push({ member: name, text: raw, isText: !ONLY_DIGITS.test(raw) });
  const found: Found[] = [];
  const sealed: SealedIn[] = [...(record.sealed ?? [])];
  for (const { member, text, isText } of strings) {
    if (isPasswordName(isFact && member === 'value' ? record.data.name.raw : member)) {
      if (text.trim() !== '' && !COVERED.test(text)) sealed.push({ member, class: 'password' });
      continue;
    }
    if (!(isText ? mayHoldIdentifier(text) : mayHoldSecret(text))) continue;
    for (const one of findIdentifiers(text)) {
      if (one.kind === 'sealed-secret') addOnce(sealed, { member, class: one.class });
      else if (isText) found.push({ member, one });
    }
    if (passwordsIn(text).length > 0) addOnce(sealed, { member, class: 'password' });
  }
  const kept = sealed.length === (record.sealed?.length ?? 0) ? record : covered(record, sealed);
  const mentions = found.map(({ member, one }, n) => mention(record, member, one, n));
  return { record: kept, mentions: [...mentions, ...sealed.map((one, n) => sealedMention(record, one, n))] };
}

/** A number of a row, without a word that says what it counts. */
const ONLY_DIGITS = /^\d*$/;

interface Written {
  readonly member: string;
  readonly text: string;
  /** Whether people write here; elsewhere only secrets are looked for. */
  readonly isText: boolean;
}

interface Found {
  readonly member: string;
  readonly one: Identifier;
}

function addOnce(into: SealedIn[], one: SealedIn): void {
  if (!into.some((known) => known.member === one.member && known.class === one.class)) into.push(one);
}

function gather(value: unknown, member: string, isFact: boolean, into: Written[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) gather(one, member, isFact, into);
    return;
  }
  const { raw, norm, precision } = value as { raw?: unknown; norm?: unknown; precision?: unknown };
  if (typeof raw === 'string') {
    // A time was read to its last letter.
    if (precision !== undefined) return;
    // What was made of it where that is a text too: a repaired name, decoded entities.
    if (raw !== '')
      into.push({ member, text: typeof norm === 'string' ? norm : raw, isText: TEXTS.has(member) || (isFact && member === 'value') });
    return;
  }
  for (const name in value) gather((value as Record<string, unknown>)[name], name, isFact, into);
}

/** Stands where a secret stood, in what it was read as and in what was made of it. */
const COVER = '█████';
const COVERED = /^█+$/;

function covered(record: AnyRecord, sealed: readonly SealedIn[]): AnyRecord {
  const isFact = record.kind === 'subscriber-fact' && isPasswordName(record.data.name.raw);
  const data = coveredIn(record.data, isFact) as AnyRecord['data'];
  const extra = record.extra?.map((one) => ({ ...one, raw: isPasswordName(one.name) ? COVER : coverText(one.raw) }));
  const deleted = record.deleted === undefined ? undefined : { ...record.deleted, raw: coverText(record.deleted.raw) };
  return { ...record, data, ...(extra && { extra }), ...(deleted && { deleted }), sealed } as AnyRecord;
}

function coveredIn(value: unknown, isFact: boolean): unknown {
  if (typeof value === 'string') return coverText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => coveredIn(one, isFact));
  const inside = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isFact && name === 'value' ? { raw: COVER } : coveredIn(one, isFact)]),
  );
  // Where it is seen only in what was made of it (entities, a repaired text), the text it was made from goes whole.
  const { raw, norm } = value as { raw?: unknown; norm?: unknown };
  const onlyInNorm = typeof norm === 'string' && inside.norm !== norm && inside.raw === raw;
  return onlyInNorm ? { ...inside, raw: COVER } : inside;
}

/** A text with every secret in it covered. */
export function coverText(text: string): string {
  const secrets: readonly SecretSpan[] = mayHoldSecret(text) ? secretsIn(text) : [];
  let out = '';
  let at = 0;
  for (const { from, to } of secrets) {
    out += text.slice(at, from) + COVER;
    at = to;
  }
  return at === 0 ? text : out + text.slice(at);
}

function mention(record: AnyRecord, member: string, found: Identifier, n: number): Mention {
  return {
    ...sharedWith(record, scanId(IDENTIFIER_SCAN, record.id, `identifier/${n}`)),
    data: dataOf(found),
    extra: [...standing(record, member), ...extraOf(found)],
  };
}

function sealedMention(record: AnyRecord, { member, class: secret }: SealedIn, n: number): Mention {
  return {
    ...sharedWith(record, scanId(IDENTIFIER_SCAN, record.id, `secret/${n}`)),
    ...sealedAs(secret),
    extra: [...standing(record, member), { name: SEALED_SECRET, raw: secret }],
  };
}

/** The name under which a mention says the class of a secret. */
export const SEALED_SECRET = 'sealed secret';

const sealedAs = (_: SealedClass) => ({ handling: 'restricted' as const, data: { type: 'other' as const, value: { raw: '' } } });

function sharedWith({ place, of, origin }: Pick<AnyRecord, 'place' | 'of' | 'origin'>, id: string) {
  return {
    ...{ kind: 'identifier' as const, id, place, parser: IDENTIFIER_SCAN },
    ...(of === undefined ? {} : { of }),
    ...(origin === undefined ? {} : { origin }),
  };
}

const standing = ({ id }: AnyRecord, member: string) => [
  { name: 'mentioned in record', raw: id },
  { name: 'mentioned in member', raw: member },
];

const dataOf = ({ kind, written, normalised }: Identifier): Mention['data'] => ({
  type: TYPES[kind] ?? 'other',
  value: { raw: written, norm: normalised },
});

function extraOf({ kind, chain, service, checked }: Identifier) {
  return [
    { name: 'checked', raw: checked },
    { name: 'kind', raw: kind },
    ...(chain === undefined ? [] : [{ name: 'chain', raw: chain }]),
    ...(service === undefined ? [] : [{ name: 'service', raw: service }]),
  ];
}

/** A find in a file that no reader knows, at its own place. @param n counts the finds of one place */
export function mentionInFile(place: Mention['place'], found: Identifier | SealedClass, n: number): Mention {
  const id = scanId(
    IDENTIFIER_SCAN,
    `${place.item}/${place.path.map((step) => step.entryIndex).join('.')}/${JSON.stringify(place.at)}`,
    `file/${n}`,
  );
  const shared = sharedWith({ place }, id);
  if (typeof found === 'string') return { ...shared, ...sealedAs(found), extra: [{ name: SEALED_SECRET, raw: found }] };
  return { ...shared, data: dataOf(found), extra: extraOf(found) };
}

/** What a mention names: the kind of identifier as it was found, its value, the class of a secret, the record it stands in. */
export function mentionedIn({ data, extra = [] }: Mention) {
  const said = (name: string) => extra.find((one) => one.name === name)?.raw;
  return {
    type: said('kind') ?? SEALED_SECRET,
    value: String(data.value.norm ?? data.value.raw),
    sealed: said(SEALED_SECRET),
    record: said('mentioned in record'),
  };
}
