// SPDX-License-Identifier: Apache-2.0
/**
 * French sets a space before `: ; ! ?` and inside `« »` that no line may break at (U+00A0). Our texts are written with plain blanks, which a
 * keyboard has, and pass through here on their way to a reader.
 */
const NO_BREAK = '\u00a0';

/** One text. A stroke or letter right after the mark makes it a code, not the end of a word (`a ?b`). */
export const frenchSpaces = (text: string): string =>
  text.replace(/ (?=[:;!?»](?![\p{L}\p{N}/]))/gu, NO_BREAK).replaceAll('« ', `«${NO_BREAK}`);

/** A table of French texts, however deep; what is no text stays. */
export const inFrench = <Texts>(texts: Texts): Texts => mapped(texts, frenchSpaces);

/** A table in several languages, of which the French is set. */
export const withFrench = <Table extends { readonly fr: unknown }>(table: Table): Table => ({ ...table, fr: inFrench(table.fr) });

/** Data that hold French under the name `fr`, as `{en, ar, fr}`: only that is set. */
export const frenchMembers = <Data>(data: Data): Data => mapped(data, (text, name) => (name === 'fr' ? frenchSpaces(text) : text));

function mapped<Value>(value: Value, set: (text: string, name: string) => string, name = ''): Value {
  if (typeof value === 'string') return set(value, name) as Value;
  if (Array.isArray(value)) return value.map((one) => mapped(one, set, name)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, set, key)])) as Value;
}
