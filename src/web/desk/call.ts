// SPDX-License-Identifier: Apache-2.0
/** Every call to the desk goes through here: CSRF token, language, the second factor when it is asked for again. */
import { apiCaller, type Call, type Caller, isNoAnswer, ProblemAnswer, problemOf } from '../../core/api/client.ts';
import { PASSWORD_HEADER } from '../../core/api/evidence.ts';
import type { Session } from '../../core/api/session.ts';
import { currentLanguage } from '../language/language.tsx';
import { keepTimeOf } from './clock.ts';

let csrf = '';
let accountId = '';
export function keepSession(session: Session): void {
  csrf = session.csrf;
  accountId = session.account.id;
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
      const answer = await fetch(url, { ...init, credentials: 'same-origin' });
      keepTimeOf(answer);
      return answer;
    } catch (cause) {
      throw Object.assign(lost(), { cause });
    }
  },
};
const plain = apiCaller(caller);

/** The same with a password for an encrypted entry, in a header of this one call (core/api/evidence.ts). */
export function callWithPassword(password: string): Call {
  const value = base64Of(new TextEncoder().encode(password));
  return apiCaller({ ...caller, headers: () => ({ ...headers(), [PASSWORD_HEADER]: value }) });
}

export const call: Call = async (name, given) => {
  try {
    return await plain(name, given);
  } catch (error) {
    if (isOfOlderSession(error) && (await isSignedInAgain())) return await call(name, given);
    if (!isStepUp(error) || askAgain === undefined) throw error;
    await askAgain();
    return await plain(name, given);
  }
};

const isOfOlderSession = (error: unknown): boolean => error instanceof ProblemAnswer && error.problem.code === 'ACCESS_FORGED';

/** The same person has signed in beside this page, whose mark was of the session before: what was written here is theirs to send. */
async function isSignedInAgain(): Promise<boolean> {
  const before = { csrf, accountId };
  const session = await plain('session', {});
  if (session.csrf === before.csrf || session.account.id !== before.accountId) return false;
  keepSession(session);
  return true;
}

/** What a route answers as a file. @param path of the route, by `pathOf` */
export async function fileFrom(path: string, body: object): Promise<Blob> {
  const init = { method: 'POST', headers: { ...headers(), 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await caller.fetch(path, init);
  if (!answer.ok) throw new ProblemAnswer(await problemOf(answer));
  return await answer.blob();
}

export function isStepUp(error: unknown): boolean {
  return error instanceof ProblemAnswer && error.problem.code === 'ACCESS_SECOND_FACTOR_NEEDED';
}

export const isLost = (error: unknown): boolean => error instanceof ProblemAnswer && isNoAnswer(error.problem);
export const isSignedOut = (error: unknown): boolean => error instanceof ProblemAnswer && error.problem.status === 401;

const LONGEST_PAUSE_MS = 30_000;

/** For what is safe to ask twice: asks over a weak line until the desk has answered, with growing pauses. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isLost(error)) throw error;
      await new Promise((done) => setTimeout(done, Math.min(1000 * 2 ** times, LONGEST_PAUSE_MS)));
    }
  }
}

/** Bytes as a header or a JSON body can carry them. */
export function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
