// SPDX-License-Identifier: Apache-2.0
import type { Static } from 'typebox';
import type { RegisterQuery, RegisterShown } from '../../core/api/register.ts';
import type { RequestDetail, RequestSummary } from '../../core/api/requests.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { type BoardColumn, boardColumns, isWanted } from '../../core/requests/register-filter.ts';
import { byChange, inColumn, type Mark, markFrom, markText, pageBehind, type RequestsPage } from '../../core/requests/register-page.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from './find-request.ts';
import { listedRequests, requestDetail, requestSummaries } from './show-request.ts';

export type RegisterFilter = Static<typeof RegisterQuery>;

interface AskedPage {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly as?: 'board' | undefined;
  readonly column?: BoardColumn | undefined;
}

/** The register: requests of the own cases, the last changed first, in pages where a limit is given. Counts and choices are of what the person may know. */
export async function listRequests(desk: OpenDesk, asking: Asking, asked: RegisterFilter & AskedPage): Promise<RegisterShown> {
  const { caseId, limit, cursor, as, column, ...filter } = asked;
  const mark = cursor === undefined ? undefined : markOf(cursor);
  return await act(desk, asking, {
    verb: 'list',
    subject: 'request',
    kind: 'cases-listed',
    about: { list: 'requests' },
    async carryOut({ tx, only, note, now }) {
      let query = listedRequests(tx).where(only({ caseId: 'request.case_id' }));
      if (caseId !== undefined) query = query.where('request.case_id', '=', caseId);
      const all = await requestSummaries(desk, tx, await query.execute(), asking.language);
      const wanted = all
        .filter((one) => isWanted(one, filter, now.toISOString()) && (column === undefined || inColumn(column, one)))
        .sort(byChange);
      const board = as === 'board' ? columnsOf(wanted, limit) : undefined;
      const page = pageBehind(wanted, mark, limit);
      const requests = board?.flatMap((one) => one.requests) ?? page.requests;
      note(digestOfList(requests.map(({ id }) => id)));
      return {
        requests: [...requests],
        count: wanted.length,
        next: board === undefined ? nextOf(page) : null,
        choices: limit === undefined || mark !== undefined ? null : choicesIn(all),
        of: all.length,
        columns: board?.map((one) => ({ column: one.column, count: one.count, next: nextOf(one) })) ?? null,
      };
    },
  });
}

function columnsOf(wanted: readonly RequestSummary[], limit: number | undefined) {
  return (Object.keys(boardColumns) as BoardColumn[]).map((column) => ({
    column,
    ...pageBehind(
      wanted.filter((one) => inColumn(column, one)),
      undefined,
      limit,
    ),
  }));
}

function choicesIn(all: readonly RequestSummary[]): NonNullable<RegisterShown['choices']> {
  const kinds = new Map(all.map(({ kind, title }) => [kind, title]));
  return { kinds: [...kinds].map(([kind, title]) => ({ kind, title })), addressees: [...new Set(all.map(({ addressee }) => addressee))] };
}

const nextOf = ({ last }: RequestsPage<RequestSummary>): string | null =>
  last === undefined ? null : Buffer.from(markText(last)).toString('base64url');

function markOf(cursor: string): Mark {
  const mark = markFrom(Buffer.from(cursor, 'base64url').toString());
  if (mark === undefined) throw new InputError('WRONG', { message: requestSays('register-cursor'), details: { fields: ['cursor'] } });
  return mark;
}

export async function showRequest(desk: OpenDesk, asking: Asking, requestId: string): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'request',
    kind: 'request-shown',
    about: { request: requestId },
    find: (tx) => findRequest(desk, tx, requestId),
    carryOut: async ({ tx, thing, who }) => await requestDetail(desk, tx, thing, who, asking.language),
  });
}
