// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DirectorySection } from '../../../core/api/directory.ts';
import { useSay } from '../../language/language.tsx';
import { FactCard } from './fact-card.tsx';

/** A heading with more facts than this is opened by whoever wants them. */
const AT_ONCE = 6;

/** Facts under their headings, with a way to each heading beside them. */
export function FactSections({ sections, children }: { sections: readonly DirectorySection[]; children?: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <div className="directory">
      <nav className="directory-ways" aria-label={say('directory.headings')}>
        <ul className="plain">
          {sections.map(({ heading, facts }) => (
            <li key={heading}>
              <a href={`#heading-${heading}`}>
                {say.maybe('directory.heading', heading)} <span className="faint">{facts.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="stack wide-gap">
        {sections.map(({ heading, facts }) => (
          <details key={heading} className="card directory-part" open={facts.length <= AT_ONCE}>
            <summary className="card-head">
              <h2>
                {say.maybe('directory.heading', heading)} <span className="count">{facts.length}</span>
              </h2>
            </summary>
            {/* The way to a heading leads into it, so that the browser opens it. */}
            <ul className="rows" id={`heading-${heading}`}>
              {facts.map((fact) => (
                <li key={fact.id}>
                  <FactCard fact={fact} />
                </li>
              ))}
            </ul>
          </details>
        ))}
        {children}
      </div>
    </div>
  );
}

export function PrintButton({ size = 'sm' }: { size?: 'xs' | 'sm' }): ReactNode {
  const say = useSay();
  return (
    <Button variant="default" size={size} onClick={() => window.print()} leftSection={<IconPrinter size={16} aria-hidden="true" />}>
      {say('directory.print')}
    </Button>
  );
}
