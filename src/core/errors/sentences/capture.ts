// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Why a page is not visited, or a capture cannot be shown. */
export const captureSays = sentences({
  refused: {
    en: 'Capture refused, {how}: {sentence}',
    ar: 'رُفض الالتقاط، {how}: {sentence}',
    fr: 'Capture refusée, {how} : {sentence}',
  },
  'address-unreadable': {
    en: 'Capture: an address such as https://page.example/path was expected, found something that is none. Give the whole address.',
    ar: 'الالتقاط: كان المنتظر عنوانًا مثل ⁨https://page.example/path⁩، والموجود ليس عنوانًا. اكتب العنوان كاملًا.',
    fr: 'Capture : une adresse telle que https://page.example/path était attendue, ce qui a été trouvé n’en est pas une. Donnez l’adresse entière.',
  },
  'only-web': {
    en: 'Only pages of the web (http, https) are captured; this address begins with "{scheme}".',
    ar: 'لا تُلتقط إلا صفحات الويب (http وhttps)؛ وهذا العنوان يبدأ بـ «{scheme}».',
    fr: 'Seules les pages du web (http, https) sont capturées ; cette adresse commence par « {scheme} ».',
  },
  'holds-password': {
    en: 'The address carries a name or a password; a capture visits public pages and signs in nowhere.',
    ar: 'يحمل العنوان اسمًا أو كلمة مرور؛ والالتقاط يزور صفحات عامة ولا يسجّل الدخول في أي مكان.',
    fr: 'L’adresse porte un nom ou un mot de passe ; une capture visite des pages publiques et ne se connecte nulle part.',
  },
  'hidden-number': {
    en: 'The host is a number written so that it hides {host}; write the address plainly.',
    ar: 'المضيف رقم مكتوب بطريقة تخفي {host}؛ اكتب العنوان صراحةً.',
    fr: 'L’hôte est un nombre écrit de façon à cacher {host} ; écrivez l’adresse clairement.',
  },
  'not-public-network': {
    en: '{address} lies in a network that is not public ({network}); such hosts are not visited.',
    ar: '{address} في شبكة غير عامة ({network})؛ ومثل هذه الأجهزة لا تُزار.',
    fr: '{address} se trouve dans un réseau qui n’est pas public ({network}) ; de tels hôtes ne sont pas visités.',
  },
  'own-machine': {
    en: "{host} is this machine itself; it is visited only with the permission for one's own trial pages.",
    ar: '{host} هو هذا الجهاز نفسه؛ ولا يُزار إلا بالإذن الخاص بصفحات التجربة.',
    fr: '{host} est cette machine même ; elle n’est visitée qu’avec la permission prévue pour ses propres pages d’essai.',
  },
  'net-private4': {
    en: 'a private network, RFC 1918',
    ar: 'شبكة خاصة، RFC 1918',
    fr: 'un réseau privé, RFC 1918',
  },
  'net-link-local': {
    en: 'link-local, where cloud machines keep their secrets',
    ar: 'نطاق محلي للوصلة حيث تحفظ أجهزة السحابة أسرارها',
    fr: 'lien local, où les machines en nuage gardent leurs secrets',
  },
  'net-private6': {
    en: 'a private network, RFC 4193',
    ar: 'شبكة خاصة، RFC 4193',
    fr: 'un réseau privé, RFC 4193',
  },
  'net-operator': {
    en: 'the inside of an operator, RFC 6598',
    ar: 'الشبكة الداخلية لمشغّل اتصالات، RFC 6598',
    fr: 'l’intérieur d’un opérateur, RFC 6598',
  },
  'net-multicast': {
    en: 'multicast',
    ar: 'بث متعدد',
    fr: 'multidiffusion',
  },
  'net-broadcast': {
    en: 'broadcast',
    ar: 'بث عام',
    fr: 'diffusion générale',
  },
  'net-none': {
    en: 'no host at all',
    ar: 'لا مضيف له',
    fr: 'aucun hôte',
  },
  'net-translated': {
    en: 'an IPv4 address translated into IPv6',
    ar: 'عنوان IPv4 محوَّل إلى IPv6',
    fr: 'une adresse IPv4 traduite en IPv6',
  },
  'net-inside': {
    en: 'an IPv4 address inside IPv6',
    ar: 'عنوان IPv4 داخل IPv6',
    fr: 'une adresse IPv4 dans IPv6',
  },
  'net-reserved': {
    en: 'reserved',
    ar: 'محجوزة',
    fr: 'réservé',
  },
  'not-stated': {
    en: 'Capture refused (rule "purpose and legal basis"): {missing} not stated. A visit needs both before it is made.',
    ar: 'رُفض الالتقاط (قاعدة «الغرض والأساس القانوني»): لم يُذكر {missing}. تحتاج الزيارة إلى كليهما قبل إجرائها.',
    fr: 'Capture refusée (règle « but et base légale ») : non indiqué : {missing}. Une visite exige les deux avant d’être faite.',
  },
  'not-public': {
    en: 'Capture refused (rule "public pages only"): what is not open to everybody is asked of the provider, by a request.',
    ar: 'رُفض الالتقاط (قاعدة «الصفحات العامة فقط»): ما ليس متاحًا للجميع يُطلب من مقدّم الخدمة بطلب.',
    fr: 'Capture refusée (règle « pages publiques seulement ») : ce qui n’est pas ouvert à tous se demande au fournisseur, par une demande.',
  },
  protected: {
    en: 'Capture refused (rule "protected persons"): the page is of somebody marked as journalist, lawyer or defender. Ask the legal reviewer for the road that protects them.',
    ar: 'رُفض الالتقاط (قاعدة «الأشخاص المشمولون بالحماية»): الصفحة تخص شخصًا مصنَّفًا صحفيًا أو محاميًا أو مدافعًا. اسأل المراجع القانوني عن الطريق الذي يحميهم.',
    fr: 'Capture refusée (règle « personnes protégées ») : la page est celle d’une personne désignée comme journaliste, avocat ou défenseur. Demandez au réviseur juridique la voie qui les protège.',
  },
  'leads-to-protected': {
    en: 'Capture ended (rule "protected persons"): the page leads its visitors to a page of somebody marked as journalist, lawyer or defender. The visit stopped there and nothing of it was kept. Ask the legal reviewer for the road that protects them.',
    ar: 'أُنهي الالتقاط (قاعدة «الأشخاص المشمولون بالحماية»): تقود الصفحة زوّارها إلى صفحة شخص مصنَّف صحفيًا أو محاميًا أو مدافعًا. توقفت الزيارة هناك ولم يُحفظ منها شيء. اسأل المراجع القانوني عن الطريق الذي يحميهم.',
    fr: 'Capture arrêtée (règle « personnes protégées ») : la page mène ses visiteurs à celle d’une personne désignée comme journaliste, avocat ou défenseur. La visite s’est arrêtée là et rien n’en a été conservé. Demandez au réviseur juridique la voie qui les protège.',
  },
  'list-refused': {
    en: 'List of captures refused (rule "cap and end"): expected {expected}.',
    ar: 'رُفضت قائمة الالتقاط (قاعدة «حدّ ونهاية»): المنتظر {expected}.',
    fr: 'Liste de captures refusée (règle « plafond et fin ») : attendu : {expected}.',
  },
  'part-too-large': {
    en: 'Capture: a part of the archive is too large to be shown; download the archive.',
    ar: 'الالتقاط: جزء من الأرشيف أكبر من أن يُعرض؛ نزّل الأرشيف.',
    fr: 'Capture : une partie de l’archive est trop grande pour être montrée ; téléchargez l’archive.',
  },
  'no-such-proxy': {
    en: 'Capture: the way out that was chosen for the case is none that this desk has (capture-proxies). Choose another; nothing was visited.',
    ar: 'الالتقاط: المخرج المختار للقضية ليس من مخارج هذا المكتب (capture-proxies). اختر غيره؛ لم تُزر أي صفحة.',
    fr: 'Capture : la sortie choisie pour l’affaire n’est pas de celles de ce bureau (capture-proxies). Choisissez-en une autre ; rien n’a été visité.',
  },
  'other-page': {
    en: 'Captures: the other one is of another page, or of another case. Choose two of one page.',
    ar: 'الالتقاطات: الآخر لصفحة أخرى أو من قضية أخرى. اختر اثنين لصفحة واحدة.',
    fr: 'Captures : l’autre est d’une autre page, ou d’une autre affaire. Choisissez-en deux d’une même page.',
  },
  'no-connection': {
    en: 'no connection was made',
    ar: 'لم يُقَم أي اتصال',
    fr: 'aucune connexion n’a été établie',
  },
  'connection-failed': {
    en: 'the connection failed ({code})',
    ar: 'فشل الاتصال ({code})',
    fr: 'la connexion a échoué ({code})',
  },
  'no-such-host': {
    en: 'the name service knows no such host ({code})',
    ar: 'لا تعرف خدمة الأسماء مضيفًا كهذا ({code})',
    fr: 'le service de noms ne connaît pas un tel hôte ({code})',
  },
  'no-address-given': {
    en: 'the name service gave no address',
    ar: 'لم تعطِ خدمة الأسماء أي عنوان',
    fr: 'le service de noms n’a donné aucune adresse',
  },
  'limit-met': {
    en: 'a limit of the visit was reached',
    ar: 'بلغت الزيارة حدًا من حدودها',
    fr: 'une limite de la visite a été atteinte',
  },
  'sitemap-too-long': {
    en: 'Capture: the sitemap is longer than any may be.',
    ar: 'الالتقاط: خريطة الموقع أطول مما يُقبل. نزّل الأرشيف واقرأها فيه.',
    fr: 'Capture : le plan du site est plus long qu’admis. Téléchargez l’archive et lisez-le là.',
  },
  'others-unreadable': {
    en: 'Capture of others: the file cannot be opened: {why}. It stays an item of the case as it came.',
    ar: 'التقاط من الغير: لا يمكن فتح الملف: {why}. يبقى عنصرًا في القضية كما ورد.',
    fr: 'Capture d’autrui : le fichier ne peut être ouvert : {why}. Il reste un élément de l’affaire tel qu’il est venu.',
  },
  'others-damaged': {
    en: 'it is damaged ({name})',
    ar: 'هو تالف ({name})',
    fr: 'il est endommagé ({name})',
  },
  'others-larger': {
    en: 'it is larger than {bytes} bytes',
    ar: 'حجمه يتجاوز {bytes} بايت',
    fr: 'il dépasse {bytes} octets',
  },
  'others-none-of': {
    en: 'it is none of {formats}',
    ar: 'ليس بأيّ من الصيغ {formats}',
    fr: 'il n’est d’aucun des formats {formats}',
  },
  'others-kind-larger': {
    en: 'a file of this kind is read up to {bytes} bytes',
    ar: 'يُقرأ ملف من هذا النوع حتى {bytes} بايت',
    fr: 'un fichier de ce type est lu jusqu’à {bytes} octets',
  },
  'picture-undrawn': {
    en: 'the picture cannot be decoded, or has more pixels than are read',
    ar: 'تعذّر فك ترميز الصورة، أو نقاطها أكثر مما يُقرأ',
    fr: 'l’image ne peut être décodée, ou a plus de pixels qu’il n’en est lu',
  },
  'har-no-entries': {
    en: 'an HTTP archive (HAR) without its entries',
    ar: 'هو أرشيف HTTP بصيغة HAR بلا قيوده',
    fr: 'c’est une archive HTTP (HAR) sans ses entrées',
  },
  'har-no-json': {
    en: 'an HTTP archive (HAR) that is no JSON',
    ar: 'هو أرشيف HTTP بصيغة HAR وليس نص JSON',
    fr: 'c’est une archive HTTP (HAR) qui n’est pas du JSON',
  },
  'mhtml-no-document': {
    en: 'a saved page (MHTML) without a document in it',
    ar: 'هو صفحة محفوظة بصيغة MHTML لا مستند فيها',
    fr: 'c’est une page enregistrée (MHTML) sans document',
  },
  'wacz-too-many-parts': {
    en: 'the archive lists more than {most} parts',
    ar: 'يسرد الأرشيف أكثر من {most} جزءًا',
    fr: 'l’archive énumère plus de {most} parties',
  },
  'wacz-not-described': {
    en: 'a ZIP without the description of a WACZ ({file})',
    ar: 'هو ملف ZIP بلا وصف WACZ ({file})',
    fr: 'c’est un ZIP sans la description d’un WACZ ({file})',
  },
  'too-much-for-one': {
    en: 'it takes more time or memory than one file may',
    ar: 'يستهلك وقتًا أو ذاكرة أكثر مما يُسمح لملف واحد',
    fr: 'il prend plus de temps ou de mémoire qu’un fichier n’y a droit',
  },
  'not-of-others': {
    en: 'Capture of others refused: {why}. Choose an item that was uploaded.',
    ar: 'رُفض التقاط الغير: {why}. اختر عنصرًا رُفع إلى القضية.',
    fr: 'Capture d’autrui refusée : {why}. Choisissez un élément qui a été envoyé.',
  },
  'no-such-item': {
    en: 'the case has no such item',
    ar: 'لا يوجد في القضية عنصر كهذا',
    fr: 'l’affaire n’a pas cet élément',
  },
  'answers-or-own': {
    en: 'the item answers a request, or comes from this desk',
    ar: 'العنصر جواب عن طلب أو صادر عن هذا المكتب',
    fr: 'l’élément répond à une demande, ou vient de ce bureau',
  },
  'taken-before': {
    en: 'the item was taken for a capture before',
    ar: 'سبق اعتبار العنصر التقاطًا',
    fr: 'l’élément a déjà été pris pour une capture',
  },
  'not-ready': {
    en: 'Capture: {what}.',
    ar: 'الالتقاط: {what}.',
    fr: 'Capture : {what}.',
  },
  'no-such-picture': {
    en: 'it has no picture of that number',
    ar: 'لا توجد فيه صورة بهذا الرقم',
    fr: 'elle n’a pas d’image de ce numéro',
  },
  'still-made': {
    en: 'it is still being made, or it failed; its page says which',
    ar: 'ما زال جاريًا أو فشل؛ وصفحته تبيّن ذلك',
    fr: 'elle est encore en cours, ou elle a échoué ; sa page le dit',
  },
  'bytes-erased': {
    en: 'its bytes were erased; the log says when and why',
    ar: 'مُحيت بايتاته؛ والسجل يذكر متى ولماذا',
    fr: 'ses octets ont été effacés ; le journal dit quand et pourquoi',
  },
  unreachable: {
    en: 'Capture: nothing answered at this address ({fault}). Check it, or try again later; nothing was written.',
    ar: 'الالتقاط: لم يُجب شيء على هذا العنوان ({fault}). تحقق منه أو حاول لاحقًا؛ لم يُكتب شيء.',
    fr: 'Capture : rien n’a répondu à cette adresse ({fault}). Vérifiez-la ou réessayez plus tard ; rien n’a été écrit.',
  },
  'no-display': {
    en: 'Capture by hand: this machine shows no windows (neither DISPLAY nor WAYLAND_DISPLAY is set). Use a machine with a screen, or capture the page without --manual.',
    ar: 'الالتقاط اليدوي: لا يعرض هذا الجهاز نوافذ (لا DISPLAY ولا WAYLAND_DISPLAY). استعمل جهازًا له شاشة، أو التقط الصفحة بغير الطريقة اليدوية.',
    fr: 'Capture à la main : cette machine n’affiche pas de fenêtres (ni DISPLAY ni WAYLAND_DISPLAY). Prenez une machine avec un écran, ou capturez la page sans --manual.',
  },
  'no-chromium': {
    en: 'Capture: no chromium was found ({programs}). Install the package chromium, or name the program in ROGATORY_CHROMIUM.',
    ar: 'الالتقاط: لم يُعثر على chromium ({programs}). اطلب من مدير النظام تثبيت الحزمة chromium أو تسمية البرنامج في ROGATORY_CHROMIUM.',
    fr: 'Capture : aucun chromium n’a été trouvé ({programs}). Faites installer le paquet chromium, ou nommer le programme dans ROGATORY_CHROMIUM.',
  },
  'browser-not-started': {
    en: 'Capture: {program} could not be started ({faults}). Start it by hand as this user to see why; as a user other than root it is never started without its sandbox.',
    ar: 'الالتقاط: تعذر تشغيل {program} ({faults}). شغّله يدويًا بهذا المستخدم لمعرفة السبب؛ وبغير المستخدم root لا يُشغَّل أبدًا بلا عزله.',
    fr: 'Capture : {program} n’a pas pu être lancé ({faults}). Lancez-le à la main sous cet utilisateur pour voir pourquoi ; sous un autre que root, il n’est jamais lancé sans son bac à sable.',
  },
  purpose: {
    en: 'the purpose',
    ar: 'الغرض',
    fr: 'le but',
  },
  legalBasis: {
    en: 'the legal basis',
    ar: 'الأساس القانوني',
    fr: 'la base légale',
  },
  'address-given': {
    en: 'the address given',
    ar: 'العنوان المعطى',
    fr: 'l’adresse donnée',
  },
  'page-of-list': {
    en: 'a page of the list',
    ar: 'صفحة من القائمة',
    fr: 'une page de la liste',
  },
  'leads-visitors': {
    en: 'where the page leads its visitors',
    ar: 'حيث تقود الصفحة زوّارها',
    fr: 'là où la page mène ses visiteurs',
  },
  'cap-pages': {
    en: '1 to {most} pages, found {found}',
    ar: 'من 1 إلى {most} صفحة، والموجود {found}',
    fr: 'de 1 à {most} pages, {found} trouvées',
  },
  'cap-visits': {
    en: '1 to {most} visits of each page, found {found}',
    ar: 'من 1 إلى {most} زيارة لكل صفحة، والموجود {found}',
    fr: 'de 1 à {most} visites de chaque page, {found} trouvées',
  },
  'cap-hours': {
    en: 'at least {least} hour between two visits of a page, found {found}',
    ar: 'ساعة على الأقل ({least}) بين زيارتين لصفحة، والموجود {found}',
    fr: 'au moins {least} heure entre deux visites d’une page, {found} trouvé',
  },
  'cap-pause': {
    en: 'a pause of at least {least} seconds, found {found}',
    ar: 'توقف لا يقل عن {least} ثانية، والموجود {found}',
    fr: 'une pause d’au moins {least} secondes, {found} trouvé',
  },
  'cap-future': {
    en: 'an end in the future',
    ar: 'نهاية في المستقبل',
    fr: 'une fin à venir',
  },
  'cap-end': {
    en: 'an end within {days} days',
    ar: 'نهاية خلال {days} يومًا',
    fr: 'une fin dans les {days} jours',
  },
});
