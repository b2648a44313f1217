// SPDX-License-Identifier: Apache-2.0
/** What a lawyer asks of a bundle, and what a check answers, in the words of the desk's screen and of the check page. */

import type { Language } from '../documents/document-text.ts';
import { withFrench } from '../documents/french-spaces.ts';

export const layQuestions = ['unchanged', 'whose', 'in-log', 'vouched', 'when', 'left-out', 'made-with'] as const;
export type LayQuestion = (typeof layQuestions)[number];

/** `note`: nothing is wrong, and something has to be known. */
export type LayState = 'good' | 'note' | 'bad';

export type LayWords = Readonly<Record<LayQuestion, Readonly<Record<'asked' | LayState, string>>>>;

export const layWords: Readonly<Record<Language, LayWords>> = withFrench({
  en: {
    unchanged: {
      asked: 'Was anything in it changed?',
      good: 'No. Every file is the one that was put in, byte for byte.',
      note: 'No. Read what was found besides.',
      bad: 'Yes, or it was damaged on its way. Keep it as it is and ask for it again.',
    },
    whose: {
      asked: 'Whose is it?',
      good: 'Of the desk whose key you trust: its log was signed with that key.',
      note: 'It fits a key that nobody here has compared. Get the key from the authority itself.',
      bad: 'Not of a desk whose key you trust, or its signature does not fit.',
    },
    'in-log': {
      asked: 'Was it written down when it was done?',
      good: 'Yes. What it says of who did what, and when, stands in the desk’s log, and no entry differs.',
      note: 'Yes. Some of its entries were written by a newer program.',
      bad: 'Not all of it. Something differs from the log, or is not in it.',
    },
    vouched: {
      asked: 'Does anybody outside vouch for that log?',
      good: 'Yes. An outside witness has signed it, so the desk could not have rewritten it unseen.',
      note: 'Not yet. That nothing was rewritten rests on the desk alone.',
      bad: 'The log does not continue what was seen of it before: it was rewritten or rolled back.',
    },
    when: {
      asked: 'Is the time proved?',
      good: 'Yes. A time-stamp authority has stamped it: it was there by then.',
      note: 'Only by the clock of the desk, or by an authority that is not known here.',
      bad: 'No. A time-stamp does not fit.',
    },
    'left-out': {
      asked: 'Was anything left out?',
      good: 'Nothing, as far as the desk states.',
      note: 'Yes. Each gap stands there with its reason and with who decided.',
      bad: 'What is said of the gaps does not fit.',
    },
    'made-with': {
      asked: 'With what was it made?',
      good: 'The verifier inside is one of a release that you trust.',
      note: 'Take a verifier from a release, not the copy inside; or it was made by a training desk, and everything in it is invented.',
      bad: 'The verifier inside is none of a release: do not use it.',
    },
  },
  ar: {
    unchanged: {
      asked: 'هل غُيّر فيها شيء؟',
      good: 'لا. كل ملف هو نفسه الذي وُضع فيها، بايتًا بايتًا.',
      note: 'لا. اقرأ ما وُجد إضافة إلى ذلك.',
      bad: 'نعم، أو تضررت في الطريق. احتفظ بها كما هي واطلبها من جديد.',
    },
    whose: {
      asked: 'لمن هي؟',
      good: 'للمكتب الذي تثق بمفتاحه: وُقّع سجله بهذا المفتاح.',
      note: 'تطابق مفتاحًا لم يقارنه أحد هنا. احصل على المفتاح من السلطة نفسها.',
      bad: 'ليست لمكتب تثق بمفتاحه، أو أن توقيعها لا يطابق.',
    },
    'in-log': {
      asked: 'هل دُوّن الأمر وقت حدوثه؟',
      good: 'نعم. ما تذكره عمّن فعل ماذا ومتى قائم في سجل المكتب، ولا قيد يختلف.',
      note: 'نعم. بعض قيودها كتبه برنامج أحدث.',
      bad: 'ليس كله. شيء فيها يخالف السجل أو لا يوجد فيه.',
    },
    vouched: {
      asked: 'هل يشهد أحد من الخارج لهذا السجل؟',
      good: 'نعم. وقّعه شاهد خارجي، فلا يمكن للمكتب أن يعيد كتابته خفية.',
      note: 'ليس بعد. أن شيئًا لم يُعَد كتابته يقوم على المكتب وحده.',
      bad: 'السجل لا يتابع ما رُئي منه من قبل: أُعيدت كتابته أو أُرجع إلى الوراء.',
    },
    when: {
      asked: 'هل الوقت مثبت؟',
      good: 'نعم. ختمته سلطة توقيت: كانت موجودة حينئذ.',
      note: 'بساعة المكتب فقط، أو من سلطة غير معروفة هنا.',
      bad: 'لا. ختم زمني لا يطابق.',
    },
    'left-out': {
      asked: 'هل تُرك منها شيء؟',
      good: 'لا شيء، بحسب ما يصرح به المكتب.',
      note: 'نعم. كل فجوة مذكورة بسببها وبمن قرر.',
      bad: 'ما يقال عن الفجوات لا يطابق.',
    },
    'made-with': {
      asked: 'بماذا أُعدّت؟',
      good: 'أداة التحقق التي بداخلها من إصدار تثق به.',
      note: 'خذ أداة التحقق من إصدار لا من النسخة التي بداخلها؛ أو أعدّها مكتب تدريب وكل ما فيها مُختلق.',
      bad: 'أداة التحقق التي بداخلها ليست من أي إصدار: لا تستعملها.',
    },
  },
  fr: {
    unchanged: {
      asked: 'Quelque chose y a-t-il été changé ?',
      good: 'Non. Chaque fichier est celui qui y a été mis, octet pour octet.',
      note: 'Non. Lisez ce qui a été constaté en plus.',
      bad: 'Oui, ou il a été endommagé en chemin. Gardez-le tel quel et demandez-le à nouveau.',
    },
    whose: {
      asked: 'De qui vient-il ?',
      good: 'Du bureau dont vous tenez la clé pour sûre : son journal est signé avec cette clé.',
      note: 'Il correspond à une clé que personne ici n’a comparée. Obtenez la clé de l’autorité elle-même.',
      bad: 'Pas d’un bureau dont vous tenez la clé pour sûre, ou la signature ne correspond pas.',
    },
    'in-log': {
      asked: 'Cela a-t-il été consigné au moment des faits ?',
      good: 'Oui. Ce qu’il dit de qui a fait quoi, et quand, figure au journal du bureau, sans aucune différence.',
      note: 'Oui. Certaines entrées ont été écrites par un programme plus récent.',
      bad: 'Pas entièrement. Quelque chose diffère du journal ou n’y figure pas.',
    },
    vouched: {
      asked: 'Quelqu’un d’extérieur se porte-t-il garant de ce journal ?',
      good: 'Oui. Un témoin extérieur l’a signé : le bureau n’aurait pas pu le réécrire sans que cela se voie.',
      note: 'Pas encore. Que rien n’ait été réécrit repose sur le bureau seul.',
      bad: 'Le journal ne continue pas ce qui en avait été vu : il a été réécrit ou ramené en arrière.',
    },
    when: {
      asked: 'La date est-elle prouvée ?',
      good: 'Oui. Une autorité d’horodatage l’a marqué : il existait à ce moment.',
      note: 'Seulement par l’horloge du bureau, ou par une autorité inconnue ici.',
      bad: 'Non. Un horodatage ne correspond pas.',
    },
    'left-out': {
      asked: 'Quelque chose a-t-il été laissé de côté ?',
      good: 'Rien, selon ce que déclare le bureau.',
      note: 'Oui. Chaque lacune y figure avec son motif et avec qui l’a décidée.',
      bad: 'Ce qui est dit des lacunes ne correspond pas.',
    },
    'made-with': {
      asked: 'Avec quoi a-t-il été fait ?',
      good: 'Le vérificateur qu’il contient est celui d’une version que vous tenez pour sûre.',
      note: 'Prenez un vérificateur dans une version publiée, pas la copie qu’il contient ; ou il vient d’un bureau de formation, et tout y est inventé.',
      bad: 'Le vérificateur qu’il contient n’est celui d’aucune version : ne l’utilisez pas.',
    },
  },
});
