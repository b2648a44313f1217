// SPDX-License-Identifier: Apache-2.0
/** Readers of e-mail, account addresses, IP addresses, telephone numbers, IBAN and IMEI, each called where the scanner sees its first sign. */
import { domainToASCII } from 'node:url';
import type { SecretClass } from '../currency/addresses/secret-keys.ts';
import { accountUrl, mayBeServiceHost } from './account-url.ts';
import { saysImei, saysPhone } from './context-words.ts';
import type { FoldedText } from './fold-marks.ts';
import type { IdentifierKind } from './identifier.ts';
import { ALNUM, asciiOf, CLASS_OF, DIGIT, HEX_LETTER, HIGH } from './letter-classes.ts';
import { ibanLength, internationalPhone, ipAddress, isIban, isImei } from './numbers.ts';
import { textBefore } from './read-keys-and-addresses.ts';

/** A finding by its place in the folded text. `secret` and `kind` exclude each other. */
export interface Draft {
  readonly kind?: IdentifierKind;
  readonly secret?: SecretClass;
  readonly chain?: string;
  readonly chains?: readonly string[];
  readonly normalised?: string;
  readonly canonical?: string;
  readonly checked: 'checksum' | 'none';
  readonly port?: number;
  readonly service?: string;
  readonly uri?: { readonly scheme: string; readonly amount?: string };
  readonly from: number;
  readonly to: number;
}

const utf8 = new TextDecoder();
const [DOT, DASH, COLON, PLUS] = [0x2e, 0x2d, 0x3a, 0x2b];
const classOf = (byte: number | undefined): number => (byte === undefined ? 0 : (CLASS_OF[byte] as number));
const isDigit = (byte: number | undefined): boolean => classOf(byte) === DIGIT;
const isWordByte = (byte: number | undefined): boolean => (classOf(byte) & (ALNUM | HIGH)) !== 0;
const oneOf = (letters: string) => {
  const set = new Set([...letters].map((letter) => letter.charCodeAt(0)));
  return (byte: number | undefined): boolean => byte !== undefined && set.has(byte);
};
const inLocalPart = oneOf("._%+-!#$&'*/=?^`{|}~");
const inDomain = oneOf('.-');
const inPhone = oneOf(' .-()/');
const inPath = oneOf("/?=&.-_~@+%$#:,;!'*");

/** Extends to both sides of an `@`. The local part stays as written, the domain becomes lower-case ASCII (IDNA). */
export function emailAt(folded: FoldedText, runFrom: number, at: number, drafts: Draft[]): void {
  const { bytes } = folded;
  let from = runFrom;
  while (from > 0 && (isWordByte(bytes[from - 1]) || inLocalPart(bytes[from - 1]))) from--;
  while (from < at && !isWordByte(bytes[from])) from++;
  let to = at + 1;
  while (isWordByte(bytes[to]) || inDomain(bytes[to])) to++;
  while (to > at && !isWordByte(bytes[to - 1])) to--;
  if (at - from > 64 || to - at > 255) return;
  const local = sourceText(folded, from, at);
  const domain = domainToASCII(sourceText(folded, at + 1, to));
  if (local.includes('..') || !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(domain)) return;
  drafts.push({ kind: 'email', normalised: `${local}@${domain}`, checked: 'none', from, to });
}

const MARKS = /\u00ad|\u034f|\u061c|\u180e|\ufeff|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]/g;

/** The source between two folded positions, without its invisible marks. */
function sourceText(folded: FoldedText, from: number, to: number): string {
  if (to <= from) return '';
  return utf8.decode(folded.source.subarray(folded.sourceStart(from), folded.sourceEnd(to))).replace(MARKS, '');
}

