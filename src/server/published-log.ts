// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { vkeyOf } from '../core/custody/signed-note.ts';
import { publishedRotations } from '../desk/keys/rotate-log-key.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { withdrawnPapers } from '../desk/papers/withdrawn-papers.ts';

/** A tile's path as C2SP tlog-tiles writes it, and nothing else. */
const TILE = /^(entries|\d{1,2})\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?$/;

/** The list of withdrawn papers is signed anew at most this often. */
const WITHDRAWN_FOR_MS = 5_000;

/**
 * The custody log for anybody who checks it: `/.well-known/rogatory/{vkey,checkpoint}` and the tiles beside them, the certificate of papers,
 * the list of those that were withdrawn. Entries hold commitments only, so this needs no sign-in.
 */
export async function publishedLog(server: FastifyInstance, { desk }: { readonly desk: OpenDesk }): Promise<void> {
  const { logFolder } = desk.configuration;
  const text = 'text/plain; charset=utf-8';
  server.get('/.well-known/rogatory/vkey', async (_, reply) => await reply.type(text).send(`${vkeyOf(desk.signer)}\n`));
  server.get('/.well-known/rogatory/certificate.pem', async (_, reply) => {
    const chain = desk.papers.certificates.map((certificate) => certificate.toString()).join('');
    return await reply.type('application/x-pem-file').send(chain);
  });
  server.get('/.well-known/rogatory/rotations', async (_, reply) => await reply.type(text).send(await publishedRotations(desk.store)));
  let withdrawn: { readonly note: Promise<string>; readonly until: number } | undefined;
  server.get('/.well-known/rogatory/withdrawn', async (_, reply) => {
    const now = Date.now();
    if (withdrawn === undefined || withdrawn.until < now) withdrawn = { note: withdrawnPapers(desk), until: now + WITHDRAWN_FOR_MS };
    return await reply
      .type(text)
      .header('cache-control', 'no-cache')
      .send(await withdrawn.note);
  });
  server.get(
    '/.well-known/rogatory/checkpoint',
    async (_, reply) => await sendFile(reply, join(logFolder, 'checkpoint'), text, 'no-cache'),
  );
  server.get('/.well-known/rogatory/tile/*', async (request, reply) => {
    const tile = (request.params as { readonly '*': string })['*'];
    if (!TILE.test(tile)) return await reply.code(404).send();
    return await sendFile(reply, join(logFolder, 'tile', tile), 'application/octet-stream', 'max-age=31536000, immutable');
  });
}

async function sendFile(reply: FastifyReply, path: string, type: string, caching: string): Promise<FastifyReply> {
  try {
    return await reply
      .header('cache-control', caching)
      .type(type)
      .send(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return await reply.header('cache-control', 'no-store').code(404).type('text/plain').send('nothing is published there yet\n');
  }
}
