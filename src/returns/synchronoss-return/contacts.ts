// SPDX-License-Identifier: Apache-2.0
import { said } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, type ReturnParser, record } from '../return-parser.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';
import { aboutByFolder, SYNCHRONOSS } from './synchronoss.ts';

/**
 * The address book that the cloud keeps, `contacts.txt`:
 *
 *     {"contacts":{"contact":[{"firstname":"Omar","lastname":"Said","tel":[{"number":"5550100123","type":"CELL"}]}]}}
 *
 * A contact with several numbers is one record for each. What else it says (source, created, deleted) stands beside it as written.
 */
export const synchronossContactsJson: ReturnParser = {
  ...SYNCHRONOSS,
  id: 'synchronoss-contacts-json',
  title: 'Synchronoss (Verizon cloud): address book (JSON)',
  gives: ['contact'],
  namesAccount: true,
  recognises: (file) => /^\s*\{\s*"contacts"\s*:\s*\{\s*"contact"\s*:\s*\[/.test(file.text),
  *read(file) {
    aboutByFolder(file);
    for (const unit of jsonValues(file, ['/contacts/contact/*'])) yield* contactsOf(unit);
  },
};

function* contactsOf(unit: JsonUnit): Generator<Finding> {
  const values = NamedValues.ofObject(unit, unit.value);
  // One name of two members: both stand beside it as written.
  const [first, last] = ['firstname', 'lastname'].map((member) => values.values.find(({ name }) => name === member)?.raw);
  const name = first !== undefined && last !== undefined ? said('', `${first} ${last}`) : values.text('firstname', 'lastname');
  const numbers = numbersOf(unit.value);
  if (numbers.length > 0) values.take('tel');
  const relation = said('', 'address-book' as const);
  const rest = values.rest();
  if (numbers.length === 0) yield record('contact', { who: given({ name }), relation }, unit, rest);
  for (const { number, beside } of numbers) {
    const extra = [...(rest.extra ?? []), ...beside];
    yield record('contact', { who: given({ name, phone: { raw: number } }), relation }, unit, extra.length === 0 ? {} : { extra });
  }
}

interface TelephoneNumber {
  readonly number: string;
  /** Its type and rank, as written. */
  readonly beside: readonly { readonly name: string; readonly raw: string }[];
}

function numbersOf(contact: unknown): readonly TelephoneNumber[] {
  const { tel } = (contact ?? {}) as { readonly tel?: unknown };
  if (!Array.isArray(tel) || tel.length === 0 || !tel.every(isNumbered)) return [];
  return tel.map(({ number, ...others }) => ({
    number,
    beside: Object.entries(others).map(([name, raw]) => ({
      name: `tel ${name}`,
      raw: typeof raw === 'string' ? raw : JSON.stringify(raw),
    })),
  }));
}

const isNumbered = (one: unknown): one is { readonly number: string } =>
  typeof one === 'object' && one !== null && 'number' in one && typeof one.number === 'string' && one.number !== '';
