// SPDX-License-Identifier: Apache-2.0
/**
 * Every act of the API, sent what it does not expect, by people of every role: it refuses by the catalogue, says nothing of how the desk is built,
 * and leaves no trace but its entry. A run of every day sends the same ones each time; the long run others each time, by its seed, and far more.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import type { TSchema } from 'typebox';
import { BODIES, DIGEST, QUERIES } from '../../test/acts.ts';
import { uploadWhole } from '../../test/case.ts';
import { forEachDesk, PASSWORD, type Page, PEOPLE, type TestDesk } from '../../test/desk.ts';
import { BROKEN_BODIES, fitting, IDS, jsonWith, NEVER, spoiled, TEXTS } from '../../test/hostile-values.ts';
import { draftOf, openLantern } from '../../test/lantern-requests.ts';
import { API_PREFIX, apiRoutes, type RouteName } from '../core/api/index.ts';
import type { Route } from '../core/api/route.ts';
import { Random } from '../core/currency/economy/random.ts';
import { errorAreas } from '../core/errors/index.ts';

const long = process.env.ROGATORY_TEST_LONG === '1';
const SEED = Number(process.env.ROGATORY_TEST_SEED ?? (long ? Date.now() % 1_000_000 : 2026));
/** So many spoiled bodies and addresses an act. */
const TIMES = long ? 150 : 5;
const ANSWERED_WITHIN_MS = 30_000;
const LARGEST_REFUSAL_BYTES = 20_000;
const GROWN_BY_BYTES = 150_000_000;

const names = Object.keys(apiRoutes) as RouteName[];
const routeOf = (name: RouteName): Route => apiRoutes[name];

/** Acts on one's own session and password: tried by somebody who is not needed afterwards. */
const OWN: ReadonlySet<RouteName> = new Set([
  'signOut',
  'changeOwn',
  'showSecondFactor',
  'beginSecondFactor',
  'confirmSecondFactor',
  'signIn',
]);

