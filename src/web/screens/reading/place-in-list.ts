// SPDX-License-Identifier: Apache-2.0

/**
 * The row, from 0, that a person means by a number counted from 1 (`1,234,567`, `١٢٣٤`) or by a share of the list (`50%`, `٥٠٪`). A place behind
 * the end is its last row; what is neither is undefined.
 */
export function placeInList(written: string, total: number): number | undefined {
  const said = latinDigits(written).replace(/[\s,.'’٬٫\u00a0\u202f\u200e\u200f]/gu, (mark) => (mark === '.' || mark === '٫' ? '.' : ''));
  const share = /^(\d+(?:\.\d+)?)[%٪]$/.exec(said)?.[1];
  if (share !== undefined) return inside((Math.min(100, Number(share)) / 100) * total, total);
  const number = said.replaceAll('.', '');
  return /^\d{1,15}$/.test(number) && Number(number) > 0 ? inside(Number(number) - 1, total) : undefined;
}

const inside = (row: number, total: number): number => Math.max(0, Math.min(total - 1, Math.floor(row)));

/** Arabic-Indic and Persian digits as 0–9. */
function latinDigits(written: string): string {
  return written.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) as number) & 0xf));
}
