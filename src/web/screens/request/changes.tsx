// SPDX-License-Identifier: Apache-2.0
/** What a text says that the one handed in before it did not: the first thing an approver looks for after sending it back. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RequestDetail, VersionChange } from '../../../core/api/requests.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Moment } from '../../parts/words.tsx';

/** The newest changes open, the earlier ones behind them. */
export function Changes({ request }: { request: Pick<RequestDetail, 'id'> }): ReactNode {
  const say = useSay();
  const history = useQuery(asked.requestHistory(request.id));
  const [newest, ...earlier] = (history.data?.changes ?? []).toReversed();
  if (newest === undefined) return null;
  return (
    <Section title={say('changes.title')} flush>
      <OneChange change={newest} />
      {earlier.length > 0 && (
        <details className="padded">
          <summary>{say('changes.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <OneChange key={one.at} change={one} />
          ))}
        </details>
      )}
    </Section>
  );
}

function OneChange({ change }: { change: VersionChange }): ReactNode {
  const say = useSay();
  return (
    <>
      <p className="small faint padded">
        {say('changes.version', { version: change.version })} ·{' '}
        {change.at === null ? say('changes.not-handed-in') : <Moment at={change.at} />}
      </p>
      {change.fields.length === 0 && <p className="padded">{say('changes.none')}</p>}
      <ul className="rows">
        {change.fields.map(({ field, label, gone, came }) => (
          <li key={field} className="stacked">
            <span className="strong">{label}</span>
            <Lines tag="del" label={say('changes.gone')} lines={gone} />
            <Lines tag="ins" label={say('changes.came')} lines={came} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Lines({ tag: Tag, label, lines }: { tag: 'del' | 'ins'; label: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div className="changed-lines">
      <span className="small faint">{label}</span>
      {[...new Set(lines)].map((line) => (
        <Tag key={line} dir="auto" translate="no">
          {line}
        </Tag>
      ))}
    </div>
  );
}
