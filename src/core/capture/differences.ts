// SPDX-License-Identifier: Apache-2.0
/** Two captures of one page side by side: what came, what is gone, which numbers moved. Facts only; what they mean is for people. */

/** What is compared of a capture. */
export interface SeenPage {
  readonly text: string;
  readonly links: readonly string[];
  /** Pictures as served: address and SHA-256. */
  readonly pictures: readonly { readonly url: string; readonly sha256: string }[];
}

export interface MovedNumber {
  /** The line with its numbers left out. */
  readonly line: string;
  readonly before: string;
  readonly after: string;
}

export interface PageDifferences {
  readonly textGone: readonly string[];
  readonly textCame: readonly string[];
  /** Lines that say the same with other numbers: followers, prices, likes. */
  readonly numbersMoved: readonly MovedNumber[];
  readonly linksGone: readonly string[];
  readonly linksCame: readonly string[];
  readonly picturesGone: readonly string[];
  readonly picturesCame: readonly string[];
  /** Pictures at the same address with other bytes. */
  readonly picturesChanged: readonly string[];
}

export function pageDifferences(before: SeenPage, after: SeenPage): PageDifferences {
  const lines = (page: SeenPage) => page.text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const gone = without(lines(before), lines(after));
  const came = without(lines(after), lines(before));
  const numbersMoved = moved(gone, came);
  const bytesOf = new Map(after.pictures.map(({ url, sha256 }) => [url, sha256]));
  const urls = (page: SeenPage) => page.pictures.map(({ url }) => url);
  return {
    textGone: gone.filter((line) => !numbersMoved.some((one) => one.before === line)),
    textCame: came.filter((line) => !numbersMoved.some((one) => one.after === line)),
    numbersMoved,
    linksGone: without(before.links, after.links),
    linksCame: without(after.links, before.links),
    picturesGone: without(urls(before), urls(after)),
    picturesCame: without(urls(after), urls(before)),
    picturesChanged: before.pictures.filter(({ url, sha256 }) => bytesOf.has(url) && bytesOf.get(url) !== sha256).map(({ url }) => url),
  };
}

/** What stands in the first list more often than in the second, in its order; empty lines say nothing. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return one !== '' && count <= 0;
  });
}

/** Digits of any script; separators between them belong to the number. */
const NUMBER = /\p{Nd}+(?:[.,٫٬\u00a0\u202f]\p{Nd}+)*/gu;

function moved(gone: readonly string[], came: readonly string[]): MovedNumber[] {
  const found: MovedNumber[] = [];
  const open = [...came];
  for (const before of gone) {
    const line = before.replace(NUMBER, '#');
    // A line that is nothing but a number says nothing of what it counts.
    if (!line.includes('#') || !/\p{L}/u.test(line)) continue;
    const at = open.findIndex((after) => after.replace(NUMBER, '#') === line);
    if (at >= 0) found.push({ line, before, after: open.splice(at, 1)[0] as string });
  }
  return found;
}
