// SPDX-License-Identifier: Apache-2.0
/** Before anybody decides: somebody whom the request asks about was protected more, and two people have changed that. */
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Identifier } from '../../parts/words.tsx';
import { OneLowering } from '../target/one-lowering.tsx';

export function LoweredRoles({ lowered }: Pick<RequestDetail, 'lowered'>): ReactNode {
  const say = useSay();
  if (lowered.length === 0) return null;
  return (
    <Section title={say('lowering.request')} count={lowered.length}>
      <LoweredList lowered={lowered} />
    </Section>
  );
}

export function LoweredList({ lowered }: Pick<RequestDetail, 'lowered'>): ReactNode {
  const say = useSay();
  if (lowered.length === 0) return null;
  return (
    <div className="stack">
      <p className="hint" data-tone="warn" role="status">
        {say('lowering.request.lead')}
      </p>
      {lowered.map((one) => (
        <div key={one.id} className="stack tight">
          <Identifier>{one.written}</Identifier>
          <OneLowering lowering={one} />
        </div>
      ))}
    </div>
  );
}
