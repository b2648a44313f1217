// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** The command line was used wrongly or was given something it cannot read. */
export const CliError = errorArea('CLI', {
  WRONG_USE: {
    http: 400,
    exit: 2,
    text: {
      en: 'The command was used in a way it does not know.',
      ar: 'استُخدم الأمر بطريقة غير معروفة.',
      fr: 'La commande a été employée d’une manière qu’elle ne connaît pas.',
    },
  },
  UNREADABLE_INPUT: {
    http: 400,
    exit: 2,
    text: {
      en: 'The input could not be read.',
      ar: 'تعذّرت قراءة المُدخل.',
      fr: 'L’entrée n’a pas pu être lue.',
    },
  },
  DESK_UNREACHABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'The desk does not answer.',
      ar: 'المكتب لا يجيب.',
      fr: 'Le bureau ne répond pas.',
    },
  },
});
