// SPDX-License-Identifier: Apache-2.0
import { frenchSpaces } from '../documents/french-spaces.ts';

/**
 * What could not be read, as people are told. A reader says it in English, in one of these sentences; `{}` stands for what it puts in, which stays as it
 * was written, but for reasons of ours. A sentence that is not here is shown in English.
 */
type Sentence = readonly [en: string, ar: string, fr: string];
const AT = { en: 0, ar: 1, fr: 2 } as const;

const SENTENCES: readonly Sentence[] = [
  [
    'In column "{}" stands no time that can be read.',
    'لا يوجد في العمود «{}» وقت يمكن قراءته.',
    'La colonne « {} » ne contient aucune heure lisible.',
  ],
  ['In column "{}" stands no IP address.', 'لا يوجد في العمود «{}» عنوان IP.', 'La colonne « {} » ne contient aucune adresse IP.'],
  ['Under "{}" stands no time that can be read.', 'لا يوجد تحت «{}» وقت يمكن قراءته.', 'Sous « {} » ne figure aucune heure lisible.'],
  ['Under "{}" stands no IP address.', 'لا يوجد تحت «{}» عنوان IP.', 'Sous « {} » ne figure aucune adresse IP.'],
  ['Under {} stands no time that can be read.', 'لا يوجد تحت {} وقت يمكن قراءته.', 'Sous {} ne figure aucune heure lisible.'],
  ['Column "{}" is empty.', 'العمود «{}» فارغ.', 'La colonne « {} » est vide.'],
  [
    'Under "{}" a spreadsheet has turned a number into powers of ten: its digits are lost.',
    'حوّل برنامج جداول رقمًا تحت «{}» إلى قوى عشرة: ضاعت أرقامه.',
    'Sous « {} », un tableur a transformé un nombre en puissances de dix : ses chiffres sont perdus.',
  ],
  [
    'In the Date line stands no time that can be read.',
    'لا يوجد في سطر Date وقت يمكن قراءته.',
    'La ligne Date ne contient aucune heure lisible.',
  ],
  [
    'In the X-Originating-IP line stands no IP address.',
    'لا يوجد في سطر X-Originating-IP عنوان IP.',
    'La ligne X-Originating-IP ne contient aucune adresse IP.',
  ],
  [
    'In the table of sessions stands no time that can be read.',
    'لا يوجد في جدول الجلسات وقت يمكن قراءته.',
    'Le tableau des sessions ne contient aucune heure lisible.',
  ],
  [
    'In the table of sessions stands no IP address.',
    'لا يوجد في جدول الجلسات عنوان IP.',
    'Le tableau des sessions ne contient aucune adresse IP.',
  ],
  [
    'In an access log stands no IP address in column "{}".',
    'لا يوجد عنوان IP في العمود «{}» من سجل الدخول.',
    'Un journal d’accès ne contient aucune adresse IP dans la colonne « {} ».',
  ],
  ['In an address log stands no IP address.', 'لا يوجد عنوان IP في سجل عناوين.', 'Un journal d’adresses ne contient aucune adresse IP.'],
  ['In an activity stands no time that can be read.', 'لا يوجد في نشاط وقت يمكن قراءته.', 'Une activité ne porte aucune heure lisible.'],
  [
    'Under a label stands no time that can be read.',
    'لا يوجد تحت إحدى التسميات وقت يمكن قراءته.',
    'Sous un libellé ne figure aucune heure lisible.',
  ],
  ['Under a label of an address stands none.', 'لا عنوان تحت تسمية عنوان.', 'Sous un libellé d’adresse ne figure aucune adresse.'],
  ['A bound of the range cannot be read.', 'تعذرت قراءة أحد حدي المدة.', 'Une borne de la période est illisible.'],
  ['A location has no time that can be read.', 'موقع بلا وقت يمكن قراءته.', 'Une position ne porte aucune heure lisible.'],
  [
    'An entry of the timeline has no start that can be read.',
    'بند في الخط الزمني بلا بداية يمكن قراءتها.',
    'Une entrée de la chronologie n’a aucun début lisible.',
  ],
  [
    'An entry of the timeline that is neither a visit nor a way.',
    'بند في الخط الزمني ليس زيارة ولا طريقًا.',
    'Une entrée de la chronologie qui n’est ni une visite ni un trajet.',
  ],
  [
    'The time in front of a message cannot be read.',
    'تعذرت قراءة الوقت المكتوب أمام رسالة.',
    'L’heure inscrite devant un message est illisible.',
  ],
  [
    'The time names no zone: it is kept as local time.',
    'لا يذكر الوقت منطقة زمنية: حُفظ توقيتًا محليًا.',
    'L’heure n’indique aucun fuseau : elle est conservée comme heure locale.',
  ],
  [
    'sent_at and sent_at_ts do not say the same time.',
    'لا يذكر sent_at وsent_at_ts الوقت نفسه.',
    'sent_at et sent_at_ts n’indiquent pas la même heure.',
  ],
  ['An activity without a time.', 'نشاط بلا وقت.', 'Une activité sans heure.'],
  ['A row of a log without an address.', 'صف في سجل بلا عنوان.', 'Une ligne de journal sans adresse.'],
  ['A row of aliases without one.', 'صف أسماء بديلة بلا اسم.', 'Une ligne d’alias sans alias.'],
  ['A row of leases without an address.', 'صف تأجير عناوين بلا عنوان.', 'Une ligne d’attribution sans adresse.'],
  ['A row without an address.', 'صف بلا عنوان.', 'Une ligne sans adresse.'],
  ['A row without labels.', 'صف بلا تسميات.', 'Une ligne sans libellés.'],
  ['A row without {}, which the mapping needs.', 'صف بلا {}، والمطابقة تحتاج إليه.', 'Une ligne sans {}, dont la correspondance a besoin.'],
  ['A sign-in without its address.', 'تسجيل دخول بلا عنوان.', 'Une connexion sans son adresse.'],
  ['A session without its address.', 'جلسة بلا عنوان.', 'Une session sans son adresse.'],
  ['An event without an address.', 'حدث بلا عنوان.', 'Un événement sans adresse.'],
  [
    'An entry of an address log without its address.',
    'بند في سجل عناوين بلا عنوان.',
    'Une entrée d’un journal d’adresses sans son adresse.',
  ],
  [
    'A group of addresses and times has no address.',
    'مجموعة عناوين وأوقات بلا عنوان.',
    'Un groupe d’adresses et d’heures n’a pas d’adresse.',
  ],
  ['A group without its id.', 'مجموعة بلا معرّف.', 'Un groupe sans son identifiant.'],
  ['A report without its number.', 'بلاغ بلا رقم.', 'Un signalement sans son numéro.'],
  [
    'A line under phone numbers begins with no number.',
    'سطر تحت أرقام الهاتف لا يبدأ برقم.',
    'Une ligne sous les numéros de téléphone ne commence par aucun numéro.',
  ],
  [
    'Rows under these columns are not known: {}.',
    'الصفوف تحت هذه الأعمدة غير معروفة: {}.',
    'Les lignes sous ces colonnes ne sont pas connues : {}.',
  ],
  [
    'Row {} of sheet "{}" stands under no header that is known.',
    'الصف {} من الورقة «{}» ليس تحت رأس معروف.',
    'La ligne {} de la feuille « {} » n’est sous aucun en-tête connu.',
  ],
  [
    'Row {} of sheet "{}" stands above the header.',
    'الصف {} من الورقة «{}» فوق الرأس.',
    'La ligne {} de la feuille « {} » se trouve au-dessus de l’en-tête.',
  ],
  [
    'Rows without the header that the mapping knows, such as another sheet of a workbook.',
    'صفوف بلا الرأس الذي تعرفه المطابقة، كورقة أخرى في مصنف.',
    'Des lignes sans l’en-tête que la correspondance connaît, par exemple une autre feuille d’un classeur.',
  ],
  [
    'No rule of the mapping "{}" fits this row.',
    'لا تنطبق أي قاعدة من الربط «{}» على هذا الصف.',
    'Aucune règle de la correspondance « {} » ne convient à cette ligne.',
  ],
  ['No table with these columns is known: {}.', 'لا يُعرف جدول بهذه الأعمدة: {}.', 'Aucun tableau avec ces colonnes n’est connu : {}.'],
  ['No row of this table is its header.', 'لا صف في هذا الجدول هو رأسه.', 'Aucune ligne de ce tableau n’est son en-tête.'],
  [
    'A line above the table says nothing that is known.',
    'سطر فوق الجدول لا يذكر شيئًا معروفًا.',
    'Une ligne au-dessus du tableau ne dit rien de connu.',
  ],
  ['A line above the first label of a block.', 'سطر فوق أول تسمية في مقطع.', 'Une ligne au-dessus du premier libellé d’un bloc.'],
  ['A line before the first message.', 'سطر قبل أول رسالة.', 'Une ligne avant le premier message.'],
  ['A line between events that is none.', 'سطر بين الأحداث ليس حدثًا.', 'Une ligne entre des événements qui n’en est pas un.'],
  [
    'A row of a file that is not known (labels: {}).',
    'صف من ملف غير معروف (التسميات: {}).',
    'Une ligne d’un fichier inconnu (libellés : {}).',
  ],
  [
    'Line {} of page {} has no label that is known.',
    'السطر {} من الصفحة {} بلا تسمية معروفة.',
    'La ligne {} de la page {} n’a aucun libellé connu.',
  ],
  ['Line {} of page {} has no label.', 'السطر {} من الصفحة {} بلا تسمية.', 'La ligne {} de la page {} n’a aucun libellé.'],
  ['A member that is not known: {}.', 'عضو غير معروف: {}.', 'Un membre inconnu : {}.'],
  ['A list that is not known: {}.', 'قائمة غير معروفة: {}.', 'Une liste inconnue : {}.'],
  ['An element that is not known: {}.', 'عنصر غير معروف: {}.', 'Un élément inconnu : {}.'],
  [
    'A response record that is no call, short message or data session; it holds {}.',
    'سجل رد ليس مكالمة ولا رسالة قصيرة ولا جلسة بيانات؛ وفيه {}.',
    'Un enregistrement de réponse qui n’est ni un appel, ni un message court, ni une session de données ; il contient {}.',
  ],
  ['The file is no list of objects.', 'الملف ليس قائمة كائنات.', 'Le fichier n’est pas une liste d’objets.'],
  [
    'An object without the member that wraps its content.',
    'كائن بلا العضو الذي يضم محتواه.',
    'Un objet sans le membre qui entoure son contenu.',
  ],
  [
    'An entry of a conversation without the member that wraps its content.',
    'بند محادثة بلا العضو الذي يضم محتواه.',
    'Une entrée de conversation sans le membre qui entoure son contenu.',
  ],
  [
    'Something else than a conversation stands in the list.',
    'في القائمة شيء ليس محادثة.',
    'La liste contient autre chose qu’une conversation.',
  ],
  ['Participants stand below no call.', 'مشاركون لا مكالمة فوقهم.', 'Des participants ne figurent sous aucun appel.'],
  [
    'A value without a label stands behind a page bar, and the label before the bar has its value.',
    'قيمة بلا تسمية بعد فاصل صفحات، وللتسمية التي قبل الفاصل قيمتها.',
    'Une valeur sans libellé suit une barre de page, et le libellé avant la barre a sa valeur.',
  ],
  [
    'Section {} has fields where this reader knows none (labels: {}).',
    'في القسم {} حقول حيث لا يعرف هذا القارئ أي حقل (التسميات: {}).',
    'La section {} contient des champs là où ce lecteur n’en connaît aucun (libellés : {}).',
  ],
  [
    'Section {} is not known to this reader (labels: {}).',
    'القسم {} غير معروف لهذا القارئ (التسميات: {}).',
    'La section {} n’est pas connue de ce lecteur (libellés : {}).',
  ],
  [
    'A message names an attachment that is not in this return.',
    'تذكر رسالة مرفقًا غير موجود في هذا الرد.',
    'Un message cite une pièce jointe absente de cette réponse.',
  ],
  [
    'A message names a media file that is not in this return.',
    'تذكر رسالة ملف وسائط غير موجود في هذا الرد.',
    'Un message cite un fichier multimédia absent de cette réponse.',
  ],
  [
    'A picture names a media file that is not in this return.',
    'تذكر صورة ملف وسائط غير موجود في هذا الرد.',
    'Une image cite un fichier multimédia absent de cette réponse.',
  ],
  [
    'A row names a media file that is not in this return.',
    'يذكر صف ملف وسائط غير موجود في هذا الرد.',
    'Une ligne cite un fichier multimédia absent de cette réponse.',
  ],
  [
    'A file that this message names is not in the download.',
    'ملف تذكره هذه الرسالة غير موجود في التنزيل.',
    'Un fichier cité par ce message est absent du téléchargement.',
  ],
  [
    'A file that this message names is not in the export.',
    'ملف تذكره هذه الرسالة غير موجود في التصدير.',
    'Un fichier cité par ce message est absent de l’export.',
  ],
  [
    'A file of this message was not exported with it.',
    'لم يُصدَّر ملف هذه الرسالة معها.',
    'Un fichier de ce message n’a pas été exporté avec lui.',
  ],
  ['The file is empty (0 bytes).', 'الملف فارغ (0 بايت).', 'Le fichier est vide (0 octet).'],
  [
    'The file is OpenPGP-encrypted. Decrypt a copy with the key that the provider sent; keep this original.',
    'الملف مشفر بـ OpenPGP. فُكّ تشفير نسخة بالمفتاح الذي أرسله مقدم الخدمة، واحتفظ بهذا الأصل.',
    'Le fichier est chiffré par OpenPGP. Déchiffrez une copie avec la clé envoyée par le fournisseur ; conservez cet original.',
  ],
  [
    'The bytes of this entry do not have the length and CRC-32 that the container states: they were changed or damaged.',
    'بايتات هذا المدخل ليست بالطول والـ CRC-32 اللذين تذكرهما الحاوية: غُيّرت أو تلفت.',
    'Les octets de cette entrée n’ont ni la longueur ni le CRC-32 indiqués par le conteneur : ils ont été modifiés ou endommagés.',
  ],
  [
    'The reader failed at {} ({}); what it found before is kept. Please report this with "rogatory shape".',
    'تعطل القارئ عند {} ({})؛ وما وجده قبل ذلك محفوظ. أبلغوا عن ذلك بالأمر «rogatory shape».',
    'Le lecteur a échoué à {} ({}) ; ce qu’il avait trouvé est conservé. Merci de le signaler avec « rogatory shape ».',
  ],
  [
    'Byte {} is no {}; it stands as \\x in the text.',
    'البايت {} ليس من {}؛ وهو في النص بصورة ‎\\x.',
    'L’octet {} n’est pas de l’{} ; il figure dans le texte sous la forme \\x.',
  ],
  ['Reading stopped: {}.', 'توقفت القراءة: {}.', 'La lecture s’est arrêtée : {}.'],
  ['The file breaks off: {}.', 'الملف مبتور: {}.', 'Le fichier s’interrompt : {}.'],
  [
    'The container ends before the bytes of this entry do, or its header is not where the directory says.',
    'تنتهي الحاوية قبل بايتات هذا المدخل، أو ليس رأسه حيث يقول الفهرس.',
    'Le conteneur se termine avant les octets de cette entrée, ou son en-tête n’est pas là où le répertoire l’indique.',
  ],
  [
    'This entry is encrypted. Read it again with the password that the provider sent separately (--password-file).',
    'هذا المدخل مشفر. أعيدوا قراءته بكلمة المرور التي أرسلها مقدم الخدمة على حدة (‎--password-file).',
    'Cette entrée est chiffrée. Relisez-la avec le mot de passe envoyé séparément par le fournisseur (--password-file).',
  ],
  [
    'This entry is encrypted, and none of the {} passwords given opens it.',
    'هذا المدخل مشفر، ولا تفتحه أي من كلمات المرور المعطاة وعددها {}.',
    'Cette entrée est chiffrée, et aucun des {} mots de passe donnés ne l’ouvre.',
  ],
  [
    'An encrypted entry of {} bytes: more than {} are not opened in memory. Decrypt it first and read the copy.',
    'مدخل مشفر من {} بايت: لا يُفتح في الذاكرة ما يزيد على {}. فُكّوا تشفيره أولًا واقرؤوا النسخة.',
    'Une entrée chiffrée de {} octets : au-delà de {}, rien n’est ouvert en mémoire. Déchiffrez-la d’abord et lisez la copie.',
  ],
  [
    'The list of this ZIP cannot be read to its end ({}); {} entries were listed.',
    'تعذرت قراءة قائمة ملف ZIP هذا إلى آخرها ({})؛ وأُدرج {} من مداخلها.',
    'La liste de ce ZIP ne peut être lue jusqu’au bout ({}) ; {} entrées ont été relevées.',
  ],
  [
    'A compressed container inside a container, larger than {} bytes: unpack the outer one and read the inner one by itself.',
    'حاوية مضغوطة داخل حاوية، أكبر من {} بايت: فكوا الخارجية واقرؤوا الداخلية وحدها.',
    'Un conteneur compressé dans un conteneur, de plus de {} octets : décompressez l’extérieur et lisez l’intérieur seul.',
  ],
  [
    'This entry is packed by method {}, which the program does not unpack.',
    'هذا المدخل مضغوط بالطريقة {} التي لا يفكها البرنامج.',
    'Cette entrée est compressée par la méthode {}, que le programme ne décompresse pas.',
  ],
  [
    'Containers are nested deeper than {}: what is in this one was not opened.',
    'الحاويات متداخلة أعمق من {}: ما في هذه لم يُفتح.',
    'Les conteneurs sont imbriqués à plus de {} niveaux : le contenu de celui-ci n’a pas été ouvert.',
  ],
  [
    'The name of this entry is {}: it was not opened.',
    'اسم هذا المدخل {}: لم يُفتح.',
    'Le nom de cette entrée est {} : elle n’a pas été ouverte.',
  ],
  [
    'This entry unpacks to {} bytes, above what one reading unpacks.',
    'يبلغ هذا المدخل بعد فكه {} بايت، وهو فوق ما تفكه قراءة واحدة.',
    'Cette entrée se décompresse en {} octets, plus que ce qu’une lecture décompresse.',
  ],
  [
    'This entry unpacks to {} bytes from {}: more than {} times, as only a ZIP bomb does.',
    'يبلغ هذا المدخل بعد فكه {} بايت من {}: أكثر من {} مرة، ولا يفعل ذلك إلا ملف ZIP مفخخ.',
    'Cette entrée se décompresse en {} octets à partir de {} : plus de {} fois, comme seule une bombe ZIP le fait.',
  ],
  [
    'The mail is longer than a unit may be: only its headers were read.',
    'البريد أطول مما يجوز لوحدة: لم تُقرأ إلا ترويساته.',
    'Le courriel est plus long qu’une unité ne peut l’être : seuls ses en-têtes ont été lus.',
  ],
  [
    'The signature of this signed text is missing or too far away: it was not checked.',
    'توقيع هذا النص الموقَّع مفقود أو بعيد جدًا: لم يُفحص.',
    'La signature de ce texte signé est absente ou trop éloignée : elle n’a pas été vérifiée.',
  ],
  [
    'The signature does not fit the text: the text, or the signature, was changed after signing. Every record of this file says so.',
    'التوقيع لا يطابق النص: غُيّر النص أو التوقيع بعد التوقيع. وكل بيان من هذا الملف يذكر ذلك.',
    'La signature ne correspond pas au texte : le texte ou la signature a été modifié après signature. Chaque donnée de ce fichier le mentionne.',
  ],
  [
    'A cell stands beyond the last column that a sheet can have.',
    'خلية بعد آخر عمود يمكن أن يكون في ورقة.',
    'Une cellule se trouve au-delà de la dernière colonne possible d’une feuille.',
  ],
  [
    'HTML in UTF-16 is not read: convert a copy to UTF-8 and read that beside the original.',
    'لا تُقرأ HTML بترميز UTF-16: حوّلوا نسخة إلى UTF-8 واقرؤوها إلى جانب الأصل.',
    'Le HTML en UTF-16 n’est pas lu : convertissez une copie en UTF-8 et lisez-la à côté de l’original.',
  ],
  [
    'XML in UTF-16 is not read: convert a copy to UTF-8 and read that beside the original.',
    'لا تُقرأ XML بترميز UTF-16: حوّلوا نسخة إلى UTF-8 واقرؤوها إلى جانب الأصل.',
    'Le XML en UTF-16 n’est pas lu : convertissez une copie en UTF-8 et lisez-la à côté de l’original.',
  ],
  [
    'XML with a document type declaration is not read: it may name entities and other files.',
    'لا تُقرأ XML فيها إعلان نوع المستند: فقد تسمي كيانات وملفات أخرى.',
    'Le XML qui déclare un type de document n’est pas lu : il peut nommer des entités et d’autres fichiers.',
  ],
  ['XML nested deeper than {} is not read.', 'لا تُقرأ XML متداخلة أعمق من {}.', 'Le XML imbriqué à plus de {} niveaux n’est pas lu.'],
  ['The file ends inside a JSON value.', 'ينتهي الملف داخل قيمة JSON.', 'Le fichier se termine à l’intérieur d’une valeur JSON.'],
  ['This is not JSON from here on: {}.', 'ليس هذا JSON من هنا فصاعدًا: {}.', 'Ce n’est plus du JSON à partir d’ici : {}.'],
  [
    'This is not well-formed XML from here on ({}).',
    'ليس هذا XML سليم البناء من هنا فصاعدًا ({}).',
    'Ce n’est plus du XML bien formé à partir d’ici ({}).',
  ],
  ['A value is nested deeper than {}.', 'قيمة متداخلة أعمق من {}.', 'Une valeur est imbriquée à plus de {} niveaux.'],
  [
    'This PDF asks for a password. Open a copy with it, save that without, and read it beside the original.',
    'يطلب ملف PDF هذا كلمة مرور. افتحوا نسخة بها واحفظوها بدونها واقرؤوها إلى جانب الأصل.',
    'Ce PDF demande un mot de passe. Ouvrez une copie avec celui-ci, enregistrez-la sans, et lisez-la à côté de l’original.',
  ],
  [
    'This PDF cannot be opened ({}): it is damaged or breaks off.',
    'تعذر فتح ملف PDF هذا ({}): تالف أو مبتور.',
    'Ce PDF ne peut être ouvert ({}) : il est endommagé ou interrompu.',
  ],
  [
    'This PDF has {} pages; more than {} are not read.',
    'في ملف PDF هذا {} صفحة؛ ولا يُقرأ ما يزيد على {}.',
    'Ce PDF compte {} pages ; au-delà de {}, elles ne sont pas lues.',
  ],
  [
    'A PDF or workbook larger than {} bytes is not opened.',
    'لا يُفتح ملف PDF أو مصنف أكبر من {} بايت.',
    'Un PDF ou un classeur de plus de {} octets n’est pas ouvert.',
  ],
  [
    'The texts of this workbook are longer than {} characters.',
    'نصوص هذا المصنف أطول من {} حرف.',
    'Les textes de ce classeur dépassent {} caractères.',
  ],
  [
    'A file in UTF-16 larger than {} bytes is not read.',
    'لا يُقرأ ملف بترميز UTF-16 أكبر من {} بايت.',
    'Un fichier en UTF-16 de plus de {} octets n’est pas lu.',
  ],
  ['One unit is longer than {} bytes.', 'وحدة أطول من {} بايت.', 'Une unité dépasse {} octets.'],
  ['One element is longer than {} bytes.', 'عنصر أطول من {} بايت.', 'Un élément dépasse {} octets.'],
  ['One element holds more than {} characters.', 'عنصر فيه أكثر من {} حرف.', 'Un élément contient plus de {} caractères.'],
  ['One run of text is longer than {} bytes.', 'نص متصل أطول من {} بايت.', 'Une suite de texte dépasse {} octets.'],
];

