// SPDX-License-Identifier: Apache-2.0
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSay } from '../language/language.tsx';
import { Trouble } from './trouble.tsx';

/** What a question to the desk answered: a quiet outline while it is on its way, the trouble in words, or the answer. */
export function Asked<T>(props: { of: UseQueryResult<T>; lines?: number; children: (answer: T) => ReactNode }): ReactNode {
  const { of: question, lines = 3 } = props;
  if (question.data !== undefined) return props.children(question.data);
  if (question.error !== null) return <Trouble error={question.error} again={() => void question.refetch()} />;
  return <Waiting lines={lines} />;
}

export function Waiting({ lines = 3 }: { lines?: number }): ReactNode {
  const say = useSay();
  return (
    <div className="waiting" role="status">
      <span className="hidden-text">{say('shell.loading')}</span>
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key) => (
        <i key={key} />
      ))}
    </div>
  );
}
