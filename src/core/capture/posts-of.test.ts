// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { postsOf, sitemapPages } from './posts-of.ts';

describe('what a captured page lists', () => {
  test('are its posts, each once and in its order, and not the rest of the site', () => {
    const page = 'https://x.com/sandglass_boats';
    const links = [
      'https://x.com/sandglass_boats/status/17001',
      'https://x.com/sandglass_boats/status/17001#top',
      'https://x.com/other/status/17002',
      'https://x.com/login',
      'https://x.com/sandglass_boats',
      'https://elsewhere.example/status/5',
      'javascript:alert(1)',
    ];
    assert.deepEqual(postsOf(links, page, 10).urls, [links[0], links[2]]);
  });
  test('are pages below it, where a site has no form of its own', () => {
    const links = ['https://www.boats.example/news/friday', 'https://boats.example/about', 'https://boats.example/news/'];
    assert.deepEqual(postsOf(links, 'https://boats.example/news', 10).urls, [links[0]]);
    assert.deepEqual(postsOf(links, 'https://boats.example/', 10).urls, []);
  });
  for (const [service, post] of [
    ['https://www.facebook.com/sandglass', 'https://m.facebook.com/permalink.php?story_fbid=pfbid02&id=1'],
    ['https://www.instagram.com/sandglass', 'https://www.instagram.com/p/C5aBcD/'],
    ['https://t.me/s/sandglass', 'https://t.me/sandglass/118'],
    ['https://www.tiktok.com/@sandglass', 'https://www.tiktok.com/@sandglass/video/7300000000000000001'],
    ['https://www.youtube.com/@sandglass/videos', 'https://www.youtube.com/watch?v=abc_DEF-123'],
  ] as const)
    test(`are posts as ${new URL(service).hostname} writes them`, () => {
      assert.deepEqual(postsOf([post], service, 10).urls, [post]);
    });
  test('are cut at the limit, and how many more there are is said', () => {
    const links = Array.from({ length: 30 }, (_, n) => `https://x.com/a/status/${n}`);
    const found = postsOf(links, 'https://x.com/a', 20);
    assert.deepEqual([found.urls.length, found.more], [20, 10]);
  });
  test('are the pages of a sitemap, entities undone, other schemes left', () => {
    const xml =
      '<urlset><url><loc> https://a.example/?x=1&amp;y=2 </loc></url><url><loc>file:///etc/passwd</loc></url><url><loc>https://a.example/?x=1&amp;y=2</loc></url><url><loc>none</loc></url></urlset>';
    assert.deepEqual(sitemapPages(xml, 10).urls, ['https://a.example/?x=1&y=2']);
  });
});
