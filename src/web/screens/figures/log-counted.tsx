// SPDX-License-Identifier: Apache-2.0
/** From which state of the log was counted; where it does not verify, or the register says otherwise, in words that cannot be overlooked. */
import type { ReactNode } from 'react';
import type { CountedShown, FiguresShown } from '../../../core/api/oversight.ts';
import { useLanguage } from '../../language/language.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';

export function LogCounted({ log }: Pick<CountedShown, 'log'>): ReactNode {
  const { say, formats } = useLanguage();
  if (!log.verifies)
    return (
      <div className="does-not-agree" role="alert">
        <p>
          <strong>{say('figures.log.bad')}</strong>
        </p>
        <p>{say('figures.log.bad.do')}</p>
        <ul className="plain">
          {log.faults.map((fault) => (
            <li key={fault} className="small" dir="ltr" lang="en">
              {fault}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <p className="small">
      {say('figures.log.good', { size: formats.count(log.size) })} {log.root !== null && <Identifier wrap>{log.root}</Identifier>}{' '}
      {log.witnessed ? <Badge tone="good">{say('figures.log.witnessed')}</Badge> : <Badge tone="warn">{say('log.unwitnessed')}</Badge>}{' '}
      {log.pending > 0 && say('figures.log.pending', { count: log.pending })}
    </p>
  );
}

export function Disagreements({ disagreements }: Pick<FiguresShown, 'disagreements'>): ReactNode {
  const { say } = useLanguage();
  if (disagreements.length === 0) return null;
  return (
    <div className="does-not-agree" role="alert">
      <p>
        <strong>{say('figures.differs', { count: disagreements.length })}</strong>
      </p>
      <ul className="plain">
        {disagreements.map(({ what, request, entry }) => (
          <li key={`${what} ${request ?? entry}`} className="small">
            {say(`figures.differs.${what}`)} <Identifier wrap>{request ?? entry ?? ''}</Identifier>
          </li>
        ))}
      </ul>
    </div>
  );
}
