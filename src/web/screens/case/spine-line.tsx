// SPDX-License-Identifier: Apache-2.0
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay } from '../../language/language.tsx';
import type { StageShown } from './spine.ts';

export function Spine({ stages }: { stages: readonly StageShown[] }): ReactNode {
  const say = useSay();
  return (
    <section aria-label={say('case.spine')} className="spine">
      <ol>
        {stages.map(({ stage, count, standing }) => (
          <li key={stage} data-standing={standing} aria-current={standing === 'here' ? 'step' : undefined}>
            <span className="spine-dot" aria-hidden="true">
              {standing === 'done' && <IconCheck size={13} stroke={3} />}
            </span>
            <span className="spine-name">{say(`case.spine.${stage}`)}</span>
            <span className="spine-count">{say(`case.spine.count.${stage}`, { count })}</span>
            <span className="hidden-text">{say(`case.spine.${standing}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
