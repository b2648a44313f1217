// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useSay } from '../../language/language.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';

export interface Grounds {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly minimisation: string;
}

/** What for, by what right and what is kept away from bystanders: asked of every capture, however it comes about. */
export function PurposeAndBasis({ grounds, change }: { grounds: Grounds; change: (some: Partial<Grounds>) => void }): ReactNode {
  const say = useSay();
  return (
    <>
      <Textarea
        label={say('capture.purpose')}
        value={grounds.purpose}
        onChange={(event) => change({ purpose: event.currentTarget.value })}
        required
        rows={2}
        maxLength={2000}
      />
      <TextInput
        label={say('capture.basis')}
        value={grounds.legalBasis}
        onChange={(event) => change({ legalBasis: event.currentTarget.value })}
        required
        maxLength={2000}
      />
      <Textarea
        label={say('capture.minimise')}
        description={say('capture.minimise.why')}
        value={grounds.minimisation}
        onChange={(event) => change({ minimisation: event.currentTarget.value })}
        rows={2}
        maxLength={2000}
      />
    </>
  );
}
