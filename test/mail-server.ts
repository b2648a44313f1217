// SPDX-License-Identifier: Apache-2.0
/** A real SMTP server on loopback that keeps what it is given, for tests of mail. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface KeptMail {
  readonly from: string;
  readonly to: readonly string[];
  /** RFC 5322, as it came over the line. */
  readonly message: string;
}

type Behaviour = 'takes' | 'refuses' | 'hangs-up' | 'stalls';

export interface MailServer {
  readonly url: string;
  readonly mails: KeptMail[];
  /** What it does with the next messages: takes them, refuses the addressee, or after DATA hangs up, or keeps the line without an answer. */
  behave: (how: Behaviour) => void;
  readonly until: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const mails: KeptMail[] = [];
  let how: Behaviour = 'takes';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_, __, done) => done(how === 'refuses' ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const kept = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
        mails.push({ ...kept, message: Buffer.concat(chunks).toString('utf8') });
        if (how === 'stalls') return;
        if (how !== 'hangs-up') return done();
        for (const connection of server.connections) (connection as { _socket?: { destroy: () => void } })._socket?.destroy();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (next) => {
      how = next;
    },
    until: async (count) => {
      for (let tries = 0; mails.length < count; tries += 1) {
        if (tries > 300) throw new Error(`the mail server has ${mails.length} mails, ${count} were awaited`);
        await new Promise((later) => setTimeout(later, 50));
      }
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