/** At a slash behind a host name. */
export function accountUrlAt(folded: FoldedText, runFrom: number, slash: number, drafts: Draft[]): void {
  const { bytes } = folded;
  if (bytes[runFrom - 1] !== DOT) return;
  let from = runFrom;
  while (from > 0 && ((classOf(bytes[from - 1]) & ALNUM) !== 0 || inDomain(bytes[from - 1]))) from--;
  if (slash - from > 80 || !mayBeServiceHost(asciiOf(bytes, from, slash).replace(/^(?:www|m|mobile|web)\./i, ''))) return;
  for (const scheme of ['https://', 'http://']) {
    if (asciiOf(bytes, from - scheme.length, from).toLowerCase() === scheme) {
      from -= scheme.length;
      break;
    }
  }
  let to = slash;
  while (to - slash < 300 && ((classOf(bytes[to]) & ALNUM) !== 0 || inPath(bytes[to]))) to++;
  const found = accountUrl(asciiOf(bytes, from, to));
  if (found !== undefined)
    drafts.push({
      kind: 'profile-url',
      normalised: found.normalised,
      service: found.service,
      checked: 'none',
      from,
      to: from + found.length,
    });
}

/** Four decimal parts, and a port behind a colon. */
export function ipv4At(folded: FoldedText, from: number, drafts: Draft[]): void {
  const { bytes } = folded;
  if (from > 0 && (bytes[from - 1] === DOT || bytes[from - 1] === DASH)) return;
  let at = from;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && bytes[at++] !== DOT) return;
    const end = endOfDigits(bytes, at);
    if (end === at || end - at > 3) return;
    at = end;
  }
  if (isWordByte(bytes[at]) || (bytes[at] === DOT && isDigit(bytes[at + 1]))) return;
  const port = bytes[at] === COLON ? endOfDigits(bytes, at + 1) : at;
  const hasPort = port > at + 1 && port <= at + 6 && bytes[port] !== COLON && !(bytes[port] === DOT && isDigit(bytes[port + 1]));
  pushIp(asciiOf(bytes, from, at), hasPort ? asciiOf(bytes, at + 1, port) : undefined, from, port, at, drafts);
}

function endOfDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at])) at++;
  return at;
}

/** Groups of hex digits and colons; a port only behind brackets. */
export function ipv6At(folded: FoldedText, runFrom: number, drafts: Draft[]): void {
  const { bytes } = folded;
  if (bytes[runFrom - 1] === COLON && bytes[runFrom - 2] !== COLON) return;
  let from = runFrom;
  while (from > 0 && bytes[from - 1] === COLON) from--;
  if (from > 0 && isWordByte(bytes[from - 1])) return;
  if (!mayBeIpv6(bytes, from)) return;
  const text =
    /^[0-9a-fA-F:]*(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})?/.exec(asciiOf(bytes, from, from + 48))?.[0].replace(/(?<!:):$/, '') ?? '';
  if (text.length < 3 || !/\d/.test(text) || !/:.*:/.test(text) || isWordByte(bytes[from + text.length])) return;
  const address = ipAddress(text);
  if (address === undefined) return;
  const port = bytes[from - 1] === 0x5b ? /^\]:(\d{1,5})(?!\d)/.exec(asciiOf(bytes, from + text.length, from + text.length + 8)) : null;
  if (port === null) drafts.push({ kind: 'ip', normalised: address, checked: 'none', from, to: from + text.length });
  else pushIp(text, port[1], from - 1, from + text.length + port[0].length, from + text.length, drafts);
}

/** Eight groups, or a double colon: clock times and most code have neither. */
function mayBeIpv6(bytes: Uint8Array, from: number): boolean {
  let colons = 0;
  for (let at = from; at - from < 48; at++) {
    const byte = bytes[at];
    if (byte === COLON) {
      colons++;
      if (bytes[at + 1] === COLON) return true;
    } else if ((classOf(byte) & (DIGIT | HEX_LETTER)) === 0 && byte !== DOT) break;
  }
  return colons === 7 || colons === 6;
}

function pushIp(written: string, port: string | undefined, from: number, toWithPort: number, toAddress: number, drafts: Draft[]): void {
  const address = ipAddress(written);
  if (address === undefined) return;
  const number = port === undefined ? 0 : Number(port);
  if (number < 1 || number > 65_535) drafts.push({ kind: 'ip', normalised: address, checked: 'none', from, to: toAddress });
  else drafts.push({ kind: 'ip', normalised: address, port: number, checked: 'none', from, to: toWithPort });
}

