// SPDX-License-Identifier: Apache-2.0
/** The question to the advisor. Most of it the desk knows from the case and the target; this asks for the rest. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail, KeptAdvice, Target } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import type { MessageId } from '../../language/messages.ts';
import { CountrySelect } from '../../parts/country-select.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { dataFor, elementsFor } from './what-to-ask.ts';

const PURPOSES = ['identify', 'disclose', 'preserve', 'prevent_harm', 'freeze', 'authenticate'] as const;
const URGENCIES = ['none', 'data_loss', 'flight', 'infrastructure', 'life'] as const;
const AT_SEA = 'distress_at_sea';
const PLACES = ['requester', 'holder', 'third', 'unknown'] as const;

/** Why the desk does not know by itself in which state the data are. */
function whyAsked({ kind, service }: Target): MessageId {
  if (kind === 'ip') return 'advice.holder-in.ip';
  return service === null ? 'advice.holder-in.nobody' : 'advice.holder-in.why';
}

interface AskProps {
  readonly detail: CaseDetail;
  readonly target: Target;
  readonly before: KeptAdvice | null;
  readonly done: () => void;
}

export function AskAdvice({ detail, target, before, done }: AskProps): ReactNode {
  const { say, language } = useLanguage();
  const offered = dataFor(target.kind);
  const elements = elementsFor(detail.offences.map((one) => one.family));
  const [data, setData] = useState<readonly string[]>(before?.query.data ?? offered.first);
  const [purpose, setPurpose] = useState<string>(before?.query.purpose ?? 'disclose');
  const [urgency, setUrgency] = useState<string>(before?.query.urgency ?? 'none');
  const [userIn, setUserIn] = useState<string>(before?.query.user_in ?? 'requester');
  const [shown, setShown] = useState<Readonly<Record<string, string>>>((before?.query.elements ?? {}) as Readonly<Record<string, string>>);
  const services = useQuery(asked.services());
  const isKnown = target.service !== null && services.data?.services.some(({ id }) => id === target.service) === true;
  const [holder, setHolder] = useState(before?.query.holder ?? target.holder ?? '');
  const asksWhere = target.kind === 'ip' || !isKnown;
  const [atSea, setAtSea] = useState(before?.query.flags?.includes(AT_SEA) ?? false);
  const flags = urgency === 'life' && atSea ? [AT_SEA] : [];
  const ask = useAct(
    () => {
      const stated = Object.fromEntries(Object.entries(shown).filter(([, text]) => text.trim() !== ''));
      const answers = {
        ...{ data, purpose, urgency, user_in: userIn, flags },
        ...(asksWhere && holder !== '' && { holder }),
        ...(elements.length > 0 && { elements: stated }),
      };
      return call('askAdvice', { params: { caseId: detail.id, targetId: target.id }, body: { language, answers } });
    },
    { quiet: true, after: done },
  );
  const toggle = (one: string) => setData((all) => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <Section title={say('advice.ask')}>
      <form onSubmit={submit} className="stack">
        <p className="faint">{say('advice.ask.why')}</p>
        <fieldset className="group">
          <legend>{say('advice.data')}</legend>
          <div className="boxes">
            {offered.all.map((one) => (
              <Checkbox key={one} label={say.maybe('data', one)} checked={data.includes(one)} onChange={() => toggle(one)} />
            ))}
          </div>
        </fieldset>
        <div className="triple">
          <NativeSelect
            label={say('advice.purpose')}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
            data={PURPOSES.map((one) => ({ value: one, label: say(`purpose.${one}`) }))}
          />
          <NativeSelect
            label={say('advice.urgency')}
            value={urgency}
            onChange={(event) => setUrgency(event.currentTarget.value)}
            data={URGENCIES.map((one) => ({ value: one, label: say(`urgency.${one}`) }))}
          />
          <NativeSelect
            label={say('advice.user-in')}
            value={userIn}
            onChange={(event) => setUserIn(event.currentTarget.value)}
            data={PLACES.map((one) => ({ value: one, label: say(`user-in.${one}`) }))}
          />
        </div>
        {services.data !== undefined && asksWhere && (
          <CountrySelect
            label={say('advice.holder-in')}
            description={say(whyAsked(target))}
            value={holder}
            change={setHolder}
            none={say('advice.holder-in.none')}
            required={target.kind === 'ip' || target.service === null}
          />
        )}
        {urgency === 'life' && (
          <Checkbox
            label={say('advice.at-sea')}
            description={say('advice.at-sea.why')}
            checked={atSea}
            onChange={(event) => setAtSea(event.currentTarget.checked)}
          />
        )}
        {elements.length > 0 && (
          <fieldset className="group">
            <legend>{say('advice.elements')}</legend>
            <div className="pair">
              {elements.map((element) => (
                <TextInput
                  key={element}
                  label={say(`advice.element.${element}`)}
                  value={shown[element] ?? ''}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setShown((all) => ({ ...all, [element]: value }));
                  }}
                />
              ))}
            </div>
          </fieldset>
        )}
        {ask.error !== null && <Trouble error={ask.error} />}
        <div className="row end">
          {before !== null && (
            <Button variant="default" onClick={done}>
              {say('shell.cancel')}
            </Button>
          )}
          <Button type="submit" loading={ask.isPending} disabled={data.length === 0}>
            {say('advice.go')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
