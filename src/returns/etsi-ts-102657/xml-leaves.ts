// SPDX-License-Identifier: Apache-2.0
import type { Extra } from '../../core/records/index.ts';
import type { RecordBeside } from '../return-parser.ts';
import type { XmlElement } from '../tokenisers/xml.ts';

/** Every leaf with text below an element that was not taken, named by its way down: `partyInformation/TelephonyPartyInformation/iMSI`. */
export function leaves(element: XmlElement, taken: readonly (XmlElement | undefined)[]): NonNullable<RecordBeside['extra']> {
  const used = new Set(taken);
  const found: (Pick<Extra, 'name' | 'raw'> & { at: XmlElement['at'] })[] = [];
  const walk = (one: XmlElement, way: string) => {
    if (used.has(one)) return;
    if (one.text !== '') found.push({ name: way, raw: one.text, at: one.at });
    for (const child of one.children) walk(child, way === '' ? child.name : `${way}/${child.name}`);
  };
  walk(element, '');
  return found;
}
