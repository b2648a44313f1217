// SPDX-License-Identifier: Apache-2.0
/** Runs of letters and digits that are keys or addresses, also when a line end or a quoting mark stands within. */
import { type AddressVerdict, cryptoAddress } from '../currency/addresses/crypto-address.ts';
import { extendedKey, secretClass } from '../currency/addresses/secret-keys.ts';
import { saysSecret } from './context-words.ts';
import type { FoldedText } from './fold-marks.ts';
import { ALNUM, asciiOf, CLASS_OF } from './letter-classes.ts';
import type { Draft } from './read-plain-identifiers.ts';

const utf8 = new TextDecoder();
/** How far before a value the words may stand that say what it is. */
const CONTEXT_BYTES = 96;
const LONGEST_ADDRESS = 120;
const LONGEST_INVOICE = 2000;

/** The text before a position, for words that explain a value. */
export function textBefore(folded: FoldedText, from: number): string {
  const start = folded.sourceStart(from);
  return utf8.decode(folded.source.subarray(Math.max(0, start - CONTEXT_BYTES), start));
}

/** Reads one whole run; drafts at most one finding. */
export function readKeyRun(folded: FoldedText, from: number, to: number, drafts: Draft[]): boolean {
  const { bytes } = folded;
  if (to - from > LONGEST_INVOICE) return false;
  const text = asciiOf(bytes, from, to);
  if (readKeyText(folded, text, from, to, drafts)) return true;
  return readTon(folded, from, to, drafts) || readBetweenStrangers(folded, text, from, to, drafts);
}

/** Reads a text that was put together from `from` to `to`, wraps left out. */
function readKeyText(folded: FoldedText, text: string, from: number, to: number, drafts: Draft[]): boolean {
  const secret = secretClass(text) ?? hexSecret(folded, text, from);
  if (secret !== undefined) {
    drafts.push({ secret, checked: secret === 'private-key-hex' ? 'none' : 'checksum', from, to });
    return true;
  }
  if (extendedKey(text) === 'public') {
    drafts.push({
      kind: 'extended-public-key',
      chain: /^[tuvUV]/.test(text) ? 'bitcoin-testnet' : 'bitcoin',
      normalised: text,
      checked: 'checksum',
      from,
      to,
    });
    return true;
  }
  const verdict = cryptoAddress(text);
  if (verdict === undefined) return false;
  drafts.push(addressDraft(folded, verdict, text, from, to));
  return true;
}

function hexSecret(folded: FoldedText, text: string, from: number): 'private-key-hex' | undefined {
  const length = text.length - (/^0x/i.test(text) ? 2 : 0);
  if (length !== 64 || !/^(?:0x)?[0-9a-f]+$/i.test(text)) return undefined;
  return saysSecret(textBefore(folded, from)) ? 'private-key-hex' : undefined;
}

/** A cash address keeps its prefix; other payment links (BIP 21, EIP-681) are noted beside the address they carry. */
function addressDraft(folded: FoldedText, verdict: AddressVerdict, text: string, from: number, to: number): Draft {
  const before = asciiOf(folded.bytes, from - 20, from);
  const scheme = /([a-zA-Z]{3,16}):(?:\/\/)?(?:pay-)?$/.exec(before);
  const name = scheme?.[1]?.toLowerCase();
  const facts = { ...verdict, normalised: text };
  if (scheme !== null && name !== undefined && verdict.chain.startsWith('bitcoincash') && cryptoAddress(`${name}:${text}`) !== undefined)
    return { ...facts, normalised: `${scheme[1]}:${text}`, from: from - scheme[0].length, to };
  if (name === undefined || !URI_SCHEMES.has(name)) return { ...facts, from, to };
  const query = /^(?:@\d+)?(?:\/[a-z]+)?\?([!-~]{1,400})/.exec(asciiOf(folded.bytes, to, to + 420))?.[1];
  const amount = /(?:^|&)(?:amount|value|tx_amount|uint256)=([0-9.eE]+)/.exec(query ?? '')?.[1];
  return { ...facts, uri: amount === undefined ? { scheme: name } : { scheme: name, amount }, from, to };
}

const URI_SCHEMES = new Set(
  'bitcoin litecoin ethereum tron monero zcash dogecoin dash ripple xrp solana lightning bitcoincash cardano ton stellar'.split(' '),
);