/** Reasons of ours that stand inside such a sentence; of another program (XML, ZIP, PDF) they stay as it says them. */
const REASONS: readonly Sentence[] = [
  [
    'the packed bytes are damaged, or hold more than the directory says',
    'البايتات المضغوطة تالفة، أو فيها أكثر مما يقوله الفهرس',
    'les octets compressés sont endommagés, ou contiennent plus que n’en dit la liste des fichiers',
  ],
  [
    'the packed bytes end before the size that the directory says',
    'تنتهي البايتات المضغوطة قبل الحجم الذي يقوله الفهرس',
    'les octets compressés s’arrêtent avant la taille qu’indique la liste des fichiers',
  ],
  [
    'the packed bytes end early or are damaged',
    'تنتهي البايتات المضغوطة قبل أوانها أو هي تالفة',
    'les octets compressés s’arrêtent trop tôt ou sont endommagés',
  ],
  ['the input unpacks to more than {} bytes', 'يتجاوز المدخل بعد فك ضغطه {} بايت', 'l’entrée se décompresse en plus de {} octets'],
  [
    'the input unpacks to more than {} times its size',
    'يتجاوز المدخل بعد فك ضغطه {} ضعف حجمه',
    'l’entrée se décompresse en plus de {} fois sa taille',
  ],
  ['the file is longer than {} bytes', 'الملف أطول من {} بايت', 'le fichier dépasse {} octets'],
  ['something stands behind the end of the JSON value', 'بعد نهاية قيمة JSON شيء آخر', 'quelque chose suit la fin de la valeur JSON'],
  ['the name of a member is missing', 'اسم عنصر مفقود', 'il manque le nom d’un membre'],
  ['a value cannot be parsed', 'قيمة لا يمكن تحليلها', 'une valeur ne peut être analysée'],
  ['a value is missing', 'قيمة مفقودة', 'il manque une valeur'],
  ['a comma is missing', 'فاصلة مفقودة', 'il manque une virgule'],
  [
    "the colon after a member's name (byte {}) is missing",
    'النقطتان بعد اسم عنصر (البايت {}) مفقودتان',
    'il manque les deux-points après le nom d’un membre (octet {})',
  ],
  ['a NUL in the name', 'اسم فيه محرف NUL', 'un nom avec un NUL'],
  ['an absolute path', 'مسار مطلق', 'un chemin absolu'],
  ['a path that climbs out of the container', 'مسار يخرج من الحاوية', 'un chemin qui sort du conteneur'],
  ['unexpected EOF', 'انتهى الملف قبل أوانه', 'fin de fichier inattendue'],
  ['unreadable', 'تتعذر قراءتها', 'illisible'],
];

