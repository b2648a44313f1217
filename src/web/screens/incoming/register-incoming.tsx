// SPDX-License-Identifier: Apache-2.0
/** What the registry writes down when a request of another State arrives. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { incomingChannels, translationStates, urgencies } from '../../../core/incoming/incoming.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Empty, Page } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

export function RegisterIncoming(): ReactNode {
  const { say, language } = useLanguage();
  const cases = useQuery(asked.cases());
  const directory = useQuery(asked.directory(language));
  return (
    <Page
      title={say('incoming.register')}
      lead={say('incoming.in.none.do')}
      crumbs={[{ text: say('incoming.title'), link: { to: '/incoming' } }]}
    >
      <Asked of={cases}>
        {(answer) => {
          const own = answer.cases.filter(({ closedAt }) => closedAt === null);
          const states = directory.data?.states ?? [];
          return own.length === 0 ? <Empty what={say('incoming.case.none')} /> : <RegisterForm cases={own} states={states} />;
        }}
      </Asked>
    </Page>
  );
}

interface RegisterFormProps {
  readonly cases: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly states: readonly { readonly iso: string; readonly name: string }[];
}

const EMPTY = {
  ...{ requestingState: '', requestingAuthority: '', theirReference: '', treatyBasis: '', receivedOn: '', language: '', asked: '' },
  ...{ channel: 'central_authority' as (typeof incomingChannels)[number], urgency: 'routine' as (typeof urgencies)[number] },
  ...{ neededBy: '', secrecy: false, secrecyUntil: '', translation: 'needed' as (typeof translationStates)[number] },
};

function RegisterForm({ cases, states }: RegisterFormProps): ReactNode {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [caseId, setCaseId] = useState(cases[0]?.id ?? '');
  const [given, setGiven] = useState(EMPTY);
  const register = useAct(
    () =>
      call('registerIncoming', {
        params: { caseId },
        body: {
          ...given,
          language: given.language.trim().toLowerCase(),
          neededBy: given.neededBy || null,
          secrecyUntil: given.secrecy && given.secrecyUntil !== '' ? given.secrecyUntil : null,
        },
      }),
    {
      quiet: true,
      done: say('incoming.registered'),
      after: ({ id }) => void navigate({ to: '/incoming/$incomingId', params: { incomingId: id } }),
    },
  );
  type Texts =
    | 'requestingState'
    | 'requestingAuthority'
    | 'theirReference'
    | 'treatyBasis'
    | 'receivedOn'
    | 'language'
    | 'asked'
    | 'neededBy'
    | 'secrecyUntil';
  const put = (field: Texts) => ({
    value: given[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [field]: value }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="card form">
      <NativeSelect
        label={say('incoming.case')}
        description={say('incoming.case.why')}
        value={caseId}
        onChange={(event) => setCaseId(event.currentTarget.value)}
        data={cases.map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` }))}
      />
      <div className="pair">
        <NativeSelect
          label={say('incoming.state-of')}
          {...put('requestingState')}
          required
          data={[{ value: '', label: '' }, ...states.map(({ iso, name }) => ({ value: iso, label: name }))]}
        />
        <TextInput label={say('incoming.authority')} {...put('requestingAuthority')} required maxLength={300} />
      </div>
      <div className="pair">
        <TextInput label={say('incoming.their')} {...put('theirReference')} required maxLength={200} dir="ltr" />
        <TextInput label={say('incoming.basis')} {...put('treatyBasis')} required maxLength={500} />
      </div>
      <div className="pair">
        <DayInput label={say('incoming.received')} {...put('receivedOn')} required />
        <NativeSelect
          label={say('incoming.channel')}
          value={given.channel}
          onChange={(event) => setGiven({ ...given, channel: event.currentTarget.value as typeof given.channel })}
          data={incomingChannels.map((one) => ({ value: one, label: say(`incoming.channel.${one}`) }))}
        />
      </div>
      <Textarea label={say('incoming.asked')} {...put('asked')} required rows={5} maxLength={20_000} />
      <div className="pair">
        <NativeSelect
          label={say('incoming.urgency')}
          value={given.urgency}
          onChange={(event) => setGiven({ ...given, urgency: event.currentTarget.value as typeof given.urgency })}
          data={urgencies.map((one) => ({ value: one, label: say(`incoming.urgency.${one}`) }))}
        />
        <DayInput label={say('incoming.needed')} {...put('neededBy')} />
      </div>
      <div className="pair">
        <TextInput label={say('incoming.language')} {...put('language')} required pattern="[A-Za-z]{2}" maxLength={2} dir="ltr" />
        <NativeSelect
          label={say('incoming.translation')}
          value={given.translation}
          onChange={(event) => setGiven({ ...given, translation: event.currentTarget.value as typeof given.translation })}
          data={translationStates.map((one) => ({ value: one, label: say(`incoming.translation.${one}`) }))}
        />
      </div>
      <div className="pair">
        <Checkbox
          label={say('incoming.secrecy')}
          checked={given.secrecy}
          onChange={(event) => setGiven({ ...given, secrecy: event.currentTarget.checked })}
        />
        <DayInput label={say('incoming.secrecy-until')} {...put('secrecyUntil')} disabled={!given.secrecy} />
      </div>
      {register.error !== null && <Trouble error={register.error} />}
      <div className="row end">
        <Button type="submit" loading={register.isPending}>
          {say('incoming.register')}
        </Button>
      </div>
    </form>
  );
}
