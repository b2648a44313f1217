// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a captured page (WACZ). */
export const captureFound = sentencesOnStrangers({
  'package-form': {
    en: 'The package was expected to say which parts it has, each with its hash; it does not.',
    ar: 'كان المنتظر أن يذكر الملف أجزاءه كلٌّ ببصمته؛ وهو لا يذكرها.',
    fr: 'Le paquet devait dire quelles parties il a, chacune avec son empreinte ; il ne le dit pas.',
  },
  'part-missing': {
    en: 'The package names this part, and it is not here.',
    ar: 'يذكر الملف هذا الجزء، وهو غير موجود هنا.',
    fr: 'Le paquet nomme cette partie, et elle n’est pas ici.',
  },
  'part-differs': {
    en: 'The part has another {digest} hash than the package states.',
    ar: 'بصمة الجزء ({digest}) غير التي يذكرها الملف.',
    fr: 'La partie a une autre empreinte {digest} que celle qu’indique le paquet.',
  },
  'part-unlisted': {
    en: 'The package does not name this part.',
    ar: 'لا يذكر الملف هذا الجزء.',
    fr: 'Le paquet ne nomme pas cette partie.',
  },
  'no-recording': {
    en: 'There is no recording (WARC) in it.',
    ar: 'ليس فيه تسجيل (⁨WARC⁩).',
    fr: 'Il ne contient pas d’enregistrement du web (WARC).',
  },
  hashed: {
    en: '{count} of {all} parts have the hashes that the package states.',
    ar: 'أجزاء بصماتها كما يذكر الملف: {count} من {all}.',
    fr: 'Parties qui ont les empreintes qu’indique le paquet : {count} sur {all}.',
  },
  unsigned: {
    en: 'Nobody has signed the capture: anybody could have made it.',
    ar: 'لم يوقّع أحد هذا الالتقاط: كان يمكن لأي شخص أن يعدّه.',
    fr: 'Personne n’a signé la capture : n’importe qui a pu la faire.',
  },
  'digest-differs': {
    en: 'The package is not the one that its digest is of.',
    ar: 'الملف ليس الذي أُخذت بصمته.',
    fr: 'Le paquet n’est pas celui dont c’est l’empreinte.',
  },
  'other-package': {
    en: 'What was signed is the hash of another package.',
    ar: 'ما وُقّع هو بصمة ملف آخر.',
    fr: 'Ce qui a été signé est l’empreinte d’un autre paquet.',
  },
  'signature-lacks': {
    en: 'The signature lacks its key, its text or itself.',
    ar: 'ينقص التوقيعَ مفتاحُه أو نصُّه أو هو نفسه.',
    fr: 'Il manque à la signature sa clé, son texte ou elle-même.',
  },
  signed: { en: 'Signed at {at} by {by}.', ar: 'وُقّع في {at} من {by}.', fr: 'Signée le {at} par {by}.' },
  'time-not-stated': { en: 'a time not stated', ar: 'وقت غير مذكور', fr: 'une date non indiquée' },
  'holder-of': { en: 'the holder of {domain}', ar: 'صاحب {domain}', fr: 'le titulaire de {domain}' },
  'key-of': {
    en: 'the key with the SHA-256 {print}; whose it is must be learned elsewhere',
    ar: 'المفتاح الذي بصمته ⁨SHA-256⁩ {print}؛ ويجب معرفة صاحبه من مصدر آخر',
    fr: 'la clé dont le SHA-256 est {print} ; à qui elle est doit être appris ailleurs',
  },
  'signature-wrong': {
    en: 'The signature is not of this package, or not by this key.',
    ar: 'التوقيع ليس لهذا الملف، أو ليس بهذا المفتاح.',
    fr: 'La signature n’est pas de ce paquet, ou pas de cette clé.',
  },
  'times-apart': {
    en: 'The capture states {stated}, the authority {at}: more than ten minutes apart.',
    ar: 'يذكر الالتقاط {stated} وتذكر السلطة {at}: بينهما أكثر من عشر دقائق.',
    fr: 'La capture indique {stated}, l’autorité {at} : plus de dix minutes d’écart.',
  },
  existed: {
    en: 'The signature existed at {at}.',
    ar: 'كان التوقيع موجودًا في {at}.',
    fr: 'La signature existait le {at}.',
  },
  'stamp-of-other': {
    en: 'The stamp is not of this signature.',
    ar: 'الطابع ليس لهذا التوقيع.',
    fr: 'L’horodatage n’est pas de cette signature.',
  },
  'not-of-domain': {
    en: 'The certificate is not one of {domain}.',
    ar: 'الشهادة ليست للنطاق {domain}.',
    fr: 'Le certificat n’est pas de {domain}.',
  },
  'domain-trusted': {
    en: 'The certificate of {domain} leads to an authority that is trusted.',
    ar: 'تقود شهادة {domain} إلى سلطة موثوقة.',
    fr: 'Le certificat de {domain} mène à une autorité reconnue.',
  },
  'domain-no-way': {
    en: 'The certificate of {name} leads to no public authority.',
    ar: 'لا تقود شهادة {name} إلى سلطة عامة.',
    fr: 'Le certificat de {name} ne mène à aucune autorité publique.',
  },
  'domain-not-valid': {
    en: 'The certificate of {name} was not valid when the capture was signed.',
    ar: 'لم تكن شهادة {name} سارية حين وُقّع الالتقاط.',
    fr: 'Le certificat de {name} n’était pas valable quand la capture a été signée.',
  },
  'proves-not': {
    en: 'Hashes, signature and stamps show that these bytes existed then and were not changed since. Who served them is not shown: TLS leaves no signature behind. That rests on whoever captured the page, and on their log.',
    ar: 'تبيّن البصمات والتوقيع والطوابع أن هذه البايتات كانت موجودة حينئذ ولم تتغير بعدها. ولا يتبيّن من قدّمها: لا يترك ⁨TLS⁩ توقيعًا. ذلك يقوم على من التقط الصفحة وعلى سجله.',
    fr: 'Empreintes, signature et horodatages montrent que ces octets existaient alors et n’ont pas changé depuis. Qui les a servis n’est pas montré : TLS ne laisse pas de signature. Cela repose sur celui qui a capturé la page, et sur son journal.',
  },
  'payloads-form': {
    en: 'The list of payloads is too large to be one, or the recording it is of is not here.',
    ar: 'قائمة المحتويات أكبر من أن تكون كذلك، أو التسجيل الذي هي له غير موجود هنا.',
    fr: 'La liste des contenus est trop grande pour en être une, ou l’enregistrement du web dont elle est n’est pas ici.',
  },
  'payloads-unstamped': {
    en: 'No authority has stamped the digests of the payloads.',
    ar: 'لم تختم أي سلطة بصمات المحتويات.',
    fr: 'Aucune autorité n’a horodaté les empreintes des contenus.',
  },
  'payloads-stamped': {
    en: 'Each of the {count} payloads existed at {at}: its digest stands in the list that was stamped. One payload, the list and the token show it for that payload alone.',
    ar: 'كل من المحتويات ({count}) كان موجودًا في {at}: بصمته في القائمة المختومة. ويكفي محتوى واحد مع القائمة والطابع لإثبات ذلك له وحده.',
    fr: 'Chacun des {count} contenus existait le {at} : son empreinte figure dans la liste horodatée. Un contenu, la liste et le jeton le montrent pour ce contenu seul.',
  },
  'record-begins': {
    en: 'record {number} does not begin as one of WARC 1.0 or 1.1',
    ar: 'البيان {number} لا يبدأ كما تبدأ بيانات WARC 1.0 أو 1.1',
    fr: 'l’enregistrement {number} ne commence pas comme ceux de WARC 1.0 ou 1.1',
  },
  'record-length': {
    en: 'record {number} does not state how long it is',
    ar: 'البيان {number} لا يذكر طوله',
    fr: 'l’enregistrement {number} n’indique pas sa longueur',
  },
  'record-short': {
    en: 'record {number} ends {bytes} bytes before its end',
    ar: 'البيان {number} ينقص من آخره {bytes} بايت',
    fr: 'il manque {bytes} octets à la fin de l’enregistrement {number}',
  },
  'head-too-long': {
    en: 'a head is longer than any head is',
    ar: 'فيه ترويسة أطول من أي ترويسة',
    fr: 'un en-tête y est plus long qu’aucun en-tête',
  },
  'ends-in-head': {
    en: 'the input ends inside a head',
    ar: 'ينتهي الملف داخل ترويسة',
    fr: 'le fichier s’arrête au milieu d’un en-tête',
  },
  'no-http': {
    en: 'a response in it is none of HTTP',
    ar: 'فيه جواب ليس من HTTP',
    fr: 'une réponse y figure qui n’est pas du HTTP',
  },
  'unpacks-to-more': {
    en: 'it unpacks to more than {bytes} bytes',
    ar: 'يتجاوز بعد فك ضغطه {bytes} بايت',
    fr: 'il se décompresse en plus de {bytes} octets',
  },
  'recording-not-read': {
    en: 'The recording cannot be read to its end: {why}.',
    ar: 'تعذرت قراءة التسجيل إلى آخره: {why}.',
    fr: 'L’enregistrement du web ne peut être lu jusqu’au bout : {why}.',
  },
  'answer-differs': {
    en: 'The recording holds another answer here than the list of payloads states.',
    ar: 'في التسجيل هنا جواب غير الذي تذكره قائمة المحتويات.',
    fr: 'L’enregistrement du web contient ici une autre réponse que celle qu’indique la liste des contenus.',
  },
  'payloads-count': {
    en: 'The list states {stated} payloads, the recording holds {found}.',
    ar: 'تذكر القائمة محتويات عددها {stated}، وفي التسجيل {found}.',
    fr: 'La liste indique {stated} contenus, l’enregistrement du web en contient {found}.',
  },
  'payloads-fit': {
    en: '{count} answers in the recording have the digests of the list.',
    ar: 'أجوبة في التسجيل بصماتها كما في القائمة: {count}.',
    fr: 'Réponses de l’enregistrement du web qui ont les empreintes de la liste : {count}.',
  },
});
