// SPDX-License-Identifier: Apache-2.0
/** Checks of identifiers that are numbers: IBAN, IMEI, telephone, IP address. Each takes the text without marks and gives its clean form. */
import ipaddr from 'ipaddr.js';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Letters of an IBAN by country (SWIFT IBAN registry, release 99). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 ' +
    'GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 ' +
    'NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

export function ibanLength(country: string): number | undefined {
  return IBAN_LENGTHS[country];
}

/** ISO 13616: country, two check digits, account; the number that letters and digits make, the first four moved to the end, is 1 modulo 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) || IBAN_LENGTHS[text.slice(0, 2)] !== text.length) return false;
  let rest = 0;
  for (const letter of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The reporting bodies that have given out type allocation codes (first two digits of an IMEI, GSMA TS.06). */
const REPORTING_BODIES = new Set(['01', '35', '44', '45', '49', '50', '51', '52', '53', '54', '86', '91', '98', '99']);

/** Fifteen digits with a Luhn check digit; one in ten numbers passes, so without a word beside it the first digits must be a reporting body's. */
export function isImei(digits: string, named: boolean): boolean {
  if (!/^\d{15}$/.test(digits) || /^0+$/.test(digits)) return false;
  if (!named && !REPORTING_BODIES.has(digits.slice(0, 2))) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const digit = Number(digits[i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** E.164 for a number that carries its country (`+` or `00`), else undefined. */
export function internationalPhone(text: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text.replace(/^00/, '+'));
  return parsed?.isValid() ? parsed.number : undefined;
}

/** RFC 5952 form of an IPv6 address or the dotted form of an IPv4 one; undefined when it is neither. */
export function ipAddress(text: string): string | undefined {
  if (text.includes(':')) return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text).toRFC5952String() : undefined;
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? text : undefined;
}
