// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the identifiers in a text. Pure: bytes in, findings out, in reading order, none inside another. A key to money is reported as sealed,
 * and whatever overlaps it is not reported at all.
 */
import { type FoldedText, foldMarks } from './fold-marks.ts';
import type { FoundIdentifier, Identifier, IdentifierWarning } from './identifier.ts';
import { type Draft, scan } from './scan.ts';

export type { ByteSpan, FoundIdentifier, Identifier, IdentifierKind, IdentifierWarning, SealedSecret } from './identifier.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Searches a text, or UTF-8 bytes; `bytes` of a finding are offsets into exactly these UTF-8 bytes. */
export function findIdentifiers(text: string | Uint8Array): FoundIdentifier[] {
  const source = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const folded = foldMarks(source);
  const drafts = scan(folded);
  const chosen = withoutOverlaps(drafts);
  return markLookAlikes(chosen.map((draft) => finding(folded, draft)));
}

/** Secrets win over everything, then the longer finding over the shorter. */
function withoutOverlaps(drafts: readonly Draft[]): Draft[] {
  const rank = (draft: Draft) => (draft.secret === undefined ? 0 : 1);
  const ranked = [...drafts].sort((a, b) => rank(b) - rank(a) || b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new TakenSpans();
  return ranked.filter((draft) => taken.take(draft.from, draft.to)).sort((a, b) => a.from - b.from);
}

/** Which stretches are spoken for: by pages of the text, so that each question looks at a few neighbours only. */
class TakenSpans {
  readonly #pages = new Map<number, [number, number][]>();

  take(from: number, to: number): boolean {
    for (let page = from >> 8; page <= (to - 1) >> 8; page++)
      for (const [otherFrom, otherTo] of this.#pages.get(page) ?? []) if (from < otherTo && otherFrom < to) return false;
    for (let page = from >> 8; page <= (to - 1) >> 8; page++) {
      const spans = this.#pages.get(page);
      if (spans === undefined) this.#pages.set(page, [[from, to]]);
      else spans.push([from, to]);
    }
    return true;
  }
}

function finding(folded: FoldedText, draft: Draft): FoundIdentifier {
  const bytes = { from: folded.sourceStart(draft.from), to: folded.sourceEnd(draft.to) };
  const { kind, secret, from, to, normalised = '', ...facts } = draft;
  if (secret !== undefined) return { kind: 'sealed-secret', class: secret, checked: draft.checked, bytes };
  const warnings: IdentifierWarning[] = [];
  if (folded.strangers(from, to)) warnings.push('homoglyph');
  if (folded.overrides(from, to)) warnings.push('bidi-override');
  if (kind === 'crypto-address' && /^0x0{30}/i.test(normalised)) warnings.push('nobody-holds-this');
  const written = utf8.decode(folded.source.subarray(bytes.from, bytes.to));
  return { kind: kind as Identifier['kind'], ...facts, written, normalised, bytes, ...(warnings.length > 0 ? { warnings } : {}) };
}

/**
 * Address poisoning: two different addresses of one chain that agree in their first and last four letters, as a person compares them. Both are
 * marked, because the text does not say which is the true one.
 */
function markLookAlikes(found: FoundIdentifier[]): FoundIdentifier[] {
  const groups = new Map<string, Set<string>>();
  const keyOf = (item: FoundIdentifier): string | undefined => {
    if (item.kind !== 'crypto-address') return undefined;
    const body = item.normalised.toLowerCase().replace(/^(0x|bc1.|tb1.|ltc1.|bitcoincash:.|.)/, '');
    return `${item.chain} ${body.slice(0, 4)} ${body.slice(-4)}`;
  };
  for (const item of found) {
    const key = keyOf(item);
    if (key === undefined || item.kind === 'sealed-secret') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Set([item.normalised.toLowerCase()]));
    else group.add(item.normalised.toLowerCase());
  }
  return found.map((item) => {
    const key = keyOf(item);
    if (key === undefined || item.kind === 'sealed-secret' || (groups.get(key)?.size ?? 0) < 2) return item;
    return { ...item, warnings: [...(item.warnings ?? []), 'look-alike'] };
  });
}
