// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Who is asking, and whether they may. */
export const accessSays = sentences({
  'account-closed': {
    en: 'Access: the account of this session is closed.',
    ar: 'الدخول: حساب هذه الجلسة مغلق. راجع مدير النظام.',
    fr: 'Accès : le compte de cette session est fermé. Adressez-vous à l’administrateur.',
  },
  'not-allowed': {
    en: 'Access: "{verb} {subject}" is not for this person (core/access). Ask a member of the case whose role allows it.',
    ar: 'الدخول: هذا الإجراء ليس من صلاحية هذا الشخص. اطلبه من عضو في القضية يسمح له دوره بذلك.',
    fr: 'Accès : cet acte n’est pas ouvert à cette personne. Demandez-le à un membre de l’affaire dont le rôle le permet.',
  },
  'no-second-factor': {
    en: 'Access: this act needs a second factor, and the account has none enrolled.',
    ar: 'الدخول: يحتاج هذا الإجراء إلى عامل تحقق ثانٍ، ولا يوجد عامل مسجَّل لهذا الحساب. سجّل واحدًا في صفحة حسابك.',
    fr: 'Accès : cet acte exige un second facteur et le compte n’en a aucun. Enregistrez-en un sur la page de votre compte.',
  },
  'second-factor-old': {
    en: 'Access: the second factor was not shown in the last {minutes} minutes. Show it, then repeat the act.',
    ar: 'الدخول: لم يُبرَز عامل التحقق الثاني خلال آخر {minutes} دقيقة. أبرزه ثم أعد الإجراء.',
    fr: 'Accès : le second facteur n’a pas été présenté dans les {minutes} dernières minutes. Présentez-le, puis refaites l’acte.',
  },
  'not-found': {
    en: 'Access: no {subject} that this person may see. Check the address, or ask to be taken into the case.',
    ar: 'الدخول: لا يوجد هنا ما يحق لهذا الشخص الاطلاع عليه. تحقق من العنوان أو اطلب ضمّك إلى القضية.',
    fr: 'Accès : il n’y a rien ici que cette personne puisse voir. Vérifiez l’adresse ou demandez à entrer dans l’affaire.',
  },
  'calendar-closed': {
    en: 'Calendar: this address opens nothing. Make a new one on the desk.',
    ar: 'التقويم: هذا العنوان لا يفتح شيئًا. أنشئ عنوانًا جديدًا على المكتب.',
    fr: 'Calendrier : cette adresse n’ouvre rien. Créez-en une nouvelle sur le bureau.',
  },
  'no-job': {
    en: 'Job: none of a case of this person. Check the address.',
    ar: 'العمل: لا يوجد عمل كهذا في قضايا هذا الشخص. تحقق من العنوان.',
    fr: 'Travail : aucun de ce genre dans les affaires de cette personne. Vérifiez l’adresse.',
  },
  'no-upload': {
    en: 'Upload: none of this person that goes on. Begin a new one.',
    ar: 'الرفع: لا يوجد رفع جارٍ لهذا الشخص. ابدأ رفعًا جديدًا.',
    fr: 'Envoi : cette personne n’en a aucun en cours. Commencez-en un nouveau.',
  },
  'no-picture-item': {
    en: 'Picture: its item is not there.',
    ar: 'الصورة: عنصرها غير موجود. أعد فتح القائمة.',
    fr: 'Image : son élément n’est pas là. Rouvrez la liste.',
  },
  'no-portal-account': {
    en: 'Portal account: there is no such record.',
    ar: 'حساب البوابة: لا يوجد قيد كهذا. أعد فتح القائمة.',
    fr: 'Compte de portail : il n’y a pas de telle fiche. Rouvrez la liste.',
  },
  'no-such-target': {
    en: 'Request: it asks about no such target.',
    ar: 'الطلب: لا يسأل عن هدف كهذا. أعد تحميله.',
    fr: 'Demande : elle ne porte sur aucune cible de ce genre. Rechargez-la.',
  },
  'nothing-to-confirm': {
    en: 'Request: it rests on no such doubtful fact, so there is nothing to confirm.',
    ar: 'الطلب: لا يستند إلى معلومة مشكوك فيها كهذه، فلا شيء يُؤكَّد.',
    fr: 'Demande : elle ne repose sur aucun fait douteux de ce genre ; il n’y a rien à confirmer.',
  },
  'not-of-batch': {
    en: 'Request: it was not drafted in this batch.',
    ar: 'الطلب: لم يُصغ في هذه الدفعة.',
    fr: 'Demande : elle n’a pas été rédigée dans ce lot.',
  },
  'no-such-gate': {
    en: 'Request: no such gate is closed on it. Those that are stand in its answer.',
    ar: 'الطلب: لا توجد ضمانة مغلقة كهذه عليه. صفحته تعرض الضمانات المغلقة.',
    fr: 'Demande : aucune garantie de ce nom n’y est fermée. Sa page montre celles qui le sont.',
  },
  'key-four-eyes': {
    en: 'Mail key: whoever brought it does not confirm it (four eyes). Ask a colleague.',
    ar: 'مفتاح البريد: من أحضره لا يؤكده (مبدأ العيون الأربع). اطلب ذلك من زميل.',
    fr: 'Clé de courrier : qui l’a apportée ne la confirme pas (quatre yeux). Demandez à un collègue.',
  },
  'login-taken': {
    en: 'Account: the login is taken. Choose another.',
    ar: 'الحساب: اسم الدخول مستعمل. اختر غيره.',
    fr: 'Compte : ce nom de connexion est pris. Choisissez-en un autre.',
  },
  'login-taken-by': {
    en: 'Account: "{login}" is taken. Choose another.',
    ar: 'الحساب: اسم الدخول «{login}» مستعمل. اختر غيره.',
    fr: 'Compte : le nom « {login} » est pris. Choisissez-en un autre.',
  },
  'roles-apart': {
    en: 'Account: {why}. Give the role to another person.',
    ar: 'الحساب: {why}. أعطِ الدور لشخص آخر.',
    fr: 'Compte : {why}. Donnez le rôle à une autre personne.',
  },
  'own-account-apart': {
    en: 'nobody changes their own account here',
    ar: 'لا يغيّر أحد حسابه بنفسه هنا',
    fr: 'nul ne change ici son propre compte',
  },
  'held-released': {
    en: 'a held account is released by another administrator or the overseer',
    ar: 'الحساب الموقوف يُفرج عنه مدير نظام آخر أو جهة الرقابة',
    fr: 'un compte retenu est libéré par un autre administrateur ou par le contrôleur',
  },
  'held-alone': {
    en: 'administrator and overseer are held alone',
    ar: 'دورا مدير النظام وجهة الرقابة لا يجتمعان مع دور آخر',
    fr: 'les rôles d’administrateur et de contrôleur ne se cumulent avec aucun autre',
  },
  'too-many-attempts': {
    en: 'Sign-in: too many failed attempts in {minutes} minutes for this name or from this address. Wait, then try again.',
    ar: 'تسجيل الدخول: محاولات فاشلة كثيرة خلال {minutes} دقيقة بهذا الاسم أو من هذا العنوان. انتظر ثم حاول مجددًا.',
    fr: 'Connexion : trop d’échecs en {minutes} minutes pour ce nom ou depuis cette adresse. Attendez, puis réessayez.',
  },
  'not-held': {
    en: 'Account: it is not held. The administrator opens or closes it.',
    ar: 'الحساب: ليس موقوفًا. مدير النظام يفتحه أو يغلقه.',
    fr: 'Compte : il n’est pas retenu. L’administrateur l’ouvre ou le ferme.',
  },
  'reset-by-you': {
    en: 'Account: you have reset its sign-in, so another administrator or the overseer releases it.',
    ar: 'الحساب: أنت من أعاد ضبط دخوله، فيُفرج عنه مدير نظام آخر أو جهة الرقابة.',
    fr: 'Compte : vous avez réinitialisé sa connexion ; un autre administrateur ou le contrôleur le libère.',
  },
  'old-password-wrong': {
    en: 'Password: the old one does not fit. Nothing was changed.',
    ar: 'كلمة المرور: القديمة غير مطابقة. لم يتغير شيء.',
    fr: 'Mot de passe : l’ancien ne correspond pas. Rien n’a été modifié.',
  },
  'password-same': {
    en: 'Password: the new one is the old one. Choose another.',
    ar: 'كلمة المرور: الجديدة هي القديمة نفسها. اختر غيرها.',
    fr: 'Mot de passe : le nouveau est l’ancien. Choisissez-en un autre.',
  },
  'password-weak': {
    en: 'Password: at least twelve characters are expected, of six kinds or more, not only digits and without the own name. Take a sentence.',
    ar: 'كلمة المرور: يُنتظر اثنا عشر حرفًا على الأقل، من ستة أنواع مختلفة أو أكثر، لا أرقامًا فقط وبلا اسم صاحبها. خذ جملة.',
    fr: 'Mot de passe : au moins douze caractères sont attendus, dont six différents ou plus, pas seulement des chiffres et sans votre nom. Prenez une phrase.',
  },
  'reset-own': {
    en: 'Account: nobody resets their own sign-in here. Change it under "own account", or ask another administrator.',
    ar: 'الحساب: لا يعيد أحد ضبط دخوله بنفسه هنا. غيّره في صفحة «حسابي»، أو اطلب من مدير نظام آخر.',
    fr: 'Compte : nul ne réinitialise ici sa propre connexion. Changez-la sur la page de votre compte, ou demandez à un autre administrateur.',
  },
  'closed-before-reset': {
    en: 'Account: it is closed. Open it again first, then reset its sign-in.',
    ar: 'الحساب: مغلق. أعد فتحه أولًا ثم أعد ضبط دخوله.',
    fr: 'Compte : il est fermé. Rouvrez-le d’abord, puis réinitialisez sa connexion.',
  },
  'show-present-factor': {
    en: 'Second factor: show the present one first; then another can be enrolled.',
    ar: 'عامل التحقق الثاني: أبرز العامل الحالي أولًا، ثم يمكن تسجيل غيره.',
    fr: 'Second facteur : présentez d’abord l’actuel ; un autre peut ensuite être enregistré.',
  },
  'none-enrolled': {
    en: 'Second factor: none is enrolled on this account. Begin enrolment first.',
    ar: 'عامل التحقق الثاني: لا عامل مسجَّل لهذا الحساب. ابدأ التسجيل أولًا.',
    fr: 'Second facteur : aucun n’est enregistré sur ce compte. Commencez d’abord l’enregistrement.',
  },
  'code-refused': {
    en: 'Second factor: the code or password does not fit, or the code was used already. Wait for the next code.',
    ar: 'عامل التحقق الثاني: الرمز أو كلمة المرور غير مطابق، أو سبق استعمال الرمز. انتظر الرمز التالي.',
    fr: 'Second facteur : le code ou le mot de passe ne correspond pas, ou le code a déjà servi. Attendez le code suivant.',
  },
  'vault-key-missing': {
    en: 'Key of the desk: keys/vault.key is missing; what is sealed to it cannot be opened. Put it back.',
    ar: 'مفتاح المكتب: الملف keys/vault.key مفقود، ولا يمكن فتح ما خُتم به. أعده إلى مكانه.',
    fr: 'Clé du bureau : keys/vault.key manque ; ce qui est scellé pour elle ne s’ouvre pas. Remettez-la.',
  },
  'code-needed': {
    en: 'Sign-in: the account has a second factor. Send its code with name and password.',
    ar: 'تسجيل الدخول: للحساب عامل تحقق ثانٍ. أدخل رمزه مع الاسم وكلمة المرور.',
    fr: 'Connexion : le compte a un second facteur. Donnez son code avec le nom et le mot de passe.',
  },
  'sign-in-refused': {
    en: 'Sign-in: name, password or code does not fit, or the account is closed.',
    ar: 'تسجيل الدخول: الاسم أو كلمة المرور أو الرمز غير مطابق، أو الحساب مغلق. تحقق منها وحاول مجددًا.',
    fr: 'Connexion : le nom, le mot de passe ou le code ne correspond pas, ou le compte est fermé. Vérifiez, puis réessayez.',
  },
  'first-password': {
    en: 'API: the first password has to be replaced before anything else.',
    ar: 'المكتب: يجب استبدال كلمة المرور الأولى قبل أي شيء آخر.',
    fr: 'Bureau : le premier mot de passe doit être remplacé avant toute autre chose.',
  },
  'csrf-missing': {
    en: 'API: the header x-csrf-token is missing or not of this session. Reload the page.',
    ar: 'المكتب: التغيير لا يحمل علامة هذه الجلسة (x-csrf-token). أعد تحميل الصفحة.',
    fr: 'Bureau : la modification ne porte pas la marque de cette session (x-csrf-token). Rechargez la page.',
  },
  'other-origin': {
    en: 'API: the change comes from another site. Open the desk at its own address (ROGATORY_ORIGIN).',
    ar: 'المكتب: التغيير آتٍ من موقع آخر. افتح المكتب على عنوانه الخاص (ROGATORY_ORIGIN).',
    fr: 'Bureau : la modification vient d’un autre site. Ouvrez le bureau à sa propre adresse (ROGATORY_ORIGIN).',
  },
  'other-site': {
    en: 'API: the change comes from another site. Open the desk at its own address.',
    ar: 'المكتب: التغيير آتٍ من موقع آخر. افتح المكتب على عنوانه الخاص.',
    fr: 'Bureau : la modification vient d’un autre site. Ouvrez le bureau à sa propre adresse.',
  },
  'no-session': {
    en: 'API: no session, or one that has ended. Sign in.',
    ar: 'المكتب: لا توجد جلسة، أو أنها انتهت. سجّل الدخول.',
    fr: 'Bureau : aucune session, ou elle est terminée. Connectez-vous.',
  },
  'pages-not-built': {
    en: 'Web: the pages are not built. Run "npm start", or "npx vite build src/web".',
    ar: 'المكتب: لم تُبنَ صفحاته. على مدير النظام تشغيل «npm start» أو «npx vite build src/web».',
    fr: 'Bureau : ses pages ne sont pas construites. L’administrateur lance « npm start », ou « npx vite build src/web ».',
  },
  'no-such-address': {
    en: 'API: there is no such address.',
    ar: 'المكتب: لا يوجد عنوان كهذا. تحقق منه.',
    fr: 'Bureau : cette adresse n’existe pas. Vérifiez-la.',
  },
});
