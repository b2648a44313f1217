// SPDX-License-Identifier: Apache-2.0

import type { Protection } from '../../analysis/privilege.ts';
import type { Language } from '../../documents/document-text.ts';
import { withFrench } from '../../documents/french-spaces.ts';

/** What the report of a bundle says, in the three languages. */
export interface ReportWords {
  readonly title: string;
  readonly footer: string;
  readonly training: string;
  readonly labels: Readonly<
    Record<'case' | 'bundle' | 'made' | 'desk' | 'program' | 'requests' | 'exhibits' | 'readings' | 'custody' | 'members', string>
  >;
  readonly headings: Readonly<
    Record<'purpose' | 'asked' | 'came' | 'missing' | 'read' | 'proves' | 'custody' | 'limits' | 'check' | 'certificate', string>
  >;
  readonly heads: Readonly<Record<'asked' | 'came' | 'missing' | 'read' | 'stated' | 'custody', readonly string[]>>;
  /** Before the table of what persons stated of the rows of a table. */
  readonly stated: string;
  readonly purpose: readonly string[];
  /** What the defence is told besides. */
  readonly forDefence: readonly string[];
  readonly nothing: Readonly<Record<'asked' | 'came' | 'missing' | 'read', string>>;
  /** Names of what may be kept out of a bundle. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Why privileged records are not in the bundle, by whose protection. */
  readonly privileged: Readonly<Record<Protection, string>>;
  /** The program's own reasons. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Of an act in the log, a refusal with the code of its rule after it; and who acts where no person does. */
  readonly outcomes: Readonly<Record<'done' | 'refused' | 'desk', string>>;
  /** Where the program itself says by whom it was decided. */
  readonly deciders: Readonly<Record<string, string>>;
  /** Beside an exhibit whose bytes are not in the bundle. */
  readonly notInHere: string;
  /** What it means that single records were left out. */
  readonly redaction: string;
  /** The ladder from a record to a person. */
  readonly proves: readonly string[];
  readonly limits: readonly string[];
  readonly check: readonly string[];
  readonly moreCustody: string;
  readonly certificate: string;
  readonly signature: {
    readonly name: string;
    readonly office: string;
    readonly date: string;
    readonly line: string;
    readonly seal: string;
  };
  /** Of the candidate of a blank; never used here, and the adapters ask for it. */
  readonly candidate: string;
  readonly colon: string;
}

