// SPDX-License-Identifier: Apache-2.0
/** What the paper states, held against what such a request must state; a person writes down the words or the page. */
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { IncomingDetail } from '../../../core/api/incoming.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, type Tone } from '../../parts/words.tsx';

const TONES: Readonly<Record<IncomingDetail['fields'][number]['state'], Tone>> = { stated: 'good', missing: 'warn', open: 'plain' };

export function StatedFields({ one }: { one: IncomingDetail }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const save = useAct(() => call('changeIncoming', { params: { incomingId: one.id }, body: { stated: typed } }), {
    quiet: true,
    done: say('incoming.stated.saved'),
    after: () => setTyped({}),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Section title={say('incoming.stated')} flush>
      <form onSubmit={submit}>
        <p className="small faint padded">{say('incoming.stated.why')}</p>
        <ul className="rows">
          {one.fields.map((field) => (
            <li key={field.id} className="split">
              <span className="stacked">
                <span>{field.label}</span>
                <span className="row tight">
                  <Badge tone={TONES[field.state]}>{say(`incoming.stated.${field.state}`)}</Badge>
                </span>
              </span>
              {one.mayChange ? (
                <TextInput
                  aria-label={`${field.label}: ${say('incoming.stated.where')}`}
                  placeholder={say('incoming.stated.where')}
                  value={typed[field.id] ?? one.stated[field.id] ?? ''}
                  onChange={(event) => setTyped({ ...typed, [field.id]: event.currentTarget.value })}
                  maxLength={2_000}
                />
              ) : (
                <bdi>{one.stated[field.id] ?? ''}</bdi>
              )}
            </li>
          ))}
        </ul>
        {save.error !== null && <Trouble error={save.error} />}
        {one.mayChange && (
          <div className="row end padded">
            <Button type="submit" loading={save.isPending} disabled={Object.keys(typed).length === 0}>
              {say('incoming.stated.save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
