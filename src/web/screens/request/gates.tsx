// SPDX-License-Identifier: Apache-2.0
/** What a person must look at before anything leaves: safeguards, the address, the form's own checks. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { shownControls } from '../../../core/documents/shown-controls.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';
import { Sources } from '../advice/fact-list.tsx';
import { Prose } from '../advice/prose.tsx';
import { Rows } from '../directory/fact-card.tsx';

export function Gates({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  if (request.gates.length === 0) return null;
  return (
    <Section title={say('request.gates')} count={request.gates.length} flush>
      <ul className="rows">
        {request.gates.map((gate) => (
          <li key={gate.id} className="stack tight">
            <span className="row tight">
              <Badge tone={gate.lifted === null ? (gate.effect === 'block' ? 'bad' : 'warn') : 'good'}>
                {say(`advice.gate.${gate.effect}`)}
              </Badge>
            </span>
            <Prose>{gate.why}</Prose>
            {gate.because.map(({ targetId, written, role }) => (
              <span key={targetId} className="small">
                {say('request.gate.because', { target: `\u2066${shownControls(written)}\u2069`, role: say.maybe('person', role) })}
              </span>
            ))}
            {gate.lifted === null && request.state === 'approved' && <p className="hint">{say('request.gate.after')}</p>}
            {gate.lifted !== null && (
              <span className="small">
                {say('request.gate.lifted', { name: `\u2068${gate.lifted.by.name}\u2069`, reason: `\u2068${gate.lifted.reason}\u2069` })}
              </span>
            )}
            {gate.lifted === null && request.may.includes('lift-gate') && <LiftGate requestId={request.id} gate={gate.id} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LiftGate({ requestId, gate }: { requestId: string; gate: string }): ReactNode {
  const say = useSay();
  const lift = (reason: string) => call('liftGate', { params: { requestId, gate }, body: { reason } });
  return (
    <WrittenAct
      label={say('request.gate.reason')}
      why={say('request.gate.reason.why')}
      go={say('request.gate.lift')}
      least={10}
      work={lift}
    />
  );
}

export function ChannelToConfirm({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const doubt = request.channelUnconfirmed;
  const doubtful = request.unconfirmed.filter(({ addressee }) => addressee);
  if (doubt === null) return null;
  const confirm = (how: string) => call('confirmChannel', { params: { requestId: request.id }, body: { how } });
  return (
    <Section title={say('request.channel')}>
      <div className="stack">
        <p>{say('request.channel.why', { state: say.maybe('fact', doubt.state) })}</p>
        {doubt.address !== null && (
          <p>
            <Identifier>{doubt.address}</Identifier>
          </p>
        )}
        <FactsInDoubt facts={doubtful} />
        {request.may.includes('confirm-channel') && (
          <WrittenAct label={say('request.channel.how')} go={say('request.channel.go')} least={5} work={confirm} />
        )}
      </div>
    </Section>
  );
}

/** Law on the paper that nobody has confirmed: it is printed as a blank until the legal reviewer has looked it up. */
export function LawToConfirm({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const doubtful = request.unconfirmed.filter(({ addressee }) => !addressee);
  if (doubtful.length === 0) return null;
  const facts = doubtful.map(({ factId }) => factId);
  const confirm = (how: string) => call('confirmChannel', { params: { requestId: request.id }, body: { how, facts } });
  return (
    <Section title={say('request.law')}>
      <div className="stack">
        <p>{say('request.law.why')}</p>
        <FactsInDoubt facts={doubtful} />
        {request.may.includes('confirm-law') && (
          <WrittenAct label={say('request.channel.how')} go={say('request.law.go')} least={5} work={confirm} />
        )}
      </div>
    </Section>
  );
}

function FactsInDoubt({ facts }: { facts: RequestDetail['unconfirmed'] }): ReactNode {
  const say = useSay();
  return (
    <ul className="plain-list stack tight">
      {facts.map((fact) => (
        <li key={fact.factId} className="stack tight">
          <span className="row tight">
            <Badge tone="warn">{say.maybe('fact', fact.state)}</Badge>
            <span>
              <bdi>{fact.title}</bdi> <Identifier>{fact.factId}</Identifier>
            </span>
          </span>
          <WhatItSays factId={fact.factId} />
        </li>
      ))}
    </ul>
  );
}

/** Nobody can confirm what they do not see: the fact as it would be printed or used, and where it is from. */
function WhatItSays({ factId }: { factId: string }): ReactNode {
  const { say, language } = useLanguage();
  const [open, setOpen] = useState(false);
  const found = useQuery({ ...asked.factHistory(factId, language), enabled: open });
  return (
    <details className="facts" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('request.fact.says')}</summary>
      <Asked of={found} lines={2}>
        {({ fact }) => (
          <div className="stack tight below">
            <Rows rows={fact.rows} />
            <Sources of={fact} />
          </div>
        )}
      </Asked>
    </details>
  );
}

interface WrittenActProps {
  readonly label: string;
  readonly why?: string;
  readonly go: string;
  readonly least: number;
  readonly most?: number;
  readonly work: (text: string) => Promise<unknown>;
}

/** An act that takes a reason in writing and the second factor. */
export function WrittenAct(props: WrittenActProps): ReactNode {
  const say = useSay();
  const [text, setText] = useState('');
  const act = useAct(() => props.work(text.trim()), { quiet: true, done: say('shell.done') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack tight">
      <Textarea
        label={props.label}
        description={props.why}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        required
        minLength={props.least}
        maxLength={props.most}
        rows={2}
      />
      {act.error !== null && <Trouble error={act.error} />}
      <div className="row end">
        <Button type="submit" size="xs" loading={act.isPending}>
          {props.go}
        </Button>
      </div>
    </form>
  );
}

export function Lints({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  if (request.lints.length === 0) return null;
  return (
    <Section title={say('request.lints')} flush>
      <LintList lints={request.lints} />
    </Section>
  );
}

export function LintList({ lints }: { lints: RequestDetail['lints'] }): ReactNode {
  return (
    <ul className="rows">
      {lints.map((lint) => (
        <li key={lint.id} className="stacked">
          <Prose>{lint.text}</Prose>
          {lint.facts.map((fact, at) => (
            <span key={fact} className="dots small faint">
              <Prose>{lint.titles[at] ?? ''}</Prose>
              <Identifier>{fact}</Identifier>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
