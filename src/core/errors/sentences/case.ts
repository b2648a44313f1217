// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Cases, their circle and their targets. */
export const caseSays = sentences({
  'last-member': {
    en: 'Case: nobody who may take others in would be left. Take a successor into the circle first.',
    ar: 'القضية: لن يبقى فيها من يمكنه ضم آخرين. ضمّ أولًا من يخلفه إلى دائرة الاطلاع.',
    fr: 'Affaire : il ne resterait personne qui puisse en faire entrer d’autres. Faites d’abord entrer un successeur.',
  },
  'not-of-that-role': {
    en: 'Case: the person’s account is closed or does not hold this role. Choose one of their roles, or ask the administrator.',
    ar: 'القضية: حساب هذا الشخص مغلق أو لا يشغل هذا الدور. اختر دورًا من أدواره أو راجع مدير النظام.',
    fr: 'Affaire : le compte de cette personne est fermé ou n’a pas ce rôle. Choisissez l’un de ses rôles, ou adressez-vous à l’administrateur.',
  },
  closed: {
    en: 'Case: it is closed, so nothing is added or changed. It can be looked at and exported.',
    ar: 'القضية: مغلقة، فلا يُضاف إليها شيء ولا يُغيَّر. ويمكن الاطلاع عليها وتصديرها.',
    fr: 'Affaire : elle est close, rien n’y est ajouté ni modifié. Elle peut être consultée et exportée.',
  },
  'review-due': {
    en: 'Case: it stays open until the review of {requests} is done. A closed case takes no review, and what was sent without approval would never be answered for.',
    ar: 'القضية: تبقى مفتوحة حتى تتم مراجعة الطوارئ الخاصة بـ{requests}. فالقضية المغلقة لا تقبل المراجعة، ولن يُسأل أحد عما أُرسل دون اعتماد.',
    fr: 'Affaire : elle reste ouverte jusqu’à la revue d’urgence de {requests}. Une affaire close n’en reçoit plus, et nul ne répondrait de ce qui est parti sans approbation.',
  },
  'mark-stands': {
    en: 'Case: nothing was changed. An approver or a legal reviewer who does not investigate the case takes a mark away, with the reason.',
    ar: 'القضية: لم يتغير شيء. يرفع العلامة، مع ذكر السبب، صاحب اعتماد أو مراجع قانوني لا يحقق في القضية.',
    fr: 'Affaire : rien n’a été modifié. Un approbateur ou un réviseur juridique qui n’enquête pas dans l’affaire retire une mention, avec le motif.',
  },
  'not-marked': {
    en: 'Case: somebody took this mark away before, or it was never set. Look at the case again.',
    ar: 'القضية: رفع شخص هذه العلامة من قبل، أو لم توضع قط. اطلع على القضية مرة أخرى.',
    fr: 'Affaire : quelqu’un a déjà retiré cette mention, ou elle n’a jamais été posée. Revoyez l’affaire.',
  },
  'role-protects': {
    en: 'Target: nothing was changed. Propose the role with a reason; an approver or a legal reviewer who does not investigate the case decides.',
    ar: 'الهدف: لم يتغير شيء. اقترح الصفة مع ذكر السبب؛ ويبتّ في ذلك صاحب اعتماد أو مراجع قانوني لا يحقق في القضية.',
    fr: 'Cible : rien n’a été modifié. Proposez la qualité avec un motif ; un approbateur ou un réviseur juridique qui n’enquête pas dans l’affaire décide.',
  },
  'role-no-lower': {
    en: 'Target: nothing was proposed. No safeguard falls away with this role; change the target instead.',
    ar: 'الهدف: لم يُقترح شيء. لا تسقط بهذه الصفة أي ضمانة؛ عدّل الهدف مباشرة.',
    fr: 'Cible : rien n’a été proposé. Aucune garantie ne tombe avec cette qualité ; modifiez plutôt la cible.',
  },
  'lowering-open': {
    en: 'Target: somebody has proposed a role that protects less, and nobody has decided yet. Wait for the decision.',
    ar: 'الهدف: اقترح شخص صفة أقل حماية ولم يُبتّ في ذلك بعد. انتظر القرار.',
    fr: 'Cible : quelqu’un a proposé une qualité qui protège moins, et personne n’a encore décidé. Attendez la décision.',
  },
  'lowering-decided': {
    en: 'Target: somebody else has decided on this proposal. Look at the target again.',
    ar: 'الهدف: بتّ شخص آخر في هذا الاقتراح. اطلع على الهدف مرة أخرى.',
    fr: 'Cible : quelqu’un d’autre a décidé de cette proposition. Revoyez la cible.',
  },
  'lowering-outdated': {
    en: 'Target: its role was changed since, so the proposal speaks of another one. Refuse it; the lowering can be proposed anew.',
    ar: 'الهدف: تغيّرت صفته بعد ذلك، فالاقتراح يتناول صفة أخرى. ارفضه؛ ويمكن تقديم اقتراح جديد.',
    fr: 'Cible : sa qualité a changé depuis, la proposition parle donc d’une autre. Refusez-la ; l’abaissement peut être proposé de nouveau.',
  },
  'number-taken': {
    en: 'Case: a case of this desk has this number already. Ask the registry for the right one. Its people see that you tried it.',
    ar: 'القضية: في هذا المكتب قضية تحمل هذا الرقم. اطلب الرقم الصحيح من قلم القيد. يرى أهل تلك القضية أنك جرّبته.',
    fr: 'Affaire : une affaire de ce bureau porte déjà ce numéro. Demandez le bon au greffe. Les personnes de cette affaire voient que vous l’avez essayé.',
  },
  'no-identifier': {
    en: 'Target: no account, address or number was recognised. Paste the address of the profile, or say the kind and the service.',
    ar: 'الهدف: لم يُتعرَّف على حساب أو عنوان أو رقم. ألصق عنوان الملف الشخصي، أو اذكر النوع والخدمة.',
    fr: 'Cible : aucun compte, adresse ni numéro n’a été reconnu. Collez l’adresse du profil, ou indiquez le type et le service.',
  },
  'secret-as-target': {
    en: 'Target: the text holds a private key or a seed phrase. Take it in as evidence, where it is sealed, and name the address here.',
    ar: 'الهدف: يتضمن النص مفتاحًا خاصًا أو عبارة استعادة. أدخله ضمن الأدلة حيث يُختم، واذكر هنا العنوان.',
    fr: 'Cible : le texte contient une clé privée ou une phrase de récupération. Versez-le aux preuves, où il est mis sous scellé, et nommez ici l’adresse.',
  },
});