/** TON's letters include `-` and `_`, which end a run: forty-eight letters from here on. */
function readTon(folded: FoldedText, from: number, to: number, drafts: Draft[]): boolean {
  const { bytes } = folded;
  if (!isJoint(bytes[to]) || to - from > 48) return false;
  let end = to;
  while (end < bytes.length && end - from <= 48 && (isJoint(bytes[end]) || (CLASS_OF[bytes[end] as number] as number) & ALNUM)) end++;
  if (end - from !== 48) return false;
  const text = asciiOf(bytes, from, end);
  const verdict = cryptoAddress(text);
  if (verdict === undefined) return false;
  drafts.push({ ...verdict, normalised: text, from, to: end });
  return true;
}

const isJoint = (byte: number | undefined) => byte === 0x2d || byte === 0x5f;

/** Letters of another script right beside an address are words, not part of it ("адрес1A1z…"): tries the pure ASCII stretches alone. */
function readBetweenStrangers(folded: FoldedText, text: string, from: number, to: number, drafts: Draft[]): boolean {
  if (!folded.strangers(from, to)) return false;
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !folded.strangers(at, at + 1)) continue;
    if (at - start >= 25 && at - start < to - from && readKeyText(folded, text.slice(start - from, at - from), start, at, drafts))
      return true;
    start = at + 1;
  }
  return false;
}

/**
 * Puts together what a line end tore apart: the last run of a line and the first of the next, as long as nothing but spaces, quoting marks,
 * a hyphen or the soft break of e-mail (`=`) stands between them. Only what proves itself, or is forty hex digits after 0x, counts.
 */
export class LineWraps {
  readonly #folded: FoldedText;
  readonly #drafts: Draft[];
  /** Runs of the row being put together: from, to ... each but the last reaches the end of its line. */
  #pieces: number[] = [];

  constructor(folded: FoldedText, drafts: Draft[]) {
    this.#folded = folded;
    this.#drafts = drafts;
  }

  /** Whether a row is being put together, to which the next run may belong. */
  get isOpen(): boolean {
    return this.#pieces.length > 0;
  }

  /** Whether a run that ends here may matter: most are followed by a letter after one space, and no row is being put together. */
  mayContinue(to: number): boolean {
    if (this.#pieces.length > 0) return true;
    const { bytes } = this.#folded;
    const next = bytes[to];
    if (next === LF || next === 0x0d || next === 0x3d || next === 0x2d || next === 0x5c) return true;
    return (next === 0x20 || next === 0x09) && ((CLASS_OF[bytes[to + 1] as number] as number) & ALNUM) === 0;
  }

  run(from: number, to: number): void {
    const { bytes } = this.#folded;
    if (this.#pieces.length > 0) {
      this.#pieces.push(from, to);
      if (this.#tryAll()) {
        this.#pieces = [];
        return;
      }
    }
    if (!beginsNextLine(bytes, to)) {
      if (this.#pieces.length > 0) this.#pieces = [];
      return;
    }
    if (this.#pieces.length === 0) this.#pieces.push(from, to);
    // A run in the middle of a line begins a new row; one that fills its line goes on with the old one.
    else if (this.#length() > LONGEST_INVOICE) this.#pieces = [from, to];
  }

  #length(): number {
    let length = 0;
    for (let i = 0; i < this.#pieces.length; i += 2) length += (this.#pieces[i + 1] as number) - (this.#pieces[i] as number);
    return length;
  }

  /** Tries every tail of the row: the address may begin on any of its lines. */
  #tryAll(): boolean {
    const { bytes } = this.#folded;
    const last = this.#pieces.length;
    let text = asciiOf(bytes, this.#pieces[last - 2] as number, this.#pieces[last - 1] as number);
    for (let i = last - 4; i >= 0; i -= 2) {
      text = asciiOf(bytes, this.#pieces[i] as number, this.#pieces[i + 1] as number) + text;
      if (text.length < SHORTEST_WRAPPED || (text.length > LONGEST_ADDRESS && !/^ln/i.test(text))) continue;
      if (readKeyText(this.#folded, text, this.#pieces[i] as number, this.#pieces[last - 1] as number, this.#drafts)) return true;
    }
    return false;
  }
}

const SHORTEST_WRAPPED = 25;
const LF = 0x0a;

/** Whether only a line end and marks of quoting stand between here and the next run. */
function beginsNextLine(bytes: Uint8Array, to: number): boolean {
  let at = to;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  if (at === to && (bytes[at] === 0x2d || bytes[at] === 0x3d || bytes[at] === 0x5c)) at++;
  if (bytes[at] === 0x0d) at++;
  if (bytes[at] !== LF && bytes[at - 1] !== 0x0d) return false;
  if (bytes[at] === LF) at++;
  while (at < bytes.length && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x3e || bytes[at] === 0x7c)) at++;
  return at < bytes.length && ((CLASS_OF[bytes[at] as number] as number) & ALNUM) !== 0;
}
