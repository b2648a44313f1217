// SPDX-License-Identifier: Apache-2.0
/** Takes an item that was uploaded for a capture that somebody else has made. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaptureShown } from '../../../core/api/captures.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { PurposeAndBasis } from './purpose-and-basis.tsx';

export function OfOthers({ caseId, captures }: { caseId: string; captures: readonly CaptureShown[] }): ReactNode {
  const say = useSay();
  const evidence = useQuery(asked.evidenceOfCase(caseId));
  const taken = new Set(captures.map(({ originalId }) => originalId));
  return (
    <Asked of={evidence}>
      {({ items }) => {
        const fitting = items.filter(
          ({ id, how, requestId, derivedFrom, erasedAt }) =>
            how !== 'return' && how !== 'capture' && requestId === null && derivedFrom === null && erasedAt === null && !taken.has(id),
        );
        if (fitting.length > 0) return <TakeIn caseId={caseId} items={fitting} />;
        return (
          <p className="small plain">
            {say('capture.others.none')}{' '}
            <Link to="/cases/$caseId/evidence" params={{ caseId }}>
              {say('capture.others.upload')}
            </Link>
          </p>
        );
      }}
    </Asked>
  );
}

const EMPTY = { evidenceId: '', madeBy: '', url: '', purpose: '', legalBasis: '', minimisation: '' };

function TakeIn({ caseId, items }: { caseId: string; items: readonly { readonly id: string; readonly name: string }[] }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...change }));
  const { url, ...rest } = typed;
  const take = useAct(
    () =>
      call('takeInCapture', { params: { caseId }, body: { ...rest, whose: 'unknown', ...(url.trim() === '' ? {} : { url: url.trim() }) } }),
    { quiet: true, done: say('capture.others.begun'), after: () => setTyped(EMPTY) },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    take.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <p className="small plain">{say('capture.others.why')}</p>
      <NativeSelect
        label={say('capture.others.item')}
        value={typed.evidenceId}
        onChange={(event) => set({ evidenceId: event.currentTarget.value })}
        required
        data={[{ value: '', label: '—' }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextInput
        label={say('capture.others.by')}
        value={typed.madeBy}
        onChange={(event) => set({ madeBy: event.currentTarget.value })}
        required
        maxLength={300}
      />
      <TextInput
        label={say('capture.others.url')}
        description={say('capture.others.url.why')}
        value={url}
        onChange={(event) => set({ url: event.currentTarget.value })}
        maxLength={4000}
        dir="ltr"
        className="mono-field"
      />
      <PurposeAndBasis grounds={typed} change={set} />
      {take.error !== null && <Trouble error={take.error} />}
      <Button type="submit" loading={take.isPending} disabled={typed.evidenceId === '' || typed.madeBy.trim() === ''}>
        {say('capture.others.take')}
      </Button>
    </form>
  );
}