interface Pattern {
  readonly words: Sentence;
  readonly pattern: RegExp;
}

/** The one with most letters of its own is tried first. */
const patternsOf = (sentences: readonly Sentence[]): readonly Pattern[] =>
  sentences
    .map((words) => ({ words, pattern: patternOf(words[0]), own: words[0].replaceAll('{}', '').length }))
    .sort((a, b) => b.own - a.own);
const patterns = patternsOf(SENTENCES);
const reasons = patternsOf(REASONS);

function patternOf(sentence: string): RegExp {
  const parts = sentence.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([\\s\\S]*?)')}$`);
}

/** What is put in keeps its own direction within a sentence of another. */
const isolated = (part: string): string => `\u2068${part}\u2069`;

/** Trying a longer one, with names from a hostile file in it, could take long. */
const LONGEST = 600;

/** The same in the reader's language; undefined for a sentence that is known in English only, or is very long. */
export function gapText(message: string, language: keyof typeof AT): string | undefined {
  if (language === 'en') return message;
  if (message.length > LONGEST) return undefined;
  return saidBy(patterns, message, language, (part) => saidBy(reasons, part, language, isolated) ?? isolated(part));
}

function saidBy(known: readonly Pattern[], text: string, language: 'ar' | 'fr', put: (part: string) => string): string | undefined {
  for (const { words, pattern } of known) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const parts = found.slice(1);
    const told = language === 'fr' ? frenchSpaces(words[AT.fr]) : words[AT[language]];
    return told.replaceAll('{}', () => put(parts.shift() ?? ''));
  }
  return undefined;
}
