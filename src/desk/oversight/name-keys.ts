// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { errorAreas } from '../../core/errors/index.ts';
import type { FacetId } from '../../core/oversight/counted.ts';
import { wordOfKey } from '../../core/oversight/words/index.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { countryName } from '../../core/routes/messages/index.ts';
import type { Database } from '../../store/database/schema.ts';
import { loadForms } from '../../store/forms/load-forms.ts';

export interface Key {
  readonly by: FacetId;
  readonly key: string;
}

/** Names keys in the reader's language; null where the screen has the word, or the key is a name already. */
export type Names = (by: FacetId, key: string) => string | null;

export async function nameKeys(
  tx: Transaction<Database>,
  keys: readonly Key[],
  { language, knowledge }: { readonly language: Language; readonly knowledge: Knowledge },
): Promise<Names> {
  const people = await peopleNamed(
    tx,
    keys.flatMap(({ by, key }) => (by === 'person' ? [key] : [])),
  );
  return (by, key) => wordOfKey(language, by, key) ?? nameOf(by, key) ?? null;

  function nameOf(by: FacetId, key: string): string | undefined {
    switch (by) {
      case 'person':
        return people.get(key);
      case 'basis':
        return knowledge.instruments.get(key)?.name[language];
      case 'document':
        return loadForms().byId.get(key)?.names[language];
      case 'rule':
        return textOfRule(key, language);
      case 'country':
        return countryName(key, language);
      default:
        return undefined;
    }
  }
}

/** `ACCESS_NOT_ALLOWED` as a person refused by it was told. */
function textOfRule(rule: string, language: Language): string | undefined {
  const found = errorAreas.find(({ area, kinds }) => rule.startsWith(`${area}_`) && rule.slice(area.length + 1) in kinds);
  return found?.kinds[rule.slice(found.area.length + 1)]?.text[language];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of accounts; the desk itself has none. */
export async function peopleNamed(tx: Transaction<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => UUID.test(id));
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
