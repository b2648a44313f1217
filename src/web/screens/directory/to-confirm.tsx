// SPDX-License-Identifier: Apache-2.0
import './directory.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { FactCard, useMayConfirm } from './fact-card.tsx';

const AT_ONCE = 30;

/** What a new desk reads once against paper: the fact that most of its likely answers stand on comes first. */
export function ToConfirm(): ReactNode {
  const { say, language, formats } = useLanguage();
  const found = useQuery(asked.factsToConfirm(language));
  const mayConfirm = useMayConfirm();
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <Page
      title={say('directory.to-confirm.title')}
      lead={say('directory.to-confirm.lead')}
      crumbs={[{ text: say('directory.title'), link: { to: '/directory' } }]}
      acts={
        mayConfirm && (
          <Button component="a" href="/api/v1/directory/confirmed" download="confirmed-facts.json" variant="default">
            {say('directory.share')}
          </Button>
        )
      }
    >
      <Asked of={found} lines={8}>
        {({ facts, country }) =>
          facts.length === 0 ? (
            <Empty what={say('directory.to-confirm.none')} />
          ) : (
            <div className="stack wide-gap">
              {!mayConfirm && <p className="hint">{say('directory.to-confirm.others')}</p>}
              <Section title={say('directory.to-confirm.of', { state: formats.country(country) })} count={facts.length} flush>
                <ul className="rows">
                  {facts.slice(0, shown).map((fact) => (
                    <li key={fact.id}>
                      <FactCard
                        fact={fact}
                        note={
                          <p className="small faint">
                            {say('directory.answers', { count: fact.answers })} · <bdi dir="ltr">{fact.id}</bdi>
                          </p>
                        }
                      />
                    </li>
                  ))}
                </ul>
                {facts.length > shown && (
                  <p className="padded">
                    <Button variant="default" size="xs" onClick={() => setShown(shown + AT_ONCE)}>
                      {say('shell.load-more')}
                    </Button>
                  </p>
                )}
              </Section>
            </div>
          )
        }
      </Asked>
    </Page>
  );
}
