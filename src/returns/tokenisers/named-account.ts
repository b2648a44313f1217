// SPDX-License-Identifier: Apache-2.0
import type { Named } from '../../core/records/index.ts';
import { said } from '../../core/records/index.ts';

const MOST_SEEN = 1000;
/** The same few people write most messages of a thread. */
const seen = new Map<string, Named>();

/**
 * A person as Meta writes one: `samir.sandglass (Instagram: 17841400000000001) [Samir Fathallah]`, with or without the bracket, the case of
 * the service's name varying. Without a parenthesis the whole text is the username.
 */
export function namedAccount(raw: string): Named {
  const known = seen.get(raw);
  if (known !== undefined) return known;
  const named = takeApart(raw);
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(raw, named);
  return named;
}

function takeApart(raw: string): Named {
  const match = /^(.*?)\s*\((\w[\w ]*):\s*(\d+)\)\s*(?:\[(.*)\])?\s*$/s.exec(raw);
  if (match === null) return { username: { raw } };
  const [, name, service, id, shown] = match;
  return {
    id: said(raw, id!, 'split'),
    ...(name !== '' && (isUsername(service!) ? { username: said(raw, name!, 'split') } : { name: said(raw, name!, 'split') })),
    ...(shown !== undefined && shown !== '' && { name: said(raw, shown, 'split') }),
    service: said(raw, service!.toLowerCase(), 'split'),
  };
}

/** Instagram and Threads write the username before the id, Facebook the name of the profile. */
function isUsername(service: string): boolean {
  return /^(instagram|threads)$/i.test(service);
}

/** `name (123456)`: a name and a number, either of which may be missing. */
export function nameAndNumber(raw: string): { readonly name?: string; readonly number?: string } {
  const match = /^(.*?)\s*\((\d+)\)\s*$/s.exec(raw);
  if (match === null) return { name: raw };
  return { ...(match[1] !== '' && { name: match[1]! }), number: match[2]! };
}
