// SPDX-License-Identifier: Apache-2.0
import { type Said, said } from '../../core/records/index.ts';
import { minorUnits } from '../minor-units.ts';

/** Signs that usually stand for one currency. Other countries use them as well: what is made of one says that it is assumed. */
const SIGNS: Readonly<Record<string, string>> = { $: 'USD', US$: 'USD', '€': 'EUR', '£': 'GBP', 'E£': 'EGP', '₹': 'INR', '¥': 'JPY' };

/**
 * An amount with its currency in one text: `EGP 1,200.00`, `1,200.00 EGP`, `$1,050.07`. Digits of other scripts and other separators are not
 * guessed: then only the text stands.
 */
export function moneyText(raw: string): { readonly amountMinor: Said; readonly currency?: Said } {
  const match = /^([+-]?)\s*([A-Z]{3}|US\$|E£|[$€£₹¥])?\s*([+-]?[\d.,]+)\s*([A-Z]{3})?$/u.exec(raw.trim().replaceAll('\u00a0', ' '));
  const written = match?.[2] ?? match?.[4];
  if (match === null || written === undefined) return { amountMinor: { raw } };
  const code = SIGNS[written] ?? written;
  const minor = minorUnits(`${match[1]}${match[3]}`, code);
  return {
    amountMinor: minor.norm === undefined ? { raw } : said(raw, minor.norm, 'unit-converted'),
    currency: code === written ? { raw: written } : said(written, code, 'currency-assumed'),
  };
}