/** What only the desk's own program says: paths and lines of it, and what a database says of a statement. */
const OF_THE_INSIDE =
  /\bat \S+ \(|\.[jt]s:\d+|node_modules|\/src\/|SELECT |INSERT INTO|UPDATE \w+ SET|syntax error|violates|relation "|invalid input syntax|TypeError|RangeError|kysely|pglite/;

const statusOf = new Map<string, number>(
  errorAreas.flatMap(({ area, kinds }) => Object.entries(kinds).map(([code, { http }]) => [`${area}_${code}`, http] as const)),
);

/** Tables that change with every request, refused or not. */
const ALWAYS_WRITTEN = ['log_entry', 'log_index', 'log_salt', 'log_checkpoint', 'log_stamp', 'session', 'sign_in_attempt'];

/** From now on a table keeps the name of each other table that a committed transaction has changed. */
async function watchChanges({ desk }: TestDesk): Promise<void> {
  const { db } = desk.store;
  const { rows } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`.execute(db);
  await sql`CREATE TABLE changed_table (name text NOT NULL)`.execute(db);
  await sql`CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
    $$ BEGIN INSERT INTO public.changed_table VALUES (TG_TABLE_NAME); RETURN NULL; END $$`.execute(db);
  for (const { name } of rows.filter((one) => !ALWAYS_WRITTEN.includes(one.name)))
    await sql`CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON ${sql.table(name)} FOR EACH ROW EXECUTE FUNCTION note_change()`.execute(
      db,
    );
}

/** What was changed since it was asked last. */
async function changesOf({ desk }: TestDesk): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`DELETE FROM changed_table RETURNING name`.execute(desk.store.db);
  return [...new Set(rows.map(({ name }) => name))];
}

interface Sent {
  readonly name: RouteName;
  readonly path: string;
  readonly body?: string | undefined;
}

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function send(page: Page, { name, path, body }: Sent): Promise<Answered> {
  const { method } = routeOf(name);
  const init: RequestInit = { method, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) };
  if (body !== undefined && method !== 'GET') Object.assign(init, { body, headers: { 'content-type': 'application/json' } });
  const answer = await page.fetch(`${API_PREFIX}${path}`, init);
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

/** What is wrong with an answer, in words; nothing where all is well. */
function wrongWith({ status, type, text }: Answered): string | undefined {
  if (status >= 500) return `answered ${status}`;
  if (status < 400) return undefined;
  if (!type.startsWith('application/problem+json')) return `a refusal as ${type}`;
  const { code } = JSON.parse(text) as { code: string };
  if (statusOf.get(code) !== status) return `${code} is not answered with ${status} by the catalogue`;
  if (OF_THE_INSIDE.test(text)) return 'the refusal tells of the inside';
  if (text.length > LARGEST_REFUSAL_BYTES) return `a refusal of ${text.length} bytes`;
  return undefined;
}

const told = (login: string, { name, path, body }: Sent, what: string): string =>
  `${login}, ${routeOf(name).method} ${path.slice(0, 300)} ${body?.slice(0, 400) ?? ''}: ${what}`;

const paramsOf = (name: RouteName): readonly string[] => [...routeOf(name).path.matchAll(/:(\w+)/g)].map(([, param]) => param as string);

function addressOf(name: RouteName, param: (name: string) => string, query: unknown): string {
  const path = routeOf(name).path.replace(/:(\w+)/g, (_, one: string) => param(one));
  if (typeof query !== 'object' || query === null) return `${path}?${encodeURIComponent(wellFormed(String(query)))}`;
  const asked = Object.entries(query)
    .slice(0, 50)
    .map(
      ([member, value]) =>
        `${encodeURIComponent(member)}=${encodeURIComponent(wellFormed(typeof value === 'string' ? value : jsonWith(value))).slice(0, 8_000)}`,
    );
  return asked.length === 0 ? path : `${path}?${asked.join('&')}`;
}

const wellFormed = (text: string): string => text.slice(0, 6_000).toWellFormed();

/** An id as it goes into an address: what is an escape already stays one. */
const escaped = (id: string): string =>
  /^[\w.%;=-]+$/.test(id) && !/^\.+$/.test(id) ? id : encodeURIComponent(wellFormed(id)).replaceAll('.', '%2E');

forEachDesk('hostile acts', (it) => {
  /** Things of a case whose circle has somebody in every role, and of one that only Salma knows. */
  const known: Record<string, string> = {};
  const foreign: Record<string, string> = {};
  const pages = new Map<string, Page>();
  const others = Object.keys(PEOPLE).filter((login) => login !== 'salma' && login !== 'peter');
  const pageOf = (login: string): Page => pages.get(login) as Page;

  before(async () => {
    for (const login of Object.keys(PEOPLE)) pages.set(login, await it().as(login));
    const { caseId, targetId } = await openLantern(it(), '2026-14');
    Object.assign(known, await thingsOf(it(), 'mona', 'yara', caseId, targetId), { personId: it().idOf('nadia') });
    const hidden = await openHidden(it());
    Object.assign(foreign, hidden, { personId: it().idOf('salma') });
    const spare = { login: 'spare', name: 'Spare', roles: ['analyst'], unit: 'x', language: 'en', country: 'EG' } as const;
    known.accountId = (await pageOf('adam').call('makeAccount', { body: spare as never })).account.id;
    await watchChanges(it());
  });

  async function tryOne(login: string, sent: Sent, faults: string[]): Promise<Answered> {
    const answer = await send(pageOf(login), sent);
    const changed = await changesOf(it());
    const wrong = wrongWith(answer) ?? (answer.status >= 400 && changed.length > 0 ? `refused, and changed ${changed.join()}` : undefined);
    if (wrong !== undefined) faults.push(told(login, sent, `${wrong}: ${answer.text.slice(0, 300)}`));
    return answer;
  }

  test(`bodies, addresses and queries that nobody expects (seed ${SEED})`, { timeout: long ? 3_000_000 : 300_000 }, async () => {
    const draw = new Random(SEED);
    const faults: string[] = [];
    const grownBefore = heap();
    for (const name of names.filter((one) => !OWN.has(one))) {
      const { body, query } = routeOf(name);
      for (let n = 0; n < TIMES; n += 1) {
        const login = draw.chance(0.5) ? 'mona' : draw.pick(others);
        const fit = (schema: TSchema | undefined) => (schema === undefined ? undefined : fitting(schema, draw, known));
        const asked = draw.chance(0.4) && BODIES[name] !== undefined ? withIds(BODIES[name], known) : fit(body);
        const inBody = body !== undefined && draw.chance(0.8);
        const path = addressOf(
          name,
          (param) => (inBody || draw.chance(0.6) ? escaped(known[param] ?? DIGEST) : escaped(draw.pick([...IDS, ...TEXTS]))),
          draw.chance(0.3) ? { ...QUERIES[name] } : spoiledQuery(query === undefined ? { limit: 1 } : fit(query), draw),
        );
        const sent = inBody ? (draw.chance(0.15) ? draw.pick(BROKEN_BODIES) : jsonWith(spoiled(asked, draw))) : jsonWith(asked);
        await tryOne(login, { name, path, ...(body === undefined ? {} : { body: sent }) }, faults);
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(heap() - grownBefore < GROWN_BY_BYTES, `the desk kept ${heap() - grownBefore} bytes of what it was sent`);
  });

  test('a thing of a case that one may not know is answered as one that never was, and each asking is an entry', {
    timeout: 300_000,
  }, async () => {
    const draw = new Random(SEED);
    const faults: string[] = [];
    for (const login of others) {
      // An overseer reads what was done in any case, and not what it was about.
      const acts = names.filter(
        (name) =>
          !OWN.has(name) && paramsOf(name).some((param) => foreign[param] !== undefined) && !(login === 'hassan' && name === 'logEntry'),
      );
      for (const name of long ? acts : draw.some(acts, 25)) {
        const { body, query } = routeOf(name);
        const asked = body === undefined ? undefined : jsonWith(BODIES[name] ?? fitting(body, new Random(SEED), {}));
        const given = QUERIES[name] ?? (query === undefined ? {} : fitting(query, new Random(SEED), {}));
        const to = (ids: Readonly<Record<string, string>>) =>
          addressOf(name, (param) => escaped(ids[param] ?? known[param] ?? NEVER), given);
        const before = await refusalsOf(it(), login);
        const one = await tryOne(login, { name, path: to(foreign), body: asked }, faults);
        const never = Object.fromEntries(
          Object.entries(foreign).map(([param, id]) => [param, id.includes('-') ? draw.pick([it().desk.newId(), NEVER]) : id]),
        );
        const two = await tryOne(login, { name, path: to(never), body: asked }, faults);
        const seen = told(login, { name, path: to(foreign), body: asked }, '');
        if (one.status !== two.status || one.text !== two.text)
          faults.push(`${seen}${one.status} ${one.text} is not ${two.status} ${two.text}`);
        const entries = (await refusalsOf(it(), login)) - before;
        if (one.text.includes('"ACCESS_NOT_FOUND"') && entries !== 2) faults.push(`${seen}two refusals, ${entries} entries`);
      }
    }
    assert.deepEqual(faults, []);
  });

  test('what somebody sends about their own session and password is refused by the catalogue as well', async () => {
    const draw = new Random(SEED);
    const faults: string[] = [];
    for (const name of OWN)
      for (let n = 0; n < (long ? 60 : 6); n += 1) {
        const { body } = routeOf(name);
        if (body === undefined) continue;
        const sent =
          n % 4 === 0 ? draw.pick(BROKEN_BODIES) : jsonWith(spoiled(fitting(body, draw, { login: 'nobody', password: PASSWORD }), draw));
        const answer = await send(pageOf('peter'), { name, path: routeOf(name).path, body: sent });
        const wrong = wrongWith(answer);
        if (wrong !== undefined) faults.push(told('peter', { name, path: routeOf(name).path, body: sent }, `${wrong}: ${answer.text}`));
      }
    assert.deepEqual(faults, []);
  });
});

function spoiledQuery(query: unknown, draw: Random): unknown {
  const wrong = spoiled(query, draw);
  return draw.chance(0.1) ? { ...(wrong as object), '__proto__[x]': 'y', constructor: 'z', 'a[b]': 'c' } : wrong;
}

/** Ids of the case at hand where the body names one that never was. */
function withIds(body: unknown, ids: Readonly<Record<string, string>>): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, ids[name] ?? value]));
}

async function refusalsOf({ desk, idOf }: TestDesk, login: string): Promise<number> {
  const { count } = await desk.store.db
    .selectFrom('log_index')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('account_id', '=', idOf(login))
    .where('outcome', '=', 'refused')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Memory in use after what nobody needs is collected. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What hangs on a case, by the names that addresses have for it. */
async function thingsOf(it: TestDesk, login: string, reader: string, caseId: string, targetId: string): Promise<Record<string, string>> {
  const page = await it.as(login);
  const request = await draftOf(page, { caseId, targetId }, 'preservation_letter');
  const item = await uploadWhole(page, caseId, 'logins.csv', Buffer.from('Time,IP\n2026-03-01,203.0.113.7\n'));
  const upload = await page.call('beginUpload', {
    params: { caseId },
    body: { name: 'x.csv', bytes: 9, how: 'return', receivedFrom: 'x' },
  });
  const reading = await (await it.as(reader)).call('read', { params: { evidenceId: item.id } });
  const lead = await page.call('writeLead', { params: { caseId }, body: { text: 'x', records: [] } });
  const { entries } = await page.call('log', { query: { caseId, limit: 1 } });
  return {
    ...{
      caseId,
      targetId,
      requestId: request.id,
      adviceId: request.adviceId ?? NEVER,
      evidenceId: item.id,
      uploadId: upload.id,
      readingId: reading.id,
    },
    ...{ entryId: entries[0]?.id ?? NEVER, leadId: (lead as { id?: string }).id ?? NEVER, digest: request.digest, sha256: item.sha256 },
    ...(reading.job === null ? {} : { jobId: reading.job.id }),
  };
}

/** A case that nobody but Salma is in. */
async function openHidden(it: TestDesk): Promise<Record<string, string>> {
  const salma = await it.as('salma');
  const { id: caseId } = await salma.call('openCase', {
    body: {
      ...{ number: '2026-15', title: 'Hidden', summary: 'x', country: 'EG', stage: 'investigation', transnationalGroup: true },
      offences: [{ family: 'smuggling-of-migrants', statute: 'EG:som', name: 'Smuggling of migrants', maxYears: 15 }],
      handling: { restricted: true, minors: false, privileged: false },
    },
  });
  const target = await salma.call('addTarget', {
    params: { caseId },
    body: { written: 'https://www.facebook.com/profile.php?id=100012345678901', role: 'suspect', relevance: 'x' },
  });
  return await thingsOf(it, 'salma', 'salma', caseId, target.id);
}
