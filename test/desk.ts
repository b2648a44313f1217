// SPDX-License-Identifier: Apache-2.0
/** A whole desk for tests: real server on loopback, real database, invented people, a clock that only the test moves. */
import { after, before, describe } from 'node:test';
import type { Role } from '../src/core/access/role.ts';
import { apiCaller, type Call, ProblemAnswer } from '../src/core/api/client.ts';
import type { RouteName } from '../src/core/api/index.ts';
import type { Session } from '../src/core/api/session.ts';
import { type OpenDesk, openDesk, type Report } from '../src/desk/open-desk.ts';
import { addAccountByDesk } from '../src/desk/sign-in/accounts.ts';
import { codeAt, newSecret, sealSecret } from '../src/desk/sign-in/one-time-code.ts';
import { hashPassword } from '../src/desk/sign-in/password.ts';
import { deskKey } from '../src/desk/sign-in/second-factor.ts';
import { type DeskServer, startDesk } from '../src/server/start-desk.ts';
import type { DatabaseUrl } from '../src/store/database/database-url.ts';
import { bySeed } from './by-seed.ts';
import { makeTestStore, noServer } from './stores.ts';

/** The invented people, by the name they sign in with. */
export const PEOPLE: Readonly<Record<string, { readonly name: string; readonly roles: readonly Role[] }>> = {
  mona: { name: 'Mona Farid', roles: ['investigator'] },
  karim: { name: 'Karim Adel', roles: ['approver'] },
  salma: { name: 'Salma Nabil', roles: ['investigator', 'approver'] },
  laila: { name: 'Laila Hosni', roles: ['legal-reviewer'] },
  nadia: { name: 'Nadia Samir', roles: ['central-authority'] },
  yara: { name: 'Yara Tarek', roles: ['analyst'] },
  omar: { name: 'Omar Sami', roles: ['evidence-keeper'] },
  hassan: { name: 'Hassan Amin', roles: ['overseer'] },
  adam: { name: 'Adam Ragab', roles: ['administrator'] },
  peter: { name: 'Peter Example', roles: ['provider-officer'] },
};
export const PASSWORD = 'seven lanterns by the sea';

/** Hashing is slow on purpose. The invented people have a hash that says of itself that it is not: they sign in a thousand times. */
const hashOfAll = hashPassword(PASSWORD, { N: 2 ** 10, r: 8, p: 1 });

/** Somebody's page: cookie and CSRF token kept as a browser keeps them. */
export interface Page {
  readonly session: Session;
  readonly id: string;
  readonly call: Call;
  /** The code of the problem that is answered, or `done`. */
  readonly outcome: (name: RouteName, given: object) => Promise<string>;
  /** Cookie, origin and CSRF token, for requests made by hand. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** A bare request with the cookie, for attacks and bytes. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

export interface TestDesk {
  readonly desk: OpenDesk;
  readonly address: string;
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
  readonly idOf: (login: string) => string;
  readonly secretOf: (login: string) => string;
  /** Signs in with password and code; one page a person. */
  readonly as: (login: string) => Promise<Page>;
}

export const START = '2026-11-24T08:00:00.000Z';

/**
 * Describes the same tests on a desk with the embedded database and on one with a server. A full run takes one of the two for each name, by its
 * seed, the server three times in four; `--both`, the long run, a run of single files, and whoever asks for `both`, take both.
 */
export function forEachDesk(
  name: string,
  tests: (desk: () => TestDesk, kind: 'embedded' | 'server') => void,
  { working = false, rounds = working, both = false }: { working?: boolean; rounds?: boolean; both?: boolean } = {},
): void {
  for (const kind of kindsFor(name, both)) {
    describe(`${name} [${kind}]`, { skip: kind === 'server' && noServer }, () => {
      let open: (TestDesk & { readonly close: () => Promise<void> }) | undefined;
      before(async () => {
        open = await openTestDesk(kind, { working, rounds });
      });
      after(async () => await open?.close());
      tests(() => {
        if (open === undefined) throw new Error('the desk is open only while a test runs');
        return open;
      }, kind);
    });
  }
}

