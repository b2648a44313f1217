// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../../documents/document-text.ts';
import { withFrench } from '../../documents/french-spaces.ts';
import type { Confidence } from '../../routes/knowledge.ts';
import type { AskedAndGiven, ChecklistItem } from './opening.ts';

interface Rung {
  readonly rung: string;
  readonly proves: string;
  readonly not: string;
}

/** What the two pages for the judge say, in the three languages. */
export interface OpeningWords {
  readonly headings: Readonly<Record<'opening' | 'authority' | 'asked' | 'ladder' | 'before' | 'conditions' | 'checklist', string>>;
  readonly heads: Readonly<Record<'authority' | 'asked' | 'ladder' | 'before' | 'conditions' | 'checklist', readonly string[]>>;
  readonly lead: string;
  readonly conf: Readonly<Record<Confidence, string>>;
  readonly noBasis: string;
  readonly notSigned: string;
  readonly secrecy: string;
  readonly noSecrecy: string;
  readonly noRequest: string;
  readonly lawUnknown: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly since: string;
  readonly notYet: string;
  readonly outcomes: Readonly<Record<AskedAndGiven['outcome'], string>>;
  readonly notAsked: string;
  readonly withheld: string;
  /** Record, account, device or address, person: in this order. */
  readonly ladder: readonly [Rung, Rung, Rung, Rung];
  readonly how: Readonly<Record<string, string>>;
  readonly notCertified: string;
  readonly nothingChecked: string;
  readonly moreExhibits: string;
  readonly noExhibit: string;
  readonly beforeLimit: string;
  readonly noCondition: string;
  readonly noChecklist: string;
  readonly shows: Readonly<Record<ChecklistItem['shows'], string>>;
  readonly checkTheText: string;
}

