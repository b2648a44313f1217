// SPDX-License-Identifier: Apache-2.0
/**
 * Whether an address is a page of somebody whom the case knows. One page has many addresses; what makes two of them one is data below. Written by
 * people and by pages: may be anything. Nothing is fetched, so what only a redirect tells is not told.
 */
import { namesOf } from '../cases/role-that-counts.ts';
import { serviceIdOf } from '../identifiers/account-url.ts';

export interface KnownPage {
  readonly written: string;
  readonly normalised: string;
  /** As a person wrote it; absent or unknown: any. */
  readonly service?: string | null;
}

/** Labels before the name of a site that lead to the same site: on a telephone, without scripts, in another language, of an older look. */
const SAME_SITE = /^(?:www\d*|m|mobile|mbasic|touch|web|wap|amp|old|new|np|[a-z]{2}-[a-z]{2}|ar|en|fr)\.(?=[^.]+\.)/;

/** Of a known service any two letters are a country or a language. */
const OF_A_COUNTRY = /^[a-z]{2}\.(?=[^.]+\.)/;

/** Last parts of a path that say nothing. */
const NO_PART = /\/(?:index|default|home)\.(?:html?|php\d?|aspx?|jsp)$/;

/** Pages of an account besides those below its name: where else name or number stand, in path or query. */
const PAGES_OF_ACCOUNT: readonly { readonly service: string; readonly path: RegExp; readonly query?: readonly string[] }[] = [
  { service: 'facebook', path: /^\/(?:groups\/[^/]+\/user|people\/[^/]+|stories|pages\/[^/]+)\/(\d+)/ },
  { service: 'facebook', path: /^\/pg\/([^/]+)/ },
  { service: 'facebook', path: /^\//, query: ['id', 'profile_id', 'owner_id'] },
  { service: 'messenger', path: /^\/t\/([^/]+)/ },
  { service: 'instagram', path: /^\/(?:stories|_u|_n\/profile)\/([^/]+)/ },
  { service: 'x', path: /^\/i\/user\/(\d+)/ },
  { service: 'x', path: /^\/intent\//, query: ['screen_name', 'user_id'] },
  { service: 'telegram', path: /^\/s\/([^/]+)/ },
  { service: 'telegram', path: /^\/resolve$/, query: ['domain'] },
  { service: 'whatsapp', path: /^\//, query: ['phone'] },
  { service: 'snapchat', path: /^\/(?:add|p|@)\/?([^/]+)/ },
  { service: 'youtube', path: /^\/(?:channel|user|c)\/([^/]+)/ },
  { service: 'reddit', path: /^\/(?:u|user)\/([^/]+)/ },
  { service: 'linkedin', path: /^\/(?:in|company)\/([^/]+)/ },
];

/** How deep an address may stand within another, as in an archive of an archive. */
const DEEPEST = 3;

export function isPageOf(url: string, known: KnownPage): boolean {
  const names = namesOf(known);
  const places = [known.written, known.normalised].flatMap((text) => placeOf(text) ?? []);
  return addressesIn(url).some((page) => places.some((own) => isWithin(page, own)) || isOfAccount(page, known, names));
}

interface Place {
  readonly site: string;
  /** Begins with a slash, or is empty. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The page itself, or one below it; what else stands in the query of either does not count, what the known one asks for does. */
function isWithin(page: Place, own: Place): boolean {
  const isBelow = page.site === own.site && (page.path === own.path || page.path.startsWith(`${own.path}/`));
  return isBelow && [...own.query].every(([name, value]) => page.query.getAll(name).includes(value));
}

function isOfAccount(page: Place, { service }: KnownPage, names: ReadonlySet<string>): boolean {
  const at = serviceIdOf(page.site);
  const wanted = service == null ? undefined : serviceIdOf(service);
  if (at === undefined || (wanted !== undefined && wanted !== at)) return false;
  return accountsOf(page, at).some((name) => names.has(name));
}

/** Names and numbers of the account that a page of a known service is of. */
function accountsOf({ path, query }: Place, service: string): readonly string[] {
  const first = path.split('/')[1] ?? '';
  const others = PAGES_OF_ACCOUNT.filter((one) => one.service === service).flatMap((one) => {
    const match = one.path.exec(path);
    if (match === null) return [];
    return one.query === undefined ? [match[1] ?? ''] : one.query.flatMap((name) => query.getAll(name));
  });
  return [first, ...others].filter(Boolean).flatMap(spellings);
}

/** An account may be written with its sign; a number at a messenger is a telephone. */
function spellings(name: string): readonly string[] {
  const bare = name.replace(/^@/, '');
  return /^\+?\d{7,15}$/.test(bare) ? [bare, `+${bare.replace(/^\+/, '')}`] : [bare];
}

/** An address, and those that stand within it: of an archive, a translation, a redirecting page. */
function addressesIn(url: string, depth = 0): readonly Place[] {
  const place = placeOf(url);
  if (place === undefined) return [];
  const text = decoded(url);
  const inner = depth === DEEPEST ? -1 : text.slice(1).search(/https?:\/{1,2}/i);
  return [place, ...translated(place), ...archived(place), ...(inner < 0 ? [] : addressesIn(text.slice(inner + 1), depth + 1))];
}

/** `x-com.translate.goog` → `x.com`: a hyphen stands for a dot, two for one. */
function translated({ site, ...rest }: Place): readonly Place[] {
  const name = /^(.+)\.translate\.goog$/.exec(site)?.[1];
  if (name === undefined) return [];
  return [{ ...rest, site: bareSite(name.replace(/--|-/g, (sign) => (sign === '--' ? '-' : '.'))) }];
}

/** `web.archive.org/web/2026/x.com/name`, with or without the scheme of what was kept. */
function archived({ site, path, query }: Place): readonly Place[] {
  const kept = site === 'archive.org' ? /^\/web\/[^/]+\/(?:https?:\/+)?(.+)$/.exec(path)?.[1] : undefined;
  const place = kept === undefined ? undefined : placeOf(kept);
  return place === undefined ? [] : [{ ...place, query }];
}

/** @returns undefined for what is no address of a page, such as an account, a mail address or a telephone number */
function placeOf(text: string): Place | undefined {
  const trimmed = text.trim().replace(/^(https?):\/(?=[^/])/i, '$1://');
  const written = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]+:\d/.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written.replace('/#!/', '/'));
  const isPage = /^https?:$/.test(url.protocol) && url.username === '' && url.hostname.includes('.');
  if (!isPage) return undefined;
  const path = decoded(url.pathname)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/;[^/]*/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(NO_PART, '')
    .replace(/\/+$/, '');
  const query = new URLSearchParams([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value.toLowerCase()]));
  return { site: `${bareSite(url.hostname)}${url.port === '' ? '' : `:${url.port}`}`, path, query };
}

function bareSite(host: string): string {
  let bare = host.toLowerCase().replace(/\.+$/, '');
  while (SAME_SITE.test(bare)) bare = bare.replace(SAME_SITE, '');
  const ofService = bare.replace(OF_A_COUNTRY, '');
  return serviceIdOf(ofService) === undefined ? bare : ofService;
}

/** As it stands where its percent signs are no code. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
