// SPDX-License-Identifier: Apache-2.0
/** Paste, see what it is, say who it is in the case and why it matters. */
import { Button, NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Suggestion, targetRoles } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Page } from '../../parts/page.tsx';
import { ServiceName } from '../../parts/service-name.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';
import { EventFields } from './event-fields.tsx';
import { eventOf, noEvent, RoleSelect, targetKinds } from './target-words.tsx';

const OF_AN_OPERATOR = new Set(['ip', 'imei', 'iban']);

export function NewTarget(): ReactNode {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/targets/new' });
  const { data: detail } = useQuery(asked.case(caseId));
  const [written, setWritten] = useState('');
  const [text] = useDebouncedValue(written.trim(), 250);
  const found = useQuery({
    queryKey: ['identify', text, detail?.country],
    queryFn: () => call('identify', { body: { text, ...(detail !== undefined && { country: detail.country }) } }),
    enabled: text !== '',
    placeholderData: (before) => before,
  });
  const suggestions = text === '' ? [] : (found.data?.suggestions ?? []);
  const [choice, setChoice] = useState(0);
  const [own, setOwn] = useState({ kind: 'username', service: '' });
  const [role, setRole] = useState<(typeof targetRoles)[number]>('unknown');
  const [relevance, setRelevance] = useState('');
  const [event, setEvent] = useState(noEvent);
  const chosen: Suggestion | undefined = suggestions[choice];
  const wantsEvent = chosen === undefined ? own.kind === 'ip' : chosen.missing.some((one) => one !== 'service' && one !== 'holder');

  // An address may be of an operator alone; a number, an account or a wallet may be of a service that its text does not name.
  const mayHaveService = chosen !== undefined && chosen.service === null && !OF_AN_OPERATOR.has(chosen.kind);
  const service = chosen === undefined || mayHaveService ? own.service : (chosen.service ?? '');

  const add = useAct(
    () =>
      call('addTarget', {
        params: { caseId },
        body: {
          written: chosen?.written ?? text,
          kind: chosen?.kind ?? own.kind,
          ...(service !== '' && { service }),
          role,
          relevance: relevance.trim(),
          ...(wantsEvent && eventOf(event) !== undefined && { event: eventOf(event) }),
        },
      }),
    {
      quiet: true,
      done: say('target.added'),
      after: (made) => void navigate({ to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId: made.id } }),
    },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    add.mutate();
  };
  const crumbs = [
    { text: say('shell.cases'), link: { to: '/' as const } },
    { text: detail?.title ?? '…', link: { to: '/cases/$caseId' as const, params: { caseId } } },
  ];

  return (
    <Page title={say('target.new')} lead={say('target.new.lead')} crumbs={crumbs}>
      <form onSubmit={submit} className="card form narrow">
        <Textarea
          label={say('target.paste')}
          value={written}
          onChange={(typed) => {
            setWritten(typed.currentTarget.value);
            setChoice(0);
          }}
          required
          dir="ltr"
          rows={2}
          autosize
          maxLength={2000}
          data-autofocus
          className="mono-field"
        />
        <div aria-live="polite">
          {text !== '' && found.data !== undefined && (
            <fieldset className="group">
              <legend>{say('target.what')}</legend>
              {suggestions.length === 0 && <p className="faint">{say('target.paste.none')}</p>}
              {suggestions.map((one, index) => (
                <SuggestionChoice
                  key={`${one.kind} ${one.normalised}`}
                  of={one}
                  checked={choice === index}
                  choose={() => setChoice(index)}
                />
              ))}
              {suggestions.length > 0 && (
                <label className="choice">
                  <input type="radio" name="suggestion" checked={choice === -1} onChange={() => setChoice(-1)} />
                  <span>{say('target.other-kind')}</span>
                </label>
              )}
              {chosen === undefined && <OwnKind own={own} change={setOwn} />}
              {mayHaveService && <OwnService own={own} change={setOwn} />}
            </fieldset>
          )}
        </div>
        {wantsEvent && text !== '' && <EventFields event={event} change={setEvent} />}
        <RoleSelect role={role} change={setRole} />
        <Textarea
          label={say('target.relevance')}
          description={say('target.relevance.why')}
          value={relevance}
          onChange={(typed) => setRelevance(typed.currentTarget.value)}
          required
          rows={3}
          maxLength={5000}
        />
        {add.error !== null && <Trouble error={add.error} />}
        <div className="row end">
          <Button type="submit" loading={add.isPending} disabled={text === ''}>
            {say('target.add')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function SuggestionChoice({ of: one, checked, choose }: { of: Suggestion; checked: boolean; choose: () => void }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <label className="choice" data-checked={checked || undefined}>
      <input type="radio" name="suggestion" checked={checked} onChange={choose} />
      <span className="stacked">
        <span className="row tight">
          <strong>{say.maybe('kind', one.kind)}</strong>
          {one.service !== null && (
            <Badge tone="sea">
              <ServiceName of={one.service} />
            </Badge>
          )}
        </span>
        <Identifier>{one.normalised}</Identifier>
        {one.missing.length > 0 && (
          <span className="small warn-text">
            {say('case.targets.missing', { what: formats.list(one.missing.map((word) => say.maybe('missing', word))) })}
          </span>
        )}
        {one.warnings.map((warning) => (
          <span key={warning} className="small bad-text">
            {say.maybe('warning', warning)}
          </span>
        ))}
      </span>
    </label>
  );
}

interface Own {
  readonly kind: string;
  readonly service: string;
}

interface OwnProps {
  readonly own: Own;
  readonly change: (own: Own) => void;
}

function OwnKind({ own, change }: OwnProps): ReactNode {
  const say = useSay();
  return (
    <div className="pair">
      <NativeSelect
        label={say('target.kind')}
        value={own.kind}
        onChange={(event) => change({ ...own, kind: event.currentTarget.value })}
        data={targetKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
      />
      <OwnService own={own} change={change} />
    </div>
  );
}

/** Whose account, number or wallet it is, where what was pasted does not say. */
function OwnService({ own, change }: OwnProps): ReactNode {
  const say = useSay();
  const services = useQuery(asked.services());
  return (
    <NativeSelect
      label={say('target.service')}
      description={say('target.service.why')}
      value={own.service}
      onChange={(event) => change({ ...own, service: event.currentTarget.value })}
      data={[
        { value: '', label: say('target.service.none') },
        ...(services.data?.services ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
