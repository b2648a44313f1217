// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../core/documents/document-text.ts';
import { withFrench } from '../core/documents/french-spaces.ts';

interface ReportWords {
  /** Of one width in a terminal. */
  readonly good: string;
  readonly bad: string;
  readonly note: string;
  readonly nothing: string;
  /** Nothing bad, and no key that the person brought. */
  readonly nobodyKnown: string;
  readonly faults: string;
}

/** What a report says around its findings. */
export const reportWords: Readonly<Record<Language, ReportWords>> = withFrench({
  en: {
    good: 'good',
    bad: 'BAD ',
    note: 'note',
    nothing: 'Nothing bad was found. This says that nothing was changed; whether it was lawful, and what it proves, is for a court to say.',
    nobodyKnown:
      'Nothing bad was found, and it is not known who made it: no key of the desk was given, and anybody could have made this. Get the key from the authority itself and give it with --trust.',
    faults: 'Faults found: {count}. Keep the file as it is and ask whoever gave it to you.',
  },
  ar: {
    good: 'سليم',
    bad: 'خلل ',
    note: 'للعلم',
    nothing: 'لم يوجد أي خلل. هذا يعني أن شيئًا لم يُغيَّر؛ أما قانونية الإجراء وما يثبته فللمحكمة.',
    nobodyKnown:
      'لم يوجد أي خلل، ولا يُعرف من صنعه: لم يُعطَ مفتاح المكتب، وكان يمكن لأي شخص أن يصنع هذا. احصل على المفتاح من الجهة نفسها وأعطه بالخيار --trust.',
    faults: 'عدد وجوه الخلل: {count}. احتفظ بالملف كما هو واسأل من سلّمه إليك.',
  },
  fr: {
    good: 'bon   ',
    bad: 'FAUTE ',
    note: 'savoir',
    nothing:
      'Rien de mauvais n’a été trouvé. Cela dit que rien n’a été changé ; si c’était légal, et ce que cela prouve, c’est au tribunal de le dire.',
    nobodyKnown:
      'Rien de mauvais n’a été trouvé, et l’on ne sait pas qui l’a fait : aucune clé du bureau n’a été donnée, et n’importe qui aurait pu le faire. Obtenez la clé de l’autorité elle-même et donnez-la avec --trust.',
    faults: 'Fautes trouvées : {count}. Gardez le fichier tel quel et interrogez celui qui vous l’a donné.',
  },
});
