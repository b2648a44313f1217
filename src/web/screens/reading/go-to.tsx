// SPDX-License-Identifier: Apache-2.0
/** The ways into the middle of a long list: a number, a share of it, a moment. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { call } from '../../desk/call.ts';
import { useLanguage } from '../../language/language.tsx';
import { MomentInput } from '../../parts/day-field.tsx';
import { useNotice } from '../../parts/notices.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { placeInList } from './place-in-list.ts';
import type { RecordsQuery } from './records-found.tsx';
import { STRETCH } from './stretch.ts';

interface GoToProps {
  readonly readingId: string;
  readonly query: RecordsQuery;
  readonly total: number;
  /** The first row in sight, from 0. */
  readonly at: number;
  readonly go: (row: number, order?: 'time') => void;
}

export function GoTo({ readingId, query, total, at, go }: GoToProps): ReactNode {
  const { say } = useLanguage();
  return (
    <section className="go-to" aria-label={say('records.go')}>
      <ToNumber total={total} go={go} />
      <ToMoment readingId={readingId} query={query} total={total} go={go} />
      {total > STRETCH && <Share total={total} at={at} go={go} />}
    </section>
  );
}

function ToNumber({ total, go }: Pick<GoToProps, 'total' | 'go'>): ReactNode {
  const { say, formats } = useLanguage();
  const [written, setWritten] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const row = placeInList(written, total);
    setWrong(row === undefined);
    if (row !== undefined) go(row);
  };
  return (
    <form onSubmit={submit} className="go-to-one">
      <TextInput
        label={say('records.go.number', { total: formats.count(total) })}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        error={wrong ? say('records.go.number.wrong') : undefined}
        inputMode="numeric"
        dir="ltr"
        size="xs"
      />
      <Button type="submit" size="xs" variant="default" disabled={written.trim() === ''}>
        {say('records.go.do')}
      </Button>
    </form>
  );
}

/** In time order: whatever order the list has, it takes that one. */
function ToMoment({ readingId, query, total, go }: Omit<GoToProps, 'at'>): ReactNode {
  const { say } = useLanguage();
  const [written, setWritten] = useState('');
  const tell = useNotice();
  const find = useMutation({
    mutationFn: async () => {
      const at = new Date(`${written}Z`).toISOString();
      return await call('records', { params: { readingId }, query: { ...query, order: 'time', at, limit: 1 } });
    },
    onSuccess: ({ position }) => {
      if (position === total) tell({ text: say('records.go.moment.none') });
      go(Math.min(total - 1, position ?? 0), 'time');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find.mutate();
  };
  return (
    <form onSubmit={submit} className="go-to-one">
      <MomentInput
        seconds
        label={say('records.go.moment')}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        size="xs"
      />
      <Button type="submit" size="xs" variant="default" disabled={written === ''} loading={find.isPending}>
        {say('records.go.do')}
      </Button>
      {find.error !== null && <Trouble error={find.error} />}
    </form>
  );
}

const SHARES = 1_000;
/** The list follows when the knob rests. */
const REST_MS = 150;

/** A list that is too long for the scroll bar beside it has this one for all of it. */
function Share({ total, at, go }: Pick<GoToProps, 'total' | 'at' | 'go'>): ReactNode {
  const { say, formats } = useLanguage();
  const [held, setHeld] = useState<number>();
  const resting = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const share = held ?? Math.round((at / Math.max(1, total - 1)) * SHARES);
  const put = (value: number) => {
    setHeld(value);
    clearTimeout(resting.current);
    resting.current = window.setTimeout(() => {
      go(Math.round((value / SHARES) * (total - 1)));
      setHeld(undefined);
    }, REST_MS);
  };
  const row = Math.round((share / SHARES) * (total - 1)) + 1;
  const words = say('records.go.at', { row: formats.count(held === undefined ? at + 1 : row), total: formats.count(total) });
  return (
    <label className="go-to-share small">
      <span>{say('records.go.share')}</span>
      <input
        type="range"
        min={0}
        max={SHARES}
        value={share}
        aria-valuetext={words}
        onChange={(event) => put(Number(event.currentTarget.value))}
      />
      <span className="faint" aria-hidden="true">
        {words}
      </span>
    </label>
  );
}
