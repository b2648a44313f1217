// SPDX-License-Identifier: Apache-2.0
/** The way in: providers and states in one search, treaties between two states, and what a new desk confirms first. */
import './directory.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { holdsWords } from '../../../core/cases/holds-words.ts';
import { ownServiceName } from '../../../core/routes/service-names.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { SearchField } from '../../parts/filters.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Badge, DayOf } from '../../parts/words.tsx';

export function Directory(): ReactNode {
  const { say, language, formats } = useLanguage();
  const [text, setText] = useState('');
  const directory = useQuery(asked.directory(language));
  const { data: session } = useQuery(asked.session());
  const sends = ['investigator', 'approver', 'legal-reviewer', 'central-authority'] as const;
  const holdsNoCase = !sends.some((role) => session?.account.roles.includes(role));
  return (
    <Page
      title={say('directory.title')}
      lead={say('directory.lead')}
      acts={
        <>
          {holdsNoCase ? null : (
            <LinkButton to="/directory/portal-accounts" variant="default">
              {say('portal-accounts.title')}
            </LinkButton>
          )}
          <LinkButton to="/directory/treaties" variant="default">
            {say('directory.treaties')}
          </LinkButton>
        </>
      }
    >
      <Asked of={directory} lines={8}>
        {({ providers, states, toConfirm, asOf }) => {
          const found = providers.filter(({ id, name, services }) =>
            holdsWords(`${name} ${services.map((one) => `${one} ${ownServiceName(one, { id, name }, language)}`).join(' ')}`, text),
          );
          const known = states.filter(({ name, iso }) => holdsWords(`${name} ${iso}`, text));
          return (
            <div className="stack wide-gap">
              {toConfirm > 0 && (
                <section className="next-step" aria-label={say('case.next')}>
                  <div>
                    <h2>{say('case.next')}</h2>
                    <p>{say('directory.to-confirm', { count: toConfirm })}</p>
                  </div>
                  <LinkButton to="/directory/to-confirm">{say('directory.to-confirm.open')}</LinkButton>
                </section>
              )}
              <SearchField alone label={say('directory.search')} value={text} change={setText} />
              {found.length + known.length === 0 && <Empty what={say('directory.none')} />}
              <div className="halves">
                {found.length > 0 && (
                  <Section title={say('directory.providers')} count={found.length} flush>
                    <ul className="rows">
                      {found.map(({ id, name, services, home }) => (
                        <li key={id} className="split">
                          <span className="stacked">
                            <Link to="/directory/providers/$provider" params={{ provider: id }} className="strong">
                              <bdi>{name}</bdi>
                            </Link>
                            <bdi dir="ltr" translate="no" className="small faint">
                              {services.map((one) => ownServiceName(one, { id, name }, language)).join(', ')}
                            </bdi>
                          </span>
                          {home !== null && <span className="small faint nowrap">{formats.country(home)}</span>}
                        </li>
                      ))}
                    </ul>
                  </Section>
                )}
                {known.length > 0 && (
                  <Section title={say('directory.states')} count={known.length} flush>
                    <ul className="rows state-rows">
                      {known
                        .toSorted((a, b) => Number(b.known) - Number(a.known))
                        .map(({ iso, name, known: inDepth }) => (
                          <li key={iso} className="split">
                            <Link to="/directory/states/$iso" params={{ iso }}>
                              {name}
                            </Link>
                            {inDepth && <Badge tone="sea">{say('directory.in-depth')}</Badge>}
                          </li>
                        ))}
                    </ul>
                  </Section>
                )}
              </div>
              <p className="small faint">
                {say('directory.as-of')} <DayOf at={asOf} />
              </p>
            </div>
          );
        }}
      </Asked>
    </Page>
  );
}
