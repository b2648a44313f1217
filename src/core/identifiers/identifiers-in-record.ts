// SPDX-License-Identifier: Apache-2.0
import type { IdentifierType } from '../records/kinds/accounts.ts';
import { pathEntries } from '../records/place.ts';
import type { AnyRecord, RecordOf, SealedClass, SealedIn } from '../records/record.ts';
import { scanId } from '../records/record-id.ts';
import { findIdentifiers, type Identifier, type IdentifierKind } from './find-identifiers.ts';
import { mayHoldIdentifier, mayHoldKey, mayHoldSecret } from './may-hold.ts';
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
  const finds: Finds = { found: undefined, sealed: record.sealed === undefined ? undefined : [...record.sealed] };
  gather(record.data, '', record.kind === 'subscriber-fact' ? record.data.name.raw : undefined, finds);
  for (const { name, raw } of record.extra ?? []) look(name, raw, !ONLY_DIGITS.test(raw), name, finds);
  const { found, sealed } = finds;
  if (found === undefined && sealed === undefined) return { record, mentions: NONE };
  const isNew = sealed !== undefined && sealed.length > (record.sealed?.length ?? 0);
  const mentions = (found ?? []).map(({ member, one }, n) => mention(record, member, one, n));
  const covers = (sealed ?? []).map((one, n) => sealedMention(record, one, n));
  return { record: isNew ? covered(record, sealed) : record, mentions: [...mentions, ...covers] };
}

const NONE: readonly Mention[] = [];
/** A number of a row, without a word that says what it counts. */
const ONLY_DIGITS = /^\d*$/;

/** What the texts of one record hold; most hold nothing, and nothing is made for them. */
interface Finds {
  found: Found[] | undefined;
  sealed: SealedIn[] | undefined;
}

/** @param isText whether people write here; elsewhere only keys to money are looked for @param label what says that the value is a password */
function look(member: string, text: string, isText: boolean, label: string, finds: Finds): void {
  if (isPasswordName(label)) {
    if (text.trim() !== '' && !COVERED.test(text)) addOnce(finds, { member, class: 'password' });
    return;
  }
  if (!(isText ? mayHoldIdentifier(text) : mayHoldKey(text))) return;
  for (const one of findIdentifiers(text)) {
    if (one.kind === 'sealed-secret') addOnce(finds, { member, class: one.class });
    else if (isText) {
      finds.found ??= [];
      finds.found.push({ member, one });
    }
  }
  if (isText && passwordsIn(text).length > 0) addOnce(finds, { member, class: 'password' });
}

interface Found {
  readonly member: string;
  readonly one: Identifier;
}

function addOnce(finds: Finds, one: SealedIn): void {
  finds.sealed ??= [];
  if (!finds.sealed.some((known) => known.member === one.member && known.class === one.class)) finds.sealed.push(one);
}

/** @param fact the name of a subscriber fact, which says what its value is */
function gather(value: unknown, member: string, fact: string | undefined, finds: Finds): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) gather(one, member, fact, finds);
    return;
  }
  const { raw, norm, precision } = value as { raw?: unknown; norm?: unknown; precision?: unknown };
  if (typeof raw === 'string') {
    // A time was read to its last letter.
    if (precision !== undefined || raw === '') return;
    const isValue = fact !== undefined && member === 'value';
    // What was made of it where that is a text too: a repaired name, decoded entities.
    look(member, typeof norm === 'string' ? norm : raw, isValue || TEXTS.has(member), isValue ? fact : member, finds);
    return;
  }
  for (const name in value) gather((value as Record<string, unknown>)[name], name, fact, finds);
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
  const id = scanId(IDENTIFIER_SCAN, `${place.item}/${pathEntries(place.path)}/${JSON.stringify(place.at)}`, `file/${n}`);
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
