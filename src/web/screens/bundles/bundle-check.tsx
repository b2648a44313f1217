// SPDX-License-Identifier: Apache-2.0
/** What a check of a bundle comes to, as a page to read or to print: the questions of a lawyer first, what each answer rests on below it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BundleCheck } from '../../../core/api/proof.ts';
import { layWords } from '../../../core/evidence/lay-questions.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';

type Answer = BundleCheck['answers'][number];

const TONES = { good: 'good', note: 'warn', bad: 'bad' } as const;

export function BundleCheckScreen(): ReactNode {
  const { caseId, bundleId } = useParams({ from: '/inside/cases/$caseId/bundles/$bundleId' });
  const check = useQuery(asked.bundleCheck(bundleId));
  return (
    <CaseFrame caseId={caseId}>{() => <Asked of={check}>{(found) => <Checked bundleId={bundleId} check={found} />}</Asked>}</CaseFrame>
  );
}

function Checked({ bundleId, check }: { bundleId: string; check: BundleCheck }): ReactNode {
  const { say } = useLanguage();
  const job = useWork(check.job, ['bundle-check', bundleId]);
  const begin = useAct(() => call('checkBundle', { params: { bundleId } }), { quiet: true });
  const runs = job?.state === 'waiting' || job?.state === 'running';
  return (
    <div className="stack">
      <p className="lead">{say('bundle-check.lead')}</p>
      <p className="small">
        <Identifier wrap>{bundleId}</Identifier>
      </p>
      {check.answers.length > 0 && !runs && <Answers check={check} />}
      {check.answers.length === 0 && !runs && (
        <div className="card">
          <Empty what={say(job?.state === 'failed' ? 'bundle-check.failed' : 'bundle-check.none')} />
        </div>
      )}
      {runs && (
        <p role="status">
          <Badge tone="warn">{say('bundle-check.running')}</Badge>
        </p>
      )}
      {begin.error !== null && <Trouble error={begin.error} />}
      <div className="row no-print">
        <Button variant="default" loading={begin.isPending || runs} onClick={() => begin.mutate(undefined)}>
          {say(check.answers.length === 0 ? 'bundle-check.begin' : 'bundle-check.again')}
        </Button>
      </div>
    </div>
  );
}

function Answers({ check }: { check: BundleCheck }): ReactNode {
  const { say } = useLanguage();
  const wrong = check.answers.some(({ state }) => state === 'bad');
  return (
    <>
      <Section title={say('bundle-check.title')}>
        <div className="stack tight">
          <span>
            <Badge tone={wrong ? 'bad' : 'good'}>{say(wrong ? 'bundle-check.bad' : 'bundle-check.good')}</Badge>
          </span>
          <p className="strong">{say('bundle-check.lawful')}</p>
          {check.checkedAt !== null && (
            <p className="small faint">
              <Moment at={check.checkedAt} precise />
            </p>
          )}
        </div>
      </Section>
      {check.answers.map((answer) => (
        <OneAnswer key={answer.question} answer={answer} />
      ))}
      <p className="small">{say('bundle-check.without-us')}</p>
    </>
  );
}

function OneAnswer({ answer: { question, state, findings } }: { answer: Answer }): ReactNode {
  const { say, language, formats } = useLanguage();
  const words = layWords[language][question];
  return (
    <Section title={words.asked}>
      <div className="stack tight">
        <p>
          <Badge tone={TONES[state]}>{say(`bundle-check.state.${state}`)}</Badge> {words[state]}
        </p>
        {findings.length > 0 && (
          <details open={state === 'bad'}>
            <summary>{say('bundle-check.rests-on', { count: findings.length })}</summary>
            <ul className="stack tight small">
              {findings.map((one) => (
                <li key={`${one.code} ${one.state}`}>
                  <Badge tone={TONES[one.state]}>{say(`bundle-check.state.${one.state}`)}</Badge>{' '}
                  {one.count > 1 && <span>× {formats.count(one.count)} </span>}
                  {one.said === undefined ? (
                    <bdi dir="ltr" lang="en">
                      {one.what}
                    </bdi>
                  ) : (
                    one.said[language]
                  )}{' '}
                  <code className="faint">{one.code}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Section>
  );
}
