// SPDX-License-Identifier: Apache-2.0
/** Addresses of accounts: which service, and the path that names the account. Pages of the service itself are no account. */

interface ServicePaths {
  readonly service: string;
  readonly hosts: readonly string[];
  /** Matches path and query of an account; the first group is what stays of it. */
  readonly account: RegExp;
}

const NAME = '[A-Za-z0-9._-]+';
const SERVICES: readonly ServicePaths[] = [
  {
    service: 'facebook',
    hosts: ['facebook.com', 'fb.com', 'fb.me'],
    account: new RegExp(`^(/profile\\.php\\?id=\\d+|/(?:groups|pages|people)/${NAME}(?:/\\d+)?|/${NAME})`),
  },
  { service: 'messenger', hosts: ['m.me', 'messenger.com'], account: new RegExp(`^(/(?:t/)?${NAME})`) },
  { service: 'instagram', hosts: ['instagram.com', 'instagr.am'], account: new RegExp(`^(/${NAME})`) },
  { service: 'threads', hosts: ['threads.net', 'threads.com'], account: new RegExp(`^(/@${NAME})`) },
  { service: 'x', hosts: ['x.com', 'twitter.com'], account: /^(\/i\/user\/\d+|\/[A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])/ },
  {
    service: 'telegram',
    hosts: ['t.me', 'telegram.me', 'telegram.dog'],
    account: /^(\/\+[A-Za-z0-9_-]+|\/joinchat\/[A-Za-z0-9_-]+|\/[A-Za-z]\w{3,})/,
  },
  {
    service: 'whatsapp',
    hosts: ['wa.me', 'chat.whatsapp.com', 'api.whatsapp.com'],
    account: /^(\/send\?phone=\+?\d+|\/\+?\d{7,15}|\/[A-Za-z0-9]{20,})/,
  },
  { service: 'tiktok', hosts: ['tiktok.com'], account: new RegExp(`^(/@${NAME})`) },
  { service: 'snapchat', hosts: ['snapchat.com'], account: new RegExp(`^(/(?:add|@)/?${NAME})`) },
  { service: 'youtube', hosts: ['youtube.com'], account: new RegExp(`^(/@${NAME}|/(?:channel|user|c)/${NAME})`) },
  { service: 'linkedin', hosts: ['linkedin.com'], account: /^(\/(?:in|company)\/[^/?#\s]+)/ },
  { service: 'discord', hosts: ['discord.com', 'discord.gg'], account: /^(\/users\/\d+|\/invite\/[A-Za-z0-9-]+|\/[A-Za-z0-9-]{6,12})/ },
  { service: 'vk', hosts: ['vk.com', 'm.vk.com'], account: new RegExp(`^(/${NAME})`) },
  { service: 'reddit', hosts: ['reddit.com'], account: new RegExp(`^(/(?:u|user)/${NAME})`) },
  { service: 'github', hosts: ['github.com'], account: /^(\/[A-Za-z0-9-]+)/ },
  { service: 'paypal', hosts: ['paypal.me', 'paypal.com'], account: /^(\/paypalme\/[A-Za-z0-9]+|\/[A-Za-z0-9]+)/ },
  { service: 'cash-app', hosts: ['cash.app'], account: /^(\/[$£][A-Za-z0-9_-]+)/ },
];
const BY_HOST = new Map(SERVICES.flatMap((entry) => entry.hosts.map((host) => [host, entry] as const)));
const LONGEST_HOST = Math.max(...[...BY_HOST.keys()].map((host) => host.length)) + 'mobile.'.length;

/** First parts of a path that are the service's own pages. */
const NO_ACCOUNT = new Set(
  'login help about legal privacy policies terms home search explore intent share sharer sharer.php hashtag settings i watch events marketplace reel reels p stories tv business ads developers status download signup jobs messages notifications safety support c s web features'.split(
    ' ',
  ),
);

export interface AccountUrl {
  /** Length of the account's address within the text, from its scheme or host on. */
  readonly length: number;
  readonly normalised: string;
  readonly service: string;
}

/** Reads an account's address at the beginning of a text that has neither spaces nor marks; undefined when it names no account of a service known here. */
export function accountUrl(text: string): AccountUrl | undefined {
  const parts = /^(?:https?:\/\/)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})(?::\d+)?(?=\/)/i.exec(text);
  const host = parts?.[1]?.toLowerCase().replace(/^(?:www|m|mobile|mbasic|touch|web|[a-z]{2}-[a-z]{2})\./, '');
  const entry = host === undefined || host.length > LONGEST_HOST ? undefined : BY_HOST.get(host);
  if (parts === null || host === undefined || entry === undefined) return undefined;
  const rest = text.slice(parts[0].length);
  const account = entry.account.exec(rest)?.[1]?.replace(/[.]+$/, '');
  if (account === undefined) return undefined;
  const first = account.split(/[/?]/)[1] ?? '';
  if (NO_ACCOUNT.has(first.toLowerCase()) && !/^\/i\/user\/\d/.test(account)) return undefined;
  return {
    length: parts[0].length + account.length,
    normalised: `https://${entry.hosts.includes(host) ? host : entry.hosts[0]}${account}`,
    service: entry.service,
  };
}

/** The service of a host without what stands before it (`x.com`), or of a name that a person wrote (`Twitter`). */
export function serviceIdOf(name: string): string | undefined {
  const lower = name.trim().toLowerCase();
  const entry = BY_HOST.get(lower) ?? BY_HOST.get(`${lower}.com`) ?? SERVICES.find(({ service }) => service === lower);
  return entry?.service;
}

/** Whether a host could be one of a known service, so that the scanner need not try every slash. */
export function mayBeServiceHost(host: string): boolean {
  const lower = host.toLowerCase();
  return BY_HOST.has(lower) || BY_HOST.has(lower.slice(lower.indexOf('.') + 1));
}
