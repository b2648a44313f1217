// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { statedMembers } from '../../../core/mappings/stated-values.ts';
import { fieldWords } from '../../../core/records/field-words.ts';
import { useLanguage } from '../../language/language.tsx';
import { Badge } from '../../parts/words.tsx';

/** What of a record no source says. Nothing where all of it stands in the source. */
export function StatedIn({ record }: { record: RecordShown }): ReactNode {
  const { say, language, formats } = useLanguage();
  const members = statedMembers(record);
  if (members.length === 0) return null;
  return (
    <span>
      <Badge tone="warn">{say('record.stated', { what: formats.list(members.map((name) => fieldWords(name, language))) })}</Badge>
    </span>
  );
}
