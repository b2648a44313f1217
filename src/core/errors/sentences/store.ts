// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** The evidence vault, and the disk of the desk. */
export const storeSays = sentences({
  'item-name': {
    en: 'Vault: an item is named by 64 lower-case hex digits.',
    ar: 'الخزانة: يُسمّى العنصر بـ 64 خانة ست عشرية بأحرف صغيرة.',
    fr: 'Coffre : un élément est nommé par 64 chiffres hexadécimaux minuscules.',
  },
  'item-gone': {
    en: 'Vault: item {item} is not there. It was erased, or the vault folder is not the one of this desk; "rogatory doctor" compares.',
    ar: 'الخزانة: العنصر {item} غير موجود. مُحي، أو ليس مجلد الخزانة مجلد هذا المكتب؛ والأمر «rogatory doctor» يقارن.',
    fr: 'Coffre : l’élément {item} n’est pas là. Il a été effacé, ou le dossier du coffre n’est pas celui de ce bureau ; « rogatory doctor » compare.',
  },
  'item-damaged': {
    en: 'Vault: item {item}: {found}. Keep the file as it is, note who had access, and bring the item back from a backup; "rogatory doctor" tells whether others are hit.',
    ar: 'الخزانة: العنصر {item}: {found}. أبقِ الملف كما هو وسجّل من كان له وصول إليه، واسترجع العنصر من نسخة احتياطية؛ والأمر «rogatory doctor» يبيّن إن أصيب غيره.',
    fr: 'Coffre : élément {item} : {found}. Laissez le fichier tel quel, notez qui y avait accès, et reprenez l’élément d’une sauvegarde ; « rogatory doctor » dit si d’autres sont touchés.',
  },
  'header-closed': {
    en: "its header does not open with this desk's key",
    ar: 'لا تُفتح ترويسته بمفتاح هذا المكتب',
    fr: 'son en-tête ne s’ouvre pas avec la clé de ce bureau',
  },
  'other-hash': {
    en: 'it opens, and its SHA-256 is {found}',
    ar: 'يُفتح، وبصمته SHA-256 هي {found}',
    fr: 'il s’ouvre, et son SHA-256 est {found}',
  },
  'other-bytes': {
    en: 'its bytes from {from} on are not what was sealed',
    ar: 'بايتاته ابتداءً من {from} ليست ما خُتم',
    fr: 'ses octets à partir de {from} ne sont pas ce qui a été scellé',
  },
  'ledgers-file': {
    en: '{path}: {why}. Correct it; docs/how-to/follow-currency.md shows one.',
    ar: '{path}: {why}. على مدير النظام تصحيحه؛ وفي docs/how-to/follow-currency.md مثال.',
    fr: '{path} : {why}. À corriger par l’administrateur ; docs/how-to/follow-currency.md en montre un.',
  },
  'no-yaml': {
    en: 'it is not YAML ({found})',
    ar: 'ليس بصيغة YAML ({found})',
    fr: 'ce n’est pas du YAML ({found})',
  },
  'list-of-sources': {
    en: 'a list of sources is expected',
    ar: 'تُنتظر قائمة مصادر',
    fr: 'une liste de sources est attendue',
  },
  'one-id-twice': {
    en: 'two sources have one id',
    ar: 'لمصدرين معرّف واحد',
    fr: 'deux sources ont le même identifiant',
  },
  'entry-expected': {
    en: 'entry {entry} is expected to have {expected}',
    ar: 'يُنتظر أن يكون في القيد {entry}: {expected}',
    fr: 'l’entrée {entry} doit avoir {expected}',
  },
  'source-id': {
    en: 'an id of lower-case letters, digits and hyphens',
    ar: 'معرّف (id) من حروف صغيرة وأرقام وشرطات',
    fr: 'un identifiant (id) de minuscules, chiffres et traits d’union',
  },
  'source-kind': {
    en: 'a kind: {kinds}',
    ar: 'نوع (kind): {kinds}',
    fr: 'un type (kind) : {kinds}',
  },
  'source-url': {
    en: 'a url without a name or password in it',
    ar: 'عنوان (url) بلا اسم ولا كلمة مرور فيه',
    fr: 'une adresse (url) sans nom ni mot de passe',
  },
  'source-headers': {
    en: 'headers as texts by name',
    ar: 'ترويسات (headers) هي نصوص بأسمائها',
    fr: 'des en-têtes (headers) : des textes par nom',
  },
  'source-network': {
    en: 'a network: {networks}',
    ar: 'شبكة (network): {networks}',
    fr: 'un réseau (network) : {networks}',
  },
  'hash-differs': {
    en: 'Vault: the SHA-256 was announced as {announced}, what arrived has {found}. Nothing was kept. Send it again, or ask the sender for the hash.',
    ar: 'الخزانة: أُعلنت البصمة SHA-256 {announced} وبصمة ما وصل {found}. لم يُحفظ شيء. أرسله من جديد أو اطلب البصمة من المرسِل.',
    fr: 'Coffre : le SHA-256 annoncé est {announced}, ce qui est arrivé a {found}. Rien n’a été gardé. Renvoyez-le, ou demandez l’empreinte à l’expéditeur.',
  },
  'vault-full': {
    en: 'Vault {folder}: no room for this item ({code}). Nothing of it was kept and everything else is untouched. Make room or move the vault to a larger disk (ROGATORY_VAULT_URL), then send it again.',
    ar: 'الخزانة {folder}: لا مساحة لهذا العنصر ({code}). لم يُحفظ منه شيء وسواه لم يُمس. وفّر مساحة أو انقل الخزانة إلى قرص أكبر (ROGATORY_VAULT_URL) ثم أرسله من جديد.',
    fr: 'Coffre {folder} : plus de place pour cet élément ({code}). Rien n’en a été gardé et tout le reste est intact. Libérez de la place ou déplacez le coffre sur un disque plus grand (ROGATORY_VAULT_URL), puis renvoyez-le.',
  },
  'vault-unwritable': {
    en: 'Vault {folder}: it cannot be written ({code}). Nothing was kept. Check owner and mount of the folder.',
    ar: 'الخزانة {folder}: لا يمكن الكتابة فيها ({code}). لم يُحفظ شيء. تحقق من مالك المجلد ومن وصله.',
    fr: 'Coffre {folder} : il ne peut être écrit ({code}). Rien n’a été gardé. Vérifiez le propriétaire et le montage du dossier.',
  },
  'database-away': {
    en: 'Database of the desk: it does not answer. Nothing of this was kept unless the desk shows it afterwards. Have it started or its line mended ("rogatory doctor" says what is wrong); the desk goes on by itself.',
    ar: 'قاعدة بيانات المكتب: لا تجيب. لم يُحفظ شيء من هذا إلا إذا أظهره المكتب بعد ذلك. اطلب تشغيلها أو إصلاح الاتصال بها (الأمر «rogatory doctor» يبيّن الخلل)؛ ويواصل المكتب عمله من تلقاء نفسه.',
    fr: 'Base de données du bureau : elle ne répond pas. Rien de ceci n’a été gardé, sauf si le bureau le montre ensuite. Faites-la démarrer ou rétablir la liaison (« rogatory doctor » dit ce qui ne va pas) ; le bureau continue de lui-même.',
  },
  'disk-full': {
    en: 'Disk of the desk: there is no room left to write to. Nothing of this was kept, and everything that was there before is untouched. Have room made ("rogatory doctor" says where and how much there is), then do it again; the desk goes on by itself.',
    ar: 'قرص المكتب: لم تبق مساحة للكتابة. لم يُحفظ شيء من هذا، وكل ما كان موجودًا من قبل لم يُمس. اطلب توفير مساحة (الأمر «rogatory doctor» يبيّن أين وكم بقي)، ثم أعد المحاولة؛ ويواصل المكتب عمله من تلقاء نفسه.',
    fr: 'Disque du bureau : il n’y a plus de place pour écrire. Rien de ceci n’a été gardé, et tout ce qui s’y trouvait est intact. Faites libérer de la place (« rogatory doctor » dit où et combien il en reste), puis recommencez ; le bureau continue de lui-même.',
  },
});
