// SPDX-License-Identifier: Apache-2.0
/** What others say of the log, and what the desk has found wrong with itself. */
import type { ReactNode } from 'react';
import type { DeskFaultShown, WitnessShown } from '../../../core/api/proof.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment } from '../../parts/words.tsx';

export function Witnesses({ witnesses }: { witnesses: readonly WitnessShown[] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Section title={say('log.witnesses')}>
      {witnesses.length === 0 && (
        <div className="stack tight">
          <Badge tone="warn">{say('log.unwitnessed')}</Badge>
          <p className="small">{say('log.witnesses.none')}</p>
        </div>
      )}
      <ul className="stack tight">
        {witnesses.map(({ name, size, signedAt, trouble }) => (
          <li key={name} className="stacked">
            <Identifier wrap>{name}</Identifier>
            <span className="small">
              {signedAt === null ? say('log.witnesses.never') : say('log.witnesses.size', { size: formats.count(size) })}{' '}
              {signedAt !== null && <Moment at={signedAt} precise />}
            </span>
            {trouble !== null && <span className="small faint">{say('log.witnesses.trouble', { why: trouble })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Faults({ faults }: { faults: readonly DeskFaultShown[] }): ReactNode {
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <Section title={say('log.faults')} count={faults.length}>
      <ul className="stack tight">
        {faults.map(({ code, place, what, foundAt }) => (
          <li key={`${code} ${place}`} className="stacked">
            <span>
              <Badge tone="bad">{say.maybe('fault', code.toLowerCase())}</Badge>
            </span>
            <span className="small" dir="ltr" lang="en">
              {what}
            </span>
            <span className="small faint">
              <Moment at={foundAt} precise /> · <Identifier>{code}</Identifier>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
