// SPDX-License-Identifier: Apache-2.0

/** Column names as the file writes them, found by name and never by position. Case and outer spaces do not matter. */
export class Columns {
  readonly names: readonly string[];
  readonly #index = new Map<string, number>();

  constructor(cells: readonly string[]) {
    this.names = cells.map((cell) => cell.trim());
    for (const [index, name] of this.names.entries()) {
      const key = name.toLowerCase();
      // Two columns of one name: the first has the name, the second is reached as `name (2)`, so that neither is lost.
      this.#index.set(this.#index.has(key) ? `${key} (2)` : key, index);
    }
  }

  index(name: string): number | undefined {
    return this.#index.get(name.toLowerCase());
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.index(name) !== undefined);
  }

  /** Whether each of these patterns fits some name. */
  hasLike(...patterns: readonly RegExp[]): boolean {
    return patterns.every((pattern) => this.names.some((name) => pattern.test(name)));
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * The delimiter that gives the most lines of the head one and the same number of cells: what somebody typed into one row (a body full of
 * bars) decides nothing. Where two give as many lines, the one with more cells.
 */
export function findDelimiter(text: string): Delimiter {
  const bare = text.split(/\r?\n/, 50).map((line) => line.replace(/"[^"]*"/g, ''));
  let best: { delimiter: Delimiter; lines: number; cells: number } = { delimiter: ',', lines: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const { lines, cells } = commonest(bare.map((line) => line.split(delimiter).length).filter((count) => count > 1));
    if (lines > best.lines || (lines === best.lines && cells > best.cells)) best = { delimiter, lines, cells };
  }
  return best.delimiter;
}

function commonest(counts: readonly number[]): { lines: number; cells: number } {
  const lines = new Map<number, number>();
  for (const count of counts) lines.set(count, (lines.get(count) ?? 0) + 1);
  const [cells, times] = [...lines].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { lines: times, cells };
}

/** The names in the first line of a CSV file, quoted or not. */
export function columnsOfLine(line: string, delimiter: Delimiter): Columns {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return new Columns([...cells, cell]);
}
