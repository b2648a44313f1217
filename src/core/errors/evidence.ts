// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** What comes in and is read: uploads, evidence items, readings. */
export const EvidenceError = errorArea('EVIDENCE', {
  WRONG_OFFSET: {
    http: 409,
    exit: 2,
    text: {
      en: 'The upload goes on at another place. Ask how far it is and continue there.',
      ar: 'يستأنف الرفع من موضع آخر. اسأل عن الموضع الذي بلغه وأكمل منه.',
      fr: 'L’envoi reprend à un autre endroit. Demandez où il en est et continuez là.',
    },
  },
  CHUNK_DAMAGED: {
    http: 409,
    exit: 2,
    text: {
      en: 'A part of the upload arrived changed. Send it again; nothing of it was kept.',
      ar: 'وصل جزء من الملف متغيّرًا. أرسله من جديد؛ لم يُحفظ منه شيء.',
      fr: 'Une partie de l’envoi est arrivée altérée. Renvoyez-la ; rien n’en a été gardé.',
    },
  },
  TOO_LONG: {
    http: 409,
    exit: 2,
    text: {
      en: 'More arrived than was announced. Nothing of the last part was kept.',
      ar: 'وصل أكثر مما أُعلن عنه. لم يُحفظ شيء من الجزء الأخير.',
      fr: 'Il est arrivé plus que ce qui était annoncé. Rien de la dernière partie n’a été gardé.',
    },
  },
  INCOMPLETE: {
    http: 409,
    exit: 2,
    text: {
      en: 'The upload is not complete yet. Send the rest, then finish it.',
      ar: 'لم يكتمل الرفع بعد. أرسل الباقي ثم أنهِه.',
      fr: 'L’envoi n’est pas complet. Envoyez le reste, puis terminez-le.',
    },
  },
  UPLOAD_ENDED: {
    http: 410,
    exit: 2,
    text: {
      en: 'This upload has ended. Begin a new one.',
      ar: 'انتهى هذا الرفع. ابدأ رفعًا جديدًا.',
      fr: 'Cet envoi est terminé. Commencez-en un nouveau.',
    },
  },
  DISK_FULL: {
    http: 507,
    exit: 2,
    text: {
      en: 'There is no room left for this upload. What arrived before is kept; free some room and go on.',
      ar: 'لا توجد مساحة كافية لهذا الرفع. ما وصل من قبل محفوظ؛ وفّر مساحة ثم تابع.',
      fr: 'Il n’y a plus de place pour cet envoi. Ce qui est arrivé avant est gardé ; libérez de la place et continuez.',
    },
  },
  ERASED: {
    http: 410,
    exit: 2,
    text: {
      en: 'This item was erased. The log proves that it was there, and that it was erased.',
      ar: 'مُحي هذا العنصر. يثبت السجل أنه كان موجودًا وأنه مُحي.',
      fr: 'Cet élément a été effacé. Le journal prouve qu’il était là et qu’il a été effacé.',
    },
  },
  NOT_READ_YET: {
    http: 409,
    exit: 2,
    text: {
      en: 'This item has not been read to its end yet.',
      ar: 'لم تكتمل قراءة هذا العنصر بعد.',
      fr: 'Cet élément n’a pas encore été lu jusqu’au bout.',
    },
  },
  NO_SUCH_PLACE: {
    http: 409,
    exit: 1,
    text: {
      en: 'The bytes this record was read from cannot be shown.',
      ar: 'تعذّر عرض البايتات التي قُرئ منها هذا البيان.',
      fr: 'Les octets d’où vient cet enregistrement ne peuvent pas être montrés.',
    },
  },
  NO_PICTURE: {
    http: 415,
    exit: 2,
    text: {
      en: 'This file is not shown as a picture. Download the item and open it on a machine kept for that.',
      ar: 'لا يُعرض هذا الملف كصورة. نزّل العنصر وافتحه على جهاز مخصص لذلك.',
      fr: 'Ce fichier n’est pas montré comme image. Téléchargez l’élément et ouvrez-le sur une machine réservée à cela.',
    },
  },
  SET_APART: {
    http: 403,
    exit: 3,
    text: {
      en: 'These records were not asked for and are set apart. They can be read once somebody with the right has decided to keep them.',
      ar: 'لم تُطلب هذه البيانات وقد عُزلت. لا تُقرأ إلا بعد أن يقرر صاحب الصلاحية الاحتفاظ بها.',
      fr: 'Ces enregistrements n’étaient pas demandés et sont mis à part. On ne peut les lire qu’une fois décidé, par qui en a le droit, de les garder.',
    },
  },
  PRIVILEGED: {
    http: 403,
    exit: 3,
    text: {
      en: 'This is sealed as privileged. A legal reviewer of the case who does not investigate it may look; two people can lift the seal.',
      ar: 'هذا مختوم لأن السرية المهنية تشمله. يطّلع عليه مراجع قانوني في القضية لا يحقق فيها، ويُرفع الختم بقرار شخصين.',
      fr: 'Ceci est sous scellé : un secret protégé le couvre. Un réviseur juridique de l’affaire qui n’enquête pas peut le voir ; deux personnes peuvent lever le scellé.',
    },
  },
  NO_PRIVILEGED: {
    http: 409,
    exit: 2,
    text: {
      en: 'Nothing of this reading is sealed as privileged.',
      ar: 'لا شيء مختوم في هذه القراءة بسبب السرية المهنية.',
      fr: 'Rien de cette lecture n’est sous scellé pour un secret protégé.',
    },
  },
  SEAL_WRONG: {
    http: 400,
    exit: 2,
    text: {
      en: 'A seal names whose records it takes, or records one by one.',
      ar: 'يذكر الختم أسماء من تخصهم البيانات، أو يعدّد البيانات نفسها.',
      fr: 'Un scellé nomme ceux dont il prend les enregistrements, ou les enregistrements un par un.',
    },
  },
  SEAL_LIFTED: {
    http: 409,
    exit: 2,
    text: {
      en: 'This seal has been lifted already.',
      ar: 'سبق رفع هذا الختم.',
      fr: 'Ce scellé a déjà été levé.',
    },
  },
  LIFT_OPEN: {
    http: 409,
    exit: 2,
    text: {
      en: 'Lifting this seal is proposed already and waits for a second person.',
      ar: 'رفع هذا الختم مقترح من قبل وينتظر شخصًا ثانيًا.',
      fr: 'La levée de ce scellé est déjà proposée et attend une deuxième personne.',
    },
  },
  LIFT_DECIDED: {
    http: 409,
    exit: 2,
    text: {
      en: 'This proposal to lift a seal has been decided already.',
      ar: 'سبق البتّ في اقتراح رفع هذا الختم.',
      fr: 'Cette proposition de levée a déjà été tranchée.',
    },
  },
  NOTHING_SET_APART: {
    http: 409,
    exit: 2,
    text: {
      en: 'Nothing of this reading is set apart, or it was returned: there is nothing to decide.',
      ar: 'لا شيء معزول من هذه القراءة، أو أنه أُعيد: لا يوجد ما يُقرَّر.',
      fr: 'Rien de cette lecture n’est mis à part, ou cela a été rendu : il n’y a rien à décider.',
    },
  },
  NO_SUCH_REQUEST: {
    http: 409,
    exit: 2,
    text: {
      en: 'The request this is said to answer is not one of this case.',
      ar: 'الطلب الذي قيل إن هذا رد عليه ليس من طلبات هذه القضية.',
      fr: 'La demande à laquelle ceci répondrait n’est pas de cette affaire.',
    },
  },
  NOT_DUE: {
    http: 409,
    exit: 3,
    text: {
      en: 'No rule says that this item is due. It can be erased by an order, with its reference.',
      ar: 'لا توجد قاعدة تقضي بأن موعد محو هذا العنصر قد حلّ. يمكن محوه بأمر يُذكر مرجعه.',
      fr: 'Aucune règle ne dit que cet élément est arrivé à échéance. Il peut être effacé sur ordre, avec sa référence.',
    },
  },
  ERASURE_OPEN: {
    http: 409,
    exit: 2,
    text: {
      en: 'The erasure of this item is proposed already and waits for a second person.',
      ar: 'محو هذا العنصر مقترح من قبل وينتظر شخصًا ثانيًا.',
      fr: 'L’effacement de cet élément est déjà proposé et attend une deuxième personne.',
    },
  },
  ERASURE_DECIDED: {
    http: 409,
    exit: 2,
    text: {
      en: 'This erasure has been decided already.',
      ar: 'سبق البتّ في هذا المحو.',
      fr: 'Cet effacement a déjà été décidé.',
    },
  },
});
