// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Questions to the advisor, the directory, confirmations. */
export const knowledgeSays = sentences({
  'fact-unknown': {
    en: 'Confirmation of {fact}: expected the id of a fact, such as {examples}.',
    ar: 'تأكيد {fact}: كان المنتظر معرّف معلومة، مثل {examples}.',
    fr: 'Confirmation de {fact} : l’identifiant d’un fait était attendu, tel que {examples}.',
  },
  'confirmation-wrong': {
    en: 'Confirmation of {fact}: expected {expected}, found {found}.',
    ar: 'تأكيد {fact}: كان المنتظر {expected} والموجود {found}.',
    fr: 'Confirmation de {fact} : {expected} attendu, {found} trouvé.',
  },
  'query-wrong': {
    en: 'Query, field {field}: expected {expected}; found {found}.',
    ar: 'السؤال، الحقل {field}: كان المنتظر {expected} والموجود {found}. صحّحه ثم أعد السؤال.',
    fr: 'Question, champ {field} : {expected} attendu ; {found} trouvé. Corrigez-le, puis reposez la question.',
  },
  nothing: {
    en: 'nothing',
    ar: 'لا شيء',
    fr: 'rien',
  },
  'one-of': {
    en: 'one of {words}',
    ar: 'واحدًا من {words}',
    fr: 'l’un de {words}',
  },
  'list-of': {
    en: 'a list of {words}',
    ar: 'قائمة من {words}',
    fr: 'une liste de {words}',
  },
  'country-or-service': {
    en: 'an ISO country code, or a service to find it by',
    ar: 'رمز دولة وفق ISO أو خدمة تُعرف بها',
    fr: 'un code de pays ISO, ou un service qui permette de le trouver',
  },
  country: {
    en: 'an ISO 3166-1 code of two capital letters, such as EG',
    ar: 'رمز ISO 3166-1 من حرفين كبيرين، مثل EG',
    fr: 'un code ISO 3166-1 de deux majuscules, tel que EG',
  },
  'country-of-operator': {
    en: 'the State in which the operator of the address sits, as the register of addresses says it (a code such as EG)',
    ar: 'الدولة التي فيها مقر مشغل العنوان كما يقول سجل العناوين (رمز مثل EG)',
    fr: 'l’État où siège l’opérateur de l’adresse, selon le registre des adresses (un code tel que EG)',
  },
  'country-code': {
    en: 'an ISO country code',
    ar: 'رمز دولة وفق ISO',
    fr: 'un code de pays ISO',
  },
  'yes-or-no': {
    en: 'true or false',
    ar: 'نعم أو لا',
    fr: 'vrai ou faux',
  },
  text: {
    en: 'text',
    ar: 'نصًا',
    fr: 'un texte',
  },
  name: {
    en: 'a name such as facebook',
    ar: 'اسمًا مثل facebook',
    fr: 'un nom tel que facebook',
  },
  'whole-number': {
    en: 'a whole number from 0 to {most}',
    ar: 'عددًا صحيحًا من 0 إلى {most}',
    fr: 'un nombre entier de 0 à {most}',
  },
  offence: {
    en: '<country>:<offence id>, such as EG:tip',
    ar: '⁨<country>:<offence id>⁩، مثل EG:tip',
    fr: '<pays>:<identifiant de l’infraction>, tel que EG:tip',
  },
  'live-data': {
    en: 'live_traffic or live_content when the purpose is live',
    ar: 'live_traffic أو live_content حين يكون الغرض آنيًا',
    fr: 'live_traffic ou live_content quand le but est le direct',
  },
  'live-purpose': {
    en: 'live when live data are asked',
    ar: 'غرضًا آنيًا (live) حين تُطلب بيانات آنية',
    fr: 'le direct (live) quand des données en direct sont demandées',
  },
  'another-country': {
    en: 'another country than the requester when user_in is third',
    ar: 'دولة غير الدولة الطالبة حين يكون المستخدم في دولة ثالثة',
    fr: 'un autre pays que le requérant quand l’utilisateur est dans un pays tiers',
  },
  mapping: {
    en: 'a mapping of names to values',
    ar: 'أسماء ومعها قيمها',
    fr: 'des noms avec leurs valeurs',
  },
  'no-such': {
    en: 'Directory: there is no such {what}. The list of the directory shows those there are.',
    ar: 'الدليل: لا يوجد {what} كهذا. قائمة الدليل تعرض الموجود.',
    fr: 'Répertoire : il n’y a pas de tel {what}. La liste du répertoire montre ceux qui existent.',
  },
  provider: {
    en: 'provider',
    ar: 'مقدّم خدمة',
    fr: 'fournisseur',
  },
  state: {
    en: 'state',
    ar: 'دولة',
    fr: 'État',
  },
  fact: {
    en: 'fact',
    ar: 'معلومة',
    fr: 'fait',
  },
});
