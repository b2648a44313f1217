// SPDX-License-Identifier: Apache-2.0
/** What a deadline is called outside the screens: in a calendar, in a mail. */
import type { Language } from '../routes/advice.ts';
import type { DeadlineKind } from './request-deadlines.ts';

export const deadlineWords: Readonly<Record<Language, Readonly<Record<DeadlineKind, string>>>> = {
  en: {
    'preservation-end': 'Preservation ends',
    'preservation-remind': 'Ask for the extension of the preservation',
    'answer-due': 'Answer due',
    'follow-up': 'Ask after the answer',
    'emergency-review': 'Emergency review due',
    'emergency-process': 'Legal process after the emergency due',
    'secrecy-end': 'Secrecy ends',
    'retention-end': 'The holder deletes the data',
    'incoming-acknowledge': 'Acknowledge the request of another State',
    'incoming-answer': 'Answer the request of another State',
    hearing: 'Hearing',
    'detention-end': 'Detention ends',
  },
  ar: {
    'preservation-end': 'ينتهي الحفظ',
    'preservation-remind': 'طلب تمديد الحفظ',
    'answer-due': 'موعد الرد',
    'follow-up': 'متابعة الرد',
    'emergency-review': 'موعد مراجعة الطلب العاجل',
    'emergency-process': 'موعد الإجراء القانوني بعد الطلب العاجل',
    'secrecy-end': 'تنتهي السرية',
    'retention-end': 'يحذف الحائز البيانات',
    'incoming-acknowledge': 'الإشعار بتسلّم طلب دولة أخرى',
    'incoming-answer': 'الرد على طلب دولة أخرى',
    hearing: 'جلسة',
    'detention-end': 'ينتهي الحبس الاحتياطي',
  },
  fr: {
    'preservation-end': 'Fin de la conservation',
    'preservation-remind': 'Demander la prolongation de la conservation',
    'answer-due': 'Réponse attendue',
    'follow-up': 'Relancer la réponse',
    'emergency-review': 'Contrôle de l’urgence à faire',
    'emergency-process': 'Acte de procédure après l’urgence à faire',
    'secrecy-end': 'Fin du secret',
    'retention-end': 'Le détenteur efface les données',
    'incoming-acknowledge': 'Accuser réception de la demande d’un autre État',
    'incoming-answer': 'Répondre à la demande d’un autre État',
    hearing: 'Audience',
    'detention-end': 'Fin de la détention',
  },
};

/** A mail of the desk says how many, and where to look; nothing of a case leaves with it. */
export interface ReminderMail {
  readonly subject: string;
  readonly text: string;
}

const MAIL: Readonly<Record<Language, (count: number, address: string) => ReminderMail>> = {
  en: (count, address) => ({
    subject: `Rogatory: ${count} ${count === 1 ? 'deadline' : 'deadlines'} to look at`,
    text: `Deadlines of your cases are near or over: ${count}.\nSign in to see them: ${address}\n\nThis mail says nothing of any case, and nobody reads answers to it.`,
  }),
  ar: (count, address) => ({
    subject: `Rogatory: مواعيد تحتاج إلى نظر: ${count}`,
    text: `مواعيد في قضاياك اقتربت أو انقضت: ${count}.\nسجّل الدخول للاطلاع عليها: ${address}\n\nلا تذكر هذه الرسالة شيئًا عن أي قضية، ولا يقرأ أحد الردود عليها.`,
  }),
  fr: (count, address) => ({
    subject: `Rogatory : ${count} ${count === 1 ? 'échéance' : 'échéances'} à voir`,
    text: `Des échéances de vos affaires approchent ou sont passées : ${count}.\nConnectez-vous pour les voir : ${address}\n\nCe message ne dit rien d’aucune affaire et personne ne lit les réponses.`,
  }),
};

/** @param address of the list of deadlines on the desk */
export function reminderMail(language: Language, count: number, address: string): ReminderMail {
  return MAIL[language](count, address);
}
