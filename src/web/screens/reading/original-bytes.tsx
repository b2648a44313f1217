// SPDX-License-Identifier: Apache-2.0
/** The very bytes a record was read from, with some around them. They are hostile: shown as text nodes and numbers, never as a page. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Original } from '../../../core/api/evidence.ts';
import { callWithPassword } from '../../desk/call.ts';
import { asked, queryClient } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier } from '../../parts/words.tsx';
import { bytesAsLines, LINE_BYTES } from './hex-lines.ts';

export function OriginalBytes({ readingId, recordId }: { readingId: string; recordId: string }): ReactNode {
  const say = useSay();
  const original = useQuery(asked.original(readingId, recordId));
  const reading = useQuery({ ...asked.reading(readingId), enabled: original.error !== null });
  const locked = original.error !== null && original.data === undefined && (reading.data?.given?.passwords ?? 0) > 0;
  return (
    <section className="original" aria-label={say('record.original')}>
      <h3>{say('record.original')}</h3>
      <p className="small faint">{say('record.original.why')}</p>
      {locked ? <Unlock readingId={readingId} recordId={recordId} /> : <Asked of={original}>{(found) => <Shown original={found} />}</Asked>}
    </section>
  );
}

/** The record stands in an encrypted entry. Its password opens this one look and is kept by nobody. */
function Unlock({ readingId, recordId }: { readingId: string; recordId: string }): ReactNode {
  const say = useSay();
  const [password, setPassword] = useState('');
  const look = useMutation({
    mutationFn: () => callWithPassword(password)('original', { params: { readingId, recordId } }),
    onSuccess: (found) => queryClient.setQueryData(asked.original(readingId, recordId).queryKey, found),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <PasswordField label={say('given.password')} description={say('record.original.locked')} value={password} put={setPassword} />
      {look.error !== null && <Trouble error={look.error} />}
      <div>
        <Button type="submit" size="xs" disabled={password === ''} loading={look.isPending}>
          {say('record.original.unlock')}
        </Button>
      </div>
    </form>
  );
}

function Shown({ original }: { original: Original }): ReactNode {
  const { say, formats } = useLanguage();
  const [as, setAs] = useState<'text' | 'hex'>(original.text === null ? 'hex' : 'text');
  return (
    <div className="stack tight">
      <div className="split">
        <span className="small">
          <Identifier>{original.path.join(' › ')}</Identifier>
          <br />
          <span className="faint">
            {say('record.original.bytes', { from: formats.count(original.from), to: formats.count(original.to) })}
          </span>
        </span>
        <fieldset className="switch" aria-label={say('record.original')}>
          <button type="button" aria-pressed={as === 'text'} onClick={() => setAs('text')}>
            {say('record.as-text')}
          </button>
          <button type="button" aria-pressed={as === 'hex'} onClick={() => setAs('hex')}>
            {say('record.as-hex')}
          </button>
        </fieldset>
      </div>
      {original.withheld > 0 && <p className="small">{say('original.withheld')}</p>}
      {original.sealed && <p className="small">{say('original.sealed')}</p>}
      {as === 'text' ? <AsText original={original} /> : <AsHex original={original} />}
    </div>
  );
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const textOf = (base64: string): string => new TextDecoder().decode(bytesOf(base64));

function AsText({ original }: { original: Original }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <pre className="bytes" dir="ltr" tabIndex={0}>
      <span className="faint">{textOf(original.before)}</span>
      <mark>{original.text ?? textOf(original.bytes)}</mark>
      <span className="faint">{textOf(original.after)}</span>
    </pre>
  );
}

function AsHex({ original }: { original: Original }): ReactNode {
  const before = bytesOf(original.before);
  const marked = bytesOf(original.bytes);
  const after = bytesOf(original.after);
  const all = new Uint8Array([...before, ...marked, ...after]);
  const start = original.from - before.length;
  const isMarked = (index: number) => index >= before.length && index < before.length + marked.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <pre className="bytes hex" dir="ltr" tabIndex={0}>
      {bytesAsLines(all, start).map((line, row) => (
        <span key={line.offset} className="hex-line">
          <span className="faint">{line.offset} </span>
          {line.hex.map((byte, column) => {
            const index = row * LINE_BYTES + column;
            return isMarked(index) ? <mark key={index}>{byte} </mark> : <span key={index}>{byte} </span>;
          })}
          <span className="faint hex-text">{line.text}</span>
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
