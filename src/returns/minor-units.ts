// SPDX-License-Identifier: Apache-2.0
import { type Said, said } from '../core/records/index.ts';

/** Decimal digits of currencies that do not have two (ISO 4217). */
const DIGITS: Readonly<Record<string, number>> = {
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // biome-ignore format: one table

/** Whatever else has a name of three letters and more, a coin or a token, has places of its own that no table of returns states. */
const CURRENCIES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), ...Object.keys(DIGITS)]);

/**
 * An amount as a text in the smallest unit of its currency: `145.50` EGP → `14550`, `"1,900.00"` → `190000`. Without a currency two
 * decimals are taken as given only if exactly two stand there; otherwise the text stands alone. Commas part thousands only in groups of
 * three before a point; anything else is not guessed. `0.05` BTC stays the text that it is: taken by two decimals it would be five of its units.
 */
export function minorUnits(raw: string, currency: string | undefined): Said {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(raw.trim());
  if (match === null) return { raw };
  const digits = currency === undefined ? (match[3]?.length === 2 ? 2 : undefined) : placesOf(currency.toUpperCase());
  if (digits === undefined) return { raw };
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return { raw };
  const whole = BigInt(match[2]!.replaceAll(',', '') + fraction.padEnd(digits, '0'));
  return said(raw, `${match[1] === '-' && whole !== 0n ? '-' : ''}${whole}`, 'unit-converted');
}

const placesOf = (code: string): number | undefined => (CURRENCIES.has(code) ? (DIGITS[code] ?? 2) : undefined);
