// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AnyRecord } from '../records/record.ts';
import { placeWithoutNames, type Seal, startSealing } from './privilege.ts';

let at = 0;
function record(kind: string, data: object, more: object = {}): AnyRecord {
  at += 100;
  return {
    kind,
    id: `r${at}`,
    place: { item: 'a'.repeat(64), path: [{ name: 'chats.json', entryIndex: 0 }], at: { kind: 'bytes', from: at, to: at + 50 } },
    parser: { id: 'p', version: '1', tier: 'inferred' },
    data,
    ...more,
  } as unknown as AnyRecord;
}
const message = (author: object, more: object = {}) => record('message', { author, ...more });
const named = (name: string) => ({ name: { raw: name } });
const toLena = { recipients: [named('Lena')] };
const thread = (id: string) => ({ threadId: { raw: id } });
const sealBy = (...names: readonly string[]): Seal => ({ id: 's1', names, records: [] });

/** Ids of the records that are sealed. */
function sealed(seals: readonly Seal[], records: readonly AnyRecord[]): string[] {
  const sealing = startSealing(seals);
  for (const one of records) sealing.learn(one);
  for (const one of records) sealing.mark(one);
  return records.filter((one) => sealing.sealOf(one) !== undefined).map(({ id }) => id);
}

describe('what stands under a privilege that was marked', () => {
  test('is every record that states the name as sender, recipient, party or contact, and none that only speaks of it', () => {
    const records = [
      message(named('Farida Nour'), toLena),
      message(named('Samir'), { recipients: [named('farida  nour')] }),
      record('contact', { name: { raw: 'FARIDA NOUR' } }),
      message(named('Samir'), { ...toLena, body: { raw: 'Farida Nour' } }),
      message(named('Samir'), { ...toLena, body: { raw: 'ask Farida Nour' } }),
      message(named('Farida Nourhan'), toLena),
    ];
    assert.deepEqual(sealed([sealBy('Farida Nour')], records), [records[0]?.id, records[1]?.id, records[2]?.id]);
  });
  test('is the rest of a conversation in which the name takes part, in one file and not in another of the same number', () => {
    const elsewhere = {
      place: { item: 'a'.repeat(64), path: [{ name: 'other.json', entryIndex: 1 }], at: { kind: 'bytes', from: 0, to: 9 } },
    };
    const records = [
      message(named('Samir'), thread('7')),
      message(named('Farida Nour'), thread('7')),
      message(named('Samir'), thread('8')),
      record('message', { author: named('Samir'), ...thread('7') }, elsewhere),
    ];
    assert.deepEqual(sealed([sealBy('Farida Nour')], records), [records[0]?.id, records[1]?.id]);
  });
  test('is the whole of an exported chat, which says only who wrote; a message that says to whom it went is told alone', () => {
    const other = { item: 'a'.repeat(64), path: [{ name: 'b.txt', entryIndex: 3 }] };
    const records = [
      message(named('Samir')),
      message(named('Farida Nour')),
      message(named('Samir'), toLena),
      record('message', { author: named('Samir') }, { place: { ...other, at: { kind: 'bytes', from: 0, to: 9 } } }),
    ];
    assert.deepEqual(sealed([sealBy('Farida Nour')], records), [records[0]?.id, records[1]?.id]);
  });
  test('is told by the title of a conversation, by the account a record is of, and by what stands beside the model', () => {
    const of = { of: { provider: 'x', type: 'username', value: 'farida.law' } };
    const records = [
      record('thread', { ...thread('1'), title: { raw: 'Farida Nour' } }),
      message(named('Samir'), thread('1')),
      record('ip-event', { address: { raw: '203.0.113.7' } }, of),
      record('activity', { what: { raw: 'CALL' } }, { extra: [{ name: 'Peer', raw: '@farida.law' }] }),
      record('activity', { what: { raw: 'CALL' } }),
    ];
    assert.deepEqual(
      sealed([sealBy('Farida Nour', 'farida.law')], records),
      records.slice(0, 4).map(({ id }) => id),
    );
  });
  test('is found by a number however it is written, and an account of the same last digits is not meant by one', () => {
    const forms = ['+20 100 123 4567', '00201001234567', '0100-123-4567', '201001234567@s.whatsapp.net', '٠١٠٠١٢٣٤٥٦٧'];
    const records = forms.map((raw) => message({ phone: { raw } }));
    assert.equal(sealed([sealBy('+20 100 123 4567')], records).length, forms.length);
    assert.deepEqual(sealed([sealBy('100001234567')], [message({ id: { raw: '200001234567' } })]), []);
    const mail = message({ email: { raw: '"Farida Nour" <farida@law.example>' } });
    assert.equal(sealed([sealBy('Farida@Law.example')], [mail]).length, 1);
    assert.equal(sealed([sealBy('Farida Nour')], [mail]).length, 1);
  });
  test('is what was marked alone, and whatever was read from the same bytes or is sent along with it', () => {
    const one = message(named('Samir'), {
      attachments: [{ file: { item: 'a'.repeat(64), path: [{ name: 'x', entryIndex: 4 }], at: { kind: 'bytes', from: 0, to: 10 } } }],
    });
    const again = { ...message(named('Samir')), place: one.place };
    const sent = record('media', {
      file: { item: 'a'.repeat(64), path: [{ name: 'x', entryIndex: 4 }], at: { kind: 'bytes', from: 0, to: 10 } },
    });
    const other = message(named('Samir'));
    const seal = { id: 's1', names: [], records: [{ id: one.id, place: placeWithoutNames(one.place) }] };
    assert.deepEqual(sealed([seal], [again, one, sent, other]), [again.id, one.id, sent.id]);
    assert.doesNotMatch(JSON.stringify(seal), /chats/, 'a seal keeps no name of a file');
  });
  test('is told with the oldest seal that takes it; without seals nothing is sealed', () => {
    const one = message(named('Farida Nour'));
    const sealing = startSealing([sealBy('Farida Nour'), { id: 's2', names: ['farida nour'], records: [] }]);
    assert.equal(sealing.sealOf(one), 's1');
    assert.deepEqual(sealed([], [one]), []);
  });
});
