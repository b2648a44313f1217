// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useWaitingForMe } from '../../desk/waiting-for-me.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page } from '../../parts/page.tsx';
import { RequestTable } from '../case/case-tables.tsx';

export function Approvals(): ReactNode {
  const say = useSay();
  const waiting = useWaitingForMe();
  return (
    <Page title={say('approvals.title')} lead={say('approvals.lead')}>
      <Asked of={waiting}>
        {(requests) =>
          requests.length === 0 ? (
            <Empty what={say('approvals.none')} todo={say('approvals.none.do')} />
          ) : (
            <RequestTable requests={requests} withCase to="decide" />
          )
        }
      </Asked>
    </Page>
  );
}
