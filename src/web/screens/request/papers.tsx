// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { JobShown } from '../../../core/api/evidence.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { MadeDocument, PaperShown, RequestDetail } from '../../../core/api/requests.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Moment } from '../../parts/words.tsx';
import { PaperPreview } from './paper-preview.tsx';

export function Papers({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const waiting = request.papers.find(({ document }) => document === null);
  return (
    <Section
      title={say('request.paper')}
      count={request.documents.length}
      flush
      acts={
        request.documents.length > 0 ? (
          <Link to="/requests/$requestId/paper" params={{ requestId: request.id }} className="plain-button">
            {say('paper.way')}
          </Link>
        ) : undefined
      }
    >
      {request.documents.length === 0 && waiting === undefined && <p className="faint padded">{say('request.paper.none')}</p>}
      {!hasPaper(request) && <ReadUnsigned request={request} />}
      {waiting !== undefined && <BeingSealed requestId={request.id} job={waiting.job} />}
      {request.documents.length > 0 && <PaperList requestId={request.id} documents={request.documents} papers={request.papers} />}
    </Section>
  );
}

/** Of the version as it stands; an earlier one says something else. */
const hasPaper = ({ documents, papers, version }: RequestDetail): boolean =>
  [...documents, ...papers].some((paper) => paper.version === version);

/** Whoever handed it in reads what they handed in, as everybody of the circle may: under the watermark of a paper that nobody approved. */
function ReadUnsigned({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <div className="stack padded">
      <div className="row">
        <Button variant="default" onClick={() => setOpen(!open)} aria-expanded={open}>
          {say('request.paper.read')}
        </Button>
      </div>
      {open && <PaperPreview request={request} />}
    </div>
  );
}

/** The log has the text; the signed file follows when its proof can be attached. */
export function BeingSealed({ requestId, job: known }: { requestId: string; job: JobShown | null }): ReactNode {
  const say = useSay();
  const job = useWork(known, ['request', requestId]);
  return (
    <p className="faint padded" role="status">
      {job?.state === 'failed' ? say('request.paper.failed', { code: job.error?.code ?? '' }) : say('request.paper.sealing')}
    </p>
  );
}

interface PaperListProps {
  readonly requestId: string;
  readonly documents: readonly MadeDocument[];
  readonly papers: readonly PaperShown[];
}

export function PaperList({ requestId, documents, papers }: PaperListProps): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <ul className="rows">
      {documents.map((one) => {
        const language = say.maybe('request.language', one.language);
        const format = one.format.toUpperCase();
        const paper = papers.find(({ document }) => document === one.sha256);
        return (
          <li key={one.sha256} className="split">
            <span className="stacked">
              <span className="row tight">
                <strong>
                  {format} · {language}
                </strong>
                {one.signed && <Badge tone="good">{say('request.paper.signed')}</Badge>}
                {paper?.witnessed === false && (
                  <Badge tone="warn" title={say('log.unwitnessed.why')}>
                    {say('log.unwitnessed')}
                  </Badge>
                )}
              </span>
              <span className="dots small faint">
                <span>{say('request.version', { version: one.version })}</span>
                <span>{formats.size(one.bytes)}</span>
                <span>
                  <Moment at={one.madeAt} />
                </span>
              </span>
              {paper !== undefined && (
                <span className="small">
                  {say('request.paper.code')} <bdi dir="ltr">{paper.code}</bdi>
                </span>
              )}
              <bdi dir="ltr" className="identifier small faint" data-wrap>
                SHA-256 {one.sha256}
              </bdi>
            </span>
            <a
              className="plain-button"
              href={pathOf(apiRoutes.documentBytes, { requestId, sha256: one.sha256 })}
              download
              aria-label={say('request.paper.download', { language, format, version: one.version })}
            >
              <IconDownload size={16} aria-hidden="true" />
              {say('shell.download')}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
