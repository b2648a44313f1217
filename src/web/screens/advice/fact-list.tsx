// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { CitedFact } from '../../../core/api/cases.ts';
import { useLanguage } from '../../language/language.tsx';
import { Badge, type Tone } from '../../parts/words.tsx';
import { Prose } from './prose.tsx';

/** The colour of how far a fact can be relied on. */
export const FACT_TONES: Readonly<Record<CitedFact['state'], Tone>> = {
  fresh: 'good',
  confirmed: 'good',
  ageing: 'plain',
  undated: 'warn',
  stale: 'warn',
  changed: 'bad',
  unverified: 'warn',
};

/** The facts a line stands on: what kind, how fresh, how sure, from which source seen on which day. Closed until it is asked for. */
export function FactList({ ids, facts, rule }: { ids: readonly string[]; facts: readonly CitedFact[]; rule?: string }): ReactNode {
  const { say } = useLanguage();
  if (ids.length === 0) return null;
  const known = ids.map((id) => facts.find((fact) => fact.id === id) ?? id);
  return (
    <details className="facts">
      <summary>
        {say('advice.why')} <span className="faint">({ids.length})</span>
      </summary>
      {rule !== undefined && <Rule id={rule} title={facts.find(({ id }) => id === `rule/${rule}`)?.title ?? null} />}
      <ul>
        {known.map((fact) =>
          typeof fact === 'string' ? (
            <li key={fact}>
              <bdi dir="ltr" className="identifier">
                {fact}
              </bdi>
            </li>
          ) : (
            <OneFact key={fact.id} fact={fact} />
          ),
        )}
      </ul>
    </details>
  );
}

/** The rule in words; its id for whoever looks it up. */
function Rule({ id, title }: { id: string; title: string | null }): ReactNode {
  const { say } = useLanguage();
  return (
    <p className="dots small">
      <span>
        {say('advice.rule')} {title !== null && <Prose>{title}</Prose>}
      </span>
      <bdi dir="ltr" className="identifier faint">
        {id}
      </bdi>
    </p>
  );
}

function OneFact({ fact }: { fact: CitedFact }): ReactNode {
  const { say } = useLanguage();
  return (
    <li>
      <span className="row tight">
        <strong>{say.maybe('fact-kind', fact.kind)}</strong>
        <Badge tone={FACT_TONES[fact.state]}>{say(`fact.${fact.state}`)}</Badge>
        <Badge tone={fact.confidence === 'none' ? 'warn' : 'plain'}>{say(`confidence.${fact.confidence}`)}</Badge>
      </span>
      {fact.title !== null && (
        <p>
          <Prose>{fact.title}</Prose>
        </p>
      )}
      <bdi dir="ltr" className="identifier small faint">
        {fact.id}
      </bdi>
      <Sources of={fact} />
    </li>
  );
}

/** Where a fact was read, and when. */
export function Sources({ of: fact }: { of: Pick<CitedFact, 'sources'> }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <>
      {fact.sources.length === 0 && <span className="small faint">{say('advice.fact.never')}</span>}
      {fact.sources.map((source) => (
        <span key={`${source.title} ${source.url}`} className="small source">
          {/* Text, not a link: opening a page of a provider tells the provider that somebody looks. */}
          <bdi translate="no">{source.title}</bdi>
          {source.url !== null && (
            <bdi dir="ltr" className="identifier">
              {source.url}
            </bdi>
          )}
          {source.seen !== null && <span className="faint">{say('advice.fact.seen', { day: formats.day(source.seen) })}</span>}
        </span>
      ))}
    </>
  );
}
