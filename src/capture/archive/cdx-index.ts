// SPDX-License-Identifier: Apache-2.0
/** The index of a WARC (CDXJ 0.1): lines `<address, host first> <time> <JSON>`, in the order of their bytes. */

export interface IndexLine {
  readonly url: string;
  readonly at: Date;
  readonly mime: string;
  readonly status: number;
  readonly digest: string;
  readonly offset: number;
  readonly length: number;
}

/** @param filename of the WARC inside the archive, without its folder */
export function cdxIndex(lines: readonly IndexLine[], filename: string): string {
  return lines
    .map(({ url, at, mime, status, digest, offset, length }) => {
      const block = { url, mime, status: String(status), digest, length: String(length), offset: String(offset), filename };
      return `${searchableUrl(url)} ${timestampOf(at)} ${JSON.stringify(block)}\n`;
    })
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .join('');
}

/**
 * CDXJ 0.1 §"Searchable URL": lower case, host labels in reverse, port, `)`, path and query; a leading `www` falls away and the query's
 * members are sorted, as the indexers of Webrecorder do.
 */
export function searchableUrl(url: string): string {
  if (!/^https?:/.test(url)) return url;
  const { hostname, port, pathname, search, searchParams } = new URL(url.replace(/^(https?:\/\/)www\d*\./i, '$1').toLowerCase());
  let query = search;
  if (search !== '') {
    searchParams.sort();
    query = `?${searchParams.toString()}`;
  }
  return `${hostname.split('.').reverse().join(',')}${port === '' ? '' : `:${port}`})${pathname}${query}`;
}

/** `20261126013000123` */
export function timestampOf(at: Date): string {
  return at.toISOString().replace(/[^0-9]/g, '');
}
