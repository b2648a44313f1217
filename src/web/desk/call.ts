// SPDX-License-Identifier: Apache-2.0
/** Every call to the desk goes through here: CSRF token, language, the second factor when it is asked for again. */
import { apiCaller, type Call, type Caller, ProblemAnswer } from '../../core/api/client.ts';
import { currentLanguage } from '../language/language.tsx';

let csrf = '';
export function keepCsrf(token: string): void {
  csrf = token;
}

/** Set by the step-up window: resolves when the second factor was shown, rejects when the person closed the window. */
let askAgain: (() => Promise<void>) | undefined;
export function onStepUp(ask: () => Promise<void>): void {
  askAgain = ask;
}

const lost = () => new ProblemAnswer({ type: 'about:blank', title: 'The desk cannot be reached.', status: 0, code: 'WEB_LINE_LOST' });

export function headers(): Readonly<Record<string, string>> {
  return { 'accept-language': currentLanguage(), ...(csrf !== '' && { 'x-csrf-token': csrf }) };
}

const caller: Caller = {
  base: '',
  headers,
  fetch: async (url, init) => {
    try {
      return await fetch(url, { ...init, credentials: 'same-origin' });
    } catch (cause) {
      throw Object.assign(lost(), { cause });
    }
  },
};
const plain = apiCaller(caller);

export const call: Call = async (name, given) => {
  try {
    return await plain(name, given);
  } catch (error) {
    if (!isStepUp(error) || askAgain === undefined) throw error;
    await askAgain();
    return await plain(name, given);
  }
};

export function isStepUp(error: unknown): boolean {
  return error instanceof ProblemAnswer && error.problem.code === 'ACCESS_SECOND_FACTOR_NEEDED';
}

export const isLost = (error: unknown): boolean => error instanceof ProblemAnswer && error.problem.code === 'WEB_LINE_LOST';
export const isSignedOut = (error: unknown): boolean => error instanceof ProblemAnswer && error.problem.status === 401;
