// SPDX-License-Identifier: Apache-2.0
/** The facts that a request was drafted from say something else now: what stood, what stands, since when; and the two answers to it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FactsSinceShown } from '../../../core/api/changed-facts.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { shownControls } from '../../../core/documents/shown-controls.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier, Moment } from '../../parts/words.tsx';
import { Prose } from '../advice/prose.tsx';
import { WrittenAct } from './gates.tsx';

interface ChangedFactsProps {
  readonly request: RequestDetail;
  /** What is typed is on the desk first. */
  readonly saved?: () => Promise<RequestDetail>;
  readonly done?: (answer: RequestDetail) => void;
}

type Change = FactsSinceShown['changes'][number];

export function ChangedFacts({ request, saved, done }: ChangedFactsProps): ReactNode {
  const { say, formats } = useLanguage();
  const since = request.factsSince;
  if (since === null) return null;
  return (
    <Section title={say('since.title')}>
      <div className="stack">
        <p className="hint" data-tone="warn" role="status">
          {say('since.lead', { day: formats.day(since.draftedAt) })}
        </p>
        {since.closed !== null && (
          <p>
            {say('since.closed')} {since.closed.why !== null && <Prose>{since.closed.why}</Prose>}
            <Only targets={since.closed.targets} />
          </p>
        )}
        {since.parted && <p>{say('since.parted')}</p>}
        {since.changes.map((change) => (
          <OneChange key={change.what} change={change} request={request} />
        ))}
        <Laws laws={since.laws} />
        {since.knowledge.was !== since.knowledge.now && (
          <p className="small faint">
            {say('since.version', { was: shortVersion(since.knowledge.was), now: shortVersion(since.knowledge.now) })}
          </p>
        )}
        {since.kept === null ? <Answers request={request} since={since} saved={saved} done={done} /> : <Kept kept={since.kept} />}
      </div>
    </Section>
  );
}

/** `sha256:` and the first letters, from left to right in every language. */
const shortVersion = (version: string): string => `\u2066${version.replace('sha256:', '').slice(0, 12)}\u2069`;

/** Which law, and from which day on. */
function Laws({ laws }: Pick<FactsSinceShown, 'laws'>): ReactNode {
  const { say, formats } = useLanguage();
  return laws.map(({ factId, title, turn, on }) => (
    <p key={`${factId} ${turn}`} className="dots">
      <Prose>{title}</Prose>
      <strong>{say(turn === 'began' ? 'since.law.began' : 'since.law.ended', { day: formats.day(on) })}</strong>
      <Identifier>{factId}</Identifier>
    </p>
  ));
}

/** Of a request for several: those it is said of. */
function Only({ targets }: { targets: readonly string[] }): ReactNode {
  const { say, formats } = useLanguage();
  if (targets.length === 0) return null;
  return (
    <span className="small">{say('since.of', { targets: formats.list(targets.map((one) => `\u2066${shownControls(one)}\u2069`)) })}</span>
  );
}

function OneChange({ change, request }: { change: Change; request: RequestDetail }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <div className="stack tight">
      <h3>{say(`since.what.${change.what}`)}</h3>
      <Only targets={change.targets} />
      <Values tag="del" label={say('since.was')} values={change.was} what={change.what} request={request} />
      <Values tag="ins" label={say('since.now')} values={change.now} what={change.what} request={request} />
      {change.facts.map(({ factId, title, since, correctedBy }) => (
        <p key={factId} className="dots small faint">
          <span>
            <bdi>{title}</bdi>
          </span>
          {since !== null && (
            <span>
              {correctedBy === null
                ? say('since.read', { day: formats.day(since) })
                : say('since.corrected', { day: formats.day(since), name: `\u2068${correctedBy}\u2069` })}
            </span>
          )}
          <Identifier>{factId}</Identifier>
        </p>
      ))}
    </div>
  );
}

interface ValuesProps extends Pick<Change, 'what'> {
  readonly tag: 'del' | 'ins';
  readonly label: string;
  readonly values: readonly string[];
  readonly request: RequestDetail;
}

function Values({ tag: Tag, label, values, what, request }: ValuesProps): ReactNode {
  const say = useSay();
  const inWords = useWords(what, request);
  return (
    <div className="changed-lines">
      <span className="small faint">{label}</span>
      {values.length === 0 ? (
        <span className="faint">{say('since.nothing')}</span>
      ) : (
        values.map((value) => (
          <Tag key={value} dir="auto">
            {inWords(value)}
          </Tag>
        ))
      )}
    </div>
  );
}

/** Names, numbers and addresses stand as they are; codes by their words. */
function useWords(what: Change['what'], { fields }: RequestDetail): (value: string) => string {
  const { say, formats, language } = useLanguage();
  switch (what) {
    case 'country':
      return formats.country;
    case 'channel':
      return (value) => say.maybe('send.channel', value);
    case 'papers':
      return (value) => say.maybe('paper', value);
    case 'languages':
      return (value) => new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value;
    case 'fields':
      return (value) => fields.find(({ id }) => id === value)?.label ?? value.replaceAll('_', ' ');
    case 'hold-days':
      return (value) => say('advice.days', { count: Number(value) });
    default:
      return (value) => value;
  }
}

function Kept({ kept }: { kept: NonNullable<FactsSinceShown['kept']> }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight">
      <p>{say('since.kept', { name: `\u2068${kept.by.name}\u2069` })}</p>
      <blockquote className="said" dir="auto">
        {kept.reason}
      </blockquote>
      <p className="small faint">
        <Moment at={kept.at} />
      </p>
    </div>
  );
}

function Answers({ request, since, saved, done }: ChangedFactsProps & { since: FactsSinceShown }): ReactNode {
  const say = useSay();
  const { difference } = since;
  const params = { requestId: request.id };
  const takeOver = useAct(
    async () => {
      const { digest } = (await saved?.()) ?? request;
      return await call('takeOverFacts', { params, body: { digest, difference } });
    },
    { quiet: true, done: say('since.taken'), after: done },
  );
  const keep = async (reason: string) => {
    const answer = await call('keepFacts', { params, body: { difference, reason } });
    done?.(answer);
  };
  const why = request.state === 'approved' ? 'since.keep.why.approved' : 'since.keep.why';
  const mayTake = request.may.includes('take-over-facts');
  return (
    <>
      {mayTake && (
        <div className="stack tight">
          {takeOver.error !== null && <Trouble error={takeOver.error} />}
          <div className="row">
            <Button onClick={() => takeOver.mutate(undefined)} loading={takeOver.isPending}>
              {say('since.take-over')}
            </Button>
          </div>
        </div>
      )}
      {request.state !== 'draft' && since.closed === null && (
        <p className="small">{say(request.state === 'submitted' ? 'since.submitted' : 'since.approved')}</p>
      )}
      {request.may.includes('keep-facts') && (
        <WrittenAct label={say('since.keep')} why={say(why)} go={say('since.keep.go')} least={10} work={keep} />
      )}
    </>
  );
}