export const openingWords: Readonly<Record<Language, OpeningWords>> = withFrench({
  en: {
    headings: {
      opening: 'For the judge: what this rests on, and how far it goes',
      authority: 'A. By what authority',
      asked: 'B. Asked, given, missing',
      ladder: 'C. From a record to a person',
      before: 'D. Who had it before this desk',
      conditions: 'E. Conditions of use',
      checklist: 'F. What the law of the country asks of digital evidence',
    },
    heads: {
      authority: ['Request', 'Power it names', 'In force that day', 'Approved by', 'Notice to the person'],
      asked: ['Request', 'Asked for', 'Answer', 'Records'],
      ladder: ['Step', 'Records', 'What it shows', 'What it does not show'],
      before: ['Exhibit', 'How it came', 'From', 'Received by', 'Signed by the provider'],
      conditions: ['Request', 'Condition'],
      checklist: ['Article', 'What is asked', 'Where this bundle answers it'],
    },
    lead: 'These pages state what the desk has recorded. Where it has recorded nothing, they say so. Whether the law was kept, and what is proved, is for the court.',
    conf: {
      high: 'source seen, confidence high',
      medium: 'source seen, confidence medium',
      low: 'confidence low',
      none: 'from memory, not verified',
    },
    noBasis: 'The paper names none.',
    notSigned: 'Nobody has approved it.',
    secrecy: 'The holder was asked to keep it secret, until',
    noSecrecy: 'No secrecy was asked.',
    noRequest: 'No request was sent in this case.',
    lawUnknown: 'The desk’s data do not say.',
    comma: ', ',
    semicolon: '; ',
    since: 'published or in force since',
    notYet: 'by the desk’s data not in force before',
    outcomes: {
      given: 'given',
      'stated-as-none': 'the holder states that there is none',
      withheld: 'refused',
      missing: 'missing',
    },
    notAsked: 'Records that came though no request asked for them',
    withheld: 'Parts of the case that are not in this bundle (section 4)',
    ladder: [
      {
        rung: 'The record',
        proves: 'The holder’s file says that this was recorded.',
        not: 'That it happened, or happened so.',
      },
      {
        rung: 'The account',
        proves: 'The file names the account that the record belongs to.',
        not: 'Who opened the account, or who used it at that moment.',
      },
      {
        rung: 'The device or address',
        proves: 'The file names a device / an address with a moment.',
        not: 'Which person held the device, or sat behind the address: many can share one.',
      },
      {
        rung: 'The person',
        proves: 'The file states a name, or details a subscriber gave.',
        not: 'That the details are true. It takes an operator’s answer, the device itself, or a witness.',
      },
    ],
    how: {
      return: 'answer of the holder',
      capture: 'public page, captured by this desk',
      upload: 'handed in',
      'machine-delivery': 'machine to machine',
      consent: 'given by its owner',
      'hand-over': 'taken over from another desk',
    },
    notCertified:
      'Where no signature of the provider was checked, the file itself does not show that it is the provider’s. A custodian’s certificate is to be asked for if the court wants one.',
    nothingChecked: 'none checked',
    moreExhibits: 'Further exhibits stand in section 3.',
    noExhibit: 'Nothing was received.',
    beforeLimit:
      'The log of this desk begins when a file was received. What happened to it at the holder, and on the way, rests on what the holder and the person who fetched it say.',
    noCondition: 'No request of the case states one.',
    noChecklist: 'The desk has no list for this country.',
    shows: {
      unchanged: 'Hash of each original, stated when it was received and again here; the log shows that nothing was exchanged.',
      tools: 'Sections 5 and 9: the reader and its version for each record; the build of the program.',
      people: 'Section 7: each act with the name of the account and the time.',
      report: 'This report, with the custody log.',
      'by-hand': 'To be completed and signed by the person in charge.',
    },
    checkTheText: 'Items marked “from memory” were not compared with the text of the law. Compare them before relying on this list.',
  },
  ar: {
    headings: {
      opening: 'إلى القاضي: على ماذا يستند هذا الملف، وإلى أي مدى يصل',
      authority: 'أ. بأي سلطة',
      asked: 'ب. ما طُلب وما قُدّم وما ينقص',
      ladder: 'ج. من البيان إلى الشخص',
      before: 'د. من حازه قبل هذا المكتب',
      conditions: 'هـ. شروط الاستعمال',
      checklist: 'و. ما يشترطه قانون الدولة في الدليل الرقمي',
    },
    heads: {
      authority: ['الطلب', 'السند الذي يذكره', 'النفاذ في ذلك اليوم', 'وافق عليه', 'إخطار الشخص'],
      asked: ['الطلب', 'المطلوب', 'الجواب', 'البيانات'],
      ladder: ['الدرجة', 'البيانات', 'ما تبيّنه', 'ما لا تبيّنه'],
      before: ['الحرز', 'كيف ورد', 'من', 'تسلّمه', 'توقيع مقدّم الخدمة'],
      conditions: ['الطلب', 'الشرط'],
      checklist: ['المادة', 'المشترط', 'أين تجيب عنه هذه الحزمة'],
    },
    lead: 'تذكر هاتان الصفحتان ما سجّله المكتب، وحيث لم يسجّل شيئًا تقولان ذلك. أما مراعاة القانون وما يثبت فللمحكمة.',
    conf: {
      high: 'اطُّلع على المصدر، درجة الثقة عالية',
      medium: 'اطُّلع على المصدر، درجة الثقة متوسطة',
      low: 'درجة الثقة منخفضة',
      none: 'من الذاكرة، لم يُتحقَّق منه',
    },
    noBasis: 'لا تذكر الورقة سندًا.',
    notSigned: 'لم يوافق عليه أحد.',
    secrecy: 'طُلب من الحائز الحفاظ على السرية، حتى',
    noSecrecy: 'لم تُطلب السرية.',
    noRequest: 'لم يُرسل أي طلب في هذه القضية.',
    lawUnknown: 'لا تذكر بيانات المكتب شيئًا.',
    comma: '، ',
    semicolon: '؛ ',
    since: 'نُشر أو نافذ منذ',
    notYet: 'بحسب بيانات المكتب غير نافذ قبل',
    outcomes: {
      given: 'قُدّم',
      'stated-as-none': 'يذكر الحائز أنه لا يوجد',
      withheld: 'رُفض',
      missing: 'ناقص',
    },
    notAsked: 'بيانات وردت ولم يطلبها أي طلب',
    withheld: 'أجزاء من القضية ليست في هذه الحزمة (البند 4)',
    ladder: [
      { rung: 'البيان', proves: 'يقول ملف الحائز إن هذا سُجّل.', not: 'أنه وقع، أو وقع على هذا النحو.' },
      { rung: 'الحساب', proves: 'يسمّي الملف الحساب الذي يخصه البيان.', not: 'من فتح الحساب، ومن استعمله في تلك اللحظة.' },
      {
        rung: 'الجهاز أو العنوان',
        proves: 'يسمّي الملف جهازًا / عنوانًا مع وقت.',
        not: 'أي شخص كان الجهاز معه أو كان وراء العنوان، فقد يشترك فيه كثيرون.',
      },
      {
        rung: 'الشخص',
        proves: 'يذكر الملف اسمًا أو بيانات أدلى بها المشترك.',
        not: 'أن البيانات صحيحة؛ ولا يكون ذلك إلا بجواب المشغّل أو بالجهاز نفسه أو بشاهد.',
      },
    ],
    how: {
      return: 'جواب الحائز',
      capture: 'صفحة عامة التقطها هذا المكتب',
      upload: 'سُلّم باليد',
      'machine-delivery': 'تسليم آلي',
      consent: 'قدّمه صاحبه',
      'hand-over': 'تُسلّم من مكتب آخر',
    },
    notCertified: 'حيث لم يُفحص توقيع لمقدّم الخدمة لا يبيّن الملف نفسه أنه صادر عنه. وتُطلب شهادة أمين السجلات إن رأت المحكمة ذلك.',
    nothingChecked: 'لم يُفحص',
    moreExhibits: 'بقية الأحراز في البند 3.',
    noExhibit: 'لم يرد شيء.',
    beforeLimit: 'يبدأ سجل هذا المكتب من لحظة تسلّم الملف. أما ما جرى له لدى الحائز وفي الطريق فيستند إلى ما يقوله الحائز ومن أحضر الملف.',
    noCondition: 'لا يذكر أي طلب في القضية شرطًا.',
    noChecklist: 'ليس لدى المكتب قائمة لهذه الدولة.',
    shows: {
      unchanged: 'بصمة كل أصل، أُثبتت عند تسلّمه وتُذكر هنا ثانية، ويبيّن السجل أنه لم يُستبدل شيء.',
      tools: 'البندان 5 و9: القارئ وإصداره لكل بيان، وبناء البرنامج.',
      people: 'البند 7: كل فعل مع اسم الحساب والوقت.',
      report: 'هذا التقرير مع سجل الحيازة.',
      'by-hand': 'يستكمله المسؤول ويوقّعه.',
    },
    checkTheText: 'البنود الموسومة «من الذاكرة» لم تُقارن بنص القانون، فتُقارن به قبل الاعتماد على هذه القائمة.',
  },
  fr: {
    headings: {
      opening: 'Au juge : sur quoi cela repose, et jusqu’où cela va',
      authority: 'A. En vertu de quel pouvoir',
      asked: 'B. Demandé, donné, manquant',
      ladder: 'C. De l’enregistrement à la personne',
      before: 'D. Qui l’a détenu avant ce bureau',
      conditions: 'E. Conditions d’utilisation',
      checklist: 'F. Ce que la loi du pays exige de la preuve numérique',
    },
    heads: {
      authority: ['Demande', 'Pouvoir invoqué', 'En vigueur ce jour', 'Approuvée par', 'Information de la personne'],
      asked: ['Demande', 'Demandé', 'Réponse', 'Enregistrements'],
      ladder: ['Degré', 'Enregistrements', 'Ce que cela montre', 'Ce que cela ne montre pas'],
      before: ['Pièce', 'Comment elle est venue', 'De', 'Reçue par', 'Signée par le fournisseur'],
      conditions: ['Demande', 'Condition'],
      checklist: ['Article', 'Ce qui est exigé', 'Où ce dossier scellé y répond'],
    },
    lead: 'Ces pages indiquent ce que le bureau a consigné. Là où il n’a rien consigné, elles le disent. Si la loi a été respectée, et ce qui est prouvé, est l’affaire du tribunal.',
    conf: {
      high: 'source consultée, confiance élevée',
      medium: 'source consultée, confiance moyenne',
      low: 'confiance faible',
      none: 'de mémoire, non vérifié',
    },
    noBasis: 'L’acte n’en invoque aucun.',
    notSigned: 'Personne ne l’a approuvée.',
    secrecy: 'Le secret a été demandé au détenteur, jusqu’au',
    noSecrecy: 'Le secret n’a pas été demandé.',
    noRequest: 'Aucune demande n’a été envoyée dans cette affaire.',
    lawUnknown: 'Les données du bureau ne le disent pas.',
    comma: ', ',
    semicolon: ' ; ',
    since: 'publiée ou en vigueur depuis le',
    notYet: 'selon les données du bureau, pas en vigueur avant le',
    outcomes: {
      given: 'donné',
      'stated-as-none': 'le détenteur déclare qu’il n’y en a pas',
      withheld: 'refusé',
      missing: 'manquant',
    },
    notAsked: 'Enregistrements venus sans qu’une demande les vise',
    withheld: 'Parties de l’affaire absentes de ce dossier scellé (section 4)',
    ladder: [
      {
        rung: 'L’enregistrement',
        proves: 'Le fichier du détenteur dit que cela a été enregistré.',
        not: 'Que cela a eu lieu, ni que cela a eu lieu ainsi.',
      },
      {
        rung: 'Le compte',
        proves: 'Le fichier nomme le compte auquel l’enregistrement appartient.',
        not: 'Qui a ouvert le compte, ni qui s’en servait à cet instant.',
      },
      {
        rung: 'L’appareil ou l’adresse',
        proves: 'Le fichier nomme un appareil / une adresse avec un instant.',
        not: 'Qui tenait l’appareil ou se trouvait derrière l’adresse : plusieurs peuvent la partager.',
      },
      {
        rung: 'La personne',
        proves: 'Le fichier indique un nom, ou ce qu’un abonné a déclaré.',
        not: 'Que ces indications sont vraies. Il faut la réponse de l’opérateur, l’appareil lui-même ou un témoin.',
      },
    ],
    how: {
      return: 'réponse du détenteur',
      capture: 'page publique capturée par ce bureau',
      upload: 'remis',
      'machine-delivery': 'de machine à machine',
      consent: 'remis par son propriétaire',
      'hand-over': 'repris d’un autre bureau',
    },
    notCertified:
      'Là où aucune signature du fournisseur n’a été vérifiée, le fichier ne montre pas par lui-même qu’il vient du fournisseur. Un certificat du dépositaire est à demander si le tribunal en veut un.',
    nothingChecked: 'non vérifiée',
    moreExhibits: 'Les autres pièces figurent à la section 3.',
    noExhibit: 'Rien n’a été reçu.',
    beforeLimit:
      'Le journal de ce bureau commence à la réception du fichier. Ce qui lui est arrivé chez le détenteur, et en chemin, repose sur ce que disent le détenteur et la personne qui l’a retiré.',
    noCondition: 'Aucune demande de l’affaire n’en énonce.',
    noChecklist: 'Le bureau n’a pas de liste pour ce pays.',
    shows: {
      unchanged: 'Empreinte de chaque original, constatée à la réception et rappelée ici ; le journal montre que rien n’a été échangé.',
      tools: 'Sections 5 et 9 : le lecteur et sa version pour chaque enregistrement ; la version construite du programme.',
      people: 'Section 7 : chaque acte avec le nom du compte et l’heure.',
      report: 'Ce rapport, avec le journal de traçabilité.',
      'by-hand': 'À compléter et à signer par la personne responsable.',
    },
    checkTheText:
      'Les points marqués « de mémoire » n’ont pas été comparés au texte de la loi. À comparer avant de s’appuyer sur cette liste.',
  },
});
