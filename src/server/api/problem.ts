// SPDX-License-Identifier: Apache-2.0

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../core/api/shapes.ts';
import { asFullDisk } from '../../core/errors/full-disk.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { InputError } from '../../core/errors/input.ts';
import { asLostDatabase } from '../../core/errors/lost-database.ts';
import { inputSays } from '../../core/errors/sentences/input.ts';
import type { Language } from '../../core/routes/advice.ts';

/** The language a reader asks for: the first of ours in Accept-Language, by its weights. */
export function languageOf(header: string | undefined, otherwise: Language = 'en'): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';');
    const q = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined);
    return { tag: tag.toLowerCase().split('-')[0], q: q === undefined ? 1 : Number(q) };
  });
  const best = wanted.filter(({ tag, q }) => q > 0 && (tag === 'en' || tag === 'ar' || tag === 'fr')).sort((a, b) => b.q - a.q)[0];
  return (best?.tag as Language | undefined) ?? otherwise;
}

/** What Fastify itself refuses, the disk, or a database that is away, as an error of the catalogue. */
function asRogatoryError(error: unknown): RogatoryError {
  if (error instanceof RogatoryError) return error;
  const { statusCode, code } = error as { readonly statusCode?: number; readonly code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new InputError('TOO_LARGE', { message: inputSays('body-too-large') });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new InputError('WRONG', { message: inputSays('unusable', { code: code ?? statusCode }) });
  const outside = asFullDisk(error) ?? asLostDatabase(error);
  if (outside !== undefined) return outside;
  return new InputError('FAULT', { message: 'API: a fault of the program; the transaction was undone.', cause: error });
}

/** Answers `application/problem+json` (RFC 9457), in the reader's language. @returns the error as the catalogue knows it */
export async function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): Promise<RogatoryError> {
  const known = asRogatoryError(error);
  const language = languageOf(request.headers['accept-language']);
  const { fields: _, ...details } = known.details;
  await reply
    .code(known.kind.http)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ ...details, ...problemOf(known, language) });
  return known;
}

function problemOf(known: RogatoryError, language: Language): Problem {
  const { fields } = known.details as { readonly fields?: string[] };
  return {
    type: `https://rogatory.example/errors#${known.fullCode.toLowerCase()}`,
    title: known.kind.text[language],
    status: known.kind.http,
    code: known.fullCode,
    ...(known.code === 'FAULT' ? {} : { detail: known.said[language] }),
    ...(fields === undefined ? {} : { fields }),
  };
}

/** What is no request of HTTP, or has too long a head, reaches no route: answered in English, since nobody knows who asks, and hung up on. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'FST_ERR_CTP_BODY_TOO_LARGE' : (error.code ?? 'unreadable');
  const known = asRogatoryError({ statusCode: 400, code });
  const body = JSON.stringify(problemOf(known, 'en'));
  const head = [
    `HTTP/1.1 ${known.kind.http} ${STATUS_CODES[known.kind.http]}`,
    'content-type: application/problem+json; charset=utf-8',
    'cache-control: no-store',
    'connection: close',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
