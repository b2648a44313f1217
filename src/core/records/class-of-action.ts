// SPDX-License-Identifier: Apache-2.0
import type { ActionClass } from './kinds.ts';

const WORDS: readonly (readonly [RegExp, ActionClass])[] = [
  [/log.?out|sign.?out|session (ended|terminated)/i, 'logout'],
  [/password/i, 'password-change'],
  [/log.?in|sign.?in/i, 'login'],
  [/terms of service|\btos\b/i, 'tos-accepted'],
  [/regist|creat|sign.?up/i, 'registration'],
  [/session/i, 'session'],
  [/upload/i, 'upload'],
  [/message|chat/i, 'message-sent'],
  [/call/i, 'call'],
  [/activ|updat|view|brows/i, 'activity'],
];

/** Our class of a provider's word for what happened at an address. The word itself stays beside it. */
export function classOfAction(word: string): ActionClass {
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'unknown';
}
