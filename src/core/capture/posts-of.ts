// SPDX-License-Identifier: Apache-2.0
/** What a captured page lists: the posts of a channel, the pages of a sitemap. Written by the page; each address is judged again before a visit. */

/**
 * Addresses of posts, by their form: a number or word behind these parts of a path. Where a service has a form of its own it is one of these;
 * elsewhere a post lies below the page that lists it. Forms as the services' own public pages write them, seen 2026-11.
 */
const POST_FORMS: readonly RegExp[] = [
  /\/(status|statuses)\/\d+/,
  /\/(posts|permalink|videos|reel|reels|p|shorts|pin|note|video)\/[\w.-]+/,
  /[?&](story_fbid|fbid|v)=[\w-]+/,
  /\/@[\w.-]+\/(video|photo)?\/?\d+/,
  /^\/(s\/)?\w+\/\d+$/,
];

export interface Posts {
  readonly urls: readonly string[];
  /** More that the page lists, beyond the limit. */
  readonly more: number;
}

/** @param links of the page, in its order. @param page its own address */
export function postsOf(links: readonly string[], page: string, limit: number): Posts {
  if (!URL.canParse(page)) return { urls: [], more: 0 };
  const own = new URL(page);
  const below = `${own.pathname.replace(/\/+$/, '')}/`;
  const found = new Set<string>();
  for (const link of links) {
    if (!URL.canParse(link)) continue;
    const url = new URL(link);
    url.hash = '';
    if (siteOf(url) !== siteOf(own) || url.href === own.href) continue;
    const isBelow = below !== '/' && url.pathname.startsWith(below) && url.pathname !== below;
    if (isBelow || POST_FORMS.some((form) => form.test(url.pathname + url.search))) found.add(url.href);
  }
  return cut([...found], limit);
}

/** The pages of a sitemap (sitemaps.org 0.9): `<url><loc>https://…</loc></url>`. A sitemap of sitemaps gives those. */
export function sitemapPages(xml: string, limit: number): Posts {
  const found = new Set<string>();
  for (const [, written = ''] of xml.matchAll(/<loc>\s*([^<]{1,4000}?)\s*<\/loc>/g)) {
    const url = written.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) found.add(new URL(url).href);
  }
  return cut([...found], limit);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;

function cut(urls: readonly string[], limit: number): Posts {
  return { urls: urls.slice(0, limit), more: Math.max(0, urls.length - limit) };
}

function siteOf({ hostname, port }: URL): string {
  return `${hostname.replace(/^(www|m|mobile|mbasic|old)\./, '')}:${port}`;
}
