// SPDX-License-Identifier: Apache-2.0
import { type Said, said } from '../../core/records/index.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** X writes `&`, `<` and `>` of a text as entities, once. */
export function decodeEntities(raw: string): Said {
  const text = raw.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
  return text === raw ? { raw } : said(raw, text, 'entities-decoded');
}
