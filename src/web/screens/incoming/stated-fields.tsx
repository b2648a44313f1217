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

type Field = IncomingDetail['fields'][number];

/** What is missing first, then what nobody has judged, then what is there, which is folded. */
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
  const thatAre = (state: Field['state']) => one.fields.filter((field) => field.state === state);
  const [missing, open, stated] = [thatAre('missing'), thatAre('open'), thatAre('stated')];
  const list = (fields: readonly Field[]) => (
    <ul className="rows">
      {fields.map((field) => (
        <Stated
          key={field.id}
          field={field}
          value={typed[field.id] ?? one.stated[field.id] ?? ''}
          write={one.mayChange ? (text) => setTyped({ ...typed, [field.id]: text }) : undefined}
        />
      ))}
    </ul>
  );
  return (
    <Section title={say('incoming.stated')} flush>
      <form onSubmit={submit}>
        <p className="small faint padded">{say('incoming.stated.why')}</p>
        <Part title={say('incoming.stated.missing')} fields={missing} tone="warn">
          {list(missing)}
        </Part>
        <Part title={say('incoming.stated.open')} fields={open}>
          {list(open)}
        </Part>
        {stated.length > 0 && (
          <details className="padded field-part">
            <summary>
              {say('incoming.stated.stated')} <span className="faint">({stated.length})</span>
            </summary>
            {list(stated)}
          </details>
        )}
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

interface PartProps {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly tone?: 'warn';
  readonly children: ReactNode;
}

function Part({ title, fields, tone, children }: PartProps): ReactNode {
  if (fields.length === 0) return null;
  return (
    <section className="field-part">
      <h3 className="padded" data-tone={tone}>
        {title} <span className="count">{fields.length}</span>
      </h3>
      {children}
    </section>
  );
}

interface StatedProps {
  readonly field: Field;
  readonly value: string;
  /** Absent: this person only reads. */
  readonly write: ((text: string) => void) | undefined;
}

function Stated({ field, value, write }: StatedProps): ReactNode {
  const say = useSay();
  return (
    <li className="split stated-field">
      <span>{field.label}</span>
      {write === undefined ? (
        <bdi>{value}</bdi>
      ) : (
        <TextInput
          aria-label={`${field.label}: ${say('incoming.stated.where')}`}
          placeholder={say('incoming.stated.where')}
          value={value}
          onChange={(event) => write(event.currentTarget.value)}
          maxLength={2_000}
        />
      )}
    </li>
  );
}
