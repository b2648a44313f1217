// SPDX-License-Identifier: Apache-2.0
/** The need-to-know circle: who sees the case and as what. Somebody taken out by mistake is taken back in with one press. */
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { caseRoles } from '../../../core/access/role.ts';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { RoleName } from '../../../core/api/session.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { useFirst } from '../../parts/more.tsx';
import { useNotice } from '../../parts/notices.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Name } from '../../parts/words.tsx';

type Member = CaseDetail['members'][number];

export function Circle({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const tell = useNotice();
  const [adding, setAdding] = useState(false);
  const params = { caseId: detail.id };
  const add = useAct((member: { personId: string; role: RoleName }) => call('addMember', { params, body: member }), {
    quiet: true,
    after: () => setAdding(false),
  });
  const remove = useAct((member: Member) => call('removeMember', { params: { ...params, personId: member.person.id } }), {
    after: (_, member) => {
      const undo = () => add.mutate({ personId: member.person.id, role: member.role });
      tell({ text: `${say('case.circle.remove', { name: member.person.name })}${say('shell.colon')}${say('shell.done')}`, undo });
    },
  });
  const may = detail.may.includes('add-member');
  const [shown, more] = useFirst(detail.members);
  return (
    <Section
      title={say('case.circle')}
      count={detail.members.length}
      flush
      acts={
        may && (
          <Button size="xs" variant="default" onClick={() => setAdding(!adding)} aria-expanded={adding}>
            {say('case.circle.add')}
          </Button>
        )
      }
    >
      <ul className="rows">
        {shown.map((member) => (
          <li key={`${member.person.id} ${member.role}`} className="split">
            <span className="stacked">
              <Name>{member.person.name}</Name>
              <span className="small faint">{say(`role.${member.role}`)}</span>
              {!member.holdsRole && <Badge tone="warn">{say('case.circle.lost')}</Badge>}
            </span>
            {may && (
              <ActionIcon
                variant="subtle"
                color="slate"
                onClick={() => remove.mutate(member)}
                aria-label={say('case.circle.remove', { name: member.person.name })}
              >
                <IconX size={15} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {more}
      {adding && <AddMember detail={detail} add={add.mutate} busy={add.isPending} error={add.error} />}
    </Section>
  );
}

interface AddProps {
  readonly detail: CaseDetail;
  readonly add: (member: { personId: string; role: RoleName }) => void;
  readonly busy: boolean;
  readonly error: unknown;
}

function AddMember({ detail, add, busy, error }: AddProps): ReactNode {
  const say = useSay();
  const people = useQuery(asked.people());
  const inside = new Set(detail.members.map((member) => member.person.id));
  const offered = (people.data?.people ?? []).filter((one) => !inside.has(one.id) && one.roles.some((role) => isForCases(role)));
  const [personId, setPersonId] = useState('');
  const [role, setRole] = useState<RoleName>();
  const person = offered.find((one) => one.id === personId) ?? offered[0];
  const held = (person?.roles ?? []).filter(isForCases);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = role !== undefined && held.includes(role) ? role : held[0];
    if (person !== undefined && chosen !== undefined) add({ personId: person.id, role: chosen });
  };
  return (
    <form onSubmit={submit} className="stack padded">
      <p className="small faint">{say('case.circle.why')}</p>
      <NativeSelect
        ref={first}
        label={say('case.circle.person')}
        value={person?.id ?? ''}
        onChange={(event) => setPersonId(event.currentTarget.value)}
        data={offered.map((one) => ({ value: one.id, label: `${one.name} · ${one.unit}` }))}
      />
      <NativeSelect
        label={say('case.circle.role')}
        value={role ?? held[0] ?? ''}
        onChange={(event) => setRole(event.currentTarget.value as RoleName)}
        data={held.map((one) => ({ value: one, label: say(`role.${one}`) }))}
      />
      {error !== null && <Trouble error={error} />}
      <Button type="submit" size="xs" loading={busy} disabled={person === undefined}>
        {say('case.circle.add')}
      </Button>
    </form>
  );
}

const isForCases = (role: RoleName): boolean => (caseRoles as readonly string[]).includes(role);