/** A number with its country, from `+` or `00` on; with the word for a telephone before it also one without. */
export function phoneAt(folded: FoldedText, runFrom: number, drafts: Draft[]): void {
  const { bytes } = folded;
  let from = runFrom;
  if (bytes[from - 1] === 0x28) from--;
  if (bytes[from - 1] === 0x2b) from--;
  const before = bytes[from - 1];
  const mayBeNational = from === runFrom && !(bytes[from] === 0x30 && bytes[from + 1] === 0x30);
  if (mayBeNational && endOfDigits(bytes, runFrom) - runFrom < 3) return;
  if (from > 0 && (isWordByte(before) || before === 0x2e || before === 0x2d || before === 0x2f)) return;
  let to = from + 1;
  let digits = 0;
  let ends: number[] = [];
  for (let at = from; at - from < 32 && digits < 18; at++) {
    if (isDigit(bytes[at])) {
      digits++;
      to = at + 1;
      if (!isDigit(bytes[at + 1])) ends.push(to);
    } else if (at > from && !(inPhone(bytes[at]) && (isDigit(bytes[at + 1]) || inPhone(bytes[at + 1])))) break;
  }
  if (digits < 7 || isWordByte(bytes[to])) ends = ends.filter((end) => !isWordByte(bytes[end]));
  const international = bytes[from] === 0x2b || (bytes[from] === 0x30 && bytes[from + 1] === 0x30) || bytes[from + 1] === 0x2b;
  for (const end of ends.reverse()) {
    const text = asciiOf(bytes, from, end);
    const number = international ? internationalPhone(text) : undefined;
    if (number !== undefined) {
      drafts.push({ kind: 'phone', normalised: number, checked: 'none', from, to: end });
      return;
    }
  }
  if (international || ends.length === 0) return;
  const national = asciiOf(bytes, from, ends[0] as number).replace(/\D/g, '');
  if (national.length < 8 || national.length > 13 || !saysPhone(textBefore(folded, from).slice(-32))) return;
  drafts.push({ kind: 'phone', normalised: national, checked: 'none', from, to: ends[0] as number });
}

/** Groups of an IMEI as stickers and menus print it. */
const IMEI_GROUPS = [[15], [2, 6, 6, 1], [8, 6, 1], [6, 2, 6, 1]];

/** Digits that may begin an IMEI: fifteen in a row or in groups. */
export function readNumberRun(folded: FoldedText, from: number, to: number, drafts: Draft[]): void {
  const { bytes } = folded;
  const groups = IMEI_GROUPS.find(([first]) => first === to - from);
  const end = groups === undefined ? -1 : endOfGroups(bytes, from, groups);
  if (end < 0 || isWordByte(bytes[end]) || (from > 0 && (bytes[from - 1] === PLUS || bytes[from - 1] === DOT))) return;
  const digits = asciiOf(bytes, from, end).replace(/\D/g, '');
  if (isImei(digits, false) || (isImei(digits, true) && saysImei(textBefore(folded, from).slice(-40))))
    drafts.push({ kind: 'imei', normalised: digits, checked: 'checksum', from, to: end });
}

/** Where groups of these lengths, a space or a hyphen between them, end; -1 when they do not stand here. */
function endOfGroups(bytes: Uint8Array, from: number, groups: readonly number[]): number {
  let at = from;
  for (const [index, length] of groups.entries()) {
    if (index > 0) {
      if (bytes[at] !== DASH && bytes[at] !== 0x20) return -1;
      at++;
    }
    if (endOfDigits(bytes, at) - at !== length) return -1;
    at += length;
  }
  return at;
}

/** Two capital letters and two digits may begin an IBAN, whole or in groups of four, over a line end too. */
export function ibanAt(folded: FoldedText, from: number, to: number, drafts: Draft[]): void {
  const { bytes } = folded;
  const length = ibanLength(asciiOf(bytes, from, from + 2));
  if (length === undefined || !isDigit(bytes[from + 2]) || !isDigit(bytes[from + 3])) return;
  if (to - from !== length && to - from !== 4) return;
  let text = '';
  let at = from;
  for (; at < bytes.length && text.length < length && at - from < 64; at++) {
    const byte = bytes[at] as number;
    if ((classOf(byte) & ALNUM) !== 0) text += String.fromCharCode(byte);
    else if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== 0x2d) return;
  }
  if (!isWordByte(bytes[at]) && isIban(text)) drafts.push({ kind: 'iban', normalised: text, checked: 'checksum', from, to: at });
}
