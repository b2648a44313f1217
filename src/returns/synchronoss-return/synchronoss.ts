// SPDX-License-Identifier: Apache-2.0
import type { SourceFile } from '../source/source-file.ts';

/** What every reader of a Synchronoss return says of itself. */
export const SYNCHRONOSS = {
  provider: 'synchronoss',
  version: '1',
  basis: { tier: 'inferred', source: 'three public tools written against real returns' },
} as const;

/** The account of the cloud is a number of ten digits, and the folder of a return has it for its name. */
export function aboutByFolder(file: SourceFile): void {
  const number = file.fullName
    .split('/')
    .slice(0, -1)
    .find((part) => /^\d{10}$/.test(part));
  if (number !== undefined) file.isAbout({ provider: 'synchronoss', type: 'phone', value: number });
}

/** A column that holds several values: parted by `;`, `|` or a comma. */
export function severalOf(written: string | undefined): readonly string[] {
  return (written ?? '')
    .split(/[;|,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
