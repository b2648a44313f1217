// SPDX-License-Identifier: Apache-2.0
import { prose } from '../routes/fact.ts';
import type { Confidence, IsoCountry, Knowledge, Measure } from '../routes/knowledge.ts';
import { bound } from '../routes/treaties.ts';

/** What an instrument that binds the country says of public pages of other States. */
export interface PublicDataRule {
  readonly instrument: string;
  readonly name: Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly article: string;
  /** As the pack states it. */
  readonly what: Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly confidence: Confidence;
}

/** The rules of the country pack on public data, shown before a visit. None: the pack states none, and the visit rests on the law of the country. */
export function publicDataRules(knowledge: Knowledge, country: IsoCountry, date: string): PublicDataRule[] {
  return [...knowledge.instruments.values()]
    .filter(({ id }) => bound(knowledge, id, country, date))
    .flatMap(({ id, name, measures = [] }) =>
      measures
        .filter(({ route }) => route === 'open_source')
        .map(({ art, what, conf }) => ({
          instrument: id,
          name,
          article: String(art ?? ''),
          what: inEveryLanguage(what),
          confidence: conf ?? 'none',
        })),
    );
}

/** The shipped files state these in three languages; one that somebody adds may be in English alone. */
function inEveryLanguage(what: Measure['what']): PublicDataRule['what'] {
  return typeof what === 'object' ? what : { en: what, ar: prose(what, 'ar'), fr: prose(what, 'fr') };
}
