// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** A document cannot be made from a form, or not in the way that was asked. */
export const DocumentError = errorArea('DOCUMENT', {
  NOT_RENDERED: {
    http: 500,
    exit: 2,
    text: { en: 'The document could not be printed.', ar: 'تعذرت طباعة الوثيقة.', fr: 'Le document n’a pas pu être imprimé.' },
  },
  ATTACHMENT_REFUSED: {
    http: 400,
    exit: 2,
    text: {
      en: 'This file cannot be attached to the document.',
      ar: 'لا يمكن إرفاق هذا الملف بالوثيقة.',
      fr: 'Ce fichier ne peut être joint au document.',
    },
  },
});
