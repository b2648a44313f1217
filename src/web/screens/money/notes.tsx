// SPDX-License-Identifier: Apache-2.0
/** What people noted at the trace. A note is kept with the case, with who wrote it and when, and stays as it is. */
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { TraceDetail, TraceNote } from '../../../core/api/currency.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier, Moment, Name } from '../../parts/words.tsx';
import { shortened } from './amount.ts';

interface NotesProps {
  readonly detail: TraceDetail;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
}

export function Notes({ detail, chosen, choose }: NotesProps): ReactNode {
  const say = useSay();
  return (
    <Section title={say('money.notes')} count={detail.notes.length} flush>
      <ul className="rows">
        {detail.notes.map((note) => (
          <li key={note.id} className="stacked">
            <p dir="auto" translate="no" className="summary">
              {note.text}
            </p>
            <span className="small faint dots">
              <span>
                <Name>{note.writtenBy.name}</Name>
              </span>
              <Moment at={note.writtenAt} />
              <button type="button" className="word-button" onClick={() => choose(placeOf(note.at))}>
                <WhereTo at={note.at} />
              </button>
            </span>
          </li>
        ))}
      </ul>
      {detail.mayAnnotate && <Write detail={detail} chosen={chosen} />}
    </Section>
  );
}

/** As the drawing names it; null for the whole trace. */
export const placeOf = ({ from, to }: TraceNote['at']): string | null => (from === null ? null : to === null ? from : `${from} ${to}`);

function WhereTo({ at: { from, to } }: { at: TraceNote['at'] }): ReactNode {
  const say = useSay();
  if (from === null) return say('money.notes.whole');
  return <Identifier>{to === null ? shortened(from) : `${shortened(from)} → ${shortened(to)}`}</Identifier>;
}

function Write({ detail, chosen }: { detail: TraceDetail; chosen: string | null }): ReactNode {
  const say = useSay();
  const [text, setText] = useState('');
  const [from = null, to = null] = chosen === null ? [] : chosen.split(' ');
  const at: TraceNote['at'] = { kind: from === null ? 'trace' : to === null ? 'node' : 'step', from, to };
  const write = useAct(() => call('annotateTrace', { params: { traceId: detail.id }, body: { at, text: text.trim() } }), {
    quiet: true,
    done: say('money.notes.kept'),
    after: () => setText(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate();
  };
  return (
    <form onSubmit={submit} className="stack padded not-printed">
      <Textarea
        label={say('money.notes.write')}
        description={
          <>
            {say('money.notes.at')} <WhereTo at={at} />
          </>
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        required
        rows={2}
        maxLength={2000}
      />
      {write.error !== null && <Trouble error={write.error} />}
      <div className="row end">
        <Button type="submit" loading={write.isPending} disabled={text.trim() === ''}>
          {say('money.notes.keep')}
        </Button>
      </div>
    </form>
  );
}
