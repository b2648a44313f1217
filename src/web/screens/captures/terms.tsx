// SPDX-License-Identifier: Apache-2.0
/** Said before a visit: what the country pack states of public pages, from where the servers will see the visit come, and what is kept away. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { statedMinimisation } from '../../../core/capture/stated-minimisation.ts';
import { WHAT_A_VISIT_TELLS } from '../../../core/capture/what-a-visit-tells.ts';
import { articlesInWords } from '../../../core/routes/articles-in-words.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';

export function Terms({ caseId, minimisation }: { caseId: string; minimisation: string }): ReactNode {
  const { say, language, formats } = useLanguage();
  const terms = useQuery(asked.captureTerms(caseId));
  const choose = useAct((proxy: string | null) => call('setCaptureProxy', { params: { caseId }, body: { proxy } }), {
    done: say('shell.saved'),
  });
  return (
    <Asked of={terms}>
      {({ country, rules, proxy, proxies }) => (
        <div className="stack small">
          <div>
            <p className="strong plain">{say('capture.rule', { country: formats.country(country) })}</p>
            {rules.length === 0 ? (
              <p className="plain">{say('capture.rule.none')}</p>
            ) : (
              <ul className="page-list">
                {rules.map((rule) => (
                  <li key={rule.instrument + rule.article}>
                    <bdi>{rule.name[language]}</bdi> · {articlesInWords(rule.article, language)}
                    {say('shell.colon')}
                    <bdi>{rule.what[language]}</bdi> ({say.maybe('confidence', rule.confidence)})
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div>
            <p className="strong plain">{say('capture.tells')}</p>
            <ul className="page-list">
              {WHAT_A_VISIT_TELLS.map((one) => (
                <li key={one}>
                  {one === 'agency-address' && proxy !== null ? say('capture.tells.proxy', { proxy }) : say(`capture.tells.${one}`)}
                </li>
              ))}
            </ul>
          </div>
          <div>
            <p className="strong plain">{say('capture.minimise')}</p>
            <p className="plain" dir="auto">
              {statedMinimisation(minimisation) ?? say('capture.minimise.none')}
            </p>
          </div>
          {(proxies.length > 0 || proxy !== null) && (
            <NativeSelect
              label={say('capture.way-out')}
              description={say('capture.way-out.why')}
              value={proxy ?? ''}
              onChange={(event) => choose.mutate(event.currentTarget.value === '' ? null : event.currentTarget.value)}
              data={[
                { value: '', label: say('capture.way-out.none') },
                ...[...new Set([...proxies, ...(proxy === null ? [] : [proxy])])].map((name) => ({ value: name, label: name })),
              ]}
            />
          )}
        </div>
      )}
    </Asked>
  );
}
