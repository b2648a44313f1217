// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addressRange, carriedAddress } from './address-ranges.ts';
import { readAddress, saidAddress, splitAddresses } from './read-address.ts';

const READ: readonly (readonly [string, string, number | undefined])[] = [
  ['203.0.113.7', '203.0.113.7', undefined],
  ['203.0.113.7:12538', '203.0.113.7', 12538],
  ['[2001:db8::7]:63629', '2001:db8::7', 63629],
  ['[2001:db8::7]', '2001:db8::7', undefined],
  ['2001:DB8:0:0:0:0:0:7', '2001:db8::7', undefined],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7', undefined],
  ['2001:db8:7002::1:3722', '2001:db8:7002::1:3722', undefined],
  ['2001:db8:7002:10:0:0:0:a1', '2001:db8:7002:10::a1', undefined],
  ['203.0.113.7/32', '203.0.113.7', undefined],
  ['fe80::1%eth0', 'fe80::1', undefined],
];

describe('an address as a log writes it', () => {
  for (const [raw, address, port] of READ) {
    test(raw, () => assert.deepEqual([readAddress(raw)?.address, readAddress(raw)?.port], [address, port]));
  }

  const not = ['Not found', 'N/A', '', '256.1.1.1', '010.0.0.1', '203.0.113.7:70000', '1.2.3', '::1::', '[203.0.113.7]:1', '203.0.113.7 x'];
  for (const raw of not) test(`"${raw}" is none`, () => assert.equal(readAddress(raw), undefined));

  test('a value that is no address keeps its text and gets no meaning', () => {
    assert.deepEqual(saidAddress('Not found'), { address: { raw: 'Not found' } });
  });

  test('the port is split off, and it is said', () => {
    assert.deepEqual(saidAddress('198.51.100.19:1135'), {
      address: { raw: '198.51.100.19:1135', norm: '198.51.100.19', how: ['split'] },
      port: { raw: '1135', norm: 1135 },
    });
  });

  test('several in one cell', () =>
    assert.deepEqual(splitAddresses('203.0.113.7, 203.0.113.8;\n2001:db8::1'), ['203.0.113.7', '203.0.113.8', '2001:db8::1']));

  test('any IPv6 address reads back as itself', () => {
    fc.assert(fc.property(fc.ipV6(), (raw) => assert.equal(readAddress(readAddress(raw)!.address)!.address, readAddress(raw)!.address)));
  });
});

describe('what range an address is in', () => {
  const ranges: readonly (readonly [string, string])[] = [
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'shared'],
    ['100.128.0.1', 'public'],
    ['203.0.113.7', 'documentation'],
    ['192.168.1.1', 'private'],
    ['fe80::1', 'link-local'],
    ['fd00::1', 'unique-local'],
    ['2001:db8::1', 'documentation'],
    ['::ffff:10.0.0.1', 'mapped-ipv4'],
    ['2a00:1450::1', 'public'],
  ];
  for (const [address, range] of ranges) test(`${address} is ${range}`, () => assert.equal(addressRange(address), range));

  test('the client inside a Teredo address (example of RFC 4380 §4)', () => {
    assert.deepEqual(carriedAddress('2001:0:4136:e378:8000:63bf:3fff:fdd2'), { address: '192.0.2.45', port: 40000 });
  });
  test('the address inside 6to4 and NAT64', () => {
    assert.deepEqual(carriedAddress('2002:c000:22d::1'), { address: '192.0.2.45' });
    assert.deepEqual(carriedAddress('64:ff9b::192.0.2.45'), { address: '192.0.2.45' });
    assert.equal(carriedAddress('2001:db8::1'), undefined);
  });
});
