// SPDX-License-Identifier: Apache-2.0
/** Invented values for every field of a form: for tests, benches and the specimen of a form. Addresses are those kept for documentation. */
import type { Language } from './document-text.ts';
import type { FieldType, FieldValues, Form } from './form.ts';

const SENTENCE: Readonly<Record<Language, string>> = {
  en: 'Invented text for a specimen: on 2026-11-20 the account rosetta_trips (Lantern Boats, Inc.) was reached from 2001:db8::1.',
  ar: 'نص مخترع لنموذج: في 2026-11-20 دخل إلى الحساب rosetta_trips (Lantern Boats, Inc.) من العنوان 2001:db8::1.',
  fr: 'Texte inventé pour un spécimen : le 2026-11-20 le compte rosetta_trips (Lantern Boats, Inc.) a été ouvert depuis 2001:db8::1.',
};

const NAMES: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Nora Hassan', 'Karim Fouad'],
  ar: ['نورا حسن', 'كريم فؤاد'],
  fr: ['Nora Hassan', 'Karim Fouad'],
};

export function completeValues(form: Form, lang: Language): FieldValues {
  const values = Object.fromEntries(form.fields.map((one) => [one.field, specimen(one.type, one.field, lang, one.values)]));
  return { ...values, drafter: NAMES[lang][0], approver: NAMES[lang][1], document_type: form.id, language: lang, urgency: 'urgent' };
}

function specimen(type: FieldType, field: string, lang: Language, values: readonly string[] | undefined): unknown {
  if (values?.[0] !== undefined) return values[0];
  switch (type) {
    case 'longtext':
      return SENTENCE[lang];
    case 'date':
      return '2026-11-24';
    case 'datetime_utc':
      return '2026-11-24T10:15:00Z';
    case 'iso_country':
      return 'EG';
    case 'iso_language':
      return lang;
    case 'boolean':
      return true;
    case 'identifier_list':
      return [
        { kind: 'username', written: 'rosetta_trips', used_on: '2026-11-20' },
        { kind: 'ip', written: '2001:db8::1', at: '2026-11-20T18:04:09Z', port: '40212' },
      ];
    case 'data_category_list':
      return [{ category: 'subscriber', reason: SENTENCE[lang] }];
    case 'date_range_utc':
      return { from: '2026-09-01T00:00:00Z', to: '2026-11-24T00:00:00Z' };
    case 'person':
      return { name: NAMES[lang][0], latin: 'Nora Hassan' };
    case 'reference':
      return 'LNT/2026/417-1';
    case 'signature':
      return '—';
    case 'attachment':
      return { name: SPECIMEN_FILE[lang], sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
    default:
      return plain(field, lang);
  }
}

const SPECIMEN_FILE: Readonly<Record<Language, string>> = { en: 'Specimen order', ar: 'نموذج أمر', fr: 'Spécimen de décision' };
const WORD: Readonly<Record<Language, string>> = { en: 'Specimen', ar: 'نموذج', fr: 'Spécimen' };

function plain(field: string, lang: Language): string {
  if (/email/.test(field)) return 'desk@prosecution.example';
  if (/phone|call_back/.test(field)) return '+20 2 2555 0100';
  if (/days/.test(field)) return '90';
  if (field === 'domain') return 'rosetta-trips.example';
  return `${WORD[lang]} (${field.length})`;
}
