// SPDX-License-Identifier: Apache-2.0
/** Reasons that read like earlier ones of the same officer: which, how much, and the words that differ. It decides nothing. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LikenessShown, SameInBatch } from '../../../core/api/likeness.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, type Tone } from '../../parts/words.tsx';

/** Below this two reasons share phrases, not a text. */
const ALIKE = 50;
const NEARLY_THE_SAME = 85;

export function AlikeReasons({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const found = useQuery({ ...asked.likeness(request.id), retry: false, enabled: request.may.includes('compare') });
  if (found.data === undefined) return null;
  const alike = found.data.reasons.filter(({ percent }) => percent >= ALIKE).toSorted((a, b) => b.percent - a.percent);
  const others = found.data.reasons.length - alike.length;
  return (
    <Section title={say('alike.title')} count={alike.length} flush>
      <p className="small padded">{say(alike.length === 0 ? 'alike.none' : 'alike.lead')}</p>
      <ul className="rows">
        {alike.map((one) => (
          <OneReason key={`${one.question} ${one.of}`} one={one} request={request} />
        ))}
      </ul>
      {found.data.batch !== null && <InBatch batch={found.data.batch} />}
      {alike.length > 0 && others > 0 && <p className="small faint padded">{say('alike.others', { count: others })}</p>}
    </Section>
  );
}

/** One text for many targets of a list: said once, and it is for the reader to ask whether it answers for each of them. */
function InBatch({ batch }: { batch: SameInBatch }): ReactNode {
  const say = useSay();
  if (batch.same.length === 0) return null;
  return (
    <div className="padded stack tight">
      <h3>{say('alike.batch')}</h3>
      <ul className="bullets small">
        {batch.same.map((one) => (
          <li key={`${one.question} ${one.of}`}>
            <span className="strong">
              {one.label ?? say('alike.link')}
              {one.question !== 'link' && one.of !== null && ` · ${say.maybe('data', one.of)}`}
            </span>
            {': '}
            {say('alike.batch.same', { count: one.targets, all: batch.targets })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneReason({ one, request }: { one: LikenessShown; request: RequestDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const tone: Tone = one.percent >= NEARLY_THE_SAME ? 'warn' : 'plain';
  const target = request.asked.find(({ id }) => id === one.of)?.written;
  return (
    <li className="stacked">
      <span className="split">
        <span className="strong">
          {one.label ?? say('alike.link')}
          {target !== undefined && (
            <>
              {' '}
              <Identifier>{target}</Identifier>
            </>
          )}
          {target === undefined && one.of !== null && ` · ${say.maybe('data', one.of)}`}
        </span>
        <Badge tone={tone}>{say('alike.percent', { share: formats.share(one.percent / 100) })}</Badge>
      </span>
      {one.to !== null && (
        <span className="small">
          {say('alike.to')}{' '}
          {one.to.requestId === null ? (
            <Identifier>{`${one.to.target ?? ''} · ${one.to.caseNumber}`}</Identifier>
          ) : (
            <Link to="/requests/$requestId" params={{ requestId: one.to.requestId }}>
              <Identifier>{one.to.number}</Identifier>
            </Link>
          )}
        </span>
      )}
      <Words tag="del" label={say('changes.gone')} words={one.gone} />
      <Words tag="ins" label={say('changes.came')} words={one.came} />
    </li>
  );
}

function Words({ tag: Tag, label, words }: { tag: 'del' | 'ins'; label: string; words: readonly string[] }): ReactNode {
  if (words.length === 0) return null;
  return (
    <div className="changed-lines">
      <span className="small faint">{label}</span>
      <Tag dir="auto" translate="no">
        {words.join(' ')}
      </Tag>
    </div>
  );
}
