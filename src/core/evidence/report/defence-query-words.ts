// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../../documents/document-text.ts';
import { withFrench } from '../../documents/french-spaces.ts';
import type { WhyNotSearched, WhySealed } from '../defence-query.ts';

/** What the answer to a question of the defence says, in the three languages. */
export interface DefenceQueryWords {
  readonly title: string;
  readonly footer: string;
  readonly training: string;
  readonly candidate: string;
  readonly colon: string;
  readonly labels: Readonly<
    Record<
      'bundle' | 'query' | 'onBehalfOf' | 'asked' | 'answered' | 'searched' | 'found' | 'from' | 'to' | 'commitment' | 'salt' | 'answer',
      string
    >
  >;
  readonly headings: Readonly<Record<'asked' | 'found' | 'notSearched' | 'limits' | 'log', string>>;
  readonly heads: Readonly<Record<'terms' | 'found' | 'notSearched', readonly string[]>>;
  readonly why: Readonly<Record<WhySealed, string>>;
  readonly notSearched: Readonly<Record<WhyNotSearched, string>>;
  readonly nothing: Readonly<Record<'sealed' | 'notSearched', string>>;
  readonly anyTerm: string;
  readonly limits: readonly string[];
}

export const defenceQueryWords: Readonly<Record<Language, DefenceQueryWords>> = withFrench({
  en: {
    title: 'Answer to a question of the defence',
    footer: 'Page {page} of {pages}',
    training: 'TRAINING: INVENTED',
    candidate: 'not confirmed',
    colon: ': ',
    labels: {
      bundle: 'Bundle',
      query: 'Question',
      onBehalfOf: 'Asked for',
      asked: 'Asked (UTC), by',
      answered: 'Answered (UTC)',
      searched: 'Records searched',
      found: 'Records found',
      from: 'From (UTC)',
      to: 'Until (UTC)',
      commitment: 'Of the terms, as the log holds it',
      salt: 'Salt of the terms',
      answer: 'SHA-256 of the answer',
    },
    headings: {
      asked: '1. What was asked',
      found: '2. What was found in what the defence was not given',
      notSearched: '3. What could not be searched',
      limits: '4. What this says, and what it does not',
      log: '5. In the custody log',
    },
    heads: {
      terms: ['No.', 'Word or identifier'],
      found: ['Exhibit (SHA-256)', 'Not given because', 'Searched', 'Not readable', 'Kind', 'Found', 'By term', 'Without a date'],
      notSearched: ['Exhibit (SHA-256)', 'Why'],
    },
    why: {
      withheld: 'the exhibit was withheld',
      'records-left-out': 'these records were left out',
      'set-apart': 'not asked for by the request, set apart',
      later: 'came or was read after the bundle was made',
    },
    notSearched: {
      'not-read': 'no program has read it',
      returned: 'what was not asked for was returned to the provider',
      erased: 'it was erased',
      privileged: 'records of it are sealed as privileged and were left out of the search',
    },
    nothing: {
      sealed: 'Nothing of the case was kept from the bundle.',
      notSearched: 'Everything that was kept from the bundle was searched.',
    },
    anyTerm: 'No word was given: every record of the period counts.',
    limits: [
      'The numbers count records, not events; one event may stand in several records. A record that holds several of the words counts once in the number found, and once for each word.',
      'Words are compared without regard to capitals, accents, Arabic vowel marks and forms of digits. A word inside a longer word is found. What stands only in a picture, a sound or a film, or where a file could not be read, is not found.',
      'With a period, a record counts when its moment may lie in it. Records that state no moment are counted apart.',
      'The answer gives counts and no content. Whether a record that was found is given out is decided by the competent authority, and that decision is recorded.',
    ],
  },
  ar: {
    title: 'جواب على استعلام الدفاع',
    footer: 'صفحة {page} من {pages}',
    training: 'تدريب: بيانات مختلقة',
    candidate: 'غير مؤكد',
    colon: ': ',
    labels: {
      bundle: 'الحزمة',
      query: 'الاستعلام',
      onBehalfOf: 'لصالح',
      asked: 'قُدّم في (التوقيت العالمي)، بواسطة',
      answered: 'أُجيب في (التوقيت العالمي)',
      searched: 'البيانات التي بُحث فيها',
      found: 'البيانات التي وُجدت',
      from: 'من (التوقيت العالمي)',
      to: 'إلى (التوقيت العالمي)',
      commitment: 'رمز الالتزام بالعبارات كما في السجل',
      salt: 'مِلح العبارات',
      answer: 'بصمة الجواب SHA-256',
    },
    headings: {
      asked: '1. ما سُئل عنه',
      found: '2. ما وُجد فيما لم يُسلَّم إلى الدفاع',
      notSearched: '3. ما تعذّر البحث فيه',
      limits: '4. ما يقوله هذا الجواب وما لا يقوله',
      log: '5. في سجل الحيازة',
    },
    heads: {
      terms: ['الرقم', 'كلمة أو معرّف'],
      found: ['الحرز (SHA-256)', 'لم يُسلَّم لأن', 'بُحث في', 'تعذّرت قراءته', 'النوع', 'وُجد', 'بحسب العبارة', 'بلا تاريخ'],
      notSearched: ['الحرز (SHA-256)', 'السبب'],
    },
    why: {
      withheld: 'الحرز حُجب كله',
      'records-left-out': 'هذه البيانات استُبعدت',
      'set-apart': 'لم يطلبها الطلب، فعُزلت',
      later: 'ورد أو قُرئ بعد إعداد الحزمة',
    },
    notSearched: {
      'not-read': 'لم يقرأه أي برنامج',
      returned: 'ما لم يُطلب أُعيد إلى مقدّم الخدمة',
      erased: 'تم محوه',
      privileged: 'فيه بيانات مختومة بسبب السرية المهنية، وقد تُركت خارج البحث',
    },
    nothing: { sealed: 'لم يُحجب عن الحزمة شيء من القضية.', notSearched: 'بُحث في كل ما حُجب عن الحزمة.' },
    anyTerm: 'لم تُذكر كلمة: يُحسب كل بيان في الفترة.',
    limits: [
      'الأرقام تعدّ البيانات لا الوقائع، وقد ترد الواقعة الواحدة في عدة بيانات. والبيان الذي يحوي عدة كلمات يُحسب مرة واحدة في العدد الإجمالي، ومرة لكل كلمة.',
      'تُقارن الكلمات دون اعتبار لحالة الأحرف اللاتينية وعلامات التشكيل وأشكال الأرقام، وتوجد الكلمة ولو كانت جزءًا من كلمة أطول. أما ما يرد في صورة أو صوت أو فيلم فقط، أو في موضع تعذّرت قراءته، فلا يوجد.',
      'عند ذكر فترة يُحسب البيان إذا كان وقته يحتمل الوقوع فيها. وتُعدّ على حدة البيانات التي لا تذكر وقتًا.',
      'يعطي الجواب أعدادًا لا مضمونًا. أما تسليم بيان مما وُجد فتقرّره السلطة المختصة، ويُثبت قرارها في سجل الحيازة.',
    ],
  },
  fr: {
    title: 'Réponse à une question de la défense',
    footer: 'Page {page} sur {pages}',
    training: 'EXERCICE : INVENTÉ',
    candidate: 'non confirmé',
    colon: ' : ',
    labels: {
      bundle: 'Paquet',
      query: 'Question',
      onBehalfOf: 'Posée pour',
      asked: 'Posée le (UTC), par',
      answered: 'Réponse du (UTC)',
      searched: 'Enregistrements examinés',
      found: 'Enregistrements trouvés',
      from: 'Du (UTC)',
      to: 'Au (UTC)',
      commitment: 'Engagement sur les termes, tel qu’au journal',
      salt: 'Sel des termes',
      answer: 'SHA-256 de la réponse',
    },
    headings: {
      asked: '1. Ce qui a été demandé',
      found: '2. Ce qui a été trouvé dans ce que la défense n’a pas reçu',
      notSearched: '3. Ce qui n’a pu être examiné',
      limits: '4. Ce que cela dit, et ce que cela ne dit pas',
      log: '5. Au journal de traçabilité',
    },
    heads: {
      terms: ['N°', 'Mot ou identifiant'],
      found: ['Pièce (SHA-256)', 'Non remise parce que', 'Examinés', 'Illisibles', 'Genre', 'Trouvés', 'Par terme', 'Sans date'],
      notSearched: ['Pièce (SHA-256)', 'Motif'],
    },
    why: {
      withheld: 'la pièce a été retenue',
      'records-left-out': 'ces enregistrements ont été écartés',
      'set-apart': 'non demandés par la demande, mis à part',
      later: 'reçue ou lue après la préparation du dossier scellé',
    },
    notSearched: {
      'not-read': 'aucun programme ne l’a lue',
      returned: 'ce qui n’était pas demandé a été rendu au fournisseur',
      erased: 'elle a été effacée',
      privileged: 'des enregistrements en sont sous scellé pour un secret protégé et sont restés hors de la recherche',
    },
    nothing: {
      sealed: 'Rien de l’affaire n’a été tenu hors du dossier scellé.',
      notSearched: 'Tout ce qui a été tenu hors du dossier scellé a été examiné.',
    },
    anyTerm: 'Aucun mot n’a été donné : tout enregistrement de la période compte.',
    limits: [
      'Les nombres comptent des enregistrements, non des faits ; un même fait peut figurer dans plusieurs enregistrements. Un enregistrement qui contient plusieurs des mots compte une fois dans le total, et une fois pour chaque mot.',
      'Les mots sont comparés sans égard aux majuscules, aux accents, aux voyelles brèves de l’arabe et aux formes des chiffres. Un mot à l’intérieur d’un mot plus long est trouvé. Ce qui ne figure que dans une image, un son ou un film, ou là où un fichier n’a pu être lu, n’est pas trouvé.',
      'Avec une période, un enregistrement compte lorsque son instant peut s’y situer. Ceux qui n’indiquent aucun instant sont comptés à part.',
      'La réponse donne des nombres et aucun contenu. La communication d’un enregistrement trouvé est décidée par l’autorité compétente, et cette décision est consignée.',
    ],
  },
});
