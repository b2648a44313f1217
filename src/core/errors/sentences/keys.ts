// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Key files of the desk that are used while it runs. Whoever meets them on a screen cannot mend them: they are told who can. */
export const keySays = sentences({
  'no-passphrase': {
    en: 'Key {name} in {folder}: it is sealed, and no passphrase is given. Name its file as keys-passphrase-file in rogatory.yaml, or as ROGATORY_KEYS_PASSPHRASE_FILE.',
    ar: 'المفتاح {name} في {folder}: مختوم ولم تُعطَ عبارة مروره. على مدير النظام تسمية ملفها بالإعداد keys-passphrase-file في rogatory.yaml أو بالمتغير ROGATORY_KEYS_PASSPHRASE_FILE.',
    fr: 'Clé {name} dans {folder} : elle est scellée, et aucune phrase secrète n’est donnée. L’administrateur en nomme le fichier par keys-passphrase-file dans rogatory.yaml, ou par ROGATORY_KEYS_PASSPHRASE_FILE.',
  },
  'passphrase-form': {
    en: 'Passphrase of the keys ({path}): one line of at least {least} characters is expected. "openssl rand -base64 24" prints one.',
    ar: 'عبارة مرور المفاتيح ({path}): يُنتظر سطر واحد من {least} حرفًا على الأقل. الأمر «openssl rand -base64 24» يعطي عبارة.',
    fr: 'Phrase secrète des clés ({path}) : une ligne d’au moins {least} caractères est attendue. « openssl rand -base64 24 » en donne une.',
  },
  unread: {
    en: '{path}: it cannot be read by this account ({code}). Give it to the account the desk runs as (chown), put it back, or name another.',
    ar: '{path}: لا يستطيع حساب المكتب قراءته ({code}). على مدير النظام إعطاؤه للحساب الذي يعمل به المكتب (chown) أو إعادته أو تسمية غيره.',
    fr: '{path} : ce compte ne peut le lire ({code}). L’administrateur le donne au compte du bureau (chown), le remet en place, ou en nomme un autre.',
  },
  'open-to-others': {
    en: 'Key {path}: only its owner may read it, and others can. Run "chmod 600 {path}", and consider whether somebody has copied it.',
    ar: 'المفتاح {path}: لا يقرؤه إلا مالكه، وغيره يستطيع ذلك. على مدير النظام تشغيل «chmod 600 {path}» والنظر فيما إذا كان أحد قد نسخه.',
    fr: 'Clé {path} : seul son propriétaire peut la lire, et d’autres le peuvent. L’administrateur lance « chmod 600 {path} », et se demande si quelqu’un l’a copiée.',
  },
  'sealed-unusable': {
    en: 'Key {name}: {why}. Check keys-passphrase-file (ROGATORY_KEYS_PASSPHRASE_FILE), or bring the key back from a backup.',
    ar: 'المفتاح {name}: {why}. على مدير النظام التحقق من keys-passphrase-file (ROGATORY_KEYS_PASSPHRASE_FILE) أو استرجاع المفتاح من نسخة احتياطية.',
    fr: 'Clé {name} : {why}. L’administrateur vérifie keys-passphrase-file (ROGATORY_KEYS_PASSPHRASE_FILE), ou reprend la clé d’une sauvegarde.',
  },
  'sealed-otherwise': {
    en: 'it is sealed, and not in the form this program writes, or under the name of another key',
    ar: 'مختوم بغير الصيغة التي يكتبها هذا البرنامج، أو باسم مفتاح آخر',
    fr: 'elle est scellée, et non sous la forme qu’écrit ce programme, ou sous le nom d’une autre clé',
  },
  'does-not-open': {
    en: 'the passphrase does not open it, or the file was changed',
    ar: 'لا تفتحه عبارة المرور، أو غُيّر الملف',
    fr: 'la phrase secrète ne l’ouvre pas, ou le fichier a été changé',
  },
  'of-captures': {
    en: 'Key of captures ({name}): a private key in PEM, ECDSA on P-256, is expected. Put back the file as it was, or move it away: another is then made.',
    ar: 'مفتاح الالتقاطات ({name}): يُنتظر مفتاح سري بصيغة PEM من نوع ECDSA على P-256. على مدير النظام إعادة الملف كما كان أو نقله، فيُصنع غيره.',
    fr: 'Clé des captures ({name}) : une clé privée en PEM, ECDSA sur P-256, est attendue. L’administrateur remet le fichier tel qu’il était, ou l’écarte : une autre est alors faite.',
  },
  'of-papers': {
    en: 'Key for papers (signing.key): {why}. Put the file back, or import another with "rogatory key signing".',
    ar: 'مفتاح الأوراق (signing.key): {why}. على مدير النظام إعادة الملف أو إدخال غيره بالأمر «rogatory key signing».',
    fr: 'Clé des papiers (signing.key) : {why}. L’administrateur remet le fichier, ou en importe un autre par « rogatory key signing ».',
  },
  'certificate-missing': {
    en: 'a certificate is expected beside the private key',
    ar: 'تُنتظر شهادة بجانب المفتاح السري',
    fr: 'un certificat est attendu à côté de la clé privée',
  },
  'kind-of-key': {
    en: 'a key of the kind EC P-256 or RSA is expected',
    ar: 'يُنتظر مفتاح من نوع ⁨EC P-256⁩ أو RSA',
    fr: 'une clé du type EC P-256 ou RSA est attendue',
  },
  'token-line': {
    en: 'a line "{line}: …" is expected, since the key is on a token',
    ar: 'يُنتظر سطر «{line}»، إذ المفتاح على وحدة رمزية',
    fr: 'une ligne « {line} : … » est attendue, puisque la clé est sur un jeton',
  },
  'certificate-of-another': {
    en: 'the certificate is of another key',
    ar: 'الشهادة لمفتاح آخر',
    fr: 'le certificat est d’une autre clé',
  },
  'token-has-another': {
    en: 'the certificate is of another key than the one on the token',
    ar: 'الشهادة لمفتاح غير الذي على الوحدة الرمزية',
    fr: 'le certificat est d’une autre clé que celle du jeton',
  },
  'no-token-program': {
    en: 'pkcs11-tool is not on this machine (Debian: opensc)',
    ar: 'البرنامج pkcs11-tool غير موجود على هذا الجهاز (في Debian: ‏opensc)',
    fr: 'pkcs11-tool n’est pas sur cette machine (Debian : opensc)',
  },
  'token-did-not-sign': {
    en: 'the token did not sign: {found}',
    ar: 'لم توقّع الوحدة الرمزية: {found}',
    fr: 'le jeton n’a pas signé : {found}',
  },
  'no-reason': { en: 'no reason given', ar: 'بلا ذكر سبب', fr: 'sans raison donnée' },
  'of-mails': {
    en: 'Mail: keys/mail-smime.pem is expected to hold a private key and its certificate in PEM ({why}).',
    ar: 'البريد: يُنتظر أن يحمل keys/mail-smime.pem مفتاحًا سريًا وشهادته بصيغة PEM ({why}). على مدير النظام تصحيحه.',
    fr: 'Courrier : keys/mail-smime.pem doit contenir une clé privée et son certificat en PEM ({why}). L’administrateur le corrige.',
  },
  'first-of-another': {
    en: 'the first certificate is not that of the key',
    ar: 'الشهادة الأولى ليست شهادة المفتاح',
    fr: 'le premier certificat n’est pas celui de la clé',
  },
});
