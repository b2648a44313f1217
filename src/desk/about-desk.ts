// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { AboutDesk } from '../core/api/session.ts';
import type { OpenDesk } from './open-desk.ts';
import { codeAt } from './sign-in/one-time-code.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string };

/** What a desk says of itself to anybody: nothing of any case. */
export async function aboutDesk(desk: OpenDesk): Promise<AboutDesk> {
  const newest = await desk.store.db
    .selectFrom('log_checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const signatures = newest?.note.split('\n').filter((line) => line.startsWith('— ')) ?? [];
  return {
    name: desk.configuration.deskName,
    version,
    store: desk.store.kind,
    training: desk.configuration.training,
    logSize: newest?.size ?? 0,
    witnessed: signatures.length > 1,
    warnings: [...desk.warnings],
    ...(desk.trainingLogins.length === 0
      ? {}
      : {
          trainingLogins: desk.trainingLogins.map(({ secret, ...login }) => ({
            ...login,
            roles: [...login.roles],
            code: codeAt(secret, desk.now()),
          })),
        }),
  };
}
