// SPDX-License-Identifier: Apache-2.0
/** The end of a case, by its approver: what is still open is said before, and from that day the rules of retention count. */
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

export function CloseCase({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const close = useAct(() => call('closeCase', { params: { caseId: detail.id }, body: { reason: reason.trim() } }), {
    quiet: true,
    done: say('case.closed'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <Section title={say('case.close')}>
      <form onSubmit={submit} className="stack">
        <p className="small">{say('case.close.why')}</p>
        {detail.counts.requestsOpen > 0 && <p className="small strong">{say('case.close.open', { count: detail.counts.requestsOpen })}</p>}
        <Textarea
          label={say('case.close.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          rows={2}
          maxLength={2000}
        />
        {close.error !== null && <Trouble error={close.error} />}
        <Button type="submit" color="brick" loading={close.isPending} disabled={reason.trim() === ''}>
          {say('case.close')}
        </Button>
      </form>
    </Section>
  );
}
