// SPDX-License-Identifier: Apache-2.0
/** The sworn translator's pack goes out and comes back; what differs is named sentence by sentence. */
import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { PaperRoad } from '../../../core/api/paper-road.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage } from '../../language/language.tsx';
import { type Language, languages } from '../../language/messages.ts';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier } from '../../parts/words.tsx';

export function Translation({ request, road }: { request: RequestDetail; road: PaperRoad }): ReactNode {
  const { say, language } = useLanguage();
  const [from, setFrom] = useState<Language>(road.papers[0]?.language ?? language);
  const [evidenceId, setEvidenceId] = useState('');
  const params = { requestId: request.id };
  const check = useAct(() => call('checkTranslation', { params, body: { evidenceId, language: from } }), { quiet: true });
  const href = (format: 'docx' | 'csv') => pathOf(apiRoutes.translationPack, params, { language: from, format });
  return (
    <Section title={say('translation.title')}>
      <div className="stack">
        <p className="small faint">
          {say('translation.why')}{' '}
          <Link to="/cases/$caseId/papers" params={{ caseId: request.caseId }} search={{ request: request.id }}>
            {say('companions.translators_certificate')}
          </Link>
        </p>
        <div className="row">
          <NativeSelect
            label={say('translation.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value as Language)}
            data={languages.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <a className="plain-button" href={href('docx')} download>
            {say('translation.pack', { format: 'DOCX' })}
          </a>
          <a className="plain-button" href={href('csv')} download>
            {say('translation.pack', { format: 'CSV' })}
          </a>
        </div>
        <div className="row">
          <NativeSelect
            label={say('translation.back')}
            value={evidenceId}
            onChange={(event) => setEvidenceId(event.currentTarget.value)}
            data={[{ value: '', label: say('incoming.item.none') }, ...road.scans.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Button variant="default" onClick={() => check.mutate(undefined)} loading={check.isPending} disabled={evidenceId === ''}>
            {say('translation.check')}
          </Button>
        </div>
        {check.error !== null && <Trouble error={check.error} />}
        {check.data !== undefined && <Found found={check.data} />}
      </div>
    </Section>
  );
}

type Checked = Awaited<ReturnType<typeof call<'checkTranslation'>>>;

function Found({ found }: { found: Checked }): ReactNode {
  const { say } = useLanguage();
  return (
    <div role="status" className="stack">
      <p className="hint" data-tone={found.faults.length === 0 ? 'good' : 'warn'}>
        {found.faults.length === 0
          ? say('translation.good', { locked: found.locked, sentences: found.sentences })
          : say('translation.faults', { count: found.faults.length })}
      </p>
      {found.faults.length > 0 && (
        <ul className="rows">
          {found.faults.map((fault, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two faults of one sentence may be alike, and the list never changes
            <li key={at} className="row tight">
              <Identifier>{fault.segment}</Identifier>
              <span>{say(`translation.fault.${fault.kind}`)}</span>
              {fault.text !== null && <Identifier wrap>{fault.text}</Identifier>}
            </li>
          ))}
        </ul>
      )}
      {found.text !== null && (
        <details>
          <summary>{say('translation.text')}</summary>
          <p dir="auto" translate="no" className="pack-text">
            {found.text}
          </p>
        </details>
      )}
    </div>
  );
}
