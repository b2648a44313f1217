// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Papers, scans, translations, the old register, portal accounts. */
export const paperSays = sentences({
  'no-value': {
    en: 'Paper: {fields} have no value.',
    ar: 'الورقة: حقول بلا قيمة ({fields}). املأها ثم أعد المحاولة.',
    fr: 'Papier : des champs sont vides ({fields}). Remplissez-les, puis réessayez.',
  },
  'no-such-field': {
    en: 'Paper: the form has no such field.',
    ar: 'الورقة: لا يوجد في النموذج حقل كهذا. أعد تحميل الصفحة.',
    fr: 'Papier : le formulaire n’a pas un tel champ. Rechargez la page.',
  },
  'too-large': {
    en: 'Paper: the fields hold more than 256 KB. Put long texts into an annex.',
    ar: 'الورقة: تتجاوز الحقول 256 كيلوبايت. ضع النصوص الطويلة في ملحق.',
    fr: 'Papier : les champs dépassent 256 Ko. Mettez les longs textes en annexe.',
  },
  'not-of-case': {
    en: 'Paper: the case has no such item, request or paper.',
    ar: 'الورقة: لا يوجد في القضية عنصر أو طلب أو ورقة كهذه. اختر من قوائمها.',
    fr: 'Papier : l’affaire n’a pas un tel élément, une telle demande ou un tel papier. Choisissez dans ses listes.',
  },
  'no-scan': {
    en: 'Paper: this item is no scan of a paper of the request: {why}.',
    ar: 'الورقة: ليس هذا العنصر مسحًا ضوئيًا لورقة من الطلب: {why}. اختر عنصرًا آخر.',
    fr: 'Papier : cet élément n’est pas la numérisation d’un papier de la demande : {why}. Choisissez-en un autre.',
  },
  'not-a-scan': {
    en: 'it is of another case, was erased, answers a request or is too large',
    ar: 'هو من قضية أخرى، أو مُحي، أو جواب عن طلب، أو أكبر من الحد',
    fr: 'il est d’une autre affaire, a été effacé, répond à une demande ou est trop grand',
  },
  'other-paper': {
    en: 'Paper of request {number}: {why}.',
    ar: 'ورقة الطلب {number}: {why}.',
    fr: 'Papier de la demande {number} : {why}.',
  },
  'code-unknown': {
    en: 'no paper of it has this code',
    ar: 'لا تحمل أي ورقة منه هذا الرمز. قارن الرمز المطبوع أسفل الورقة',
    fr: 'aucun de ses papiers ne porte ce code. Comparez le code imprimé au bas du papier',
  },
  'other-version': {
    en: 'the approved version is {version}, and this is the paper of another',
    ar: 'النسخة المعتمدة هي {version}، وهذه ورقة نسخة أخرى',
    fr: 'la version approuvée est la {version}, et ceci est le papier d’une autre',
  },
  'pages-not-compared': {
    en: 'fewer or more pages were compared than the paper has',
    ar: 'قورنت صفحات أقل أو أكثر مما في الورقة',
    fr: 'moins ou plus de pages ont été comparées que le papier n’en a',
  },
  'pages-missing': {
    en: 'the scan has {pages} pages, fewer than the paper',
    ar: 'في المسح الضوئي {pages} صفحة، أقل مما في الورقة',
    fr: 'la numérisation a {pages} pages, moins que le papier',
  },
  unsigned: {
    en: "Paper: it is the desk's own file, and nobody has signed it. Have it signed again.",
    ar: 'الورقة: هو ملف المكتب نفسه ولم يوقّعه أحد. أرسله للتوقيع من جديد.',
    fr: 'Papier : c’est le fichier même du bureau et personne ne l’a signé. Faites-le signer.',
  },
  'signature-wrong': {
    en: "Paper: it is the desk's own file, but {why}. Have it signed again.",
    ar: 'الورقة: هو ملف المكتب نفسه، ولكن {why}. أرسله للتوقيع من جديد.',
    fr: 'Papier : c’est le fichier même du bureau, mais {why}. Faites-le signer de nouveau.',
  },
  'step-wrong': {
    en: 'Paper: "{step}" on {on}: {fields} not as expected. A day that a court has set lies ahead, any other behind; registries and consignments have a number.',
    ar: 'الورقة: «{step}» بتاريخ {on}: ليس على المنتظر: {fields}. اليوم الذي حددته محكمة يقع في المستقبل، وغيره في الماضي؛ وللقيود والشحنات أرقام.',
    fr: 'Papier : « {step} » le {on} : non conforme : {fields}. Un jour fixé par un tribunal est à venir, tout autre est passé ; les enregistrements et les envois ont un numéro.',
  },
  'translation-unusable': {
    en: 'Translation: {why}.',
    ar: 'الترجمة: {why}. اختر ملفًا آخر.',
    fr: 'Traduction : {why}. Choisissez un autre fichier.',
  },
  'no-columns': {
    en: 'it has no columns id, source and target',
    ar: 'لا يوجد فيه الأعمدة id وsource وtarget',
    fr: 'il n’a pas les colonnes id, source et target',
  },
  'not-a-table': {
    en: 'it is of another case, was erased or answers a request',
    ar: 'هو من قضية أخرى، أو مُحي، أو جواب عن طلب',
    fr: 'il est d’une autre affaire, a été effacé ou répond à une demande',
  },
  'cell-refused': {
    en: 'Old register: row {row}, {field}: such a cell is not there or cannot hold that.',
    ar: 'السجل القديم: الصف {row}، {field}: لا توجد خانة كهذه أو لا يمكن أن تحمل ذلك. صحّحها ثم أعد الإدخال.',
    fr: 'Ancien registre : ligne {row}, {field} : une telle cellule n’existe pas ou ne peut contenir cela. Corrigez-la, puis reprenez.',
  },
  'register-repeated': {
    en: 'Old register: this item was taken over into this case before.',
    ar: 'السجل القديم: سبق إدخال هذا العنصر في هذه القضية.',
    fr: 'Ancien registre : cet élément a déjà été repris dans cette affaire.',
  },
  'register-unreadable': {
    en: 'Old register: {why}.',
    ar: 'السجل القديم: {why}.',
    fr: 'Ancien registre : {why}.',
  },
  'not-a-register': {
    en: 'the item is of another case, was erased or answers a request',
    ar: 'العنصر من قضية أخرى، أو مُحي، أو جواب عن طلب',
    fr: 'l’élément est d’une autre affaire, a été effacé ou répond à une demande',
  },
  'columns-wrong': {
    en: 'Old register: {columns} cannot be mapped so: a column is one field, stands in the file, and a number or an addressee is needed.',
    ar: 'السجل القديم: لا يمكن ربط الأعمدة هكذا ({columns}): لكل عمود حقل واحد، وهو موجود في الملف، ويلزم رقم أو مرسَل إليه.',
    fr: 'Ancien registre : les colonnes ne peuvent être rattachées ainsi ({columns}) : une colonne est un seul champ, figure dans le fichier, et un numéro ou un destinataire est nécessaire.',
  },
  'not-printed': {
    en: 'PDF of {papers}: Typst refused it ({why}). The request is unchanged; report the form.',
    ar: '‏PDF للورقة {papers}: رفضها Typst ({why}). لم يتغير الطلب؛ أبلغ عن النموذج.',
    fr: 'PDF de {papers} : Typst l’a refusé ({why}). La demande est inchangée ; signalez le formulaire.',
  },
  'account-wrong': {
    en: 'Portal account: {what}.',
    ar: 'حساب البوابة: {what}.',
    fr: 'Compte de portail : {what}.',
  },
  'holds-secret': {
    en: 'it seems to hold a password or a code: that belongs into a password manager, and nobody may read it here',
    ar: 'يبدو أنه يحمل كلمة مرور أو رمزًا: مكان ذلك برنامج كلمات المرور، ولا يجوز أن يقرأه أحد هنا',
    fr: 'il semble contenir un mot de passe ou un code : cela va dans un gestionnaire de mots de passe, et nul ne doit le lire ici',
  },
  'no-such-provider': {
    en: 'the directory has no such provider',
    ar: 'لا يوجد في الدليل مقدّم خدمة كهذا',
    fr: 'le répertoire n’a pas un tel fournisseur',
  },
  'account-days': {
    en: 'its days are expected to be past, the end after the beginning',
    ar: 'يُنتظر أن تكون أيامه ماضية، والنهاية بعد البداية',
    fr: 'ses jours doivent être passés, la fin après le début',
  },
  'nothing-added': {
    en: 'no signature over the whole file was added',
    ar: 'لم يُضف توقيع على الملف كله',
    fr: 'aucune signature sur le fichier entier n’a été ajoutée',
  },
  'more-outside': {
    en: 'more than the signature itself stands outside the signed bytes',
    ar: 'خارج البايتات الموقَّعة أكثر من التوقيع نفسه',
    fr: 'plus que la signature elle-même se trouve hors des octets signés',
  },
  'pages-differ': {
    en: 'its pages cannot be shown to say what the desk wrote',
    ar: 'لا يثبت أن صفحاته تقول ما كتبه المكتب',
    fr: 'rien ne montre que ses pages disent ce que le bureau a écrit',
  },
  'not-of-these-bytes': {
    en: 'the signature is not of these bytes',
    ar: 'التوقيع ليس لهذه البايتات',
    fr: 'la signature n’est pas de ces octets',
  },
  'pdf-no-object': {
    en: 'the PDF has no object {number}',
    ar: 'لا كائن برقم {number} في ملف PDF',
    fr: 'le PDF n’a pas d’objet {number}',
  },
  'pdf-no-dictionary': {
    en: 'object {number} of the PDF is no dictionary',
    ar: 'الكائن {number} في ملف PDF ليس قاموسًا',
    fr: 'l’objet {number} du PDF n’est pas un dictionnaire',
  },
  'pdf-no-stream': {
    en: 'object {number} of the PDF is no stream of a stated length',
    ar: 'الكائن {number} في ملف PDF ليس دفقًا مذكور الطول',
    fr: 'l’objet {number} du PDF n’est pas un flux de longueur indiquée',
  },
  'pdf-stream-beyond': {
    en: 'the stream of object {number} goes beyond the PDF',
    ar: 'دفق الكائن {number} يتجاوز نهاية ملف PDF',
    fr: 'le flux de l’objet {number} dépasse la fin du PDF',
  },
  'pdf-pages-in-circle': {
    en: 'the pages of the PDF stand in a circle',
    ar: 'صفحات ملف PDF تدور في حلقة',
    fr: 'les pages du PDF tournent en rond',
  },
  'pdf-no-trailer': {
    en: 'the PDF has no trailer of the classic form',
    ar: 'لا ذيل في ملف PDF بالصيغة المعهودة',
    fr: 'le PDF n’a pas de fin de fichier de la forme classique',
  },
  'pdf-updated-too-often': {
    en: 'the PDF was updated more often than a paper is',
    ar: 'عُدّل ملف PDF مرات أكثر مما تُعدَّل ورقة',
    fr: 'le PDF a été mis à jour plus souvent qu’un papier ne l’est',
  },
  'pdf-no-table': {
    en: 'the PDF has no cross-reference table of the classic form',
    ar: 'لا جدول مواضع في ملف PDF بالصيغة المعهودة',
    fr: 'le PDF n’a pas de table de références de la forme classique',
  },
  'paper-in': {
    en: '{form} in {language}',
    ar: '{form} باللغة {language}',
    fr: '{form} en {language}',
  },
  'attachments-standard': {
    en: 'Attachments: expected the standard a-3b, found {standard}. Only PDF/A-3 may carry other files.',
    ar: 'المرفقات: كان المنتظر المعيار a-3b والموجود {standard}. لا يحمل ملفات أخرى إلا PDF/A-3.',
    fr: 'Pièces jointes : la norme a-3b était attendue, {standard} trouvé. Seul PDF/A-3 peut porter d’autres fichiers.',
  },
  'attachment-name': {
    en: 'Attachment: expected a name of its own, of letters, digits, dot, hyphen and underscore, found another. Rename the file.',
    ar: 'المرفق: كان المنتظر اسمًا خاصًا به من حروف وأرقام ونقطة وشرطة وشرطة سفلية، ووُجد غيره. غيّر اسم الملف.',
    fr: 'Pièce jointe : un nom à elle, de lettres, chiffres, points, traits d’union et traits bas, était attendu, un autre a été trouvé. Renommez le fichier.',
  },
  'signature-unread': {
    en: 'the signature cannot be read ({why})',
    ar: 'تعذرت قراءة التوقيع ({why})',
    fr: 'la signature ne peut être lue ({why})',
  },
});
