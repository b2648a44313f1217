// SPDX-License-Identifier: Apache-2.0
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { OpenDesk } from '../desk/open-desk.ts';

/**
 * What a page of the desk may do: load from the desk itself, and carry no script, style element or style attribute inside it: what the
 * components move they move through the object model, which the policy leaves to scripts of our own. Images may be made by the page
 * (`blob:`, `data:`), workers too. Only the desk itself may frame its pages.
 */
export async function safeHeaders(server: FastifyInstance, desk: OpenDesk): Promise<void> {
  const byTls = desk.configuration.origin?.startsWith('https:') === true;
  await server.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: byTls ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  });
}
