// SPDX-License-Identifier: Apache-2.0
/**
 * The text as the scanner sees it: one byte for each letter it may care about. Invisible marks are gone, letters that look like ASCII letters
 * are those letters, digits of Arabic, Persian and full-width script are ASCII digits, every other letter keeps its UTF-8 bytes.
 *
 *     written   1A1z<U+200B>P1е…      bytes 31 41 31 7a e2 80 8b 50 31 d0 b5
 *     folded    1A1zP1e…              bytes 31 41 31 7a 50 31 65              `е` remembered as a stranger
 *
 * A text without any of these is handed back as it is, without a copy.
 */
export interface FoldedText {
  readonly source: Uint8Array;
  readonly bytes: Uint8Array;
  /** Offset in the source of a folded position; the end of a hit is `sourceEnd(last position)`. */
  readonly sourceStart: (folded: number) => number;
  readonly sourceEnd: (foldedExclusive: number) => number;
  /** Whether letters of another script stand for ASCII ones in this stretch. */
  readonly strangers: (from: number, to: number) => boolean;
  /** Whether a mark that turns the reading order was removed inside this stretch or right before it. */
  readonly overrides: (from: number, to: number) => boolean;
}

const GONE = -1;
const KEEP = 0;

/** Cyrillic and Greek letters that are drawn like ASCII letters in usual typefaces (Unicode confusables, the part seen in address fraud). */
const LOOK_ALIKES =
  'АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxѕsіiјjһhԁdԛqԝwкkгrпnвBнHтTмMΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvρpκkιiαaγyυuτt';

function foldTable(): Int16Array {
  const table = new Int16Array(0x10000);
  for (let i = 0; i < LOOK_ALIKES.length; i += 2) table[LOOK_ALIKES.charCodeAt(i)] = LOOK_ALIKES.charCodeAt(i + 1);
  for (let digit = 0; digit < 10; digit++) {
    table[0x0660 + digit] = 0x30 + digit;
    table[0x06f0 + digit] = 0x30 + digit;
  }
  for (let letter = 0x21; letter < 0x7f; letter++) table[0xfee0 + letter] = letter;
  for (const space of [0xa0, 0x3000, 0x202f, 0x2009, 0x2007, 0x2002, 0x2003]) table[space] = 0x20;
  for (const lineEnd of [0x2028, 0x2029, 0x85]) table[lineEnd] = 0x0a;
  for (const mark of [0xad, 0x034f, 0x061c, 0x180e, 0xfeff, 0x115f, 0x3164]) table[mark] = GONE;
  for (let mark = 0x200b; mark <= 0x200f; mark++) table[mark] = GONE;
  for (let mark = 0x202a; mark <= 0x202e; mark++) table[mark] = GONE;
  for (let mark = 0x2060; mark <= 0x206f; mark++) table[mark] = GONE;
  for (let mark = 0xfe00; mark <= 0xfe0f; mark++) table[mark] = GONE;
  return table;
}
const TABLE = foldTable();
const isDigit = (folded: number) => folded >= 0x30 && folded <= 0x39;

/** Folds the whole text in one pass. The bytes need not be valid UTF-8: what is not, stays as it is. */
export function foldMarks(source: Uint8Array): FoldedText {
  const firstChange = findChange(source);
  if (firstChange < 0) return plain(source);
  const out = new Uint8Array(source.length);
  out.set(source.subarray(0, firstChange));
  const places = new OffsetChanges();
  const strangers: number[] = [];
  const overrides: number[] = [];
  let to = firstChange;
  for (let at = firstChange; at < source.length; ) {
    const lead = source[at] as number;
    if (lead < 0x80) {
      out[to++] = lead;
      at++;
      continue;
    }
    const size = sizeOf(lead);
    const folded = foldedAt(source, at, size);
    if (folded === KEEP) {
      for (let end = Math.min(at + size, source.length); at < end; ) out[to++] = source[at++] as number;
      continue;
    }
    if (folded === GONE) {
      if (size === 3 && isOverride(source, at)) overrides.push(to);
    } else {
      if (!isDigit(folded) && folded > 0x20) strangers.push(to);
      out[to++] = folded;
    }
    at += size;
    places.changed(to, at);
  }
  return {
    source,
    bytes: out.subarray(0, to),
    sourceStart: (folded) => places.start(folded),
    sourceEnd: (folded) => {
      const begin = places.start(folded - 1);
      const lead = source[begin] as number;
      return begin + (lead >= 0x80 && (out[folded - 1] as number) < 0x80 ? sizeOf(lead) : 1);
    },
    strangers: (from, until) => anyBetween(strangers, from, until - 1),
    overrides: (from, until) => anyBetween(overrides, from, until - 1),
  };
}

/** Where the first letter stands that will be changed, or -1: most texts need no copy. */
function findChange(source: Uint8Array): number {
  for (let at = asciiFrom(source, 0); at < source.length; at = asciiFrom(source, at)) {
    const size = sizeOf(source[at] as number);
    if (foldedAt(source, at, size) !== KEEP) return at;
    at += size;
  }
  return -1;
}

/** Where the next letter beyond ASCII begins. */
function asciiFrom(source: Uint8Array, from: number): number {
  let at = from;
  while (at < source.length && (source[at] as number) < 0x80) at++;
  return at;
}

/** What is in the place of this letter; one that the text's end cuts short stays. */
function foldedAt(source: Uint8Array, at: number, size: number): number {
  return (size === 2 || size === 3) && at + size <= source.length ? (TABLE[codePoint(source, at, size)] as number) : KEEP;
}

function plain(source: Uint8Array): FoldedText {
  const same = (position: number) => position;
  return { source, bytes: source, sourceStart: same, sourceEnd: same, strangers: () => false, overrides: () => false };
}

/** Bytes of a UTF-8 letter by its first byte; a byte that begins no letter stands alone. */
function sizeOf(lead: number): number {
  return lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
}

function codePoint(bytes: Uint8Array, at: number, size: 2 | 3): number {
  const second = (bytes[at + 1] as number) & 0x3f;
  const lead = bytes[at] as number;
  return size === 2 ? ((lead & 0x1f) << 6) | second : ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] as number) & 0x3f);
}

/** U+202D and U+202E, written e2 80 ad and e2 80 ae. */
function isOverride(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xad || bytes[at + 2] === 0xae);
}

function anyBetween(sorted: readonly number[], first: number, last: number): boolean {
  const index = lowerBound(sorted, sorted.length, first);
  return index < sorted.length && (sorted[index] as number) <= last;
}

function lowerBound(sorted: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** After which folded position which source position follows; grows only where the two fall out of step. */
class OffsetChanges {
  #folded = new Float64Array(1024);
  #source = new Float64Array(1024);
  #count = 0;

  changed(folded: number, source: number): void {
    if (this.#count === this.#folded.length) {
      this.#folded = grown(this.#folded);
      this.#source = grown(this.#source);
    }
    this.#folded[this.#count] = folded;
    this.#source[this.#count++] = source;
  }

  /** Source offset at which the letter of this folded position begins, after any mark before it. */
  start(position: number): number {
    const next = lowerBound(this.#folded, this.#count, position + 1);
    return this.#from(next - 1, position);
  }

  #from(change: number, position: number): number {
    if (change < 0) return position;
    return (this.#source[change] as number) + position - (this.#folded[change] as number);
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(array.length * 2);
  next.set(array);
  return next;
}
