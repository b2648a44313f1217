// SPDX-License-Identifier: Apache-2.0
/** Somebody whom the case protects is named in a text of the paper: the drafter says what for, whoever decides reads it. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NamedShown } from '../../../core/api/named-in-texts.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment } from '../../parts/words.tsx';
import { WrittenAct } from './gates.tsx';

interface NamedProps {
  readonly request: RequestDetail;
  /** What is typed is on the desk first. */
  readonly saved?: () => Promise<RequestDetail>;
  readonly done?: (answer: RequestDetail) => void;
}

export function NamedInTexts({ request, saved, done }: NamedProps): ReactNode {
  const say = useSay();
  const { named } = request;
  if (named.length === 0) return null;
  const isOpen = named.some(({ answer }) => answer === null);
  return (
    <Section title={say('named.title')} count={named.length}>
      <div className="stack">
        <p className="hint" data-tone={isOpen ? 'warn' : undefined} role="status">
          {say(isOpen ? 'named.lead' : 'named.lead.read')}
        </p>
        {named.map((one) => (
          <OneNamed key={one.targetId} named={one} request={request} saved={saved} done={done} />
        ))}
        {isOpen && request.state === 'submitted' && <p className="small">{say('named.submitted')}</p>}
        {isOpen && request.state === 'approved' && <p className="small">{say('named.approved')}</p>}
      </div>
    </Section>
  );
}

function OneNamed({ named, ...props }: NamedProps & { named: NamedShown }): ReactNode {
  const { say, formats } = useLanguage();
  const { request } = props;
  const { targetId, answer } = named;
  const mayAnswer = request.may.includes('answer-named');
  const words = answer === null ? 'named.open' : answer.asks ? 'named.asks' : 'named.only';
  return (
    <div className="stack tight">
      <span className="row tight">
        <Link to="/cases/$caseId/targets/$targetId" params={{ caseId: request.caseId, targetId }}>
          <Identifier>{named.written}</Identifier>
        </Link>
        <span>{say.maybe('person', named.role)}</span>
        <Badge tone={answer === null ? 'warn' : 'plain'}>{say(words)}</Badge>
      </span>
      <span className="small">{say('named.in', { fields: formats.list(named.fields.map(({ label }) => `\u2068${label}\u2069`)) })}</span>
      {answer !== null && <Answered answer={answer} />}
      {mayAnswer && answer === null && <Answers named={named} {...props} />}
      {mayAnswer && answer !== null && (
        <details className="facts">
          <summary>{say('named.again')}</summary>
          <div className="below">
            <Answers named={named} {...props} />
          </div>
        </details>
      )}
    </div>
  );
}

function Answered({ answer }: { answer: NonNullable<NamedShown['answer']> }): ReactNode {
  const say = useSay();
  return (
    <>
      {answer.reason !== null && (
        <blockquote className="said" dir="auto" translate="no">
          {answer.reason}
        </blockquote>
      )}
      <span className="dots small faint">
        <span>{say('named.by', { name: `\u2068${answer.by.name}\u2069` })}</span>
        <Moment at={answer.at} />
      </span>
    </>
  );
}

function Answers({ named: { targetId }, request, saved, done }: NamedProps & { named: NamedShown }): ReactNode {
  const say = useSay();
  const answer = async (body: { asks: boolean; reason?: string }) => {
    const { id, named } = (await saved?.()) ?? request;
    const here = named.find((one) => one.targetId === targetId);
    // What was typed meanwhile may have taken them out of the text.
    if (here === undefined) return;
    done?.(await call('answerNamed', { params: { requestId: id, targetId }, body: { digest: here.digest, ...body } }));
  };
  const ask = useAct(() => answer({ asks: true }), { quiet: true, done: say('shell.done') });
  return (
    <div className="stack tight">
      <WrittenAct
        label={say('named.reason')}
        why={say('named.reason.why')}
        go={say('named.go')}
        least={10}
        work={(reason) => answer({ asks: false, reason })}
      />
      {ask.error !== null && <Trouble error={ask.error} />}
      <p className="small faint">{say('named.ask.why')}</p>
      <div className="row end">
        <Button size="xs" variant="default" onClick={() => ask.mutate(undefined)} loading={ask.isPending}>
          {say('named.ask')}
        </Button>
      </div>
    </div>
  );
}
