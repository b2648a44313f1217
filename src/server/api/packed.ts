// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Shorter ones gain nothing; and an answer with the token of a session is not packed, since its length would then say something of it. */
const FROM_BYTES = 8_192;

const pack = promisify(gzip);

/** A long answer as the reader takes it: lists of the same members over and over go over a weak line in a tenth of their bytes. */
export async function packed(request: FastifyRequest, reply: FastifyReply, text: string): Promise<string | Buffer> {
  if (text.length < FROM_BYTES) return text;
  reply.header('vary', 'accept-encoding');
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers['accept-encoding']?.toString() ?? '')) return text;
  reply.header('content-encoding', 'gzip');
  return await pack(text, { level: 4 });
}
