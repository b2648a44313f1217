// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server, type Socket } from 'node:net';
import { CANCEL_REQUEST, ENCRYPTION_REQUESTS, fatal, SYNC, type WireMessage, WireReader, welcome } from './wire-messages.ts';

/** The one session of an embedded PostgreSQL: PGlite, or a double in tests. */
export interface WireBackend {
  /** Runs messages of the protocol; what the database answers goes to `onAnswer`, in order. */
  run(messages: Uint8Array, onAnswer: (bytes: Uint8Array) => void): Promise<void>;
  inTransaction(): boolean;
  rollback(): Promise<void>;
  /** Whether whoever comes now is no longer served, because the database is about to be closed. */
  isGoing?(): boolean;
}

/** Messages after which a client waits for an answer: Query, Sync, Flush, function call. */
const ENDS_TURN = new Set(['Q', 'S', 'H', 'F']);

/** How long a client may hold a transaction without saying anything, in ms; PostgreSQL's idle_in_transaction_session_timeout. */
export const IDLE_IN_TRANSACTION_MS = 60_000;

class Client {
  readonly reader = new WireReader();
  readonly socket: Socket;
  /** Messages since the last whole turn. */
  gathered: Buffer[] = [];
  /** Whole turns, not yet run. */
  turns: { readonly bytes: Buffer; readonly flushOnly: boolean }[] = [];
  gone = false;

  constructor(socket: Socket) {
    this.socket = socket;
  }
}

/**
 * Lets many ordinary clients share one PostgreSQL session. The unit is the turn (all messages up to Query or Sync), and a client keeps
 * the session from BEGIN to COMMIT: an unnamed statement of one client is never bound by another, and no statement of one lands in the
 * transaction of another. (pglite-socket hands over between single messages; see docs/decisions.)
 *
 * COPY … FROM STDIN is not available through it: the session reads its input to the end before it answers.
 */
export class WireServer {
  readonly #backend: WireBackend;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #idleMs: number;
  readonly #clients = new Set<Client>();
  readonly #waiting: Client[] = [];
  readonly #server: Server;
  #owner: Client | undefined;
  #running = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(backend: WireBackend, settings: Readonly<Record<string, string>>, idleInTransactionMs = IDLE_IN_TRANSACTION_MS) {
    this.#backend = backend;
    this.#settings = settings;
    this.#idleMs = idleInTransactionMs;
    this.#server = createServer((socket) => this.#welcome(socket));
  }

  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => resolve());
    });
  }

  close(): void {
    this.#server.close();
    for (const client of this.#clients) client.socket.destroy();
  }

  #welcome(socket: Socket): void {
    if (this.#backend.isGoing?.()) {
      socket.destroy();
      return;
    }
    const client = new Client(socket);
    this.#clients.add(client);
    socket.on('data', (bytes: Buffer) => this.#take(client, bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave(client));
  }

  #take(client: Client, bytes: Buffer): void {
    client.reader.push(bytes);
    try {
      for (let message = client.reader.next(); message !== undefined; message = client.reader.next()) this.#message(client, message);
    } catch (error) {
      client.socket.end(fatal('08P01', `not the protocol of PostgreSQL: ${String(error)}`));
    }
  }

  #message(client: Client, { type, code, bytes }: WireMessage): void {
    if (type === 'startup') {
      if (ENCRYPTION_REQUESTS.has(code)) client.socket.write('N');
      else if (code === CANCEL_REQUEST) client.socket.end();
      else client.socket.write(welcome(this.#settings));
      return;
    }
    if (type === 'X') {
      client.socket.end();
      return;
    }
    client.gathered.push(bytes);
    if (!ENDS_TURN.has(type)) return;
    client.turns.push({ bytes: Buffer.concat(client.gathered), flushOnly: type === 'H' });
    client.gathered = [];
    if (client !== this.#owner && !this.#waiting.includes(client)) this.#waiting.push(client);
    this.#next();
  }

  /** Whose turn it is: the owner of the session, else the one who waits longest. */
  #next(): void {
    if (this.#running) return;
    const client = this.#owner ?? this.#waiting.shift();
    if (client === undefined) return;
    const turn = client.turns.shift();
    if (turn === undefined) {
      if (client !== this.#owner) this.#next();
      return;
    }
    this.#owner = client;
    this.#running = true;
    clearTimeout(this.#idle);
    this.#backend
      .run(turn.bytes, (bytes) => client.gone || client.socket.write(Buffer.from(bytes)))
      .then(
        () => this.#ran(client, turn.flushOnly),
        (error: unknown) => client.socket.end(fatal('XX000', `embedded database: ${String(error)}`)),
      )
      .finally(() => {
        this.#running = false;
        if (client.gone) void this.#release();
        else this.#next();
      });
  }

  #ran(client: Client, flushOnly: boolean): void {
    if (client.gone) return;
    if (flushOnly || this.#backend.inTransaction()) {
      this.#idle = setTimeout(() => client.socket.end(fatal('25P03', 'a transaction was held without a word for too long')), this.#idleMs);
      this.#idle.unref();
      return;
    }
    this.#owner = undefined;
    if (client.turns.length > 0) this.#waiting.push(client);
  }

  #leave(client: Client): void {
    client.gone = true;
    client.turns = [];
    this.#clients.delete(client);
    if (client === this.#owner && !this.#running) void this.#release();
  }

  /** The owner is gone: what it left open is ended and undone before anybody else speaks. */
  async #release(): Promise<void> {
    this.#running = true;
    clearTimeout(this.#idle);
    try {
      await this.#backend.run(SYNC, () => undefined);
      if (this.#backend.inTransaction()) await this.#backend.rollback();
    } finally {
      this.#owner = undefined;
      this.#running = false;
    }
    this.#next();
  }
}
