// SPDX-License-Identifier: Apache-2.0
/** A role that protects somebody is lowered by two people: one proposes in writing, another confirms or refuses. Until then it stands. */
import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type CaseDetail, type Target, targetRoles } from '../../../core/api/cases.ts';
import type { RoleLowering } from '../../../core/api/role-lowerings.ts';
import { isLowering } from '../../../core/cases/role-protection.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { DecideProposal } from '../../parts/decide-proposal.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge } from '../../parts/words.tsx';
import { OneLowering } from './one-lowering.tsx';

const lowerThan = (role: Target['role']) => targetRoles.filter((one) => isLowering(role, one));

export function RoleInCase({ detail, target }: { detail: CaseDetail; target: Target }): ReactNode {
  const say = useSay();
  const { lowerings, protectedAs, role } = target;
  const open = lowerings.find(({ decided }) => decided === null);
  const mayPropose = detail.may.includes('propose-lowering') && open === undefined && lowerThan(role).length > 0;
  if (lowerings.length === 0 && protectedAs === null && !mayPropose) return null;
  return (
    <Section title={say('lowering.title')}>
      <div className="stack">
        <span className="row tight">
          <strong>{say.maybe('person', role)}</strong>
          {open !== undefined && <Badge tone="warn">{say('lowering.waits')}</Badge>}
        </span>
        {protectedAs !== null && (
          <p className="hint" data-tone="warn">
            {say('lowering.protected-as', { role: say(`person.${protectedAs.role}`) })}{' '}
            <Link to="/cases/$caseId/targets/$targetId" params={{ caseId: detail.id, targetId: protectedAs.targetId }}>
              {say('lowering.see-other')}
            </Link>
          </p>
        )}
        {lowerings.map((one) => (
          <OneLowering key={one.id} lowering={one} />
        ))}
        {open !== undefined && detail.may.includes('decide-lowering') && <DecideLowering lowering={open} />}
        {mayPropose && <ProposeLowering target={target} />}
      </div>
    </Section>
  );
}

function ProposeLowering({ target }: { target: Target }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const lower = lowerThan(target.role);
  const [role, setRole] = useState<Target['role']>(lower[0] ?? 'unknown');
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (open) form.current?.querySelector('select')?.focus();
  }, [open]);
  const propose = useAct(
    () => call('proposeLowering', { params: { caseId: target.caseId, targetId: target.id }, body: { role, reason: reason.trim() } }),
    { quiet: true, done: say('lowering.proposed.done') },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate(undefined);
  };
  if (!open)
    return (
      <span>
        <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
          {say('lowering.propose.open')}
        </Button>
      </span>
    );
  return (
    <form onSubmit={submit} className="stack tight" ref={form}>
      <p className="small">{say('lowering.takes')}</p>
      <NativeSelect
        label={say('lowering.role')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Target['role'])}
        data={lower.map((one) => ({ value: one, label: say(`person.${one}`) }))}
      />
      <Textarea
        label={say('lowering.reason')}
        description={say('lowering.reason.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        rows={3}
        minLength={10}
        maxLength={2000}
      />
      {propose.error !== null && <Trouble error={propose.error} />}
      <div className="row end">
        <Button variant="default" size="xs" onClick={() => setOpen(false)}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" size="xs" loading={propose.isPending}>
          {say('lowering.propose')}
        </Button>
      </div>
    </form>
  );
}

function DecideLowering({ lowering }: { lowering: RoleLowering }): ReactNode {
  const say = useSay();
  return (
    <DecideProposal
      proposedBy={lowering.by.id}
      words={{
        own: say('lowering.own'),
        reason: say('lowering.decide.reason'),
        why: say('lowering.decide.why'),
        confirm: say('lowering.do.confirm'),
        refuse: say('lowering.do.refuse'),
      }}
      decide={(decision, reason) => call('decideLowering', { params: { loweringId: lowering.id }, body: { decision, reason } })}
    />
  );
}