/** The databases on which a test of that name is tried in this run. */
export function kindsFor(name: string, both = false): readonly ('embedded' | 'server')[] {
  if (both) return ['embedded', 'server'];
  // One in four on the embedded one, which takes longer; every screen and every command line is tried on that anyway.
  const kinds = [...new Set(bySeed(name, ['embedded', 'server', 'server', 'server'] as const))];
  return noServer !== false && kinds.length === 1 ? ['embedded'] : kinds;
}

/** The same in every run on both, for tests that hit one point on the one and the next on the other. */
export function forEachDeskOnBoth(name: string, tests: (desk: () => TestDesk, kind: 'embedded' | 'server') => void): void {
  forEachDesk(name, tests, { both: true });
}

/** The same on desks that work on their jobs. */
export function forEachWorkingDesk(name: string, tests: (desk: () => TestDesk) => void): void {
  forEachDesk(name, tests, { working: true });
}

export async function openTestDesk(
  kind: 'embedded' | 'server',
  {
    working = false,
    rounds = working,
    environment = {},
    people: withPeople = true,
    report = () => undefined,
    through,
  }: {
    working?: boolean;
    rounds?: boolean;
    environment?: Record<string, string>;
    people?: boolean;
    report?: Report;
    /** `HOST:PORT` by which the database server is reached instead of its socket. */
    through?: string;
  } = {},
): Promise<TestDesk & { readonly close: () => Promise<void> }> {
  const made = await makeTestStore(kind, { ROGATORY_LISTEN: '127.0.0.1:0', ROGATORY_DESK_NAME: 'desk.example/test', ...environment });
  const { database } = made.configuration;
  const configuration =
    through === undefined || database.kind === 'embedded'
      ? made.configuration
      : { ...made.configuration, database: byLine(database.url, through) };
  let time = Date.parse(START);
  const now = () => new Date(time);
  const desk = await openDesk(configuration, { working, rounds, report, now });
  const people = new Map<string, { id: string; secret: string }>();
  for (const [login, { name, roles }] of Object.entries(withPeople ? PEOPLE : {})) {
    const secret = newSecret();
    const account = { login, name, roles, unit: 'Alexandria', language: 'en', country: 'EG' } as const;
    const totpSealed = await sealSecret(await deskKey(desk), secret);
    const { id } = await addAccountByDesk(desk, account, { password: PASSWORD, hash: await hashOfAll, totpSealed });
    people.set(login, { id, secret });
  }
  const server: DeskServer = await startDesk(desk);
  const pages = new Map<string, Page>();
  const person = (login: string) => {
    const found = people.get(login);
    if (found === undefined) throw new Error(`there is no invented person "${login}"`);
    return found;
  };
  return {
    desk,
    address: server.address,
    now,
    advance: (ms) => {
      time += ms;
      pages.clear();
    },
    idOf: (login) => person(login).id,
    secretOf: (login) => person(login).secret,
    as: async (login) => {
      const page = pages.get(login) ?? (await openPage(server.address, login, codeAt(person(login).secret, now())));
      pages.set(login, page);
      return page;
    },
    close: async () => {
      await server.close();
      await desk.close();
      await made.remove();
    },
  };
}

function byLine(url: string, through: string): DatabaseUrl {
  return { kind: 'server', url: `postgres://postgres@${through}${new URL(url).pathname}` };
}

async function openPage(address: string, login: string, code: string): Promise<Page> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ login, password: PASSWORD, code }),
  });
  if (!answer.ok) throw new Error(`${login} could not sign in: ${await answer.text()}`);
  const session = (await answer.json()) as Session;
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const headers = () => ({ cookie, origin: address, 'x-csrf-token': session.csrf });
  const call = apiCaller({ base: address, fetch, headers });
  return {
    session,
    id: session.account.id,
    call,
    headers,
    outcome: async (name, given) => {
      try {
        await call(name, given as never);
        return 'done';
      } catch (error) {
        if (error instanceof ProblemAnswer) return error.problem.code;
        throw error;
      }
    },
    fetch: (path, init = {}) => fetch(`${address}${path}`, { ...init, headers: { ...headers(), ...init.headers } }),
  };
}
