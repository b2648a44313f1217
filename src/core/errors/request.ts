// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

const refused = (en: string, ar: string, fr: string) => ({ http: 409, exit: 3, text: { en, ar, fr } }) as const;

/** A step of a request is refused by a rule, or a request file cannot be used. */
export const RequestError = errorArea('REQUEST', {
  UNREADABLE: {
    http: 400,
    exit: 2,
    text: { en: 'This is not a request file.', ar: 'هذا ليس ملف طلب.', fr: 'Ceci n’est pas un fichier de demande.' },
  },
  UNKNOWN_KIND: {
    http: 400,
    exit: 2,
    text: { en: 'There is no document of this kind.', ar: 'لا توجد وثيقة من هذا النوع.', fr: 'Il n’existe pas de document de ce type.' },
  },
  NOT_IN_THIS_STATE: refused(
    'This step is not possible in the state the request is in.',
    'هذه الخطوة غير ممكنة في الحالة الراهنة للطلب.',
    'Cette étape n’est pas possible dans l’état actuel de la demande.',
  ),
  NO_SECRECY: refused(
    'No end of secrecy is open on this request.',
    'لا توجد نهاية سرية قائمة على هذا الطلب.',
    'Aucune fin de secret n’est ouverte sur cette demande.',
  ),
  FOUR_EYES: refused(
    'Whoever drafted a version, or wrote the reason why it departs from a rule, does not decide on it.',
    'لا يبتّ في النسخة من قام بصياغتها ولا من كتب سبب خروجها على قاعدة.',
    'Qui a rédigé une version, ou écrit pourquoi elle s’écarte d’une règle, ne statue pas sur elle.',
  ),
  INCOMPLETE: refused('Required fields have no value.', 'حقول إلزامية بلا قيمة.', 'Des champs obligatoires sont vides.'),
  COMMENT_MISSING: refused('This step needs a reason in words.', 'تحتاج هذه الخطوة إلى سبب مكتوب.', 'Cette étape exige un motif écrit.'),
  REASON_CODE_MISSING: refused(
    'A refusal is recorded with a reason code.',
    'يُسجَّل الرفض برمز سبب.',
    'Un refus s’enregistre avec un code de motif.',
  ),
  NOT_APPROVED: refused('This version is not approved.', 'هذه النسخة غير معتمدة.', 'Cette version n’est pas approuvée.'),
  GATE_CLOSED: refused(
    'A safeguard stops this request until the legal reviewer lifts it.',
    'توقف إحدى الضمانات هذا الطلب حتى يرفعها المراجع القانوني.',
    'Une garantie arrête cette demande tant que le réviseur juridique ne l’a pas levée.',
  ),
  CHANNEL_UNCONFIRMED: refused(
    'A second person must confirm the address first.',
    'يجب أن يؤكد شخص ثانٍ العنوان أولًا.',
    'Une seconde personne doit d’abord confirmer l’adresse.',
  ),
  FACTS_CHANGED: refused(
    'The facts it was drafted from say something else now. Take that over, or keep what stands with a reason.',
    'تغيّرت المعلومات التي أُعد منها الطلب. خذ بما تقوله الآن، أو أبقِ ما هو قائم مع ذكر السبب.',
    'Les faits dont elle est issue disent maintenant autre chose. Reprenez-les, ou gardez ce qui est écrit avec un motif.',
  ),
  NAMED_UNANSWERED: refused(
    'A text names somebody whom the case protects. Say whether data on them are asked for.',
    'يذكر نص شخصًا تحميه القضية. قل هل تُطلب بياناته.',
    'Un texte nomme quelqu’un que l’affaire protège. Dites si ses données sont demandées.',
  ),
  BEING_SENT: refused(
    'A dispatch is under way or may have left.',
    'هناك إرسال جارٍ أو ربما تم بالفعل.',
    'Un envoi est en cours ou a peut-être eu lieu.',
  ),
  SENT_TOO_EARLY: refused(
    'A request cannot have left before it was approved, an emergency not before it was drafted.',
    'لا يمكن أن يكون الطلب قد أُرسل قبل اعتماده، ولا طلب الطوارئ قبل تحريره.',
    'Une demande n’a pu partir avant son approbation, ni une urgence avant sa rédaction.',
  ),
  NOT_NARROWER: refused('Narrowing only takes away.', 'التضييق يكون بالحذف فقط.', 'Restreindre, c’est seulement retrancher.'),
  NOT_AN_EMERGENCY: refused(
    'Only an emergency request goes before it is approved.',
    'طلب الطوارئ وحده يُرسل قبل اعتماده.',
    'Seule une demande d’urgence part avant d’être approuvée.',
  ),
  REVIEW_OVERDUE: refused(
    'An earlier emergency request was not reviewed in time.',
    'لم يُراجَع طلب طوارئ سابق في الموعد.',
    'Une demande d’urgence antérieure n’a pas été revue à temps.',
  ),
  REVIEW_DUE: refused('The emergency review is still due.', 'ما زالت مراجعة الطوارئ مستحقة.', 'La revue d’urgence reste due.'),
  NO_REVIEW_DUE: refused('No emergency review is due.', 'لا توجد مراجعة طوارئ مستحقة.', 'Aucune revue d’urgence n’est due.'),
  TARGETS_NOT_APPROVED: refused(
    'Each target is approved by itself before the request is.',
    'يُعتمد كل هدف على حدة قبل اعتماد الطلب.',
    'Chaque cible est approuvée séparément avant la demande.',
  ),
  TARGET_WITHOUT_LINK: refused(
    'An identifier on the paper has no target of the case behind it.',
    'في الطلب معرّف لا يقابله هدف مقيد في القضية.',
    'Un identifiant du document ne correspond à aucune cible de l’affaire.',
  ),
  NOT_OFFERED: refused(
    'The advisor does not offer this document for one of the targets.',
    'لا يتيح المرشد هذه الوثيقة لأحد الأهداف.',
    'Le conseiller ne propose pas ce document pour l’une des cibles.',
  ),
  BATCH_CHANGED: refused(
    'This batch was drafted before from another list.',
    'سبق إعداد هذه الدفعة من قائمة أخرى.',
    'Ce lot a déjà été rédigé à partir d’une autre liste.',
  ),
  KIND_DOES_NOT: refused(
    'A document of this kind does not take this step.',
    'لا تمر وثيقة من هذا النوع بهذه الخطوة.',
    'Un document de ce type ne connaît pas cette étape.',
  ),
  CODE_UNKNOWN: refused(
    'No paper of this request has this code.',
    'لا تحمل أي ورقة من أوراق هذا الطلب هذا الرمز.',
    'Aucun papier de cette demande ne porte ce code.',
  ),
  OTHER_VERSION: refused(
    'This is the paper of another version than the one that is approved.',
    'هذه ورقة نسخة أخرى غير النسخة المعتمدة.',
    'C’est le papier d’une autre version que celle qui est approuvée.',
  ),
  PAGES_DIFFER: refused(
    'Not every page of the paper was found in the scan.',
    'لم توجد كل صفحات الورقة في المسح الضوئي.',
    'Toutes les pages du papier n’ont pas été retrouvées dans la numérisation.',
  ),
  SIGNATURE_WRONG: refused(
    'The signature that was added to the PDF is not good, or the PDF says something else now.',
    'التوقيع المضاف إلى الملف غير سليم، أو تغير ما يقوله الملف.',
    'La signature ajoutée au PDF n’est pas bonne, ou le PDF dit désormais autre chose.',
  ),
  SCAN_UNUSABLE: {
    http: 400,
    exit: 2,
    text: {
      en: 'This item cannot be the scan of a paper of this request.',
      ar: 'لا يمكن أن يكون هذا العنصر مسحًا ضوئيًا لورقة من هذا الطلب.',
      fr: 'Cette pièce ne peut pas être la numérisation d’un papier de cette demande.',
    },
  },
  REGISTER_REPEATED: refused(
    'This register was taken over into this case before.',
    'سبق إدخال هذا السجل في هذه القضية.',
    'Ce registre a déjà été repris dans cette affaire.',
  ),
  REGISTER_UNREADABLE: {
    http: 400,
    exit: 2,
    text: {
      en: 'This item holds no table that could be a register.',
      ar: 'لا يحتوي هذا العنصر على جدول يصلح سجلًا.',
      fr: 'Cette pièce ne contient pas de tableau qui puisse être un registre.',
    },
  },
});
