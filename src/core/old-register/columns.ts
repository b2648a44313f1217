// SPDX-License-Identifier: Apache-2.0
/** Columns of a register that was kept before the desk, and which of ours each of them is. */

import { isHijriHead } from './calendar-sign.ts';
import { plain } from './plain.ts';

export const oldFields = [
  'number',
  'sentOn',
  'addressee',
  'country',
  'kind',
  'target',
  'subject',
  'officer',
  'reference',
  'answeredOn',
  'outcome',
  'note',
] as const;
export type OldField = (typeof oldFields)[number];

/** Field → column, from 0. */
export type OldColumns = Readonly<Partial<Record<OldField, number>>>;
export type DateOrder = 'day-first' | 'month-first';

export interface OldMapping {
  readonly columns: OldColumns;
  /** How dates such as 03/04/2019 are to be read; absent: such a date is doubtful. */
  readonly dateOrder?: DateOrder | undefined;
  /** Fields whose column says by its head that its dates are Hijri. */
  readonly hijri?: readonly OldField[] | undefined;
}

/** Words that heads of such columns are known to hold, in the three languages of the desk; the longest that fits decides. */
const HEADS: Readonly<Record<OldField, readonly string[]>> = {
  number: [
    'no',
    'number',
    'serial',
    'our reference',
    'register',
    'رقم',
    'مسلسل',
    'رقم الصادر',
    'رقم القيد',
    'numero',
    'numéro',
    'notre référence',
  ],
  sentOn: [
    'date',
    'sent',
    'date sent',
    'hijri date',
    'التاريخ',
    'التاريخ الهجري',
    'التاريخ الميلادي',
    'تاريخ',
    'تاريخ الإرسال',
    'تاريخ الصادر',
    'date denvoi',
    'envoi',
    'date d’envoi',
    "date d'envoi",
  ],
  addressee: ['to', 'addressee', 'provider', 'company', 'الجهة', 'المرسل إليه', 'الشركة', 'مقدم الخدمة', 'destinataire', 'fournisseur'],
  country: ['country', 'state', 'الدولة', 'البلد', 'pays', 'état', 'etat'],
  kind: ['kind', 'type', 'document', 'نوع', 'نوع الطلب', 'type de demande', 'nature'],
  target: ['target', 'identifier', 'account', 'الحساب', 'المعرف', 'المستهدف', 'compte', 'identifiant', 'cible'],
  subject: ['subject', 'case', 'offence', 'القضية', 'الموضوع', 'التهمة', 'objet', 'affaire', 'infraction'],
  officer: ['officer', 'drafter', 'by', 'الضابط', 'المحرر', 'الموظف', 'agent', 'rédacteur', 'redacteur'],
  reference: ['their reference', 'reference', 'provider reference', 'مرجع', 'رقم الوارد', 'مرجعهم', 'référence', 'leur référence'],
  answeredOn: ['answered', 'answer date', 'date answered', 'received', 'تاريخ الرد', 'تاريخ الوارد', 'date de réponse', 'réponse reçue le'],
  outcome: ['outcome', 'result', 'answer', 'النتيجة', 'الرد', 'résultat', 'resultat', 'réponse', 'suite'],
  note: ['note', 'notes', 'remarks', 'ملاحظات', 'ملاحظة', 'remarques', 'observations'],
};

/** A first guess by the heads; a person looks at it. No column is two fields. */
export function guessColumns(header: readonly string[]): OldColumns {
  const found: { field: OldField; column: number; weight: number }[] = [];
  for (const [column, head] of header.entries())
    for (const field of oldFields) {
      const weight = Math.max(0, ...HEADS[field].map((word) => weightOf(plain(head), plain(word))));
      if (weight > 0) found.push({ field, column, weight });
    }
  const columns: Partial<Record<OldField, number>> = {};
  const taken = new Set<number>();
  for (const { field, column } of found.toSorted((a, b) => b.weight - a.weight || a.column - b.column)) {
    if (columns[field] !== undefined || taken.has(column)) continue;
    columns[field] = column;
    taken.add(column);
  }
  return columns;
}

/** The whole head counts double; a word of it by its length. */
function weightOf(head: string, word: string): number {
  if (head === word) return 1000 + word.length;
  return ` ${head} `.includes(` ${word} `) ? word.length : 0;
}

/** Fields whose heads say Hijri. */
export function hijriFields(columns: OldColumns, header: readonly string[]): readonly OldField[] {
  return oldFields.filter((field) => isHijriHead(header[columns[field] ?? -1] ?? ''));
}

/** The first row that names columns: two cells at least, each once, more letters than digits in each. */
export function headerRowOf(rows: readonly (readonly string[])[]): number {
  let [best, width] = [0, 0];
  for (const [at, cells] of rows.slice(0, 40).entries()) {
    const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const isHeader =
      names.length >= 2 && new Set(names).size === names.length && names.every((name) => /\p{L}/u.test(name) && !/\p{Nd}{3,}/u.test(name));
    if (isHeader && names.length > width) [best, width] = [at, names.length];
  }
  return best;
}

/** @returns what is wrong with a mapping that a person gave for this header */
export function faultsOfColumns({ columns }: OldMapping, header: readonly string[]): readonly string[] {
  const used = Object.entries(columns).filter(([, column]) => column !== undefined);
  const beyond = used.filter(([, column]) => column >= header.length).map(([field]) => field);
  const twice = used.filter(([field, column]) => used.some(([other, same]) => other !== field && same === column)).map(([field]) => field);
  const none = columns.number === undefined && columns.addressee === undefined ? ['number'] : [];
  return [...new Set([...beyond, ...twice, ...none])];
}
