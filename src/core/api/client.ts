// SPDX-License-Identifier: Apache-2.0
/** A typed caller of the API, for the web client and the command line. It takes its `fetch`: core has no network. */
import { API_PREFIX, type ApiRoutes, apiRoutes, type RouteName } from './index.ts';
import type { Answer, Given, Route } from './route.ts';
import type { Problem } from './shapes.ts';

/** What the desk said instead of an answer. `problem` is in the language that was asked for. */
export class ProblemAnswer extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ProblemAnswer';
    this.problem = problem;
  }
}

export interface Caller {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** `http://127.0.0.1:8321`, or empty in a page of the desk itself. */
  readonly base: string;
  /** Asked at every call: CSRF token, bearer token, language. */
  readonly headers: () => Readonly<Record<string, string>>;
}

/** By name, so that the compiler works out one route at a time. */
type GivenTo = { readonly [Name in RouteName]: Given<ApiRoutes[Name]> };
type AnswerOf = { readonly [Name in RouteName]: Answer<ApiRoutes[Name]> };

export type Call = <Name extends RouteName>(name: Name, given: GivenTo[Name]) => Promise<AnswerOf[Name]>;

/** `const call = apiCaller({...}); const { cases } = await call('cases', {});` @throws ProblemAnswer */
export function apiCaller(caller: Caller): Call {
  return async (name, given) => {
    const route: Route = apiRoutes[name];
    const { params, query, body } = given as Parts;
    const init: RequestInit = { method: route.method, headers: { accept: 'application/json', ...caller.headers() } };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...init.headers, 'content-type': 'application/json' };
    }
    const answer = await caller.fetch(caller.base + pathOf(route, params, query), init);
    if (!answer.ok) throw new ProblemAnswer(await problemOf(answer));
    return (await answer.json()) as never;
  };
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The address of a route below the desk, for links to bytes as well. */
export function pathOf(
  route: Route,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return `${API_PREFIX}${path}${asked.length === 0 ? '' : `?${asked.join('&')}`}`;
}

/** A desk that is down answers nothing of ours: that too becomes a problem with a code. */
export async function problemOf(answer: Response): Promise<Problem> {
  try {
    const said = (await answer.json()) as Partial<Problem>;
    if (typeof said.code === 'string') return said as Problem;
  } catch {
    // Not JSON: a proxy or a dying process spoke. The status says what is known.
  }
  return { type: 'about:blank', title: answer.statusText, status: answer.status, code: 'HTTP_UNEXPECTED' };
}

/** A proxy that speaks for a desk which does not: bad gateway, unavailable, timeout. */
const SPEAKS_FOR_ANOTHER = new Set([502, 503, 504]);

/**
 * Nobody of the desk has answered: the line broke, a proxy speaks for a desk that is down, or the desk for its database. Whether an act was done is
 * not known; what may be asked twice is asked again.
 */
export function isNoAnswer({ code, status }: Pick<Problem, 'code' | 'status'>): boolean {
  if (code === 'HTTP_UNEXPECTED') return SPEAKS_FOR_ANOTHER.has(status);
  return code === 'WEB_LINE_LOST' || code === 'STORE_UNREACHABLE';
}
