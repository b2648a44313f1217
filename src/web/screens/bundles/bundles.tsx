// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { JobShown } from '../../../core/api/evidence.ts';
import type { BundleShown } from '../../../core/api/proof.ts';
import { type Edition, editions } from '../../../core/evidence/editions.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage } from '../../language/language.tsx';
import { type Language, languages } from '../../language/messages.ts';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { DefenceQueries } from './defence-queries.tsx';
import { HandOut } from './hand-out.tsx';
import { type Decision, isComplete, LeaveOut, asked as leftOut } from './leave-out.tsx';
import { TakenIn } from './taken-in.tsx';

export function Bundles(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/bundles' });
  return <CaseFrame caseId={caseId}>{(detail) => <OfCase detail={detail} />}</CaseFrame>;
}

function OfCase({ detail }: { detail: CaseDetail }): ReactNode {
  const { say, language } = useLanguage();
  const bundles = useQuery(asked.bundles(detail.id));
  const [chosen, setChosen] = useState<Language>(language);
  const [chosenEdition, setEdition] = useState<Edition>('court');
  const [whose, setWhose] = useState('');
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  const offered = editions.filter((one) => detail.may.includes(one === 'defence' ? 'make-defence-bundle' : 'make-bundle'));
  const mayMake = offered.length > 0;
  const edition = offered.includes(chosenEdition) ? chosenEdition : (offered[0] ?? 'court');
  const questionsOf = edition === 'defence' && whose.trim().length > 1 ? { questionsOf: whose.trim() } : {};
  const items = useQuery({ ...asked.evidenceOfCase(detail.id), enabled: mayMake });
  const make = useAct(
    () => call('makeBundle', { params: { caseId: detail.id }, body: { language: chosen, edition, ...questionsOf, ...leftOut(decisions) } }),
    {
      quiet: true,
      done: say('bundle.begun'),
      after: () => setDecisions([]),
    },
  );
  return (
    <div className="columns">
      <div className="stack">
        <p className="lead">{say('bundle.lead')}</p>
        <Asked of={bundles}>
          {(answer) =>
            answer.bundles.length === 0 ? (
              <div className="card">
                <Empty what={say('bundle.none')} todo={say('bundle.none.do')} />
              </div>
            ) : (
              <Section title={say('bundle.title')} count={answer.bundles.length} flush>
                <ul className="rows">
                  {answer.bundles.map((bundle) => (
                    <OneBundle key={bundle.id} bundle={bundle} caseId={detail.id} asks={detail.may.includes('ask-for-defence')} />
                  ))}
                </ul>
              </Section>
            )
          }
        </Asked>
        <TakenIn caseId={detail.id} may={detail.may.includes('take-in-bundle')} />
      </div>
      {mayMake && (
        <Section title={say('bundle.make')}>
          <div className="stack">
            <NativeSelect
              label={say('bundle.language')}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value as Language)}
              data={languages.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <NativeSelect
              label={say('bundle.edition')}
              description={say(`bundle.edition.${edition}.why`)}
              value={edition}
              onChange={(event) => setEdition(event.currentTarget.value as Edition)}
              data={offered.map((one) => ({ value: one, label: say(`bundle.edition.${one}`) }))}
            />
            {edition === 'defence' && (
              <TextInput
                label={say('bundle.questions-of')}
                description={say('bundle.questions-of.why')}
                maxLength={200}
                value={whose}
                onChange={(event) => setWhose(event.currentTarget.value)}
              />
            )}
            <p className="small">{say('bundle.leave-out.lead')}</p>
            <LeaveOut
              items={(items.data?.items ?? []).filter(({ erasedAt }) => erasedAt === null)}
              decisions={decisions}
              change={setDecisions}
            />
            {make.error !== null && <Trouble error={make.error} />}
            <Button onClick={() => make.mutate()} loading={make.isPending} disabled={!decisions.every(isComplete)}>
              {say('bundle.make')}
            </Button>
          </div>
        </Section>
      )}
    </div>
  );
}

function BytesDone({ job }: { job: JobShown | null }): ReactNode {
  const { formats } = useLanguage();
  if (job?.progress?.of === undefined) return null;
  return (
    <bdi>
      {formats.size(job.progress.done)} / {formats.size(job.progress.of)}
    </bdi>
  );
}

function OneBundle({ bundle, caseId, asks }: { bundle: BundleShown; caseId: string; asks: boolean }): ReactNode {
  const { say, language, formats } = useLanguage();
  const job = useWork(bundle.job, ['bundles', caseId]);
  return (
    <li className="split">
      <div className="stacked">
        <span className="strong">{say('bundle.made', { when: formats.moment(bundle.madeAt) })}</span>
        <span className="dots small faint">
          <span>
            <Name>{bundle.madeBy.name}</Name>
          </span>
          <span>{say(`request.language.${bundle.language}`)}</span>
          <span>{say(`bundle.edition.${bundle.edition}`)}</span>
          {bundle.questionsOf !== null && <Name>{bundle.questionsOf}</Name>}
          {bundle.withheld.exhibits + bundle.withheld.records > 0 && (
            <Badge tone="warn">{say('bundle.decisions', { count: bundle.withheld.exhibits + bundle.withheld.records })}</Badge>
          )}
          {bundle.bytes !== null && <span>{formats.size(bundle.bytes)}</span>}
          {bundle.bytes !== null && !bundle.witnessed && (
            <Badge tone="warn" title={say('log.unwitnessed.why')}>
              {say('log.unwitnessed')}
            </Badge>
          )}
        </span>
        {bundle.erasedAt !== null && <span className="small">{say('bundle.erased')}</span>}
        {bundle.sha256 === null ? (
          <span role="status">
            <Badge tone={job?.state === 'failed' ? 'bad' : 'warn'}>{say.maybe('job', job?.state ?? 'waiting')}</Badge>{' '}
            <span className="small">{job?.error?.detail?.[language] ?? job?.error?.message ?? <BytesDone job={job} />}</span>
          </span>
        ) : (
          <>
            <span className="small faint">
              <Identifier wrap>{`SHA-256 ${bundle.sha256}`}</Identifier>
            </span>
            <span className="small">
              {say('bundle.verify')} <Identifier>rogatory verify bundle.zip</Identifier>
            </span>
            {bundle.erasedAt === null && bundle.mayOpen && (
              <Link to="/cases/$caseId/bundles/$bundleId" params={{ caseId, bundleId: bundle.id }} className="small">
                {say('bundle-check.title')}
              </Link>
            )}
          </>
        )}
        {asks && bundle.sha256 !== null && <DefenceQueries bundleId={bundle.id} />}
      </div>
      {bundle.sha256 !== null && bundle.erasedAt === null && bundle.mayOpen && <HandOut bundleId={bundle.id} />}
    </li>
  );
}
