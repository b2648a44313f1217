// SPDX-License-Identifier: Apache-2.0
/**
 * The one road by which a look-up leaves the desk: only to a source the case allows, with a purpose, the answer kept to the byte and recorded
 * before anybody reads it. Asking a public service tells it, and whoever watches it, what is being looked at.
 */

import { hash } from 'node:crypto';
import { CurrencyError } from '../../core/errors/currency.ts';
import type { Said } from '../../core/errors/say.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';

export interface LedgerSource {
  /** As the case allows it, such as `own-node` or `mempool-onion`. */
  readonly id: string;
  readonly kind: 'esplora' | 'bitcoin-core' | 'evm' | 'tron' | 'graphsense';
  readonly url: string;
  /** Sent as they are, such as an API key; never recorded. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One answer as it came: an evidence item for whoever keeps it. */
export interface LedgerAnswer {
  readonly source: string;
  readonly url: string;
  /** What was asked, for calls whose question is not in the URL. */
  readonly question?: string;
  readonly purpose: string;
  /** UTC, from the caller's clock. */
  readonly at: string;
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface LookUpDuty {
  /** Ids of the sources the case allows. */
  readonly allowed: ReadonlySet<string>;
  readonly purpose: string;
  readonly now: () => Date;
  /** Keeps the answer as an evidence item and writes the entry; awaited before the answer is used. */
  readonly record: (answer: LedgerAnswer) => void | Promise<void>;
  readonly fetch?: typeof fetch;
}

const LONGEST_MS = 30_000;
const LARGEST_ANSWER_BYTES = 64 * 2 ** 20;

export class LookUp {
  readonly source: LedgerSource;
  readonly #duty: LookUpDuty;

  constructor(source: LedgerSource, duty: LookUpDuty) {
    this.source = source;
    this.#duty = duty;
  }

  get(path: string): Promise<LedgerAnswer> {
    return this.#ask(path, {});
  }

  /** A JSON-RPC or REST call with a body. */
  post(path: string, body: unknown): Promise<LedgerAnswer> {
    const question = JSON.stringify(body);
    return this.#ask(path, { method: 'POST', body: question, headers: { 'content-type': 'application/json' } }, question);
  }

  async #ask(path: string, init: RequestInit, question?: string): Promise<LedgerAnswer> {
    const { allowed, purpose, now, record } = this.#duty;
    if (!allowed.has(this.source.id) || purpose.trim() === '')
      throw new CurrencyError('SOURCE_NOT_ALLOWED', {
        message: currencySays('source-or-purpose', { source: this.source.id }),
      });
    const url = `${this.source.url.replace(/\/$/, '')}${path}`;
    const { status, bytes } = await this.#fetch(url, { ...init, headers: { ...this.source.headers, ...init.headers } });
    const answer: LedgerAnswer = {
      source: this.source.id,
      url,
      ...(question === undefined ? {} : { question }),
      purpose,
      at: now().toISOString(),
      status,
      bytes,
      sha256: hash('sha256', bytes),
    };
    await record(answer);
    return answer;
  }

  async #fetch(url: string, init: RequestInit): Promise<{ status: number; bytes: Uint8Array }> {
    try {
      const response = await (this.#duty.fetch ?? fetch)(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(LONGEST_MS) });
      return { status: response.status, bytes: await limitedBytes(response) };
    } catch (cause) {
      throw new CurrencyError('SOURCE_FAILED', {
        message: currencySays('no-whole-answer', { source: this.source.id, why: whyNoAnswer(cause) }),
        cause,
      });
    }
  }
}

class LongAnswer extends Error {}

/** The words of the program that failed are for the log, which has the cause. */
function whyNoAnswer(cause: unknown): Said {
  if (cause instanceof LongAnswer) return answerSays('too-long', { bytes: LARGEST_ANSWER_BYTES });
  if (cause instanceof Error && cause.name === 'TimeoutError') return answerSays('too-slow', { seconds: LONGEST_MS / 1000 });
  const { cause: below, name } = cause as { readonly cause?: { readonly code?: unknown }; readonly name?: string };
  return answerSays('line-failed', { code: String(below?.code ?? name ?? 'unknown') });
}

async function limitedBytes(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > LARGEST_ANSWER_BYTES) throw new LongAnswer();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The text of an answer that is neither an error nor missing; undefined for 404. */
export function textOf(answer: LedgerAnswer): string | undefined {
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw failed(answer, answerSays('status', { status: answer.status }));
  return new TextDecoder().decode(answer.bytes);
}

export function jsonOf(answer: LedgerAnswer): unknown {
  const text = textOf(answer);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw failed(answer, answerSays('no-json'), cause);
  }
}

export function failed(answer: LedgerAnswer, why: Said, cause?: unknown): Error {
  return new CurrencyError('SOURCE_FAILED', {
    message: currencySays('answer-kept', { source: answer.source, why, sha256: answer.sha256.slice(0, 12) }),
    cause,
  });
}

export function contradicted(answer: Pick<LedgerAnswer, 'source' | 'sha256'>, why: Said, cause?: unknown): Error {
  return new CurrencyError('SOURCE_CONTRADICTED', {
    message: currencySays('answer-not-used', { source: answer.source, why, sha256: answer.sha256.slice(0, 12) }),
    cause,
    details: { source: answer.source, answer: answer.sha256 },
  });
}
