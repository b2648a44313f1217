// SPDX-License-Identifier: Apache-2.0
import type { FacetId } from '../../../core/oversight/counted.ts';
import type { Say } from '../../language/messages.ts';

/** Under which texts of the screens the keys of a facet stand; the others come with a name, or are one. */
const AREAS: Readonly<Partial<Record<FacetId, string>>> = {
  road: 'route',
  offence: 'family',
  refusal: 'refusal',
  kind: 'entry',
  role: 'role',
  'target-role': 'person',
  'lowered-from': 'person',
  'lowered-to': 'person',
  'target-kind': 'kind',
  how: 'how',
};

export function keyName(say: Say, by: FacetId, key: string, name: string | null): string {
  if (name !== null) return name;
  const area = AREAS[by];
  return area === undefined ? key : say.maybe(area, key);
}
