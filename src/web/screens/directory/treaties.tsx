// SPDX-License-Identifier: Apache-2.0
/** Two states and what lies between them, as a picture that is also a list. */
import './directory.css';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TreatyLinkShown } from '../../../core/api/directory.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page } from '../../parts/page.tsx';
import { Badge } from '../../parts/words.tsx';
import { FactCard } from './fact-card.tsx';
import { PrintButton } from './fact-sections.tsx';

export function Treaties(): ReactNode {
  const { say, language } = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/directory/treaties' });
  const session = useQuery(asked.session());
  const directory = useQuery(asked.directory(language));
  const one = search.one ?? session.data?.account.country ?? 'EG';
  const other = search.other ?? (one === 'US' ? 'GB' : 'US');
  const states = (directory.data?.states ?? []).map(({ iso, name }) => ({ value: iso, label: name }));
  const nameOf = (iso: string): string => states.find(({ value }) => value === iso)?.label ?? iso;
  const choose = (part: { one?: string; other?: string }) =>
    void navigate({ to: '/directory/treaties', search: { one, other, ...part }, replace: true });
  const links = useQuery(asked.treaties(one, other, language));
  return (
    <Page
      title={say('directory.treaties')}
      lead={say('directory.treaties.lead')}
      crumbs={[{ text: say('directory.title'), link: { to: '/directory' } }]}
      acts={<PrintButton />}
    >
      <div className="filters">
        <NativeSelect
          label={say('directory.treaties.one')}
          value={one}
          onChange={(event) => choose({ one: event.currentTarget.value })}
          data={states}
        />
        <NativeSelect
          label={say('directory.treaties.other')}
          value={other}
          onChange={(event) => choose({ other: event.currentTarget.value })}
          data={states}
        />
      </div>
      <Asked of={links} lines={6}>
        {({ links: found }) =>
          found.length === 0 ? (
            <div className="card">
              <Empty what={say('directory.treaties.none')} todo={say('directory.treaties.none.do')} />
            </div>
          ) : (
            <section className="card treaties" aria-label={say('directory.treaties.between', { one: nameOf(one), other: nameOf(other) })}>
              <div className="treaty-ends" aria-hidden="true">
                <strong>{nameOf(one)}</strong>
                <strong>{nameOf(other)}</strong>
              </div>
              <ul className="plain">
                {found.map((link) => (
                  <OneLink
                    key={link.name}
                    link={link}
                    side={link.only === null ? undefined : link.only === one ? 'one' : 'other'}
                    nameOf={nameOf}
                  />
                ))}
              </ul>
            </section>
          )
        }
      </Asked>
    </Page>
  );
}

const TONES = { joins: 'good', pending: 'warn', 'one-side': 'plain', ended: 'bad' } as const;

interface LinkProps {
  readonly link: TreatyLinkShown;
  readonly side: 'one' | 'other' | undefined;
  readonly nameOf: (iso: string) => string;
}

function OneLink({ link, side, nameOf }: LinkProps): ReactNode {
  const { say } = useLanguage();
  return (
    <li className="treaty" data-standing={link.standing} data-side={side}>
      <details>
        <summary>
          <span className="treaty-line" aria-hidden="true" />
          <span className="treaty-name">
            <span dir="auto">{link.name}</span>{' '}
            <Badge tone={TONES[link.standing]}>
              {link.only === null ? say(`treaty.${link.standing}`) : say('treaty.one-side', { state: nameOf(link.only) })}
            </Badge>
          </span>
          <span className="treaty-line" aria-hidden="true" />
        </summary>
        <ul className="rows">
          {link.facts.map((fact) => (
            <li key={fact.id}>
              <FactCard fact={fact} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