export const reportWords: Readonly<Record<Language, ReportWords>> = withFrench({
  en: {
    title: 'Report on the evidence of a case',
    footer: 'Page {page} of {pages}',
    training: 'TRAINING: INVENTED',
    labels: {
      case: 'Case',
      bundle: 'Bundle',
      made: 'Made at (UTC)',
      desk: 'Log of the desk',
      program: 'Program',
      requests: 'Requests',
      exhibits: 'Exhibits',
      readings: 'Readings',
      custody: 'Acts recorded',
      members: 'People with access',
    },
    headings: {
      purpose: '1. What this is',
      asked: '2. What was asked, and by whom it was approved',
      came: '3. What came back',
      missing: '4. What is not in here',
      read: '5. How it was read',
      proves: '6. What the evidence says, and what it does not',
      custody: '7. Who did what, and when',
      limits: '8. Limits',
      check: '9. How to check this without trusting whoever made it',
      certificate: '10. Certificate of the custodian',
    },
    heads: {
      asked: ['Request', 'Kind', 'Approved by', 'Sent (UTC)'],
      came: ['Exhibit', 'SHA-256', 'Received (UTC)', 'Received by'],
      missing: ['Kind', 'How many', 'Reason', 'Decided by'],
      read: ['Exhibit', 'Files read', 'Records', 'Not readable'],
      stated: ['Exhibit', 'Stated', 'By', 'On'],
      custody: ['At (UTC)', 'Who', 'Act', 'Outcome'],
    },
    purpose: [
      'This report belongs to a bundle: a folder with the originals as they were received, the records read from them, the requests they answer, and the entries of the custody log. The report is for reading; the originals are the evidence.',
      'Every file of the bundle is listed with its hash in a list whose hash stands in the custody log. The log is signed; nothing in it can be changed, taken out or dated back without the check showing it.',
    ],
    forDefence: [
      'This is the defence edition. It holds the raw return by default; each part that is not in here is listed in section 4 with its kind, how many, the reason and who decided. Assessments and notes of the investigation are in it.',
      'The defence may have words and a period counted in everything this edition does not hold. The answer is given in numbers, logged and printed; the words stay confidential.',
    ],
    stated:
      'No source says the following. A person stated it of all rows of a table when they said what its columns are; in each record it is marked as stated by a person, and the line of the source stands beside it as it was.',
    nothing: {
      asked: 'No request was made in this case.',
      came: 'Nothing was received in this case.',
      missing: 'Nothing of the case was kept out.',
      read: 'No exhibit was read by the program.',
    },
    kinds: {
      original: 'exhibits',
      record: 'records',
      lead: 'assessments of analysts',
      target: 'identifiers taken from what is left out',
      advice: 'advice on such identifiers',
      request: 'requests that name such identifiers',
      'incoming request': 'requests of other States whose paper is left out',
      paper: 'papers beside the case that name what is left out',
      note: 'notes and messages that name such identifiers',
    },
    privileged: {
      lawyer: 'Privileged (lawyer)',
      doctor: 'Privileged (doctor)',
      journalist: 'Privileged (journalist)',
      cleric: 'Privileged (cleric)',
      parliament: 'Privileged (member of parliament)',
      diplomat: 'Privileged (diplomat)',
    },
    reasons: {
      'not held against the seals of the case yet': 'Not held against the seals of the case yet.',
      'holds records that are left out': 'The file holds records that are left out. Its other records are here.',
      'names an identifier that is left out': 'It names an identifier that is left out.',
      erased: 'Erased.',
      'not asked for, not decided': 'Not asked for by the request; nobody has decided yet whether it may be read.',
      'not asked for, sealed': 'Not asked for by the request; sealed.',
      'not asked for, returned': 'Not asked for by the request; returned to the provider.',
    },
    outcomes: { done: 'done', refused: 'refused by', desk: 'the desk itself' },
    deciders: {
      'see the entries "privilege-sealed" of the log': 'See the entries “privilege-sealed” of the log.',
      'see the entries "over-production-found" of the log': 'Nobody yet: see the entries “over-production-found” of the log.',
      'see the entries "over-production-decided" of the log': 'See the entries “over-production-decided” of the log.',
    },
    notInHere: '(the file itself is not in here, see 4)',
    redaction:
      'Where single records are left out, the file that holds them is left out as well; its hash is stated, so that it can be compared if it is ever shown. In the place of each record stands a commitment: a number that tells nothing of the record, and by which that record, if it is given out later, can be shown to be the one that was left out.',
    proves: [
      'A record says what the provider’s file says: that an event was recorded for an account. It does not say that the event happened otherwise than it was recorded.',
      'From the record to the account: the provider’s file names the account. From the account to a device: only where the file names one. From the device or the address to a person: never by the file alone; it takes the operator’s answer, the device itself, or a witness.',
      'An address belongs to a connection at a moment. Without the exact second, its time zone and, behind shared addresses, the port, it may have been that of many people.',
    ],
    limits: [
      'Times stand as the provider wrote them; where the file states no zone, none was assumed in silence.',
      'What the program could not read is listed as a gap in the coverage files; it is in the originals, and a person can read it there.',
      'Names in this report are those of the desk’s accounts. The check shows that an act was recorded under that account, not who sat at the desk.',
      'That nothing was changed since it was received says nothing on what happened before. Whether it was lawfully obtained, and what it proves, is for the court.',
    ],
    check: [
      'rogatory verify FILE.zip --trust FOLDER names everything found, good and bad. The folder holds the desk’s key, obtained from the authority itself and not with this bundle.',
      'Without any program of ours: sha256sum -c manifest-sha256.txt in the folder of the bundle compares every file with its hash.',
    ],
    moreCustody: 'Further acts are in custody.csv; all of them, with proofs, in the folder log.',
    certificate:
      'I have the custody of the records named in this report. They were received and kept as it states, and the copies in this bundle are those that were received.',
    signature: { name: 'Name', office: 'Office', date: 'Date', line: 'Signature of the custodian', seal: 'Seal' },
    candidate: 'not confirmed',
    colon: ': ',
  },
  ar: {
    title: 'تقرير عن أدلة قضية',
    footer: 'صفحة {page} من {pages}',
    training: 'تدريب: بيانات مختلقة',
    labels: {
      case: 'القضية',
      bundle: 'الحزمة',
      made: 'أُعدّت في (التوقيت العالمي)',
      desk: 'سجل المكتب',
      program: 'البرنامج',
      requests: 'الطلبات',
      exhibits: 'الأحراز',
      readings: 'القراءات',
      custody: 'الأفعال المسجّلة',
      members: 'من لهم حق الاطلاع',
    },
    headings: {
      purpose: '1. ما هذا التقرير',
      asked: '2. ما طُلب، ومن اعتمده',
      came: '3. ما ورد',
      missing: '4. ما ليس في هذه الحزمة',
      read: '5. كيف قُرئ',
      proves: '6. ما تقوله الأدلة وما لا تقوله',
      custody: '7. من فعل ماذا ومتى',
      limits: '8. الحدود',
      check: '9. كيفية التحقق دون الثقة بمن أعدّ هذا',
      certificate: '10. شهادة أمين الحيازة',
    },
    heads: {
      asked: ['الطلب', 'النوع', 'اعتمده', 'أُرسل (التوقيت العالمي)'],
      came: ['الحرز', 'SHA-256', 'ورد في (التوقيت العالمي)', 'تسلّمه'],
      missing: ['النوع', 'العدد', 'السبب', 'قرّره'],
      read: ['الحرز', 'الملفات المقروءة', 'البيانات', 'ما تعذّرت قراءته'],
      stated: ['الدليل', 'ما ذُكر', 'من ذكره', 'التاريخ'],
      custody: ['الوقت (العالمي)', 'من', 'الفعل', 'النتيجة'],
    },
    purpose: [
      'يتبع هذا التقرير حزمةً: مجلدًا فيه الأصول كما وردت، والبيانات المقروءة منها، والطلبات التي تجيب عنها، وقيود سجل الحيازة. التقرير للقراءة، أما الدليل فهو الأصول.',
      'كل ملف في الحزمة مذكور مع بصمته في قائمة بصمتُها مثبتة في سجل الحيازة. السجل موقّع، ولا يمكن تغيير شيء فيه أو حذفه أو تأريخه بأثر رجعي دون أن يظهره الفحص.',
    ],
    forDefence: [
      'هذه نسخة الدفاع. وهي تتضمن الرد الخام من حيث الأصل، ويرد في البند 4 كل جزء ليس فيها مع نوعه وعدده وسببه ومن قرّره. وفيها تقديرات التحقيق وملاحظاته.',
      'للدفاع أن يطلب عدّ كلمات وفترة في كل ما لا تتضمنه هذه النسخة. ويُعطى الجواب أعدادًا، ويُثبت في السجل ويُطبع، وتبقى الكلمات سرية.',
    ],
    stated:
      'ما يلي لا يقوله أي مصدر. ذكره شخص عن جميع صفوف جدول حين بيّن معنى أعمدته؛ وهو موسوم في كل سجل بأن شخصًا ذكره، وسطر المصدر قائم بجانبه كما كان.',
    nothing: {
      asked: 'لم يُقدَّم أي طلب في هذه القضية.',
      came: 'لم يرد شيء في هذه القضية.',
      missing: 'لم يُحجب شيء من القضية.',
      read: 'لم يقرأ البرنامج أي حرز.',
    },
    kinds: {
      original: 'أحراز',
      record: 'بيانات',
      lead: 'تقديرات المحللين',
      target: 'معرّفات مأخوذة مما استُبعد',
      advice: 'مشورة بشأن تلك المعرّفات',
      request: 'طلبات تذكر تلك المعرّفات',
      'incoming request': 'طلبات من دول أخرى استُبعدت ورقتها',
      paper: 'أوراق ملحقة بالقضية تذكر ما استُبعد',
      note: 'ملاحظات ورسائل تذكر تلك المعرّفات',
    },
    privileged: {
      lawyer: 'تشمله السرية المهنية (محامٍ)',
      doctor: 'تشمله السرية المهنية (طبيب)',
      journalist: 'تشمله السرية المهنية (صحفي)',
      cleric: 'تشمله السرية المهنية (رجل دين)',
      parliament: 'تشمله الحصانة (عضو برلمان)',
      diplomat: 'تشمله الحصانة (دبلوماسي)',
    },
    reasons: {
      'not held against the seals of the case yet': 'لم يُقارن بأختام القضية بعد.',
      'holds records that are left out': 'يتضمن الملف بيانات مستبعدة، وبياناته الأخرى موجودة هنا.',
      'names an identifier that is left out': 'يذكر معرّفًا مستبعدًا.',
      erased: 'تم محوه.',
      'not asked for, not decided': 'لم يطلبه الطلب، ولم يُقرَّر بعد هل يجوز الاطلاع عليه.',
      'not asked for, sealed': 'لم يطلبه الطلب، وقد خُتم عليه.',
      'not asked for, returned': 'لم يطلبه الطلب، وقد أُعيد إلى مقدّم الخدمة.',
    },
    outcomes: { done: 'تم', refused: 'رُفض بالقاعدة', desk: 'المكتب نفسه' },
    deciders: {
      'see the entries "privilege-sealed" of the log': 'انظر قيود السجل من نوع «⁨privilege-sealed⁩».',
      'see the entries "over-production-found" of the log': 'لم يقرر أحد بعد: انظر قيود السجل من نوع «⁨over-production-found⁩».',
      'see the entries "over-production-decided" of the log': 'انظر قيود السجل من نوع «⁨over-production-decided⁩».',
    },
    notInHere: '(الملف نفسه ليس هنا، انظر البند 4)',
    redaction:
      'حيث تُستبعد بيانات بعينها يُستبعد أيضًا الملف الذي يحويها، وتُذكر بصمته لتمكن مقارنته إذا عُرض يومًا. ويحل محل كل بيان رمزُ التزام: رقم لا يكشف شيئًا عن البيان، ويمكن به، إذا سُلّم البيان لاحقًا، إثبات أنه هو البيان المستبعد نفسه.',
    proves: [
      'يقول البيان ما يقوله ملف مقدّم الخدمة: أن حدثًا سُجّل لحساب. ولا يقول إن الحدث وقع على غير ما سُجّل.',
      'من البيان إلى الحساب: يسمّي ملف مقدّم الخدمة الحساب. من الحساب إلى الجهاز: فقط حيث يسمّيه الملف. من الجهاز أو العنوان إلى شخص: لا يكون بالملف وحده أبدًا، بل بجواب المشغّل أو الجهاز نفسه أو شاهد.',
      'العنوان يخص اتصالًا في لحظة. ودون الثانية الدقيقة ومنطقتها الزمنية، والمنفذ خلف العناوين المشتركة، قد يكون عنوان أشخاص كثيرين.',
    ],
    limits: [
      'الأوقات كما كتبها مقدّم الخدمة، وحيث لا يذكر الملف منطقة زمنية لم تُفترض واحدة في صمت.',
      'ما تعذّر على البرنامج قراءته مذكور بوصفه ثغرة في ملفات التغطية، وهو في الأصول حيث يستطيع شخص قراءته.',
      'الأسماء في هذا التقرير أسماء حسابات المكتب. ويبيّن الفحص أن الفعل سُجّل تحت ذلك الحساب، لا من كان جالسًا إلى المكتب.',
      'عدم تغيّر شيء منذ وروده لا يقول شيئًا عما سبق ذلك. أما مشروعية الحصول عليه وما يثبته فللمحكمة.',
    ],
    check: [
      'rogatory verify FILE.zip --trust FOLDER يذكر كل ما وُجد، حسنه وسيئه. ويحوي المجلد مفتاح المكتب المأخوذ من الجهة نفسها لا مع هذه الحزمة.',
      'ودون أي برنامج لنا: sha256sum -c manifest-sha256.txt داخل مجلد الحزمة يقارن كل ملف ببصمته.',
    ],
    moreCustody: 'بقية الأفعال في الملف custody.csv، وجميعها مع البراهين في المجلد log.',
    certificate: 'أنا أمين حيازة السجلات المذكورة في هذا التقرير. وقد وردت وحُفظت كما يبيّن، والنسخ في هذه الحزمة هي التي وردت.',
    signature: { name: 'الاسم', office: 'الصفة', date: 'التاريخ', line: 'توقيع أمين الحيازة', seal: 'الختم' },
    candidate: 'غير مؤكد',
    colon: ': ',
  },
  fr: {
    title: 'Rapport sur les preuves d’une affaire',
    footer: 'Page {page} sur {pages}',
    training: 'EXERCICE : INVENTÉ',
    labels: {
      case: 'Affaire',
      bundle: 'Paquet',
      made: 'Fait le (UTC)',
      desk: 'Journal du bureau',
      program: 'Programme',
      requests: 'Demandes',
      exhibits: 'Pièces',
      readings: 'Lectures',
      custody: 'Actes consignés',
      members: 'Personnes ayant accès',
    },
    headings: {
      purpose: '1. Ce que c’est',
      asked: '2. Ce qui a été demandé, et qui l’a approuvé',
      came: '3. Ce qui est revenu',
      missing: '4. Ce qui n’est pas ici',
      read: '5. Comment cela a été lu',
      proves: '6. Ce que les preuves disent, et ce qu’elles ne disent pas',
      custody: '7. Qui a fait quoi, et quand',
      limits: '8. Limites',
      check: '9. Vérifier sans faire confiance à qui l’a fait',
      certificate: '10. Certificat du dépositaire',
    },
    heads: {
      asked: ['Demande', 'Genre', 'Approuvée par', 'Envoyée (UTC)'],
      came: ['Pièce', 'SHA-256', 'Reçue (UTC)', 'Reçue par'],
      missing: ['Genre', 'Nombre', 'Motif', 'Décidé par'],
      read: ['Pièce', 'Fichiers lus', 'Enregistrements', 'Illisibles'],
      stated: ['Pièce', 'Indiqué', 'Par', 'Le'],
      custody: ['Date (UTC)', 'Qui', 'Acte', 'Résultat'],
    },
    purpose: [
      'Ce rapport appartient à un dossier scellé : un répertoire avec les originaux tels qu’ils ont été reçus, les enregistrements lus, les demandes auxquelles ils répondent et les écritures du journal de traçabilité. Le rapport est fait pour être lu ; les originaux sont la preuve.',
      'Chaque fichier du dossier scellé figure avec son empreinte dans une liste dont l’empreinte est au journal. Le journal est signé ; rien ne peut y être changé, retiré ou antidaté sans que la vérification le montre.',
    ],
    forDefence: [
      'Ceci est l’édition pour la défense. Elle contient par défaut la réponse brute ; chaque partie absente figure à la section 4 avec son genre, son nombre, son motif et qui l’a décidé. Les appréciations et notes de l’enquête y sont.',
      'La défense peut faire compter des mots et une période dans tout ce que cette édition ne contient pas. La réponse est donnée en nombres, consignée et imprimée ; les mots restent confidentiels.',
    ],
    stated:
      'Aucune source ne dit ce qui suit. Une personne l’a indiqué pour toutes les lignes d’un tableau en disant ce que sont ses colonnes ; chaque enregistrement le marque comme indiqué par une personne, et la ligne de la source reste à côté telle quelle.',
    nothing: {
      asked: 'Aucune demande n’a été faite dans cette affaire.',
      came: 'Rien n’a été reçu dans cette affaire.',
      missing: 'Rien de l’affaire n’a été retenu.',
      read: 'Aucune pièce n’a été lue par le programme.',
    },
    kinds: {
      original: 'pièces',
      record: 'enregistrements',
      lead: 'appréciations des analystes',
      target: 'identifiants tirés de ce qui est écarté',
      advice: 'conseils sur ces identifiants',
      request: 'demandes qui nomment ces identifiants',
      'incoming request': 'demandes d’autres États dont l’écrit est écarté',
      paper: 'papiers joints à l’affaire qui nomment ce qui est écarté',
      note: 'notes et messages qui nomment ces identifiants',
    },
    privileged: {
      lawyer: 'Couvert par un secret protégé (avocat)',
      doctor: 'Couvert par un secret protégé (médecin)',
      journalist: 'Couvert par un secret protégé (journaliste)',
      cleric: 'Couvert par un secret protégé (ministre du culte)',
      parliament: 'Couvert par une immunité (parlementaire)',
      diplomat: 'Couvert par une immunité (diplomate)',
    },
    reasons: {
      'not held against the seals of the case yet': 'Pas encore confronté aux scellés de l’affaire.',
      'holds records that are left out': 'Le fichier contient des enregistrements écartés. Ses autres enregistrements sont ici.',
      'names an identifier that is left out': 'Nomme un identifiant écarté.',
      erased: 'Effacé.',
      'not asked for, not decided': 'Non demandé par la demande ; nul n’a encore décidé si cela peut être lu.',
      'not asked for, sealed': 'Non demandé par la demande ; mis sous scellés.',
      'not asked for, returned': 'Non demandé par la demande ; rendu au fournisseur.',
    },
    outcomes: { done: 'fait', refused: 'refusé par', desk: 'le bureau lui-même' },
    deciders: {
      'see the entries "privilege-sealed" of the log': 'Voir les écritures « privilege-sealed » du journal.',
      'see the entries "over-production-found" of the log': 'Personne encore : voir les écritures « over-production-found » du journal.',
      'see the entries "over-production-decided" of the log': 'Voir les écritures « over-production-decided » du journal.',
    },
    notInHere: '(le fichier lui-même n’est pas ici, voir 4)',
    redaction:
      'Lorsque des enregistrements isolés sont écartés, le fichier qui les contient l’est aussi ; son empreinte est indiquée, afin qu’il puisse être comparé s’il est un jour produit. À la place de chaque enregistrement figure un engagement : un nombre qui ne dit rien de l’enregistrement et qui permet, si celui-ci est communiqué plus tard, de montrer que c’est bien celui qui a été écarté.',
    proves: [
      'Un enregistrement dit ce que dit le fichier du fournisseur : qu’un événement a été enregistré pour un compte. Il ne dit pas que l’événement a eu lieu autrement qu’il a été enregistré.',
      'De l’enregistrement au compte : le fichier nomme le compte. Du compte à l’appareil : seulement si le fichier en nomme un. De l’appareil ou de l’adresse à une personne : jamais par le seul fichier ; il faut la réponse de l’opérateur, l’appareil lui-même ou un témoin.',
      'Une adresse appartient à une connexion à un instant. Sans la seconde exacte, son fuseau et, derrière une adresse partagée, le port, elle a pu être celle de beaucoup de gens.',
    ],
    limits: [
      'Les heures sont celles qu’a écrites le fournisseur ; là où le fichier n’indique pas de fuseau, aucun n’a été supposé en silence.',
      'Ce que le programme n’a pas pu lire est indiqué comme lacune dans les fichiers de couverture ; c’est dans les originaux, où une personne peut le lire.',
      'Les noms de ce rapport sont ceux des comptes du bureau. La vérification montre qu’un acte a été consigné sous ce compte, non qui était assis au bureau.',
      'Que rien n’ait été changé depuis la réception ne dit rien de ce qui précède. Si cela a été obtenu légalement, et ce que cela prouve, est l’affaire du tribunal.',
    ],
    check: [
      'rogatory verify FILE.zip --trust FOLDER nomme tout ce qui est trouvé, bon et mauvais. Le répertoire contient la clé du bureau, obtenue de l’autorité elle-même et non avec ce dossier scellé.',
      'Sans aucun programme de notre part : sha256sum -c manifest-sha256.txt dans le répertoire du dossier scellé compare chaque fichier à son empreinte.',
    ],
    moreCustody: 'Les autres actes sont dans custody.csv ; tous, avec leurs preuves, dans le dossier log.',
    certificate:
      'J’ai la garde des enregistrements nommés dans ce rapport. Ils ont été reçus et conservés comme il l’indique, et les copies de ce dossier scellé sont celles qui ont été reçues.',
    signature: { name: 'Nom', office: 'Fonction', date: 'Date', line: 'Signature du dépositaire', seal: 'Sceau' },
    candidate: 'non confirmé',
    colon: ' : ',
  },
});
