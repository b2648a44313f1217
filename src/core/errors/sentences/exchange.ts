// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Mail, its keys, time stamps. */
export const exchangeSays = sentences({
  'other-fingerprint': {
    en: 'Mail key: the fingerprint that was typed is another one. Ask the owner of the mailbox again, by telephone.',
    ar: 'مفتاح البريد: البصمة المكتوبة غير بصمته. اسأل صاحب صندوق البريد مرة أخرى هاتفيًا.',
    fr: 'Clé de courrier : l’empreinte saisie en est une autre. Redemandez au titulaire de la boîte, par téléphone.',
  },
  'private-key': {
    en: 'Mail key: nothing of it was kept. Tell its owner, and ask for the public one.',
    ar: 'مفتاح البريد: لم يُحفظ منه شيء. أبلغ صاحبه واطلب منه المفتاح العام.',
    fr: 'Clé de courrier : rien n’en a été conservé. Prévenez son titulaire et demandez-lui la clé publique.',
  },
  'no-whole-key': {
    en: 'Mail key: one public OpenPGP key (armored) or one certificate (PEM) is expected, from its first line to its last.',
    ar: 'مفتاح البريد: يُنتظر مفتاح OpenPGP عام واحد (armored) أو شهادة واحدة (PEM)، من أول سطر إلى آخر سطر.',
    fr: 'Clé de courrier : une clé publique OpenPGP (armored) ou un certificat (PEM) est attendu, de sa première ligne à la dernière.',
  },
  'several-keys': {
    en: 'Mail key: there are several in the text. Bring the one of the mailbox alone.',
    ar: 'مفتاح البريد: في النص أكثر من مفتاح. أضف مفتاح الصندوق وحده.',
    fr: 'Clé de courrier : il y en a plusieurs dans le texte. N’apportez que celle de la boîte.',
  },
  'key-ended': {
    en: 'Mail key: it is not good on this day. Ask its owner for the present one.',
    ar: 'مفتاح البريد: ليس صالحًا في هذا اليوم. اطلب من صاحبه المفتاح الحالي.',
    fr: 'Clé de courrier : elle n’est pas valable ce jour. Demandez à son titulaire celle qui est en vigueur.',
  },
  'key-of-another': {
    en: 'Mail key: it names {names} and not {address}. Ask its owner for the one of this mailbox.',
    ar: 'مفتاح البريد: يذكر {names} ولا يذكر {address}. اطلب من صاحبه مفتاح هذا الصندوق.',
    fr: 'Clé de courrier : elle nomme {names} et non {address}. Demandez à son titulaire celle de cette boîte.',
  },
  'key-known': {
    en: 'Mail key: it was brought before, and is in use or waits to be compared.',
    ar: 'مفتاح البريد: أُضيف من قبل، وهو مستعمل أو ينتظر المقارنة.',
    fr: 'Clé de courrier : elle a déjà été apportée ; elle est utilisée, ou attend d’être comparée.',
  },
  'no-server': {
    en: 'Mail: no server is configured (settings "smtp" and "mail-from"). Use the portal or post.',
    ar: 'البريد: لم يُضبط خادم (الإعدادان smtp وmail-from). استعمل البوابة أو البريد العادي.',
    fr: 'Courrier : aucun serveur n’est configuré (réglages « smtp » et « mail-from »). Utilisez le portail ou la poste.',
  },
  'papers-not-ready': {
    en: 'Mail: the papers of this version are not signed yet. Wait a moment and try again.',
    ar: 'البريد: لم تُوقَّع أوراق هذه النسخة بعد. انتظر لحظة ثم حاول مجددًا.',
    fr: 'Courrier : les papiers de cette version ne sont pas encore signés. Attendez un instant, puis réessayez.',
  },
  'enclosure-kept': {
    en: 'Mail: {name} (SHA-256 {sha256}) may not leave: something in it is sealed, apart, or not yet held against its request. Settle that, or take it off the paper and have the request approved again.',
    ar: 'البريد: {name} (SHA-256 {sha256}) لا يجوز أن يخرج: فيه ما هو مختوم أو مفرز أو لم يُقابَل بعد بطلبه. احسم ذلك، أو احذفه من الورقة واعرض الطلب للموافقة مجددًا.',
    fr: 'Courriel : {name} (SHA-256 {sha256}) ne doit pas sortir : une partie est sous scellé, mise à part ou pas encore confrontée à sa demande. Réglez cela, ou retirez-le de l’acte et faites approuver la demande à nouveau.',
  },
  'too-large': {
    en: 'Mail: the enclosures have {bytes} bytes together; more than {most} go with no mail. Send them by another way, and take them off the paper or say on it how they come.',
    ar: 'البريد: حجم المرفقات معًا {bytes} بايت؛ وما يزيد على {most} لا يُرسل بأي رسالة. أرسلها بطريق آخر، واحذفها من الورقة أو اذكر فيها كيف تصل.',
    fr: 'Courriel : les pièces jointes font {bytes} octets ensemble ; au-delà de {most}, aucun courriel ne les porte. Envoyez-les par une autre voie, et retirez-les de l’acte ou dites-y comment elles arrivent.',
  },
  'no-address-stated': {
    en: 'Mail: the facts state no mail address of this addressee. Use the way they state.',
    ar: 'البريد: لا تذكر المعلومات عنوان بريد لهذا المرسَل إليه. استعمل الطريقة التي تذكرها.',
    fr: 'Courrier : les faits n’indiquent aucune adresse de ce destinataire. Utilisez la voie qu’ils indiquent.',
  },
  refused: {
    en: 'Mail: the server did not take it ({code}{response}). Nothing was sent. Check the address, or ask whoever keeps the desk.',
    ar: 'البريد: لم يقبله الخادم ({code}{response}). لم يُرسل شيء. تحقق من العنوان أو راجع مدير النظام.',
    fr: 'Courrier : le serveur ne l’a pas accepté ({code}{response}). Rien n’est parti. Vérifiez l’adresse, ou adressez-vous à l’administrateur.',
  },
  'refused-address': {
    en: 'Mail: the server does not take this sender or this addressee ({code}{response}). Nothing was sent. Check the address; where it is right, ask whoever keeps the mail server.',
    ar: 'البريد: لا يقبل الخادم هذا المرسِل أو هذا المرسَل إليه ({code}{response}). لم يُرسل شيء. تحقق من العنوان؛ فإن صح فراجع القائم على خادم البريد.',
    fr: 'Courrier : le serveur n’accepte pas cet expéditeur ou ce destinataire ({code}{response}). Rien n’est parti. Vérifiez l’adresse ; si elle est juste, adressez-vous à qui tient le serveur de courrier.',
  },
  'refused-sign-in': {
    en: 'Mail: the server does not let the desk in ({code}{response}). Nothing was sent. Whoever keeps the desk corrects name and password in the setting "smtp", percent-encoded, and starts it again.',
    ar: 'البريد: لا يسمح الخادم للمكتب بالدخول ({code}{response}). لم يُرسل شيء. يصحّح القائم على المكتب الاسم وكلمة المرور في الإعداد «smtp» بترميز النسبة المئوية ثم يعيد تشغيله.',
    fr: 'Courrier : le serveur refuse l’accès au bureau ({code}{response}). Rien n’est parti. Qui tient le bureau corrige nom et mot de passe dans le réglage « smtp », encodés en pour-cent, et le redémarre.',
  },
  'refused-tls': {
    en: 'Mail: there is no trusted TLS with the server ({code}{response}), and without it nothing is sent. Whoever keeps the desk checks host and port in the setting "smtp" and the certificate of the server.',
    ar: 'البريد: لا اتصال TLS موثوقًا بالخادم ({code}{response})، ولا يُرسل شيء من دونه. يتحقق القائم على المكتب من المضيف والمنفذ في الإعداد «smtp» ومن شهادة الخادم.',
    fr: 'Courrier : pas de TLS de confiance avec le serveur ({code}{response}), et sans lui rien ne part. Qui tient le bureau vérifie hôte et port du réglage « smtp » et le certificat du serveur.',
  },
  'server-away': {
    en: 'Mail: the server cannot be reached ({code}{response}). Nothing was sent. Try again later; if it stays so, whoever keeps the desk checks the setting "smtp" and the line to the server.',
    ar: 'البريد: تعذّر الوصول إلى الخادم ({code}{response}). لم يُرسل شيء. أعد المحاولة لاحقًا؛ وإن استمر ذلك يتحقق القائم على المكتب من الإعداد «smtp» ومن الاتصال بالخادم.',
    fr: 'Courrier : le serveur est injoignable ({code}{response}). Rien n’est parti. Réessayez plus tard ; si cela dure, qui tient le bureau vérifie le réglage « smtp » et la liaison avec le serveur.',
  },
  lost: {
    en: 'Mail: the line was lost while it was being sent ({code}). It may have arrived. Ask the addressee before sending again.',
    ar: 'البريد: انقطع الاتصال أثناء الإرسال ({code}). ربما وصل. اسأل المرسَل إليه قبل إعادة الإرسال.',
    fr: 'Courrier : la liaison a été perdue pendant l’envoi ({code}). Il est peut-être arrivé. Demandez au destinataire avant de renvoyer.',
  },
  'openpgp-unusable': {
    en: 'OpenPGP key: it cannot be used ({why}). Ask its owner for a good one.',
    ar: 'مفتاح OpenPGP: لا يمكن استخدامه ({why}). اطلب من صاحبه مفتاحًا صالحًا.',
    fr: 'Clé OpenPGP : elle est inutilisable ({why}). Demandez-en une bonne à son titulaire.',
  },
  'smime-unusable': {
    en: 'S/MIME certificate: it cannot be used ({why}). Ask its owner for a good one.',
    ar: 'شهادة S/MIME: لا يمكن استخدامها ({why}). اطلب من صاحبها شهادة صالحة.',
    fr: 'Certificat S/MIME : il est inutilisable ({why}). Demandez-en un bon à son titulaire.',
  },
  'no-stamp': {
    en: 'Time-stamp authority {authority}: {found}. Check the address, or name another authority.',
    ar: 'سلطة ختم الوقت {authority}: {found}. تحقق من العنوان أو سمِّ سلطة أخرى.',
    fr: 'Autorité d’horodatage {authority} : {found}. Vérifiez l’adresse, ou nommez une autre autorité.',
  },
  'no-openpgp-key': {
    en: 'Mail: no confirmed OpenPGP key of this mailbox is known. Add one and have a colleague confirm it.',
    ar: 'البريد: لا يُعرف لصندوق البريد هذا مفتاح OpenPGP مؤكد. أضف مفتاحًا واطلب من زميل تأكيده.',
    fr: 'Courrier : aucune clé OpenPGP confirmée de cette boîte n’est connue. Ajoutez-en une et faites-la confirmer par un collègue.',
  },
  'no-certificate': {
    en: 'Mail: no confirmed certificate of this mailbox is known. Add one and have a colleague confirm it.',
    ar: 'البريد: لا تُعرف لصندوق البريد هذا شهادة مؤكدة. أضف شهادة واطلب من زميل تأكيدها.',
    fr: 'Courrier : aucun certificat confirmé de cette boîte n’est connu. Ajoutez-en un et faites-le confirmer par un collègue.',
  },
  'address-not-own': {
    en: "Mail: the address is not of the addressee's own ({domains}).",
    ar: 'البريد: العنوان ليس من عناوين المرسَل إليه نفسه ({domains}). استعمل عنوانًا منها.',
    fr: 'Courrier : l’adresse n’est pas du destinataire lui-même ({domains}). Prenez-en une de celles-là.',
  },
  'only-stated': {
    en: 'only the one that its fact states',
    ar: 'العنوان الذي تذكره المعلومة وحده',
    fr: 'seulement celle que son fait indique',
  },
  'nothing-to-decide': {
    en: 'Dispatch: it is {state}, so there is nothing to decide.',
    ar: 'الإرسال: حالته «{state}»، فلا شيء يُقرَّر. أعد تحميل الصفحة.',
    fr: 'Envoi : il est dans l’état « {state} », il n’y a donc rien à décider. Rechargez la page.',
  },
  'pass-phrase': {
    en: 'it has a pass phrase; the desk signs by itself, so its key has none',
    ar: 'له عبارة مرور؛ والمكتب يوقّع بنفسه فلا عبارة لمفتاحه',
    fr: 'elle a une phrase secrète ; le bureau signe de lui-même, sa clé n’en a donc pas',
  },
  'good-from-to': {
    en: 'it is good from {from} to {to}',
    ar: 'صلاحيتها من {from} إلى {to}',
    fr: 'il est valable de {from} à {to}',
  },
  'rsa-taken': {
    en: 'its key is {kind}; RSA is taken',
    ar: 'مفتاحها {kind}؛ والمقبول RSA',
    fr: 'sa clé est {kind} ; RSA est accepté',
  },
  'desk-key-kind': {
    en: "the desk's key is {kind}; EC P-256 or RSA signs",
    ar: 'مفتاح المكتب {kind}؛ والتوقيع بـ EC P-256 أو RSA',
    fr: 'la clé du bureau est {kind} ; EC P-256 ou RSA signe',
  },
  'does-not-encrypt': {
    en: 'no part of it encrypts on this day',
    ar: 'لا جزء منه يصلح للتشفير في هذا اليوم',
    fr: 'aucune de ses parties ne chiffre à ce jour',
  },
  'no-private-key': {
    en: 'it is no private key that can be read',
    ar: 'ليس مفتاحًا سريًا يمكن قراءته',
    fr: 'ce n’est pas une clé privée lisible',
  },
  'stamp-refused': {
    en: 'it refused',
    ar: 'رفضت',
    fr: 'elle a refusé',
  },
  'stamp-of-other-bytes': {
    en: 'its stamp is of other bytes',
    ar: 'ختمها لبايتات أخرى',
    fr: 'son jeton est d’autres octets',
  },
  'stamp-of-another-request': {
    en: 'its stamp answers another request',
    ar: 'ختمها جواب عن طلب آخر',
    fr: 'son jeton répond à une autre demande',
  },
  'no-answer': {
    en: 'it does not answer',
    ar: 'لا تجيب',
    fr: 'elle ne répond pas',
  },
  'answers-status': {
    en: 'it answers with status {status} and no time-stamp',
    ar: 'تجيب بالحالة {status} ومن دون ختم وقت',
    fr: 'elle répond par l’état {status} et sans jeton d’horodatage',
  },
  'not-a-stamp': {
    en: 'its answer is no time-stamp',
    ar: 'جوابها ليس ختم وقت',
    fr: 'sa réponse n’est pas un jeton d’horodatage',
  },
});
