// SPDX-License-Identifier: Apache-2.0
/**
 * What was typed and is not on the desk yet, kept in the browser: a lost line, a closed lid or a reload loses nothing.
 * Only the fields a person changed stand here, with the digest they were typed on; it is taken away once the desk has them.
 */
export type Values = Readonly<Record<string, unknown>>;

export interface KeptDraft {
  readonly digest: string;
  readonly changed: Values;
  /** What the desk had in these fields when they were typed. */
  readonly before: Values;
}

/** The part of `Storage` that is used, so that a test can bring its own. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (requestId: string): string => `rogatory.draft.${requestId}`;

export function keepDraft(shelf: Shelf, requestId: string, draft: KeptDraft): void {
  if (Object.keys(draft.changed).length === 0) {
    shelf.removeItem(nameOf(requestId));
    return;
  }
  try {
    shelf.setItem(nameOf(requestId), JSON.stringify(draft));
  } catch {
    // The shelf is full or forbidden: the text is still on the screen and goes to the desk with the next saving.
  }
}

export function keptDraft(shelf: Shelf, requestId: string): KeptDraft | undefined {
  try {
    const found = JSON.parse(shelf.getItem(nameOf(requestId)) ?? 'null') as Partial<KeptDraft> | null;
    if (typeof found?.digest !== 'string' || typeof found.changed !== 'object' || found.changed === null) return undefined;
    return { digest: found.digest, changed: found.changed, before: found.before ?? {} };
  } catch {
    return undefined; // Written by something else; the desk's own text stands.
  }
}

/** The values of the fields that were changed. */
export function only(values: Values, fields: Values): Values {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, values[field]]));
}

/** Fields that both sides changed since `before`, to different things: a person decides on them. */
export function bothChanged(before: Values, theirs: Values, mine: Values): readonly string[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.keys(mine).filter((field) => !same(theirs[field], before[field]) && !same(theirs[field], mine[field]));
}
