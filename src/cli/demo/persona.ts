// SPDX-License-Identifier: Apache-2.0
import { apiCaller, type Call, type Caller } from '../../core/api/client.ts';

/** Somebody signed in on a running desk. */
export interface Persona {
  readonly id: string;
  readonly call: Call;
  /** For what carries bytes. */
  readonly caller: Caller;
}

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

/** Signs in over the API of the desk at `base`. @throws ProblemAnswer */
export async function signIn(base: string, { login, password, code }: SignIn): Promise<Persona> {
  let token = '';
  const caller: Caller = {
    base,
    fetch: (url, init) => fetch(url, init),
    headers: () => (token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  const call = apiCaller(caller);
  const session = await call('signIn', { body: { login, password, client: 'cli', ...(code === undefined ? {} : { code }) } });
  token = session.token ?? '';
  return { id: session.account.id, call, caller };
}
