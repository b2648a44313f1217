// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AddressRule, refusalOfRedirect, refusalOfServer, refusalOfUrl } from './address-rules.ts';

const CLOSED = { loopback: false };

/** What an attacker would have the desk visit, and the rule that stops it. */
const REFUSED: readonly (readonly [string, AddressRule])[] = [
  ['file:///etc/passwd', 'scheme'],
  ['ftp://files.example/', 'scheme'],
  ['gopher://127.0.0.1:70/', 'scheme'],
  ['chrome://settings/', 'scheme'],
  ['view-source:http://page.example/', 'scheme'],
  ['data:text/html,hello', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['http://officer:secret@page.example/', 'sign-in'],
  ['http://127.0.0.1/', 'loopback'],
  ['http://127.8.9.10:8080/', 'loopback'],
  ['http://localhost/', 'loopback'],
  ['http://LOCALHOST./', 'loopback'],
  ['http://desk.localhost/', 'loopback'],
  ['http://[::1]/', 'loopback'],
  ['http://[::ffff:127.0.0.1]/', 'loopback'],
  ['http://[0:0:0:0:0:ffff:7f00:1]/', 'loopback'],
  ['http://169.254.169.254/latest/meta-data/', 'network'],
  ['http://10.1.2.3/', 'network'],
  ['http://172.16.0.1/', 'network'],
  ['http://192.168.0.1/', 'network'],
  ['http://100.64.0.1/', 'network'],
  ['http://0.0.0.0/', 'network'],
  ['http://255.255.255.255/', 'network'],
  ['http://224.0.0.1/', 'network'],
  ['http://[fe80::1]/', 'network'],
  ['http://[fd00::1]/', 'network'],
  ['http://[::]/', 'network'],
  ['http://[64:ff9b::7f00:1]/', 'network'],
  ['http://[2002:7f00:1::]/', 'network'],
  ['http://[::ffff:10.0.0.1]/', 'network'],
  ['http://2130706433/', 'notation'],
  ['http://0x7f000001/', 'notation'],
  ['http://0177.0.0.1/', 'notation'],
  ['http://127.1/', 'notation'],
  ['http://0xa.0.0.1/', 'notation'],
  ['http://１２７.0.0.1/', 'notation'],
  ['http://%31%32%37.0.0.1/', 'notation'],
  ['http:\\\\2130706433\\x', 'notation'],
  ['http://1.1.1.1.:80/', 'notation'],
];

describe('addresses of a capture', () => {
  test('that lead anywhere but to the public web are refused with one sentence and the rule', () => {
    for (const [url, rule] of REFUSED) {
      const refused = refusalOfUrl(url, CLOSED);
      assert.equal(refused?.rule, rule, url);
      assert.match(refused?.sentence.en ?? '', /^[^\n]+\.$/);
    }
  });
  test('are refused as well when a redirect leads there', () => {
    for (const [url, rule] of REFUSED) assert.equal(refusalOfRedirect(url, 'https://page.example/', CLOSED)?.rule, rule, url);
    assert.equal(refusalOfRedirect('//10.0.0.1/x', 'https://page.example/', CLOSED)?.rule, 'network');
    assert.equal(refusalOfRedirect('/next', 'https://page.example/', CLOSED), undefined);
  });
  test('of the public web are visited', () => {
    for (const url of [
      'https://page.example/',
      'http://page.example:8080/a?b#c',
      'http://1.1.1.1/',
      'https://[2606:4700::1111]/',
      'https://صفحة.example/',
    ])
      assert.equal(refusalOfUrl(url, CLOSED), undefined, url);
  });
  test('of this machine are visited with permission, and nothing else opens by it', () => {
    const open = { loopback: true };
    for (const url of ['http://127.0.0.1:8080/', 'http://localhost/', 'http://[::1]/'])
      assert.equal(refusalOfUrl(url, open), undefined, url);
    for (const [url, rule] of REFUSED) if (rule !== 'loopback') assert.equal(refusalOfUrl(url, open)?.rule, rule, url);
  });
  test('in 10/8, 172.16/12, 192.168/16, 169.254/16 and 127/8 are never public, however the number is written', () => {
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    );
    fc.assert(
      fc.property(inside, ([a, b, c, d]) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const octal = [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.');
        for (const host of [`${a}.${b}.${c}.${d}`, String(number), `0x${number.toString(16)}`, octal, `[::ffff:${a}.${b}.${c}.${d}]`])
          assert.notEqual(refusalOfUrl(`http://${host}/`, CLOSED), undefined, host);
        assert.notEqual(refusalOfServer(`::ffff:${a}.${b}.${c}.${d}`, CLOSED), undefined);
      }),
    );
  });
  test('that are none are said to be none', () => {
    assert.throws(() => refusalOfUrl('page.example', CLOSED), { code: 'ADDRESS_UNREADABLE' });
    assert.throws(() => refusalOfUrl('', CLOSED), { code: 'ADDRESS_UNREADABLE' });
  });
});
