// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filledSubject, subjectFault } from './mail-subject.ts';

const VALUES = { reference: 'ALX-1/2', action: 'Freeze request', authority: 'Public Prosecution', country: 'Egypt', deadline: '' };

describe('the subject that an addressee asks for', () => {
  test('is filled from the request, and says what the request lacks', () => {
    assert.deepEqual(filledSubject('{action} – {reference}', VALUES), { text: 'Freeze request – ALX-1/2', missing: [] });
    assert.deepEqual(filledSubject('Emergency {deadline}', VALUES), { text: 'Emergency', missing: ['deadline'] });
    assert.deepEqual(filledSubject('Emergency Request', VALUES), { text: 'Emergency Request', missing: [] });
  });
  test('stays one line whatever a value holds', () => {
    const { text } = filledSubject('{action}', { ...VALUES, action: 'a\r\nBcc: b@example.test\u202e' });
    assert.equal(text, 'a Bcc: b@example.test⟨U+202E⟩');
  });
  test('takes no placeholder that nobody fills', () => {
    assert.equal(subjectFault('{action} – {reference}'), undefined);
    assert.match(subjectFault('{suspect}')?.en ?? '', /no other placeholders than \{reference\}/);
    assert.match(subjectFault('{action')?.en ?? '', /braces/);
    assert.match(subjectFault(' ')?.en ?? '', /one to 200/);
    assert.match(subjectFault('a\nb')?.en ?? '', /one line/);
    assert.equal(filledSubject('{suspect}', VALUES).text, '{suspect}');
  });
});
