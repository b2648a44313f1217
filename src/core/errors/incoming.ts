// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

const refused = (en: string, ar: string, fr: string) => ({ http: 409, exit: 3, text: { en, ar, fr } }) as const;

/** Requests for assistance that other States send here. */
export const IncomingError = errorArea('INCOMING', {
  NOT_IN_THIS_STATE: refused(
    'This step is not possible in the state the request is in.',
    'هذه الخطوة غير ممكنة في الحالة الراهنة للطلب.',
    'Cette étape n’est pas possible dans l’état actuel de la demande.',
  ),
  INCOMPLETE: refused(
    'The request does not state all that it must. Ask for it, or say why it goes on.',
    'لا يذكر الطلب كل ما يجب ذكره. اطلب استكماله أو اذكر سبب المضي فيه.',
    'La demande n’indique pas tout ce qu’elle doit. Demandez-le ou dites pourquoi elle suit son cours.',
  ),
  NOT_SAID: refused(
    'This step needs something more in writing.',
    'تحتاج هذه الخطوة إلى بيان مكتوب آخر.',
    'Cette étape exige encore une indication écrite.',
  ),
  ALREADY_ACKNOWLEDGED: refused('Its receipt was acknowledged before.', 'سبق الإشعار بتسلّم الطلب.', 'Sa réception a déjà été accusée.'),
  NOTHING_FORWARDED: refused('Nothing has been forwarded yet.', 'لم يُرسل شيء بعد.', 'Rien n’a encore été transmis.'),
  NO_SUCH_EVIDENCE: {
    http: 400,
    exit: 2,
    text: {
      en: 'The case holds no such evidence item.',
      ar: 'لا يوجد في القضية عنصر دليل كهذا.',
      fr: 'L’affaire ne contient pas cette pièce.',
    },
  },
});
