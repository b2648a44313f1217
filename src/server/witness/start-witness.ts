// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cosignatureLine, vkeyOf } from '../../core/custody/signed-note.ts';
import { judgeCheckpoint, parseWitnessRequest, type WitnessedState, type WitnessVerdict } from '../../core/custody/witness.ts';
import { openWitnessFolder, type WitnessFolder } from './witness-state.ts';

export interface Witness {
  readonly address: string;
  readonly vkey: string;
  /** How many logs it witnesses. */
  readonly logs: number;
  close(): Promise<void>;
}

export interface WitnessOptions {
  readonly folder: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly now: () => Date;
  /** What seals its key on the disk. */
  readonly passphraseFile?: string | undefined;
}

/** A request is a few KB: a checkpoint and 63 hashes. */
const MAX_REQUEST_BYTES = 64 * 1024;

/**
 * A small server of its own (C2SP tlog-witness): it signs a log's checkpoint only if it continues the one it signed last, and remembers that
 * one before it answers. `POST /add-checkpoint`; `GET /vkey` gives its key.
 */
export async function startWitness({ folder, name, host, port, now, passphraseFile }: WitnessOptions): Promise<Witness> {
  const state = openWitnessFolder(folder, name, passphraseFile);
  let turn: Promise<unknown> = Promise.resolve();
  /** One at a time: between looking at the last state and keeping the next, nobody else looks. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  const server = createServer((request, reply) => void answer(request, reply, { state, now, inTurn }));
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, port: bound } = server.address() as AddressInfo;
  return {
    address: `http://${address.includes(':') ? `[${address}]` : address}:${bound}`,
    vkey: vkeyOf(state.signer),
    logs: state.logs.length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Serving {
  readonly state: WitnessFolder;
  readonly now: () => Date;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

async function answer(request: IncomingMessage, reply: ServerResponse, { state, now, inTurn }: Serving): Promise<void> {
  try {
    const path = new URL(request.url ?? '/', 'http://witness').pathname;
    if (request.method === 'GET' && path === '/vkey') {
      send(reply, 200, `${vkeyOf(state.signer)}\n`);
      return;
    }
    if (request.method !== 'POST' || path !== '/add-checkpoint') {
      send(reply, 404, 'POST /add-checkpoint\n');
      return;
    }
    const body = await readBody(request);
    const asked = body === undefined ? undefined : parseWitnessRequest(body);
    if (asked === undefined) {
      send(reply, 400, 'the request has not the form of add-checkpoint\n');
      return;
    }
    const { verdict, line } = await inTurn(async () => {
      const origin = asked.checkpoint.split('\n', 1)[0] ?? '';
      const last = await state.stateOf(origin);
      const judged: WitnessVerdict = judgeCheckpoint(asked, state.logs, (): WitnessedState | undefined => last);
      if (judged.answer === 'refuse') return { verdict: judged, line: '' };
      await state.keep(judged.origin, judged.state);
      return { verdict: judged, line: cosignatureLine(judged.text, state.signer, Math.floor(now().getTime() / 1000)) };
    });
    if (verdict.answer === 'sign') {
      send(reply, 200, line);
      return;
    }
    if (verdict.status === 409) {
      send(reply, 409, `${verdict.size}\n`, 'text/x.tlog.size');
      return;
    }
    send(reply, verdict.status, `${verdict.why}\n`);
  } catch {
    send(reply, 500, 'the witness could not keep its state; nothing was signed\n');
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_REQUEST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(reply: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  reply.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(text);
}
