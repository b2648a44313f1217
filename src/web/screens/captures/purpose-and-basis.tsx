// SPDX-License-Identifier: Apache-2.0
import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../../language/language.tsx';

export interface Grounds {
  readonly purpose: string;
  readonly legalBasis: string;
}

/** What for and by what right: asked of every capture, however it comes about. */
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
        dir="auto"
      />
      <TextInput
        label={say('capture.basis')}
        value={grounds.legalBasis}
        onChange={(event) => change({ legalBasis: event.currentTarget.value })}
        required
        maxLength={2000}
        dir="auto"
      />
    </>
  );
}
