// SPDX-License-Identifier: Apache-2.0
import { createServer, connect as dial, type Socket } from 'node:net';

/** A line as an officer far from the capital has it. Rates in bytes a second, delays in milliseconds. */
export interface WeakLine {
  readonly bytesPerSecond: number;
  /** There and back. */
  readonly roundTripMs: number;
  /** Share of segments lost; each costs what follows it on its connection one round trip, as a fast retransmission does. */
  readonly loss: number;
}

export interface OpenLine {
  readonly port: number;
  /** Bytes that came down the line so far. */
  readonly down: () => number;
  /** Cuts every connection, and refuses new ones for so long. */
  readonly cut: (forMs: number) => void;
  readonly close: () => Promise<void>;
}

const SEGMENT_BYTES = 1460;

/**
 * A relay on loopback that makes every connection through it as slow as `line`: one rate for all connections together in each direction, delay,
 * and loss that holds up what comes behind it. Losses come from a fixed sequence, so that two runs lose the same segments.
 * @param target resolves the port of the real server when a connection is made
 */
export async function openWeakLine(line: WeakLine, target: () => number): Promise<OpenLine> {
  const open = new Set<Socket>();
  const lost = sequence(line.loss);
  const lanes = { up: new Lane(line, lost), down: new Lane(line, lost) };
  let bytesDown = 0;
  let cutUntil = 0;
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (Date.now() < cutUntil) return void near.destroy();
    const far = dial({ host: '127.0.0.1', port: target(), allowHalfOpen: true });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.once('close', () => open.delete(socket));
      // The other half goes with it: a browser gives up connections all the time.
      socket.on('error', () => socket.destroy());
    }
    relay(near, far, lanes.up);
    relay(far, near, lanes.down, (bytes) => {
      bytesDown += bytes;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    down: () => bytesDown,
    cut: (forMs) => {
      cutUntil = Date.now() + forMs;
      for (const socket of open) socket.destroy();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function relay(from: Socket, to: Socket, lane: Lane, count: (bytes: number) => void = () => undefined): void {
  const connection = { heldUntil: 0 };
  /** In the order they came: two timers of one moment may go off in any. */
  const onTheWay: Buffer[] = [];
  from.on('data', (bytes: Buffer) => {
    count(bytes.length);
    const due = lane.due(bytes.length, connection);
    // What the lane has not carried yet is not read from the sender either: the relay is no buffer.
    if (due - Date.now() > 1_000) {
      from.pause();
      setTimeout(() => from.resume(), due - Date.now() - 500);
    }
    onTheWay.push(bytes);
    setTimeout(() => {
      const next = onTheWay.shift();
      if (next !== undefined && !to.destroyed) to.write(next);
    }, due - Date.now());
  });
  from.on('end', () => setTimeout(() => to.end(), Math.max(0, lane.last - Date.now()) + 1));
  from.on('close', () => setTimeout(() => to.destroy(), Math.max(0, lane.last - Date.now()) + 50));
}

/** One direction of the line: what is sent waits until what was sent before has gone. */
class Lane {
  last = 0;
  private freeAt = 0;
  private readonly line: WeakLine;
  private readonly lost: () => boolean;

  constructor(line: WeakLine, lost: () => boolean) {
    this.line = line;
    this.lost = lost;
  }

  /** When these bytes arrive, in milliseconds of the clock. */
  due(bytes: number, connection: { heldUntil: number }): number {
    const { bytesPerSecond, roundTripMs } = this.line;
    this.freeAt = Math.max(this.freeAt, Date.now()) + (1000 * bytes) / bytesPerSecond;
    let arrives = Math.max(this.freeAt + roundTripMs / 2, connection.heldUntil);
    for (let segment = 0; segment < Math.ceil(bytes / SEGMENT_BYTES); segment += 1) if (this.lost()) arrives += roundTripMs;
    connection.heldUntil = arrives;
    this.last = Math.max(this.last, arrives);
    return arrives;
  }
}

/** True for the share `loss` of calls, by a fixed linear congruential sequence. */
function sequence(loss: number): () => boolean {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 < loss;
  };
}
