// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useSay } from '../../language/language.tsx';

/** Prose of the facts. Where the source is English only, the desk says so in front of it: `[en] …`. */
export function Prose({ children }: { children: string }): ReactNode {
  const say = useSay();
  if (!children.startsWith('[en] ')) return <span dir="auto">{children}</span>;
  return (
    <span>
      <span lang="en" dir="ltr" className="isolated">
        {children.slice(5)}
      </span>{' '}
      <span className="small faint">({say('advice.translated')})</span>
    </span>
  );
}
