// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { KeptAdvice } from '../../../core/api/cases.ts';
import { isDocumentKind } from '../../../core/requests/kinds.ts';
import type { Option } from '../../../core/routes/advice.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Badge, Identifier, Name, type Tone } from '../../parts/words.tsx';
import { FactList } from './fact-list.tsx';
import { Prose } from './prose.tsx';

interface OptionProps {
  readonly option: Option;
  readonly kept: KeptAdvice;
  readonly list: 'step0' | 'step1' | 'options' | 'greyed';
  readonly index: number;
  readonly rank: number | undefined;
  readonly may: boolean;
}

const TONES: Readonly<Record<string, Tone>> = {
  required: 'sea',
  available: 'sea',
  likely: 'good',
  discretionary: 'plain',
  unlikely: 'warn',
  impossible: 'bad',
  not_in_force: 'bad',
};

export function OptionCard({ option, kept, list, index, rank, may }: OptionProps): ReactNode {
  const say = useSay();
  const greyed = list === 'greyed';
  return (
    <article className="option" data-greyed={greyed || undefined}>
      <header className="split">
        <div className="stacked">
          <h3>
            {rank !== undefined && <span className="rank">{rank}</span>}
            {say.maybe('route', option.route)}
          </h3>
          <span className="tags">
            <Badge tone={TONES[option.status] ?? 'plain'}>{say.maybe('status', option.status)}</Badge>
            {option.weakest !== 'high' && (
              <Badge tone={option.weakest === 'none' ? 'warn' : 'plain'}>
                {say('advice.weakest', { confidence: say(`confidence.${option.weakest}`) })}
              </Badge>
            )}
          </span>
        </div>
        {may && list !== 'greyed' && isDocumentKind(option.document) && (
          <Take option={option} adviceId={kept.id} caseId={kept.caseId} list={list} index={index} />
        )}
      </header>
      <p>
        <Prose>{option.why}</Prose>
      </p>
      {!greyed && <OptionFacts option={option} />}
      <Lines title={say('advice.risks')} lines={option.risks} />
      <Lines title={say('advice.conditions')} lines={option.conditions} />
      <Lines title={say('advice.after')} lines={option.after} />
      <Lines title={say('advice.alternatives')} lines={option.alternatives} />
      <FactList ids={option.facts} facts={kept.facts} rule={option.rule} />
    </article>
  );
}

function OptionFacts({ option }: { option: Option }): ReactNode {
  const { say, formats } = useLanguage();
  const time = (span: { days: number } | { hours: number }) =>
    'days' in span ? say('advice.days', { count: span.days }) : say('advice.hours', { count: span.hours });
  const { to } = option;
  return (
    <dl className="option-facts">
      <div>
        <dt>{say('advice.to')}</dt>
        <dd className="stacked">
          <Name>{to.name}</Name>
          {to.channel?.address !== undefined && (
            <span className="small">
              <Identifier>{to.channel.address}</Identifier>
            </span>
          )}
          {to.channel?.address !== undefined && !to.channel.ownDomain && (
            <span className="small warn-text">{say('advice.not-own-domain')}</span>
          )}
        </dd>
      </div>
      {option.document !== '' && (
        <div>
          <dt>{say('advice.paper')}</dt>
          <dd>{say.maybe('document', option.document)}</dd>
        </div>
      )}
      {(option.papers ?? []).some((one) => one !== option.document) && (
        <div>
          <dt>{say('advice.papers')}</dt>
          <dd>{formats.list(option.papers.map((one) => say.maybe('paper', one)))}</dd>
        </div>
      )}
      <div>
        <dt>{say('advice.covers')}</dt>
        <dd>{formats.list(option.data.map((one) => say.maybe('data', one)))}</dd>
      </div>
      {option.holdDays !== undefined && (
        <div>
          <dt>{say('advice.hold')}</dt>
          <dd>{say('advice.days', { count: option.holdDays })}</dd>
        </div>
      )}
      {(option.deadline ?? option.expect) !== null && (
        <div>
          <dt>{say(option.deadline === null ? 'advice.expect' : 'advice.deadline')}</dt>
          <dd>{time((option.deadline ?? option.expect) as { days: number })}</dd>
        </div>
      )}
    </dl>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div className="lines">
      <h4>{title}</h4>
      <ul className="bullets">
        {lines.map((line) => (
          <li key={line}>
            <Prose>{line}</Prose>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TakeProps {
  readonly option: Option;
  readonly adviceId: string;
  readonly caseId: string;
  readonly list: 'step0' | 'step1' | 'options';
  readonly index: number;
}

function Take({ option, adviceId, caseId, list, index }: TakeProps): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const take = useAct(() => call('draftRequest', { params: { caseId }, body: { adviceId, list, index } }), {
    done: (made) => say('advice.drafted', { number: `\u2066${made.number}\u2069` }),
    after: (made) => void navigate({ to: '/requests/$requestId/edit', params: { requestId: made.id } }),
  });
  return (
    <Button
      size="xs"
      variant={index === 0 ? 'filled' : 'light'}
      loading={take.isPending}
      onClick={() => take.mutate()}
      aria-label={say('advice.take.to', { paper: say.maybe('document', option.document), addressee: option.to.name })}
    >
      {say('advice.take')}
    </Button>
  );
}
