// SPDX-License-Identifier: Apache-2.0
import './directory.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ownServiceName } from '../../../core/routes/service-names.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Name } from '../../parts/words.tsx';
import { FactSections, PrintButton } from './fact-sections.tsx';

/** A provider for the state of whoever reads: the company that answers for its users stands first. */
export function ProviderScreen(): ReactNode {
  const { say, language, formats } = useLanguage();
  const { provider } = useParams({ from: '/inside/directory/providers/$provider' });
  const found = useQuery(asked.directoryProvider(provider, language));
  return (
    <Asked of={found} lines={8}>
      {({ name, services, sections, open, asker }) => (
        <Page
          title={name}
          heading={<Name>{name}</Name>}
          crumbs={[{ text: say('directory.title'), link: { to: '/directory' } }]}
          lead={
            <span className="dots">
              <bdi dir="ltr">{services.map((one) => ownServiceName(one, { id: provider, name }, language)).join(', ')}</bdi>
              <span>{say('directory.for', { state: formats.country(asker) })}</span>
            </span>
          }
          acts={<PrintButton />}
        >
          <FactSections sections={sections}>
            {open.length > 0 && (
              <Section title={say('directory.heading.open')}>
                <ul className="bullets">
                  {open.map((text) => (
                    <li key={text} lang="en" dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </FactSections>
        </Page>
      )}
    </Asked>
  );
}
