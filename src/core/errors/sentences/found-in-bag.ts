// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a folder or ZIP of files with their hashes. */
export const bagFound = sentencesOnStrangers({
  'not-read': {
    en: 'The file cannot be read: {why}.',
    ar: 'تعذرت قراءة الملف: {why}.',
    fr: 'Le fichier ne peut être lu : {why}.',
  },
  'bytes-not-read': {
    en: 'The bytes cannot be read: {why}.',
    ar: 'تعذرت قراءة البايتات: {why}.',
    fr: 'Les octets ne peuvent être lus : {why}.',
  },
  'directory-lost': {
    en: 'The list of files at the end of the ZIP cannot be read: the file is damaged, cut off or no ZIP. Ask for it again.',
    ar: 'تعذرت قراءة قائمة الملفات في آخر ملف ZIP: الملف متضرر أو مبتور أو ليس ZIP. اطلبه من جديد.',
    fr: 'La liste des fichiers à la fin du ZIP ne peut être lue : le fichier est endommagé, tronqué ou n’est pas un ZIP. Redemandez-le.',
  },
  'directory-walked': {
    en: 'The list of files at the end of the ZIP cannot be read ({why}); the files were found by their own headers.',
    ar: 'تعذرت قراءة قائمة الملفات في آخر ملف ZIP ({why})؛ ووُجدت الملفات بترويساتها.',
    fr: 'La liste des fichiers à la fin du ZIP ne peut être lue ({why}) ; les fichiers ont été trouvés par leurs propres en-têtes.',
  },
  'more-than-stated': {
    en: 'it unpacks to more than the {bytes} bytes it states',
    ar: 'يُفك إلى أكثر من عدد البايتات الذي يذكره ({bytes})',
    fr: 'il se décompresse au-delà des {bytes} octets qu’il indique',
  },
  'header-missing': {
    en: 'its own header is missing',
    ar: 'ترويسته مفقودة',
    fr: 'son propre en-tête manque',
  },
  'packed-otherwise': {
    en: 'it is packed in a way that is not read here',
    ar: 'هو مضغوط بطريقة لا تُقرأ هنا',
    fr: 'il est compressé d’une manière qui n’est pas lue ici',
  },
  'names-no-file': { en: 'it names no file', ar: 'لا تذكر أي ملف', fr: 'elle ne nomme aucun fichier' },
  'too-many': { en: 'it names more than {most} files', ar: 'تذكر ملفات أكثر من {most}', fr: 'elle nomme plus de {most} fichiers' },
  encrypted: {
    en: 'The file is encrypted inside the ZIP; it cannot be checked.',
    ar: 'الملف مشفّر داخل ZIP، فلا يمكن التحقق منه.',
    fr: 'Le fichier est chiffré dans le ZIP ; il ne peut être vérifié.',
  },
  'entry-lost': {
    en: 'The file is packed and its place in the list of files is lost.',
    ar: 'الملف مضغوط وقد فُقد موضعه في قائمة الملفات.',
    fr: 'Le fichier est compressé et sa place dans la liste des fichiers est perdue.',
  },
  bomb: {
    en: 'It would unpack from {packed} bytes to {unpacked}: made to fill a disk or a memory. It was not unpacked.',
    ar: 'يُفك من {packed} بايت إلى {unpacked} بايت: أُعدّ ليملأ القرص أو الذاكرة. لم يُفك.',
    fr: 'Il passerait de {packed} octets à {unpacked} : fait pour remplir un disque ou une mémoire. Il n’a pas été décompressé.',
  },
  overlap: {
    en: 'Its files claim {claimed} bytes of a ZIP of {size}: several lie over each other, made to fill a disk. None was read.',
    ar: 'تدّعي ملفاته {claimed} بايت من ملف ZIP حجمه {size}: بعضها فوق بعض، وأُعدّ ليملأ القرص. لم يُقرأ منها شيء.',
    fr: 'Ses fichiers revendiquent {claimed} octets d’un ZIP de {size} : plusieurs se superposent, faits pour remplir un disque. Aucun n’a été lu.',
  },
  symlink: {
    en: 'A file was expected; this is a link or a device. It was not followed.',
    ar: 'كان المنتظر ملفًا، وهذا رابط أو جهاز. لم يُتبَع.',
    fr: 'Un fichier était attendu ; ceci est un lien ou un périphérique. Il n’a pas été suivi.',
  },
  'leads-out': {
    en: 'The name leads out of the folder; unpacking it could write anywhere.',
    ar: 'يقود الاسم إلى خارج المجلد؛ وفكّه قد يكتب في أي مكان.',
    fr: 'Le nom mène hors du dossier ; le décompresser pourrait écrire n’importe où.',
  },
  'names-outside': {
    en: 'It names a file outside the bag.',
    ar: 'يذكر ملفًا خارج الحزمة.',
    fr: 'Il nomme un fichier hors du sac.',
  },
  'lies-outside': {
    en: 'It lies outside the folder of the bag in {name}.',
    ar: 'يقع خارج مجلد الحزمة في {name}.',
    fr: 'Il se trouve hors du dossier du sac dans {name}.',
  },
  'name-repeated': {
    en: 'Two files have this name; programs differ in which one they unpack.',
    ar: 'لملفين هذا الاسم نفسه؛ وتختلف البرامج في أيهما تفك.',
    fr: 'Deux fichiers ont ce nom ; les programmes diffèrent sur celui qu’ils décompressent.',
  },
  'name-alike': {
    en: 'Only large and small letters, or how accents are written, set its name apart from that of {other}: many systems keep one of the two.',
    ar: 'لا يختلف اسمه عن اسم {other} إلا في حالة الأحرف أو كتابة علامات التشكيل: وكثير من الأنظمة لا تُبقي إلا أحدهما.',
    fr: 'Seules les majuscules, ou l’écriture des accents, distinguent son nom de celui de {other} : bien des systèmes n’en gardent qu’un.',
  },
  'name-turned': {
    en: 'The name holds signs that show nothing and turn what stands beside them, so that it reads otherwise than it is. Here they are shown by their numbers.',
    ar: 'في الاسم علامات لا تظهر وتقلب ما بجانبها فيُقرأ على غير ما هو. وهي معروضة هنا بأرقامها.',
    fr: 'Le nom contient des signes invisibles qui retournent ce qui les entoure, de sorte qu’il se lit autrement qu’il n’est. Ils sont montrés ici par leurs numéros.',
  },
  'no-declaration': {
    en: 'The bag has no bagit.txt, which says that it is one.',
    ar: 'ليس في الحزمة ملف bagit.txt الذي يعرّفها.',
    fr: 'Le sac n’a pas de bagit.txt, qui le déclare tel.',
  },
  'declaration-form': {
    en: 'Two lines were expected, a BagIt version up to 1.0 and the encoding of its text files; something else was found.',
    ar: 'كان المنتظر سطرين: إصدار BagIt حتى 1.0 وترميز الملفات النصية؛ والموجود غير ذلك.',
    fr: 'Deux lignes étaient attendues, une version de BagIt jusqu’à 1.0 et l’encodage de ses textes ; autre chose a été trouvé.',
  },
  'text-too-large': {
    en: 'The file is too large for a text file of a bag.',
    ar: 'الملف أكبر من أن يكون ملفًا نصيًا لحزمة.',
    fr: 'Le fichier est trop grand pour un texte de sac.',
  },
  'no-text': {
    en: 'The bytes are no text in {encoding}.',
    ar: 'البايتات ليست نصًا بترميز {encoding}.',
    fr: 'Les octets ne sont pas un texte en {encoding}.',
  },
  'digest-unknown': {
    en: 'Its digest is not one that this program computes; it was not checked.',
    ar: 'لا يحسب هذا البرنامج هذا النوع من البصمات؛ فلم يُتحقق منه.',
    fr: 'Ce programme ne calcule pas ce type d’empreinte ; elle n’a pas été vérifiée.',
  },
  'no-manifest': {
    en: 'The bag has no list of the hashes of its files.',
    ar: 'ليس في الحزمة قائمة ببصمات ملفاتها.',
    fr: 'Le sac n’a pas de liste des empreintes de ses fichiers.',
  },
  'line-form': {
    en: 'A hash, a blank and a path were expected; something else was found.',
    ar: 'كان المنتظر بصمة ثم فراغًا ثم مسارًا؛ والموجود غير ذلك.',
    fr: 'Une empreinte, un blanc et un chemin étaient attendus ; autre chose a été trouvé.',
  },
  'named-twice': {
    en: 'It names {path} a second time.',
    ar: 'يذكر {path} مرة ثانية.',
    fr: 'Il nomme {path} une seconde fois.',
  },
  'not-fetched': {
    en: 'The file is to be fetched from elsewhere and is not here.',
    ar: 'يُفترض جلب الملف من مكان آخر، وهو غير موجود هنا.',
    fr: 'Le fichier est à chercher ailleurs et n’est pas ici.',
  },
  'listed-not-here': {
    en: '{list} lists it, and it is not here.',
    ar: 'تذكره القائمة {list}، وهو غير موجود هنا.',
    fr: '{list} le mentionne, et il n’est pas ici.',
  },
  'hash-differs': {
    en: 'The file was changed or damaged: {list} states {digest} {expected}, found {found}.',
    ar: 'غُيّر الملف أو تضرر: تذكر القائمة {list} البصمة {expected} ({digest})، والموجود {found}.',
    fr: 'Le fichier a été changé ou endommagé : {list} indique {digest} {expected}, trouvé {found}.',
  },
  hashed: {
    en: '{count} of {all} files have the {digest} hash that {list} states.',
    ar: 'ملفات بصمتها {digest} كما تذكر القائمة {list}: {count} من {all}.',
    fr: 'Fichiers dont l’empreinte {digest} est celle qu’indique {list} : {count} sur {all}.',
  },
  unlisted: {
    en: 'It was added: no line of {lists} vouches for it.',
    ar: 'أُضيف الملف: لا يشهد له أي سطر من {lists}.',
    fr: 'Il a été ajouté : aucune ligne de {lists} n’en répond.',
  },
  'info-form': {
    en: 'A line is neither a label with its value nor the rest of one.',
    ar: 'سطر ليس اسمًا بقيمته ولا تتمة لسطر قبله.',
    fr: 'Une ligne n’est ni une étiquette avec sa valeur, ni la suite d’une autre.',
  },
  'oxum-differs': {
    en: 'The files are stated as {stated} (bytes and number) and are {actual}.',
    ar: 'المذكور عن الملفات {stated} (البايتات والعدد)، والموجود {actual}.',
    fr: 'Les fichiers sont annoncés comme {stated} (octets et nombre) et sont {actual}.',
  },
  canonical: {
    en: 'Every byte between the files is the one that belongs there.',
    ar: 'كل بايت بين الملفات هو الذي يجب أن يكون هناك.',
    fr: 'Chaque octet entre les fichiers est celui qui doit s’y trouver.',
  },
  'bundle-has-it': {
    en: 'Every bundle has this file, and it is not here.',
    ar: 'هذا الملف في كل حزمة، وهو غير موجود هنا.',
    fr: 'Tout dossier scellé a ce fichier, et il n’est pas ici.',
  },
  'bundle-has-not': {
    en: 'It was added: a bundle has no such file.',
    ar: 'أُضيف الملف: ليس في الحزم ملف كهذا.',
    fr: 'Il a été ajouté : un dossier scellé n’a pas un tel fichier.',
  },
  'list-differs': {
    en: 'From byte {at} (line {line}) on it is not what the files of the bundle give.',
    ar: 'ابتداءً من البايت {at} (السطر {line}) ليس ما تعطيه ملفات الحزمة.',
    fr: 'À partir de l’octet {at} (ligne {line}), ce n’est pas ce que donnent les fichiers du dossier scellé.',
  },
  'directory-differs': {
    en: 'From byte {at} on the list of files at the end is not that of these files: {size} bytes in all, {expected} expected.',
    ar: 'ابتداءً من البايت {at} ليست قائمة الملفات في الآخر قائمة هذه الملفات: المجموع {size} بايت، والمنتظر {expected}.',
    fr: 'À partir de l’octet {at}, la liste des fichiers à la fin n’est pas celle de ces fichiers : {size} octets en tout, {expected} attendus.',
  },
  'packed-anew': {
    en: '{count} of {all} headers of files are not those of a bundle, the first at byte {at}: it was packed anew or put in another order. Ask for the file as the desk made it.',
    ar: 'ترويسات ملفات ليست ترويسات حزمة: {count} من {all}، أولاها عند البايت {at}: أُعيد الضغط أو غُيّر الترتيب. اطلب الملف كما أعدّه المكتب.',
    fr: 'En-têtes de fichiers qui ne sont pas ceux d’un dossier scellé : {count} sur {all}, le premier à l’octet {at} : il a été recompressé ou mis dans un autre ordre. Demandez le fichier tel que le bureau l’a fait.',
  },
  'header-differs': {
    en: 'Byte {at} of {name} is not that of the file’s header in a bundle.',
    ar: 'البايت {at} من {name} ليس بايت ترويسة الملف في حزمة.',
    fr: 'L’octet {at} de {name} n’est pas celui de l’en-tête du fichier dans un dossier scellé.',
  },
});
