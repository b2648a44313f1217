// SPDX-License-Identifier: Apache-2.0
import './directory.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { FactSections, PrintButton } from './fact-sections.tsx';

/** A state: whom to write to and in which language, what it has joined, its offences and its clocks. */
export function StateScreen(): ReactNode {
  const { say, language } = useLanguage();
  const { iso } = useParams({ from: '/inside/directory/states/$iso' });
  const session = useQuery(asked.session());
  const found = useQuery(asked.directoryState(iso, language));
  const mine = session.data?.account.country ?? iso;
  return (
    <Asked of={found} lines={8}>
      {({ name, instruments, sections }) => (
        <Page
          title={name}
          crumbs={[{ text: say('directory.title'), link: { to: '/directory' } }]}
          acts={
            <>
              {mine !== iso && (
                <LinkButton to="/directory/treaties" search={{ one: mine, other: iso }}>
                  {say('directory.treaties.with-us')}
                </LinkButton>
              )}
              <PrintButton />
            </>
          }
        >
          <FactSections sections={sections}>
            <Section title={say('directory.heading.instruments')} count={instruments.length}>
              {instruments.length === 0 ? (
                <Empty what={say('directory.instruments.none')} />
              ) : (
                <ul className="bullets">
                  {instruments.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              )}
            </Section>
          </FactSections>
        </Page>
      )}
    </Asked>
  );
}
