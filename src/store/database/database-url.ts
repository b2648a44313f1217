// SPDX-License-Identifier: Apache-2.0
import { isAbsolute, resolve } from 'node:path';
import { StoreError } from '../../core/errors/store.ts';

/** Where the database of a desk is: an embedded PostgreSQL in a folder, or a server. */
export type DatabaseUrl = { readonly kind: 'embedded'; readonly folder: string } | { readonly kind: 'server'; readonly url: string };

/**
 * Reads `pglite:<folder>` or `postgres://…` (`postgresql://…`). A relative folder is taken below `base`.
 * @throws STORE_BAD_CONFIGURATION for anything else.
 */
export function databaseUrl(written: string, base: string): DatabaseUrl {
  if (written.startsWith('pglite:') && written.length > 'pglite:'.length) {
    const folder = written.slice('pglite:'.length).replace(/^\/\/(?=\/)/, '');
    return { kind: 'embedded', folder: isAbsolute(folder) ? folder : resolve(base, folder) };
  }
  if (/^postgres(ql)?:\/\//.test(written)) return { kind: 'server', url: encoded(written) };
  throw new StoreError('BAD_CONFIGURATION', {
    message:
      `Configuration: ROGATORY_DATABASE_URL is expected to be "pglite:<folder>" or "postgres://…" ` +
      `and starts with "${written.split(/[:/]/)[0]}". Correct it in the environment or in rogatory.yaml.`,
  });
}

/** A password with @, /, ? or # in it would be taken for a host, and stand in messages. @throws STORE_BAD_CONFIGURATION */
function encoded(url: string): string {
  const [, authority = '', rest = ''] = /^\w+:\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  if (authority.split('@').length <= 2 && !/[@#]/.test(rest)) return url;
  throw new StoreError('BAD_CONFIGURATION', {
    message:
      'Configuration: ROGATORY_DATABASE_URL (setting "database") is expected to be postgres://USER:PASSWORD@HOST/NAME with the password percent-encoded, ' +
      'and has @, /, ? or # in it beside those of its form. Write %40 for @, %2F for /, %3F for ?, %23 for #.',
  });
}

/** The URL as it may be shown: without password. */
export function shownDatabaseUrl(database: DatabaseUrl): string {
  if (database.kind === 'embedded') return `pglite:${database.folder}`;
  return database.url.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@/]*@/, '$1:***@').replace(/([?&]password=)[^&]*/g, '$1***');
}
