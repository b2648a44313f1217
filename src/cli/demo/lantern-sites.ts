// SPDX-License-Identifier: Apache-2.0
/**
 * The invented pages of Operation Lantern, served on this machine: a page of a social network and the posts of another, on two days. On the
 * second day a post is gone, another came, and more people follow. Names under `.localhost` never leave the machine (RFC 6761 §6.3).
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pngOf } from '../../capture/pictures/examine-picture.ts';

export interface LanternSites {
  readonly page: string;
  readonly posts: string;
  /** Which day it is on the pages. */
  day: 1 | 2;
  readonly close: () => void;
}

/** The second half of the fee goes here; an address of the test network, as examples of Bitcoin use it (BIP 350). */
export const SITE_WALLET = 'tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c';

/** The same drawing on both pages, smaller on the second: pictures of a case are compared. */
const BOAT = [360, 200] as const;
const BOAT_SMALL = [180, 100] as const;

/** A sail and a hull on the sea at night. */
function drawnBoat([width, height]: readonly [number, number]): Buffer {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height];
      const sail = v > 0.2 && v < 0.6 && u > 0.42 && u < 0.42 + (v - 0.2) * 0.6;
      const hull = v > 0.62 && v < 0.75 && u > 0.3 + (v - 0.62) && u < 0.75 - (v - 0.62);
      const colour = sail
        ? [238, 230, 208]
        : hull
          ? [120, 66, 40]
          : v > 0.7
            ? [20, 60 + 40 * u, 90]
            : [30 + 50 * v, 40 + 60 * v, 80 + 70 * v];
      rgba.set([...colour, 255], (y * width + x) * 4);
    }
  return pngOf({ width, height, rgba });
}

interface Post {
  readonly days: readonly (1 | 2)[];
  readonly text: string;
}

const FOLLOWERS = { 1: '4,112', 2: '4,180' } as const;
const PAGE_POSTS: readonly Post[] = [
  { days: [1, 2], text: 'رحلات من شاطئ رشيد إلى الضفة الأخرى. المقاعد محدودة. للحجز: ‎+20 100 555 0142' },
  { days: [1], text: 'Departure Friday after midnight, 900 a seat. Half on the beach, half before.' },
  { days: [2], text: 'Friday is full. Next boat on the 9th, 1,100 a seat.' },
  { days: [1, 2], text: `Le solde se paie avant le départ à ${SITE_WALLET}` },
  { days: [1, 2], text: 'Departure hours: https://x.com/sandglass_boats · Questions: https://www.instagram.com/samir.sandglass' },
];
const X_POSTS: readonly Post[] = [
  { days: [1], text: 'Tonight 00:40. Bring nothing that shines.' },
  { days: [2], text: 'Sea is quiet on the 9th. Write to the page for a place.' },
  { days: [1, 2], text: 'New page: https://www.facebook.com/profile.php?id=61550000000017' },
];

export async function openLanternSites(): Promise<LanternSites> {
  const server = createServer((request, response) => {
    const posts = (request.headers.host ?? '').startsWith('posts.');
    if (request.url === '/boat.png')
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(drawnBoat(posts ? BOAT_SMALL : BOAT));
    if (request.url !== '/') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(posts ? postsPage(sites.day) : socialPage(sites.day));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sites: LanternSites = {
    page: `http://sandglass-travel.localhost:${port}/`,
    posts: `http://posts.localhost:${port}/`,
    day: 1,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return sites;
}

function socialPage(day: 1 | 2): string {
  return document_('Sandglass Travel · رحلات الساعة الرملية', `<p>${FOLLOWERS[day]} followers</p>${articles(PAGE_POSTS, day)}`);
}

function postsPage(day: 1 | 2): string {
  return document_('@sandglass_boats', articles(X_POSTS, day));
}

function articles(posts: readonly Post[], day: 1 | 2): string {
  const linked = (text: string) => text.replace(/https:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`);
  return posts
    .filter(({ days }) => days.includes(day))
    .map(({ text }) => `<article dir="auto"><p>${linked(text)}</p></article>`)
    .join('\n');
}

function document_(title: string, body: string): string {
  const style =
    'body{font:16px sans-serif;max-width:40rem;margin:2rem auto;background:#f4f1ea}article{background:#fff;padding:1rem;margin:1rem 0;border-radius:8px}';
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1><img src="/boat.png" alt="boat">${body}</body></html>`;
}
