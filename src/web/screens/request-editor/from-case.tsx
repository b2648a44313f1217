// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';

/** The field whose text begins with what the case says happened. */
export const BEGINS_WITH_CASE = 'facts_summary';

/**
 * Puts what the case says into an empty field, when somebody asks for it: what an addressee needs to know is less than what the case says, so a
 * person reads it and takes away the rest.
 */
export function FromCase({ caseId, put }: { caseId: string; put: (text: string) => void }): ReactNode {
  const say = useSay();
  const fetched = useAct(async () => await call('caseDetail', { params: { caseId } }), {
    after: ({ summary }) => {
      put(summary);
      // The button goes away: who pressed it by keyboard stands in the text.
      document.querySelector<HTMLElement>(`#field-${BEGINS_WITH_CASE} textarea`)?.focus();
    },
  });
  return (
    <div className="row">
      <Button variant="subtle" size="compact-sm" loading={fetched.isPending} onClick={() => fetched.mutate(undefined)}>
        {say('edit.from-case')}
      </Button>
      <span className="small faint">{say('edit.from-case.why')}</span>
    </div>
  );
}
