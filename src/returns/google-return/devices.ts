// SPDX-License-Identifier: Apache-2.0
import { type Device, type IdentifierType, utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { type ReturnParser, record } from '../return-parser.ts';
import { type HtmlBlock, htmlBlocks } from '../tokenisers/html-blocks.ts';
import { GOOGLE } from './google.ts';

const IDS: readonly (readonly [string, IdentifierType])[] = [
  ['Android ID', 'android-id'],
  ['IMEI(s)', 'imei'],
  ['MEID(s)', 'other'],
  ['Serial Number(s)', 'other'],
];

const LABELS = ['Device Type', 'Manufacturer', 'Model', 'Locale', 'Timezone', 'Last Carrier ID'];
const LAST_SEEN = 'Time of Last Data Connection';

/** `Device-*.html` of the Android device configuration service: `Label: value` lines, one device a file. */
export const googleDeviceHtml: ReturnParser = {
  ...GOOGLE,
  id: 'google-device-html',
  version: '2',
  title: 'Google: Android device configuration (HTML)',
  gives: ['device'],
  recognises: (file) => file.mime === 'text/html' && /ANDROID DEVICE CONFIGURATION SERVICE DATA/i.test(file.text),
  *read(file) {
    const blocks = [...htmlBlocks(file)];
    const said = blocks.flatMap(labelled);
    const values = new Map([...said].reverse());
    const text = (label: string) => (values.get(label) === undefined ? undefined : { raw: values.get(label)! });
    const seen = utcFromText(values.get(LAST_SEEN) ?? '');
    const identifiers = IDS.flatMap(([label, type]) =>
      (values.get(label) ?? '')
        .split(/,\s*/)
        .filter((one) => one !== '')
        .map((raw) => ({ type, value: { raw } })),
    );
    const data: Device = given({
      type: text('Device Type'),
      make: text('Manufacturer') ?? text('Brand'),
      model: text('Model'),
      locale: text('Locale'),
      timezone: text('Timezone'),
      carrier: text('Last Carrier ID'),
      identifiers: identifiers.length > 0 ? identifiers : undefined,
      lastSeen: seen,
    });
    const brand = values.has('Manufacturer') ? [] : ['Brand'];
    const used = new Set([...IDS.map(([label]) => label), ...LABELS, ...brand, ...(seen === undefined ? [] : [LAST_SEEN])]);
    const extra = said.filter(([label, value]) => !used.has(label) || values.get(label) !== value).map(([name, raw]) => ({ name, raw }));
    if (blocks.length > 0) yield record('device', data, blocks, extra.length === 0 ? {} : { extra });
  },
};

function labelled(block: HtmlBlock): [string, string][] {
  if (block.kind === 'row')
    return block.cells.length >= 2 ? [[block.cells[0]!.replace(/:$/, ''), block.cells.slice(1).join(' ')]] : [['', block.cells.join(' ')]];
  return block.text
    .split('\n')
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return colon === -1 ? ['', line.trim()] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    })
    .filter(([, value]) => value !== '');
}
