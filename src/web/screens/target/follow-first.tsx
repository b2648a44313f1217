// SPDX-License-Identifier: Apache-2.0
/** An address of a virtual currency that no service is known to hold: nobody can be asked about it before the value has been followed to one. */
import { IconArrowRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Target } from '../../../core/api/cases.ts';
import { useSay } from '../../language/language.tsx';
import { LinkButton } from '../../parts/link-button.tsx';

export const isToBeFollowed = ({ kind, service }: Pick<Target, 'kind' | 'service'>): boolean =>
  kind === 'crypto-address' && service === null;

export function FollowFirst({ target }: { target: Target }): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <section className="next-step" aria-labelledby={id}>
      <div>
        <h2 id={id}>{say('case.next')}</h2>
        <p>{say('target.follow-first')}</p>
      </div>
      <LinkButton
        to="/cases/$caseId/money"
        params={{ caseId: target.caseId }}
        search={{ address: target.normalised }}
        rightSection={<IconArrowRight size={16} aria-hidden="true" className="turns" />}
      >
        {say('target.follow-first.go')}
      </LinkButton>
    </section>
  );
}
