// SPDX-License-Identifier: Apache-2.0
/** Papers that were made beside a case, as they were made: each can be had again, and a new version of it written. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { CompanionShown } from '../../../core/api/companions.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';

interface KeptProps {
  readonly caseId: string;
  readonly requestId?: string;
  /** Absent where nothing is written, as beside a request. */
  readonly again?: (paper: CompanionShown) => void;
}

export function KeptPapers({ caseId, requestId, again }: KeptProps): ReactNode {
  const say = useSay();
  const papers = useQuery(asked.companionPapers(caseId, requestId));
  return (
    <Asked of={papers} lines={2}>
      {({ papers: kept }) => (
        <Section title={say('companions.kept')} count={kept.length} flush>
          {kept.length === 0 && <p className="faint padded">{say('companions.kept.none')}</p>}
          <ul className="rows">
            {kept.map((paper) => (
              <li key={paper.id} className="split">
                <Paper paper={paper} />
                <span className="row tight">
                  {again !== undefined && !paper.replaced && (
                    <button type="button" className="plain-button" onClick={() => again(paper)}>
                      {say('companions.again')}
                    </button>
                  )}
                  <a className="plain-button" href={pathOf(apiRoutes.companionBytes, { caseId, paperId: paper.id })} download={paper.name}>
                    {say('companions.get')}
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Asked>
  );
}

function Paper({ paper }: { paper: CompanionShown }): ReactNode {
  const say = useSay();
  return (
    <span className="stacked">
      <span className="row tight">
        <strong>{paper.title}</strong>
        {paper.incomplete && <Badge tone="warn">{say('companions.incomplete')}</Badge>}
        {paper.replaced && <Badge>{say('companions.replaced')}</Badge>}
      </span>
      <span className="dots small faint">
        <span>{say('request.version', { version: paper.version })}</span>
        <span>{say.maybe('request.language', paper.language)}</span>
        <span>{paper.format.toUpperCase()}</span>
        {paper.request !== null && <Identifier>{paper.request.number}</Identifier>}
        {paper.evidence !== null && <Name>{paper.evidence.name}</Name>}
        <Name>{paper.by.name}</Name>
        <Moment at={paper.at} />
      </span>
      <Identifier wrap>{`SHA-256 ${paper.sha256}`}</Identifier>
    </span>
  );
}
