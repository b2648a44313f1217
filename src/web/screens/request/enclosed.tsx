// SPDX-License-Identifier: Apache-2.0
/** What goes along with a request, each by its hash and size: what an approval covers, and what the mail of the desk carries. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Enclosure } from '../../../core/api/enclosures.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';

interface EnclosedProps {
  readonly caseId: string;
  readonly of: Pick<RequestDetail, 'enclosures' | 'enclosedElsewhere'>;
  /** What the reader does with them, or should know. */
  readonly why: string;
}

export function Enclosed({ caseId, of: { enclosures, enclosedElsewhere }, why }: EnclosedProps): ReactNode {
  const say = useSay();
  const count = enclosures.length + enclosedElsewhere.length;
  if (count === 0) return null;
  return (
    <Section title={say('send.enclosures')} count={count}>
      <div className="stack">
        {enclosures.length > 0 && <p className="small faint">{why}</p>}
        {enclosures.map((one) => (
          <OneEnclosure key={one.sha256} caseId={caseId} one={one} />
        ))}
        {enclosedElsewhere.length > 0 && (
          <>
            <p className="hint" data-tone="warn">
              {say('send.enclosures.elsewhere')}
            </p>
            <ul className="plain-list stack tight">
              {enclosedElsewhere.map((name) => (
                <li key={name}>
                  <Name>{name}</Name>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  );
}

function OneEnclosure({ caseId, one: { name, sha256, bytes, evidenceId, keptBack } }: { caseId: string; one: Enclosure }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <div className="split">
      <div className="stacked">
        <span className="dots">
          <Name>{name}</Name>
          <span className="small faint">{formats.size(bytes)}</span>
        </span>
        <Identifier wrap>{sha256}</Identifier>
        {keptBack !== null && (
          <span>
            <Badge tone="bad">{say(`enclose.kept.${keptBack}`)}</Badge>
          </span>
        )}
      </div>
      <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId }} className="plain-button">
        {say('send.enclosures.open')}
      </Link>
    </div>
  );
}
