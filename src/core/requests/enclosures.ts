// SPDX-License-Identifier: Apache-2.0
/** What a paper says is enclosed, and how a file that goes along is called in a mail. */
import type { FormField } from '../documents/form.ts';
import { listOf, member, saidText } from '../documents/values.ts';

export interface NamedEnclosure {
  readonly field: string;
  /** Empty where the paper only says that there is one. */
  readonly name: string;
  /** Of the bytes, where an item of the case was chosen or a trace filled it in; else empty. */
  readonly sha256: string;
}

/** In the order of the form. What is answered with “no” is not enclosed. */
export function namedEnclosures(fields: readonly FormField[], values: Readonly<Record<string, unknown>>): NamedEnclosure[] {
  const attachments = fields.filter(({ type }) => type === 'attachment');
  return attachments.flatMap(({ field }) =>
    listOf(values[field])
      .filter((one) => one !== false)
      .map((one) => ({ field, name: one === true ? '' : saidText(one), sha256: saidText(member(one, 'sha256')) })),
  );
}

/** No mail server takes more, and all of it is held in memory while the mail is made. */
export const MOST_ENCLOSED_BYTES = 50_000_000;

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

export interface MailedFile {
  readonly name: string;
  readonly type: string;
}

/**
 * The name that a file has in the head of a part: letters, digits, dot and hyphen, whatever somebody called the item, each with its number, so
 * that no two are alike. The paper beside it names it in full, with its hash.
 *
 *     mailedFiles(['court order.PDF', 'أمر.pdf'])   → enclosure-1-court-order.pdf, enclosure-2.pdf
 */
export function mailedFiles(names: readonly string[]): MailedFile[] {
  return names.map((name, n) => {
    const [, stem = name, written = ''] = /^(.*)\.([A-Za-z0-9]{1,8})$/s.exec(name) ?? [];
    const end = written.toLowerCase();
    const plain = stem
      .replaceAll(/[^A-Za-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60);
    const parts = ['enclosure', String(n + 1), ...(plain === '' ? [] : [plain])].join('-');
    return { name: end === '' ? parts : `${parts}.${end}`, type: TYPES[end] ?? 'application/octet-stream' };
  });
}
