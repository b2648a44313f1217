// SPDX-License-Identifier: Apache-2.0
/** The desk's way out by mail: one SMTP server that a person has configured, and no other. */

import { Readable } from 'node:stream';
import { ExchangeError } from '../../core/errors/exchange.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';

/** How the desk sends mail: rogatory.yaml `smtp`, `mail-from`, or their environment variables. */
export interface MailSettings {
  /** `smtp://user:password@mail.example.org:587` (STARTTLS is demanded), `smtps://…` (TLS from the start). Holds a secret. */
  readonly url: string;
  /** `desk@prosecution.example` */
  readonly from: string;
}

/** One mail as it is handed to the server: the whole message, made before. */
export interface ReadyMail {
  readonly from: string;
  readonly to: readonly string[];
  /** RFC 5322, with its headers. */
  readonly message: string;
}

export interface PlainMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** `<…@…>` */
  readonly messageId: string;
}

export interface Mailer {
  readonly from: string;
  /** Resolves when the server has taken it. @throws EXCHANGE_MAIL_REFUSED it was surely not taken; EXCHANGE_MAIL_LOST nobody knows */
  readonly hand: (mail: ReadyMail) => Promise<void>;
  readonly sendPlain: (mail: PlainMail) => Promise<void>;
}

const SECONDS = 1000;
const LOOPBACK = /^(127\.|::1$|localhost$)/;

export function openMailer({ url, from }: MailSettings): Mailer {
  const { hostname, protocol } = new URL(url);
  const settings = {
    url,
    // A password and a request never go in the clear; on this machine there is nobody between.
    requireTLS: protocol === 'smtp:' && !LOOPBACK.test(hostname),
    ignoreTLS: protocol === 'smtp:' && LOOPBACK.test(hostname),
    connectionTimeout: 20 * SECONDS,
    greetingTimeout: 20 * SECONDS,
    socketTimeout: 60 * SECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never;
  const send = async (mail: object, isBegun: () => boolean): Promise<void> => {
    // Loaded by whoever sends: it is a tenth of a second of a processor that every start of a desk would pay.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport(settings);
    try {
      await transport.sendMail(mail);
    } catch (error) {
      throw asExchangeError(error, isBegun());
    } finally {
      transport.close();
    }
  };
  return {
    from,
    hand: async ({ from: sender, to, message }) => {
      let begun = false;
      // The library says the same of a line that was lost before and after the message: whether it was asked for tells them apart.
      const raw = Readable.from(
        (function* () {
          begun = true;
          yield Buffer.from(message);
        })(),
      );
      await send({ envelope: { from: sender, to: [...to] }, raw }, () => begun);
    },
    sendPlain: ({ to, subject, text, messageId }) =>
      send({ from, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' } }, () => false),
  };
}

/** Codes of nodemailer, by who can do something about them: https://nodemailer.com/errors */
const WHY_REFUSED = {
  EAUTH: 'refused-sign-in',
  ENOAUTH: 'refused-sign-in',
  EENVELOPE: 'refused-address',
  ETLS: 'refused-tls',
  ECONNECTION: 'server-away',
  ESOCKET: 'server-away',
  EDNS: 'server-away',
  ETIMEDOUT: 'server-away',
} as const;

const whyRefused = (code: string | undefined) => WHY_REFUSED[code as keyof typeof WHY_REFUSED] ?? 'refused';

/** A server that answers with a code has decided. Without an answer, once the message was begun, nobody knows whether it was taken. */
function asExchangeError(error: unknown, isBegun: boolean): InstanceType<typeof ExchangeError> {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  if (!isBegun || (responseCode !== undefined && responseCode >= 400))
    return new ExchangeError('MAIL_REFUSED', {
      message: exchangeSays(whyRefused(code), { code: code ?? 'no code', response: responseCode === undefined ? '' : `, ${responseCode}` }),
      cause: error,
    });
  return new ExchangeError('MAIL_LOST', {
    message: exchangeSays('lost', { code: code ?? 'no code' }),
    cause: error,
  });
}
