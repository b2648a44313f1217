// SPDX-License-Identifier: Apache-2.0
/** Numbers as bars, one a line, from where the language begins. The table beside it says the same: whoever does not see the bars loses nothing. */
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.tsx';

interface Bar {
  readonly name: string;
  readonly count: number | null;
}

export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }): ReactNode {
  const { say, formats } = useLanguage();
  const most = Math.max(1, ...bars.map(({ count }) => count ?? 0));
  const told = bars.map(({ name, count }) => `${name}${say('shell.colon')}${count === null ? '–' : formats.count(count)}`);
  return (
    <figure className="bars">
      <figcaption className="small strong">{title}</figcaption>
      <span className="hidden-text">{formats.list(told)}</span>
      <div aria-hidden="true">
        {bars.map(({ name, count }) => (
          <div key={name} className="bar-line">
            <span className="small">
              <bdi>{name}</bdi>
            </span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="10" className="bar-ground" />
              <rect width={((count ?? 0) / most) * 100} height="10" className="bar-full" />
            </svg>
            <span className="small number">{count === null ? '–' : formats.count(count)}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}
