// SPDX-License-Identifier: Apache-2.0

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/**
 * RFC 8785: the one way to write a JSON value. No spaces, members in the order of their UTF-16 units, numbers and texts as ECMAScript writes
 * them. @throws TypeError for what I-JSON does not hold: NaN, infinities, lone surrogates, anything that is no JSON value.
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('canonical JSON: a number that is not finite has no form');
      return JSON.stringify(value);
    case 'string':
      return textForm(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return objectForm(value as { readonly [member: string]: Json });
    default:
      throw new TypeError(`canonical JSON: a value of type ${typeof value} has no form`);
  }
}

function textForm(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON: a text with half of a surrogate pair has no form');
  return JSON.stringify(text);
}

/** `<` on texts compares UTF-16 units, which is the order of RFC 8785 §3.2.3. */
function objectForm(object: { readonly [member: string]: Json }): string {
  const names = Object.keys(object).sort((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${textForm(name)}:${canonicalJson(object[name] as Json)}`).join(',')}}`;
}
