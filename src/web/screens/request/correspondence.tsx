// SPDX-License-Identifier: Apache-2.0
/** What the addressee wrote and what was answered, filed on the request. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { MessageShown } from '../../../core/api/register.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';

const KINDS = ['question', 'clarification', 'refusal', 'reference', 'other'] as const;

export function Correspondence({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const { data } = useQuery({ ...asked.messages(request.id), enabled: request.sentAt !== null });
  const [writing, setWriting] = useState(false);
  if (request.sentAt === null) return null;
  const messages = data?.messages ?? [];
  return (
    <Section
      title={say('messages.title')}
      count={messages.length}
      flush
      acts={
        request.may.includes('file-message') ? (
          <Button size="xs" variant="default" onClick={() => setWriting(!writing)} aria-expanded={writing}>
            {say('messages.file')}
          </Button>
        ) : undefined
      }
    >
      {writing && <FileMessage requestId={request.id} done={() => setWriting(false)} />}
      <ul className="rows">
        {messages.map((one) => (
          <Message key={one.id} of={one} />
        ))}
      </ul>
    </Section>
  );
}

function Message({ of: one }: { of: MessageShown }): ReactNode {
  const say = useSay();
  return (
    <li className="stacked">
      <span className="row tight">
        <Badge tone={one.direction === 'in' ? 'sea' : 'plain'}>{say(`messages.${one.direction}`)}</Badge>
        <strong>{say(`messages.kind.${one.kind}`)}</strong>
        {one.reference !== null && <Identifier>{one.reference}</Identifier>}
      </span>
      <span dir="auto" translate="no" className="pack-text">
        {one.text}
      </span>
      <span className="dots small faint">
        <Moment at={one.at} />
        <Name>{one.by.name}</Name>
      </span>
    </li>
  );
}

function FileMessage({ requestId, done }: { requestId: string; done: () => void }): ReactNode {
  const say = useSay();
  const [given, setGiven] = useState({
    direction: 'in' as 'in' | 'out',
    kind: 'question' as MessageShown['kind'],
    text: '',
    reference: '',
  });
  const file = useAct(
    () => {
      const { reference, ...message } = given;
      const body = { ...message, ...(reference.trim() !== '' && { reference: reference.trim() }) };
      return call('fileMessage', { params: { requestId }, body });
    },
    { quiet: true, done: say('messages.filed'), after: done },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    file.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack padded">
      <div className="pair">
        <NativeSelect
          label={say('messages.direction')}
          value={given.direction}
          onChange={(event) => setGiven({ ...given, direction: event.currentTarget.value as 'in' | 'out' })}
          data={(['in', 'out'] as const).map((one) => ({ value: one, label: say(`messages.${one}`) }))}
        />
        <NativeSelect
          label={say('messages.kind')}
          value={given.kind}
          onChange={(event) => setGiven({ ...given, kind: event.currentTarget.value as MessageShown['kind'] })}
          data={KINDS.map((one) => ({ value: one, label: say(`messages.kind.${one}`) }))}
        />
      </div>
      <Textarea
        label={say('messages.text')}
        value={given.text}
        onChange={(event) => setGiven({ ...given, text: event.currentTarget.value })}
        required
        rows={4}
      />
      <TextInput
        label={say('step.reference')}
        value={given.reference}
        onChange={(event) => setGiven({ ...given, reference: event.currentTarget.value })}
        dir="ltr"
      />
      {file.error !== null && <Trouble error={file.error} />}
      <div className="row end">
        <Button type="submit" loading={file.isPending}>
          {say('messages.file')}
        </Button>
      </div>
    </form>
  );
}
