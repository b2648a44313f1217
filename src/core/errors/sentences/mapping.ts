// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What is wrong with a mapping of a table that a person wrote. `at` is the member of it, as it stands in the file. */
export const mappingSays = sentencesOnStrangers({
  none: {
    en: 'The file holds no mapping.',
    ar: 'لا مطابقة في الملف.',
    fr: 'Le fichier ne contient pas de correspondance.',
  },
  schema: {
    en: '{at}: expected {schema}.',
    ar: '{at}: كان المنتظر {schema}.',
    fr: '{at} : {schema} était attendu.',
  },
  text: {
    en: '{at}: expected a text.',
    ar: '{at}: كان المنتظر نصًا.',
    fr: '{at} : un texte était attendu.',
  },
  'no-such-member': {
    en: '{at}: a mapping has no such member; it has {members}.',
    ar: '{at}: لا عنصر كهذا في مطابقة؛ عناصرها {members}.',
    fr: '{at} : une correspondance n’a pas un tel membre ; elle a {members}.',
  },
  day: {
    en: '{at}: expected a day such as 2026-11-20, found {found}.',
    ar: '{at}: كان المنتظر يومًا مثل 2026-11-20، ووُجد {found}.',
    fr: '{at} : un jour tel que 2026-11-20 était attendu, {found} trouvé.',
  },
  zone: {
    en: '{at}: expected a zone such as Africa/Cairo, UTC or UTC+2, found {found}.',
    ar: '{at}: كانت المنتظرة منطقة زمنية مثل ⁨Africa/Cairo⁩ أو UTC أو ⁨UTC+2⁩، ووُجد {found}.',
    fr: '{at} : un fuseau tel que Africa/Cairo, UTC ou UTC+2 était attendu, {found} trouvé.',
  },
  'one-of': {
    en: '{at}: expected one of {words}, found {found}.',
    ar: '{at}: كان المنتظر واحدًا من {words}، ووُجد {found}.',
    fr: '{at} : l’un de {words} était attendu, {found} trouvé.',
  },
  kind: {
    en: '{at}: expected one of {words}.',
    ar: '{at}: كان المنتظر واحدًا من {words}.',
    fr: '{at} : l’un de {words} était attendu.',
  },
  texts: {
    en: '{at}: expected a list of texts.',
    ar: '{at}: كانت المنتظرة قائمة نصوص.',
    fr: '{at} : une liste de textes était attendue.',
  },
  item: {
    en: '{at}: expected the SHA-256 of an item.',
    ar: '{at}: كانت المنتظرة بصمة SHA-256 لعنصر.',
    fr: '{at} : le SHA-256 d’un élément était attendu.',
  },
  version: {
    en: '{at}: expected a whole number that goes up with each change.',
    ar: '{at}: كان المنتظر عددًا صحيحًا يزيد مع كل تغيير.',
    fr: '{at} : un nombre entier qui croît à chaque changement était attendu.',
  },
  header: {
    en: '{at}: expected the names of the columns, two at least.',
    ar: '{at}: كانت المنتظرة أسماء الأعمدة، اثنان على الأقل.',
    fr: '{at} : les noms des colonnes étaient attendus, deux au moins.',
  },
  'no-rule': {
    en: '{at}: expected at least one.',
    ar: '{at}: كانت المنتظرة واحدة على الأقل.',
    fr: '{at} : au moins une était attendue.',
  },
  'none-for-itself': {
    en: '{at}: one at least stands for itself, without also.',
    ar: '{at}: واحدة منها على الأقل تقوم بنفسها بلا also.',
    fr: '{at} : l’une au moins vaut pour elle-même, sans also.',
  },
  account: {
    en: '{at}: expected {shape}, the type one of {words}.',
    ar: '{at}: كان المنتظر {shape}، والنوع واحد من {words}.',
    fr: '{at} : {shape} était attendu, le type étant l’un de {words}.',
  },
  'account-of-one-item': {
    en: '{at}: whose the rows are is true of one item alone: name it as item.',
    ar: '{at}: لا يصح ذكر صاحب الصفوف إلا لعنصر واحد: سمِّه في item.',
    fr: '{at} : à qui sont les lignes n’est vrai que d’un élément : nommez-le sous item.',
  },
  when: {
    en: '{at}: expected {shape}; what looks like a number needs quotes.',
    ar: '{at}: كان المنتظر {shape}؛ وما يشبه رقمًا يوضع بين علامتي اقتباس.',
    fr: '{at} : {shape} était attendu ; ce qui ressemble à un nombre demande des guillemets.',
  },
  'no-column': {
    en: '{at}: "{column}" is no column of the header.',
    ar: '{at}: «{column}» ليس عمودًا في سطر العناوين.',
    fr: '{at} : « {column} » n’est pas une colonne de l’en-tête.',
  },
  'no-field': {
    en: '{at}: {kind} has no field {field}; it has {fields}.',
    ar: '{at}: لا حقل باسم {field} في {kind}؛ حقوله {fields}.',
    fr: '{at} : {kind} n’a pas de champ {field} ; il a {fields}.',
  },
  person: {
    en: '{at}: expected {shape}.',
    ar: '{at}: كان المنتظر {shape}.',
    fr: '{at} : {shape} était attendu.',
  },
  column: {
    en: '{at}: expected a column.',
    ar: '{at}: كان المنتظر عمودًا.',
    fr: '{at} : une colonne était attendue.',
  },
  needs: {
    en: '{at}: {kind} needs {field}.',
    ar: '{at}: يلزم {kind} الحقل {field}.',
    fr: '{at} : {kind} demande {field}.',
  },
  'not-statable': {
    en: '{at}: {kind} has no field {field} that can be stated; it has {fields}.',
    ar: '{at}: لا حقل باسم {field} يُذكر في {kind}؛ ما يُذكر فيه {fields}.',
    fr: '{at} : {kind} n’a pas de champ {field} qui puisse être indiqué ; il a {fields}.',
  },
  'stated-text': {
    en: '{at}: expected a text; what looks like a number needs quotes.',
    ar: '{at}: كان المنتظر نصًا؛ وما يشبه رقمًا يوضع بين علامتي اقتباس.',
    fr: '{at} : un texte était attendu ; ce qui ressemble à un nombre demande des guillemets.',
  },
  'filled-already': {
    en: '{at}: a column fills it already.',
    ar: '{at}: يملؤه عمود من قبل.',
    fr: '{at} : une colonne le remplit déjà.',
  },
  'of-one-item': {
    en: '{at}: is true of one item alone: name it as item.',
    ar: '{at}: لا يصح إلا لعنصر واحد: سمِّه في item.',
    fr: '{at} : n’est vrai que d’un élément : nommez-le sous item.',
  },
  'stated-value': {
    en: '{at}: expected {expected}, found {found}.',
    ar: '{at}: كان المنتظر {expected}، ووُجد {found}.',
    fr: '{at} : {expected} attendu, {found} trouvé.',
  },
  number: { en: 'a number', ar: 'رقمًا', fr: 'un nombre' },
  time: {
    en: 'a time such as 2026-03-01 22:10 UTC',
    ar: 'وقتًا مثل ⁨2026-03-01 22:10 UTC⁩',
    fr: 'une heure telle que 2026-03-01 22:10 UTC',
  },
  address: { en: 'an IP address', ar: 'عنوان IP', fr: 'une adresse IP' },
});
