// SPDX-License-Identifier: Apache-2.0
import type { AnswerRow } from './answer-rows.ts';
import { addressNumber } from './network-data.ts';
import type { Question } from './questions.ts';

/** A subscriber whom the operator's table names for a question, with the lines it stands on. */
export interface Candidate {
  readonly subscriber: string;
  readonly rows: readonly { readonly file: string; readonly line: number }[];
}

/** What an operator's table says to one question. None, one or several candidates are all valid answers; all are shown. */
export interface MatchedQuestion {
  readonly question: string;
  readonly address: string;
  readonly port?: number;
  readonly from: string;
  readonly until: string;
  readonly candidates: readonly Candidate[];
  readonly size: number;
  /** Without a port everyone else on the address is possible as well: the set has no upper bound that the table could give. */
  readonly open: boolean;
  /** Lines that fit and lead to no subscriber: an inside address without a lease. */
  readonly unresolved: readonly { readonly file: string; readonly line: number; readonly privateAddress?: string }[];
}

/** Questions of one account, their candidate sets, and who is in all of them. Sizes are shown with it: a survivor alone misleads. */
export interface Intersection {
  readonly account: string;
  readonly sets: readonly { readonly question: string; readonly size: number; readonly open: boolean }[];
  readonly inAll: readonly string[];
}

/**
 * Matches an operator's table back to the questions: a line fits when address, port and protocol fit and it reaches into the question's
 * seconds, tolerance included (from ≤ instant + tolerance and until ≥ instant − tolerance). A line that names only the inside address is
 * followed through the leases of the same answer.
 */
export function matchAnswer(questions: readonly Question[], rows: readonly AnswerRow[]): MatchedQuestion[] {
  const outside = indexBy(rows, (row) => row.publicAddress);
  const nets = rows.filter((row) => row.prefixBits !== undefined && row.publicAddress !== undefined);
  const inside = indexBy(
    rows.filter((row) => row.subscriber !== undefined),
    (row) => (row.privateAddress !== undefined && row.publicAddress === undefined ? row.privateAddress : row.publicAddress),
  );
  return questions.map((question) => {
    const direct = [...(outside.get(question.address) ?? []), ...nets.filter((row) => inNet(question, row))];
    return matchOne(
      question,
      [...new Set(direct)].filter((row) => fits(question, row)),
      inside,
    );
  });
}

function matchOne(question: Question, fitting: readonly AnswerRow[], inside: ReadonlyMap<string, readonly AnswerRow[]>): MatchedQuestion {
  const candidates = new Map<string, { file: string; line: number }[]>();
  const unresolved: { file: string; line: number; privateAddress?: string }[] = [];
  for (const row of fitting) {
    const held = row.subscriber === undefined ? leasesOf(question, row, inside) : [{ subscriber: row.subscriber, rows: [row] }];
    if (held.length === 0)
      unresolved.push({ ...placeOf(row), ...(row.privateAddress !== undefined && { privateAddress: row.privateAddress }) });
    for (const one of held) {
      const known = candidates.get(one.subscriber) ?? [];
      for (const place of one.rows.map(placeOf))
        if (!known.some((other) => other.file === place.file && other.line === place.line)) known.push(place);
      candidates.set(one.subscriber, known);
    }
  }
  return {
    question: question.id,
    address: question.address,
    ...(question.port !== undefined && { port: question.port }),
    from: question.from,
    until: question.until,
    candidates: [...candidates].map(([subscriber, places]) => ({ subscriber, rows: places })),
    size: candidates.size,
    open: question.version === 4 && question.port === undefined,
    unresolved,
  };
}

/** Who held the inside address of a translation line during the seconds that line and question share. */
function leasesOf(question: Question, row: AnswerRow, inside: ReadonlyMap<string, readonly AnswerRow[]>) {
  if (row.privateAddress === undefined) return [];
  const from = row.from !== undefined && row.from > question.from ? row.from : question.from;
  const until = row.until !== undefined && row.until < question.until ? row.until : question.until;
  return (inside.get(row.privateAddress) ?? [])
    .filter((lease) => reaches(lease, from, until))
    .map((lease) => ({ subscriber: lease.subscriber!, rows: [row, lease] }));
}

function fits(question: Question, row: AnswerRow): boolean {
  if (question.protocol !== undefined && row.protocol !== undefined && question.protocol !== row.protocol) return false;
  if (question.port !== undefined) {
    if (row.portFrom !== undefined && question.port < row.portFrom) return false;
    if (row.portTo !== undefined && question.port > row.portTo) return false;
  }
  return reaches(row, question.from, question.until);
}

function reaches(row: AnswerRow, from: string, until: string): boolean {
  return (row.from === undefined || row.from <= until) && (row.until === undefined || row.until >= from);
}

function inNet(question: Question, row: AnswerRow): boolean {
  const net = addressNumber(row.publicAddress!);
  const asked = addressNumber(question.address);
  const shift = BigInt((net.version === 4 ? 32 : 128) - row.prefixBits!);
  return net.version === asked.version && net.value >> shift === asked.value >> shift;
}

function indexBy(rows: readonly AnswerRow[], key: (row: AnswerRow) => string | undefined): Map<string, AnswerRow[]> {
  const index = new Map<string, AnswerRow[]>();
  for (const row of rows) {
    const value = key(row);
    if (value === undefined) continue;
    const known = index.get(value);
    if (known === undefined) index.set(value, [row]);
    else known.push(row);
  }
  return index;
}

const placeOf = ({ file, line }: AnswerRow) => ({ file, line });

/** For each account that asks more than once: the size of every candidate set, and who stands in all of them. */
export function intersections(questions: readonly Question[], matched: readonly MatchedQuestion[]): Intersection[] {
  const answers = new Map(matched.map((one) => [one.question, one]));
  const byAccount = new Map<string, MatchedQuestion[]>();
  for (const question of questions) {
    const answer = answers.get(question.id);
    if (answer === undefined) continue;
    for (const account of question.accounts) byAccount.set(account, [...(byAccount.get(account) ?? []), answer]);
  }
  return [...byAccount]
    .filter(([, sets]) => sets.length > 1)
    .map(([account, sets]) => ({
      account,
      sets: sets.map(({ question, size, open }) => ({ question, size, open })),
      inAll: (sets[0]?.candidates ?? [])
        .map((candidate) => candidate.subscriber)
        .filter((subscriber) => sets.every((set) => set.candidates.some((candidate) => candidate.subscriber === subscriber))),
    }));
}
