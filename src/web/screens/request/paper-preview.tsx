// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useLanguage } from '../../language/language.tsx';
import { Waiting } from '../../parts/asked.tsx';

/** The paper as the desk would print it now. The frame may run nothing: the page in it is the desk's own, without scripts. */
export function PaperPreview({ request }: { request: RequestDetail }): ReactNode {
  const { say, language } = useLanguage();
  // What the addressee takes first, and the reader's own.
  const offered = [...new Set([...request.languages.filter((one) => one === 'en' || one === 'ar' || one === 'fr'), language])];
  const [chosen, setChosen] = useState<string>(offered[0] ?? language);
  const params = { requestId: request.id };
  // A new digest is a new paper.
  const paper = `${request.digest} ${chosen}`;
  const [shown, setShown] = useState('');
  return (
    <div className="paper-preview">
      <div className="split">
        {offered.length > 1 ? (
          <fieldset className="switch" aria-label={say('request.preview.language')}>
            {offered.map((one) => (
              <button key={one} type="button" aria-pressed={one === chosen} onClick={() => setChosen(one)}>
                {say.maybe('request.language', one)}
              </button>
            ))}
          </fieldset>
        ) : (
          <span />
        )}
        <a href={pathOf(apiRoutes.preview, params, { language: chosen, format: 'pdf' })} target="_blank" rel="noopener">
          {say('request.preview.pdf')}
        </a>
      </div>
      <div className="paper-frame">
        <iframe
          key={paper}
          title={say('request.preview')}
          sandbox=""
          src={pathOf(apiRoutes.preview, params, { language: chosen, format: 'html' })}
          onLoad={() => setShown(paper)}
        />
        {shown !== paper && <Waiting lines={8} />}
      </div>
    </div>
  );
}
