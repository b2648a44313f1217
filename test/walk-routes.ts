// SPDX-License-Identifier: Apache-2.0
/** Every route of the API that reads, asked by one person, and what is in the answers: for tests of what must stand in none. */
import assert from 'node:assert/strict';
import { pathOf } from '../src/core/api/client.ts';
import { apiRoutes, type RouteName } from '../src/core/api/index.ts';
import type { Route } from '../src/core/api/route.ts';
import type { AnyRecord } from '../src/core/records/record.ts';
import type { Page } from './desk.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000003';

/** Routes of a reading, an item or a case that have nothing to answer where no capture, trace or picture is, and those of other people. */
const NOTHING_HERE: ReadonlySet<RouteName> = new Set(['picture', 'conversation', 'evidenceBytes', 'privilegedRecords']);
const QUERIES: Readonly<Partial<Record<RouteName, object>>> = { evidenceBytes: { reason: 'x' }, preview: { language: 'en' } };
/** Acts that can answer something about records; every other act is on something else. */
const ACTS: Readonly<Partial<Record<RouteName, (hidden: string, readingId: string) => object>>> = {
  writeLead: (recordId, readingId) => ({ text: 'x', records: [{ readingId, recordId }] }),
  read: () => ({}),
};

export interface Walk {
  readonly ids: Readonly<Record<string, unknown>>;
  /** A record that nothing may be said of. */
  readonly hidden: string;
  /** Whether this person is answered by every route of readings and items. */
  readonly answers: boolean;
  /** Routes whose path holds this. */
  readonly only?: string;
  readonly look: (name: RouteName, text: string, isAnswered: boolean) => void;
}

/** Calls every route that reads, and the acts that answer about records. A reading, an item or a case must really answer. */
export async function walkRoutes(page: Page, { ids, hidden, answers, only = '', look }: Walk): Promise<void> {
  for (const name of Object.keys(apiRoutes) as RouteName[]) {
    const route: Route = apiRoutes[name];
    const body = ACTS[name]?.(hidden, String(ids.readingId));
    if ((route.method !== 'GET' && body === undefined) || !route.path.includes(only)) continue;
    const named = [...route.path.matchAll(/:(\w+)/g)].map(([, param]) => [param, UNKNOWN]);
    const params = { ...Object.fromEntries(named), nth: 0, index: 0, ...ids };
    const answer = await page.fetch(pathOf(route, params, QUERIES[name] as Record<string, string> | undefined), {
      method: route.method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    look(name, opened(bytes.toString('utf8')), answer.ok);
    const ofRecords = /^\/(readings|evidence)\/|^\/cases\/:caseId\/(evidence|addresses|leads)/.test(route.path);
    if (answers && route.method === 'GET' && ofRecords && !NOTHING_HERE.has(name))
      assert.ok(answer.ok, `${name} answers ${answer.status}: give it what it needs, or nothing of it is tried here`);
  }
}

/** Strings that stand in records that are hidden and nowhere in what is shown; words of our own model (`provider-user-id`) are none. */
export function secretsOf(hidden: readonly AnyRecord[], shown: string): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && value.length >= 8 && !/^[a-z-]+$/.test(value)) found.add(value);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one);
  };
  for (const { id, data, extra } of hidden) look([id, data, extra?.map(({ raw }) => raw)]);
  return [...found].filter((one) => !shown.includes(JSON.stringify(one).slice(1, -1))).slice(0, 400);
}

/** An answer with what it holds in base64 laid open. */
function opened(text: string): string {
  const inside = [...text.matchAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g)].map(([, one]) => Buffer.from(one as string, 'base64').toString('utf8'));
  return [text, ...inside].join('\n');
}
